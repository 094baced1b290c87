import type { Allocation, LateFeeRule } from '@lendline/credit';
import type { Currency } from '@lendline/kernel';
import type { Generated, Selectable } from 'kysely';
import type { LoanChange, LoanChangeRequest, LoanEventKind, LoanState } from '../contract.ts';
import type { ClosingStep } from '../rules/closing-steps.ts';
import type { AccountClass, LedgerAccount } from '../rules/ledger-chart.ts';

export interface LoanTable {
  id: string;
  tenant: string;
  application_id: string;
  line_id: string;
  state: LoanState;
  currency: Currency;
  principal: bigint;
  payout: bigint;
  rate_ppm: number;
  fee_ppm: number;
  duty_ppm: number;
  instalments: number;
  every_count: number;
  every_unit: 'days' | 'weeks' | 'months';
  nominal_ppm: number;
  effective_ppm: number;
  agreement_hash: string;
  simulated_model: boolean;
  payout_attempt: number;
  payout_problem: string | null;
  opened_at: Temporal.Instant;
  disbursed_on: Temporal.PlainDate | null;
  matures_on: Temporal.PlainDate;
  closed_on: Temporal.PlainDate | null;
  aged_on: Temporal.PlainDate | null;
  interest_stopped_on: Temporal.PlainDate | null;
  /**
   * The oldest due date that was left unpaid, while close of business looks after the loan: what follows of the days past due, and
   * of the most there ever were, is computed by the day for which it is asked.
   */
  late_since: Temporal.PlainDate | null;
  /** The most days past due, as of `aged_on`. */
  worst_dpd: number;
  /** What the borrower paid too much and was not given back. */
  credit_balance: Generated<bigint>;
  /** The all-in cap by which the loan was offered; null for loans from before it was kept. */
  cap_ppm: number | null;
  charged_off_on: Generated<Temporal.PlainDate | null>;
  /** First and last days of the pauses of delinquency, in one order. */
  pause_from: Generated<readonly Temporal.PlainDate[]>;
  pause_until: Generated<readonly Temporal.PlainDate[]>;
  /** What was booked of its interest in postings of many loans. */
  interest_booked: bigint;
  /** The bucket of its days past due, as last closed. */
  bucket: string;
  /** As agreed; null: the oldest instalment first. */
  allocation: Allocation | null;
  /** As agreed; null: none. */
  late_fee: LateFeeRule | null;
}

export type LoanRow = Selectable<LoanTable>;

export interface InstalmentTable {
  loan_id: string;
  n: number;
  tenant: string;
  starts_on: Temporal.PlainDate;
  due_on: Temporal.PlainDate;
  principal: bigint;
  interest: bigint;
  fee: bigint;
  duty: bigint;
  penalty: bigint;
  balance: bigint;
  paid_principal: bigint;
  paid_interest: bigint;
  paid_fees: bigint;
  paid_penalties: bigint;
  accrued: bigint;
  waived: bigint;
  fees_booked_on: Temporal.PlainDate | null;
  paid_on: Temporal.PlainDate | null;
  due_total: Generated<bigint>;
  paid: Generated<bigint>;
}

export interface ReceiptRow {
  id: string;
  tenant: string;
  loan_id: string;
  payment_id: string;
  currency: Currency;
  amount: bigint;
  received_at: Temporal.Instant;
  value_on: Temporal.PlainDate;
  penalties: bigint;
  fees: bigint;
  interest: bigint;
  principal: bigint;
  overpaid: bigint;
  outstanding_after: bigint;
  reversed_on: Temporal.PlainDate | null;
}

export interface LoanEventTable {
  id: string;
  tenant: string;
  loan_id: string;
  seq: number;
  kind: LoanEventKind;
  value_on: Temporal.PlainDate;
  entered_on: Temporal.PlainDate;
  recorded_at: Temporal.Instant;
  /** What the kind says more, as `rules/loan-log.ts` reads it. */
  body: Readonly<Record<string, unknown>>;
  made_by: string;
  approved_by: string | null;
  reason: string | null;
  reverses: string | null;
  source: string | null;
}

