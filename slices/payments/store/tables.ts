import type { Currency } from '@lendline/kernel';
import type { Payment, PaymentState } from '../contract.ts';

export interface PaymentRow {
  id: string;
  tenant: string;
  direction: Payment['direction'];
  key: string;
  loan_id: string;
  line_id: string;
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
}

export interface PaymentsTables {
  payment: PaymentRow;
}
