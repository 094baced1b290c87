import { featureCatalogue, valueNames } from '@lendline/behaviour';
import type { SourceId } from '@lendline/strategy';

/** What a person agrees to where a feature of this kind is computed. */
const sources = {
  calls: 'call-records',
  statement: 'payment-statement',
  graph: 'declared-ties',
  line: 'line-checks',
} as const satisfies Record<(typeof featureCatalogue)[number]['source'], SourceId>;

/** Every behaviour feature that can be computed today, with the source that its records come from. */
export const knownFeatures: ReadonlyMap<string, SourceId> = new Map(
  featureCatalogue.flatMap((definition) => valueNames(definition).map((name) => [name, sources[definition.source]])),
);
