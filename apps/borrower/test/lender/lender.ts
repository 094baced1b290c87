import type { Guarantee, MyApplication } from '@lendline/applications/contract';
import type { Consent } from '@lendline/consents/contract';
import type { Line } from '@lendline/lines/contract';
import type { Loan, MyLoanEvent, Receipt } from '@lendline/loans/contract';
import type { Mandate, Payment } from '@lendline/payments/contract';
import type { DeclaredTie, Feed, ImportReport } from '@lendline/records/contract';

/** How the made-up lender behaves; tests change it to see what the app makes of it. */
export interface Temper {
  outcome: 'approve' | 'decline' | 'refer';
  /** The drawdown check holds the money. */
  holds: boolean;
  /** What becomes of a repayment. */
  payment: 'succeeded' | 'failed' | 'unknown';
  readingSeconds: number;
  resendSeconds: number;
  /** Whether the person has agreed on the page of the bank. */
  bank: 'asks' | 'agreed';
  /** How long each stage of a decision, and a payout, takes. */
  pace_ms: number;
  /** What a decision and a payout wait for before they begin. */
  until: Promise<void>;
  /** Days that the loan is late when it is shown. */
  dpd: number;
}

/** One made-up lender with one made-up borrower: the state behind the fixture server. */
export interface Lender {
  readonly temper: Temper;
  line: Line;
  consents: Consent[];
  imports: ImportReport[];
  feeds: Feed[];
  ties: DeclaredTie[];
  application: MyApplication | null;
  ended: MyApplication[];
  loan: Loan | null;
  receipts: Receipt[];
  payments: Payment[];
  mandates: Mandate[];
  /** What happened to the loan since the payout. */
  events: MyLoanEvent[];
  /** What the borrower is asked to guarantee for somebody else. */
  guarantees: Guarantee[];
  /** How often each operation was really carried out, by name. */
  readonly done: Map<string, number>;
  /** Told of every change of the application. */
  readonly listeners: Set<(application: MyApplication) => void>;
}

export function newLender({ country = 'CN', ...temper }: Partial<Temper> & { country?: string } = {}): Lender {
  return {
    temper: {
      outcome: 'approve',
      holds: false,
      payment: 'succeeded',
      readingSeconds: 2,
      resendSeconds: 60,
      bank: 'asks',
      pace_ms: 150,
      until: Promise.resolve(),
      dpd: 0,
      ...temper,
    },
    line: {
      id: 'line_01k9x3v7m2aaaaaaaaaaaaaaaa',
      maskedPhone: '+86 138****0001',
      country,
      firstSeenAt: now(),
      endedAt: null,
      identity: null,
    },
    consents: [],
    imports: [],
    feeds: [],
    ties: [],
    application: null,
    ended: [],
    loan: null,
    receipts: [],
    payments: [],
    mandates: [],
    events: [],
    guarantees: [],
    done: new Map(),
    listeners: new Set(),
  };
}

export function now(offset_s = 0): string {
  return new Date(Date.now() + offset_s * 1000).toISOString();
}

/** Counts one more carrying out of an operation and tells the times so far. */
export function count(lender: Lender, what: string): number {
  const times = (lender.done.get(what) ?? 0) + 1;
  lender.done.set(what, times);
  return times;
}

/** Changes the open application and tells everybody who listens. */
export function move(lender: Lender, part: Partial<MyApplication>): MyApplication {
  lender.application = { ...lender.application!, ...part };
  for (const tell of lender.listeners) tell(lender.application);
  return lender.application;
}
