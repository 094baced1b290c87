import type { Currency } from '@lendline/kernel';
import type { JSONColumnType } from 'kysely';
import type {
  Batch,
  MandateState,
  MatchFinding,
  MatchSignal,
  Payment,
  PaymentState,
  Suggestion,
  SuspenseState,
  TakenFile,
  WebhookDelivery,
  WebhookEvent,
} from '../contract.ts';

export interface PaymentRow {
  id: string;
  tenant: string;
  direction: Payment['direction'] | 'return';
  key: string;
  /** A return of money that was never a loan's has neither. */
  loan_id: string | null;
  line_id: string | null;
  amount: bigint;
  currency: Currency;
  rail: string;
  simulated_rail: boolean;
  order_id: string;
  rail_request: string | null;
  rail_reference: string | null;
  state: PaymentState;
  reason: string | null;
  attempts: number;
  asks: number;
  created_at: Temporal.Instant;
  settled_at: Temporal.Instant | null;
  batch_id: string | null;
  mandate_id: string | null;
  gives_back: string | null;
  payer: string | null;
}

export interface MandateRow {
  id: string;
  tenant: string;
  loan_id: string;
  line_id: string;
  rail: string;
  order_id: string;
  account: string;
  reference: string | null;
  currency: Currency;
  limit_amount: bigint;
  starts_on: Temporal.PlainDate;
  ends_on: Temporal.PlainDate;
  state: MandateState;
  reason: string | null;
  asks: number;
  created_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

export interface BatchRow {
  id: string;
  tenant: string;
  rail: string;
  direction: Batch['direction'];
  order_id: string;
  rail_request: string | null;
  payments: number;
  total: bigint;
  currency: Currency;
  state: Batch['state'];
  reason: string | null;
  attempts: number;
  asks: number;
  created_at: Temporal.Instant;
  closed_at: Temporal.Instant | null;
}

export interface StatementRow {
  id: string;
  tenant: string;
  rail: string;
  message_id: string;
  from_on: Temporal.PlainDate;
  to_on: Temporal.PlainDate;
  rejected: number;
  received_at: Temporal.Instant;
}

export interface StatementEntryRow {
  id: string;
  tenant: string;
  statement_id: string;
  n: number;
  rail: string;
  key: string;
  reference: string | null;
  payment_named: string | null;
  takes_back: string | null;
  side: 'in' | 'out';
  amount: bigint;
  currency: Currency;
  value_on: Temporal.PlainDate;
  details: string;
  state: 'new' | 'matched' | 'suspense';
  finding: MatchFinding | null;
  payment_id: string | null;
  score: number;
  signals: readonly MatchSignal[];
}

export interface SuspenseRow {
  id: string;
  tenant: string;
  entry_id: string;
  rail: string;
  side: 'in' | 'out';
  amount: bigint;
  currency: Currency;
  value_on: Temporal.PlainDate;
  finding: MatchFinding;
  suggestions: readonly Suggestion[];
  state: SuspenseState;
  assignee: string | null;
  loan_id: string | null;
  payment_id: string | null;
  asked_by: string | null;
  decided_by: string | null;
  note: string | null;
  created_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

export interface RailFileRow {
  id: string;
  tenant: string;
  rail: string;
  name: string;
  kind: TakenFile['kind'];
  message_id: string | null;
  outcome: TakenFile['outcome'];
  taken_at: Temporal.Instant;
}

export interface EndpointRow {
  id: string;
  tenant: string;
  url: string;
  events: readonly WebhookEvent[];
  secret: string;
  secret_before: string | null;
  secret_before_until: Temporal.Instant | null;
  created_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  made_by: string | null;
  /** The Idempotency-Key of the request that made it. */
  request_key: string | null;
}

export interface DeliveryRow {
  id: string;
  tenant: string;
  endpoint_id: string;
  type: WebhookEvent;
  subject: string;
  body: string;
  state: WebhookDelivery['state'];
  attempts: number;
  outcome: string | null;
  created_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
}

export interface PaymentsTables {
  webhook_endpoint: Omit<EndpointRow, 'events'> & { readonly events: JSONColumnType<WebhookEvent[]> };
  webhook_delivery: DeliveryRow;
  rail_file: RailFileRow;
  payment: PaymentRow;
  mandate: MandateRow;
  batch: BatchRow;
  statement: StatementRow;
  statement_entry: Omit<StatementEntryRow, 'signals'> & { readonly signals: JSONColumnType<MatchSignal[]> };
  suspense: Omit<SuspenseRow, 'suggestions'> & { readonly suggestions: JSONColumnType<Suggestion[]> };
}
