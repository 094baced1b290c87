import { assert, type Currency, present } from '@lendline/kernel';
import type { Allocation } from '../allocation.ts';
import type { PlanChange } from '../plan-change.ts';
import type { LoanCharge } from './charge.ts';
import type { Pause } from './delinquency.ts';
import type { Instalment } from './instalment.ts';
import { noParts, type Parts } from './parts.ts';
import type { PaidOut } from './plan.ts';
import type { LoanRules } from './rules.ts';
import type { LoanTransaction, Returned, TransactionKind } from './transaction.ts';

/** What a transaction is noted with. */
interface Noted {
  readonly amount: bigint;
  readonly parts?: Parts;
  readonly overpaid?: bigint;
  readonly returned?: Returned | null;
  readonly fraud?: boolean;
}

/** The oldest due date that was open from the close of a day on; null while nothing was. */
export interface ArrearsStep {
  readonly on: Temporal.PlainDate;
  readonly oldestDue: Temporal.PlainDate | null;
}

/** A loan while its log is read: what is planned, charged and paid up to the entry that was read last. */
export class LoanState {
  readonly rules: LoanRules;
  readonly currency: Currency;
  /** The business dates of all entries. */
  readonly lookedAt: readonly Temporal.PlainDate[];
  plan: Instalment[] = [];
  charges: LoanCharge[] = [];
  transactions: LoanTransaction[] = [];
  overpaid = 0n;
  /** The first money paid out, which a plan with interest follows from, and what was agreed since. */
  firstPaidOut: PaidOut | null = null;
  changes: readonly PlanChange[] = [];
  /** Principal in the plan that is not paid out yet: only a regenerated plan knows it ahead of its day. */
  later = 0n;
  /** What chargebacks have brought back so far of each payment. */
  readonly takenBack = new Map<string, Parts>();
  chargedOff: { readonly on: Temporal.PlainDate; readonly fraud: boolean } | null = null;
  writtenOffOn: Temporal.PlainDate | null = null;
  /** Fees kept back from the payout. */
  keptBack = { fee: 0n, duty: 0n };
  /** The day from which on no interest is earned. */
  interestStoppedOn: Temporal.PlainDate | null = null;
  readonly pauses: Pause[] = [];
  readonly arrears: ArrearsStep[] = [];
  /** The day on which nothing was open any more. */
  endedOn: Temporal.PlainDate | null = null;

  constructor(rules: LoanRules, currency: Currency, lookedAt: readonly Temporal.PlainDate[]) {
    this.lookedAt = lookedAt;
    this.rules = rules;
    this.currency = currency;
  }

  get allocation(): Allocation {
    return this.rules.terms.allocation;
  }

  get principalOpen(): bigint {
    return this.plan.reduce((sum, one) => sum + one.open('principal'), -this.later);
  }

  get outstanding(): bigint {
    return this.plan.reduce((sum, one) => sum + one.outstanding, 0n);
  }

  get oldestOpen(): Instalment | null {
    return this.plan.find(({ outstanding }) => outstanding > 0n) ?? null;
  }

  charge(id: string): LoanCharge {
    return present(
      this.charges.find((one) => one.id === id),
      'the charge that an entry names is in the log before it',
    );
  }

  takeOverpaid(amount: bigint): void {
    assert(amount <= this.overpaid, 'no more is taken than was overpaid');
    this.overpaid -= amount;
  }

  note(
    event: { readonly id: string; readonly on: Temporal.PlainDate },
    kind: TransactionKind,
    { amount, parts = noParts, overpaid = 0n, returned = null, fraud }: Noted,
  ): void {
    const { id, on } = event;
    const said = fraud === undefined ? {} : { fraud };
    const left = { principalLeft: this.principalOpen, outstandingAfter: this.outstanding };
    this.transactions.push({ id, kind, on, amount, parts, overpaid, returned, ...left, undone: false, ...said });
  }

  /** What the log has come to at the close of a day. */
  closeEntry(on: Temporal.PlainDate): void {
    if (this.plan.length === 0) return;
    this.endedOn = this.outstanding === 0n ? (this.endedOn ?? on) : null;
    if (this.arrears.at(-1)?.on.equals(on)) this.arrears.pop();
    this.arrears.push({ on, oldestDue: this.oldestOpen?.due ?? null });
  }
}
