import { coverage, type Features, type PersonRecords } from '@lendline/behaviour';
import type { ImportReport, RecordSource } from '@lendline/records/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { ageInDays, sourceCoverage } from './source-coverage.ts';

export interface SnapshotValues {
  readonly values: Features;
  readonly coverage: FeatureSnapshot['coverage'];
}

/** How much of what was read speaks for each source. */
export function recordCoverage(
  { calls, transactions }: Pick<PersonRecords, 'calls' | 'transactions'>,
  imports: readonly ImportReport[],
  asOf: Temporal.Instant,
): FeatureSnapshot['coverage'] {
  const files = (source: RecordSource) => imports.filter((one) => one.source === source);
  return {
    calls: sourceCoverage(coverage(calls, asOf), files('call-records'), asOf),
    statement: sourceCoverage(coverage(transactions, asOf), files('payment-statement'), asOf),
  };
}

/** The coverage of the same records at a later instant: only their age is another. */
export function coverageLater({ calls, statement }: FeatureSnapshot['coverage'], asOf: Temporal.Instant) {
  const later = (of: FeatureSnapshot['coverage']['calls']) => ({
    ...of,
    ageDays: of.newest === null ? null : ageInDays(Temporal.Instant.from(of.newest), asOf),
  });
  return { calls: later(calls), statement: later(statement) };
}
