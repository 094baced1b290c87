import { coverage, type Features, type PersonRecords, recordFeatures } from '@lendline/behaviour';
import type { ImportReport, RecordsOfLine, RecordSource } from '@lendline/records/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { personRecords } from './read-rows.ts';
import { ageInDays, sourceCoverage } from './source-coverage.ts';

export interface SnapshotScope {
  readonly asOf: Temporal.Instant;
  readonly zone: string;
  /** The holder's own names: money sent to oneself is no income. */
  readonly ownNames: readonly string[];
}

export interface SnapshotValues {
  readonly values: Features;
  readonly coverage: FeatureSnapshot['coverage'];
}

/** Features and coverage of what was read of a line. */
export function snapshotValues(records: RecordsOfLine, { asOf, zone, ownNames }: SnapshotScope): SnapshotValues {
  const person = personRecords(records);
  return {
    values: recordFeatures(person, { as_of: asOf, zone, own_names: ownNames }),
    coverage: recordCoverage(person, records.imports, asOf),
  };
}

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