export type LoanEventRow = Selectable<LoanEventTable>;

export interface LoanChangeRow {
  id: string;
  tenant: string;
  loan_id: string;
  change: LoanChange;
  value_on: Temporal.PlainDate;
  reason: string;
  state: LoanChangeRequest['state'];
  asked_by: string;
  asked_at: Temporal.Instant;
  decided_by: string | null;
  decided_at: Temporal.Instant | null;
  note: string | null;
  event_id: string | null;
  /** The Idempotency-Key of the request that asked for it. */
  request_key: string | null;
}

export interface EntryTable {
  seq: Generated<bigint>;
  tenant: string;
  natural_key: string;
  line: number;
  posting_id: string;
  kind: EntryKind;
  loan_id: string | null;
  booked_on: Temporal.PlainDate;
  recorded_at: Temporal.Instant;
  debit: LedgerAccount;
  credit: LedgerAccount;
  amount: bigint;
  currency: Currency;
  xid: Generated<string>;
}

export type EntryRow = Selectable<EntryTable>;

/** What a posting is; the database holds it to a word in small letters. */
export type EntryKind =
  | 'disbursement'
  | 'interest'
  | 'interest-reversed'
  | 'fee'
  | 'penalty'
  | 'repayment'
  | 'down-payment'
  | 'merchant-refund'
  | 'payout-refund'
  | 'goodwill-credit'
  | 'charge-adjustment'
  | 'chargeback'
  | 'credit-balance-refund'
  | 'charge-off'
  | 'write-off'
  | 'recovery'
  | 'waiver'
  | 're-age'
  | 're-amortise'
  | 'reversal'
  | 'transfer';

export type HoldOutcome = 'posted' | 'released' | 'expired';

export interface HoldRow {
  tenant: string;
  id: string;
  kind: EntryKind;
  loan_id: string | null;
  booked_on: Temporal.PlainDate;
  debits: readonly LedgerAccount[];
  credits: readonly LedgerAccount[];
  amounts: readonly bigint[];
  currency: Currency;
  expires_at: Temporal.Instant;
  recorded_at: Temporal.Instant;
}

export interface SealRow {
  tenant: string;
  number: bigint;
  last_xid: string;
  last_seq: bigint;
  entries: bigint;
  content: string;
  sealed_at: Temporal.Instant;
  hash: string;
}

/** What a check of the seals found. */
export interface SealCheckRow {
  id: string;
  tenant: string;
  checked_at: Temporal.Instant;
  checked_by: string;
  entries: bigint;
  seals: number;
  head: string;
  broken: { readonly seal: number; readonly from: string; readonly through: string } | null;
  balanced: boolean;
}

export interface BusinessDayRow {
  tenant: string;
  day: Temporal.PlainDate;
  run_on: Temporal.PlainDate;
  run_at: Temporal.Instant;
}

interface ClosingPlanRow {
  tenant: string;
  steps: readonly ClosingStep[];
  set_at: Temporal.Instant;
  set_by: string;
}

interface BucketChangeTable {
  seq: Generated<bigint>;
  tenant: string;
  loan_id: string;
  found_on: Temporal.PlainDate;
  was: string;
  became: string;
}

export interface LoansTables {
  loan: LoanTable;
  loan_event: LoanEventTable;
  loan_change: LoanChangeRow;
  instalment: InstalmentTable;
  receipt: ReceiptRow;
  entry: EntryTable;
  business_day: BusinessDayRow;
  hold: HoldRow;
  hold_end: { tenant: string; hold_id: string; outcome: HoldOutcome; at: Temporal.Instant };
  seal: SealRow;
  seal_check: SealCheckRow;
  journal: { tenant: string };
  closing_plan: ClosingPlanRow;
  bucket_change: BucketChangeTable;
  account: { name: LedgerAccount; kind: AccountClass; grows_by: 'debit' | 'credit' };
}
