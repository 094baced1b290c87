import { type DeclaredContact, ownGraphFeatures } from '../graph/own-graph-features.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { Transaction } from '../records/transaction.ts';
import { callFeatures } from './call-features.ts';
import type { Features } from './features.ts';
import type { StatementScope } from '../payments/monthly-flows.ts';
import { statementFeatures } from '../payments/statement-features.ts';

/** All cleaned records of one person; an empty list where a source is absent. */
export interface PersonRecords {
  readonly calls: readonly LineRecord[];
  readonly transactions: readonly Transaction[];
  /** Whom the person named as emergency contact, guarantor or family; absent where nobody asked. */
  readonly declared?: readonly DeclaredContact[] | undefined;
}

export type RecordScope = StatementScope & { readonly zone: string };

/**
 * Every feature of the catalogue that records give, as of one instant: what a snapshot keeps and what a model is
 * trained on and asked with. One function for both, so that training and decision cannot drift apart.
 */
export function recordFeatures({ calls, transactions, declared }: PersonRecords, scope: RecordScope): Features {
  return {
    ...callFeatures(calls, { as_of: scope.as_of, zone: scope.zone }),
    ...statementFeatures(transactions, scope),
    ...ownGraphFeatures({ calls, declared }, scope.as_of),
  };
}
