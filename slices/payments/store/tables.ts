import type { Currency } from '@lendline/kernel';
import type { Batch, MandateState, Payment, PaymentState } from '../contract.ts';

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

export interface PaymentsTables {
  payment: PaymentRow;
  mandate: MandateRow;
  batch: BatchRow;
}
