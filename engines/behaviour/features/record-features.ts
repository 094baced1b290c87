import { type DeclaredContact, ownGraphFeatures } from '../graph/own-graph-features.ts';
import type { Surroundings } from '../graph/surroundings.ts';
import type { StatementScope } from '../payments/monthly-flows.ts';
import { emptyPayments, ingestPayments, type Payments } from '../payments/payment-state.ts';
import { paymentFeaturesAt } from '../payments/statement-features.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { Transaction } from '../records/transaction.ts';
import { emptyState, ingest, type LineState } from '../state/line-state.ts';
import { featuresAt } from './features-at.ts';
import type { Features } from './features.ts';
import { type LineIdentity, lineIdentityFeatures } from './line-identity.ts';

/** All cleaned records of one person; an empty list where a source is absent. */
export interface PersonRecords {
  readonly calls: readonly LineRecord[];
  readonly transactions: readonly Transaction[];
  /** Whom the person named as emergency contact, guarantor or family; absent where nobody asked. */
  readonly declared?: readonly DeclaredContact[] | undefined;
}

export type RecordScope = StatementScope & { readonly zone: string };

/** The same in buckets of a day, as a store keeps it. */
export interface PersonState extends Pick<PersonRecords, 'declared'> {
  readonly line: LineState;
  readonly payments: Payments;
  /** What others have to say of the person's place among people; absent where nobody keeps a graph. */
  readonly surroundings?: Surroundings | undefined;
  /** What the operator of the line has said; absent where nobody asked it. */
  readonly identity?: LineIdentity | undefined;
}

/** Every feature of the catalogue that records give, as of one instant: what a snapshot keeps and a model is trained on. */
export function recordFeatures(records: PersonRecords, scope: RecordScope): Features {
  return personFeatures(personState(records, scope), scope);
}

/** The records of one person in buckets of a day. */
export function personState({ calls, transactions, declared }: PersonRecords, scope: RecordScope): PersonState {
  const line = emptyState(scope.zone);
  ingest(line, calls);
  const payments = emptyPayments(scope);
  ingestPayments(payments, transactions);
  return { line, payments, declared };
}

/**
 * The same of a state that was kept. One function for both, so that training, batch and decision cannot drift apart.
 * Error: throws when the state lacks the records of a day that it needs; `daysWithoutRecords` tells which.
 */
export function personFeatures(
  { line, payments, declared, surroundings, identity }: PersonState,
  { as_of, covered }: Pick<StatementScope, 'as_of' | 'covered'>,
): Features {
  return {
    ...featuresAt(line, as_of),
    ...paymentFeaturesAt(payments, as_of, covered),
    ...ownGraphFeatures({ line, declared, surroundings }, as_of),
    ...lineIdentityFeatures(identity, as_of),
  };
}
