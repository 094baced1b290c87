import type { FeatureDefinition, Portrait, PortraitEvidence } from '@lendline/features/contract';
import { type FeatureView, featureViews } from '../application/feature-value.ts';

/** A feature with the records that it was made of. */
export interface Origin extends FeatureView {
  readonly evidence: PortraitEvidence;
}

/** Every value with its origin; those that had something to measure first. */
export function originsOf({ evidence }: Portrait, catalogue: readonly FeatureDefinition[]): readonly Origin[] {
  const origins = evidence.flatMap((one) => {
    const values = Object.fromEntries(one.values.map(({ name, value }) => [name, value]));
    return featureViews(values, catalogue).map((view): Origin => ({ ...view, evidence: one }));
  });
  return [...origins.filter(({ value }) => value !== null), ...origins.filter(({ value }) => value === null)];
}
