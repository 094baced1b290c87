import { assert, type Currency, present } from '@lendline/kernel';
import type { PlanChange } from '../plan-change.ts';
import type { LoanCharge } from './charge.ts';
import type { Instalment } from './instalment.ts';
import { noParts, type Parts } from './parts.ts';
import type { PaidOut } from './plan.ts';
import type { LoanRules } from './rules.ts';
import type { LoanTransaction, TransactionKind } from './transaction.ts';

/** What a transaction is noted with. */
interface Noted {
  readonly amount: bigint;
  readonly parts?: Parts;
  readonly overpaid?: bigint;
  readonly fraud?: boolean;
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

  constructor(rules: LoanRules, currency: Currency, lookedAt: readonly Temporal.PlainDate[]) {
    this.lookedAt = lookedAt;
    this.rules = rules;
    this.currency = currency;
  }

  get principalOpen(): bigint {
    return this.plan.reduce((sum, one) => sum + one.open('principal'), -this.later);
  }

  get outstanding(): bigint {
    return this.plan.reduce((sum, one) => sum + one.outstanding, 0n);
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
    { amount, parts = noParts, overpaid = 0n, fraud }: Noted,
  ): void {
    const { id, on } = event;
    const said = fraud === undefined ? {} : { fraud };
    const principalLeft = this.principalOpen;
    this.transactions.push({ id, kind, on, amount, parts, overpaid, principalLeft, undone: false, ...said });
  }
}
