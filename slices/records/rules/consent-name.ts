import type { Pack, SourceId } from '@lendline/strategy';
import type { RecordSource } from '../contract.ts';

/** What packs call the consent to each source, the usual name first. */
const names: Readonly<Record<RecordSource | 'declared-ties', readonly [SourceId, ...SourceId[]]>> = {
  'call-records': ['call-records'],
  'payment-statement': ['payment-statement', 'mobile-money-statement'],
  'declared-ties': ['declared-ties'],
};

/** The name under which a pack asks for a source; one that it does not allow keeps its usual name, and is refused. */
export function consentName({ allowedSources }: Pack, source: RecordSource | 'declared-ties'): SourceId {
  const allowed = new Set(allowedSources.map(({ id }) => id));
  const [usual] = names[source];
  return names[source].find((name) => allowed.has(name)) ?? usual;
}
