import { coverage, type Features, type PersonRecords, recordFeatures } from '@lendline/behaviour';
import type { RecordsOfLine, RecordSource } from '@lendline/records/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { personRecords } from './read-rows.ts';
import { sourceCoverage } from './source-coverage.ts';

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
  const person: PersonRecords = personRecords(records);
  const files = (source: RecordSource) => records.imports.filter((one) => one.source === source);
  return {
    values: recordFeatures(person, { as_of: asOf, zone, own_names: ownNames }),
    coverage: {
      calls: sourceCoverage(coverage(person.calls, asOf), files('call-records'), asOf),
      statement: sourceCoverage(coverage(person.transactions, asOf), files('payment-statement'), asOf),
    },
  };
}
