import { type Component, components } from '../component.ts';
import type { LifeAccount } from './account.ts';
import { minus, onlyPart, type Parts, smaller, sumOf } from './parts.ts';
import type { LoanLife } from './replay.ts';
import type { LoanTransaction, TransactionKind } from './transaction.ts';

/** One side of an entry, in minor units; exactly one of debit and credit is above zero. */
export interface JournalLine {
  readonly account: LifeAccount;
  readonly debit: bigint;
  readonly credit: bigint;
}

/**
 * What a transaction posts; debits and credits are equal. Income is recognised by accruals: money only settles what is
 * receivable, and after a charge-off it makes up for the loss.
 */
export function journalOf(
  transaction: LoanTransaction,
  life: Pick<LoanLife, 'chargedOff' | 'transactions' | 'keptBack'>,
): JournalLine[] {
  // A charge-off that was undone keeps its own books, whatever the loan is now.
  const fraud = transaction.fraud ?? life.chargedOff?.fraud ?? false;
  const owed = isAfterChargeOff(transaction, life) ? recoveredBy(transaction, fraud) : receivable;
  const accounts: Accounts = { owed, loss: fraud ? 'fraud_loss' : 'credit_loss', keptBack: life.keptBack };
  const lines = [...posters[transaction.kind](transaction, accounts), ...settledInstead(transaction)];
  return lines.filter(({ debit, credit }) => debit > 0n || credit > 0n);
}

interface Accounts {
  /** Where what is owed stands, or, after a charge-off, where money for it goes. */
  readonly owed: Owed;
  readonly loss: 'credit_loss' | 'fraud_loss';
  /** Fees kept back from the payout. */
  readonly keptBack: LoanLife['keptBack'];
}

type Poster = (transaction: LoanTransaction, accounts: Accounts) => JournalLine[];

const posters: Readonly<Record<TransactionKind, Poster>> = {
  disbursement: ({ amount }, { keptBack: { fee, duty } }) => [
    line('loan_principal', 'debit', amount),
    line('settlement', 'credit', amount - fee - duty),
    line('fee_income', 'credit', fee),
    line('duty_payable', 'credit', duty),
  ],
  repayment: received,
  down_payment: received,
  merchant_refund: received,
  payout_refund: received,
  goodwill_credit: (transaction, accounts) => [
    line('goodwill_expense', 'debit', transaction.parts.principal + transaction.overpaid),
    ...unearned(transaction.parts),
    ...met(transaction, accounts),
  ],
  charge_adjustment: (transaction, accounts) => [
    line('fee_income', 'debit', transaction.amount),
    ...met(transaction, accounts),
  ],
  chargeback: givenBack,
  credit_balance_refund: givenBack,
  charge_off: ({ parts }, { loss }) => [
    line(loss, 'debit', parts.principal),
    ...unearned(parts),
    ...each(receivable, 'credit', parts),
  ],
  accrual: ({ parts }) => [...each(receivable, 'debit', parts), ...each(income, 'credit', parts)],
  waiver: nothing,
  re_age: nothing,
  re_amortise: nothing,
  reschedule: nothing,
  interest_pause: nothing,
  withdrawal: nothing,
};

function received(transaction: LoanTransaction, accounts: Accounts): JournalLine[] {
  return [line('settlement', 'debit', transaction.amount), ...met(transaction, accounts)];
}

/** What money met, and what of it was too much. */
function met({ parts, overpaid }: LoanTransaction, { owed }: Accounts): JournalLine[] {
  return [...each(owed, 'credit', parts), line('overpayment', 'credit', overpaid)];
}

/** What had been paid ahead settles something else: its own account is open again. */
function settledInstead({ returned }: LoanTransaction): JournalLine[] {
  if (returned === null) return [];
  const { from, to, toOverpaid } = returned;
  return [
    ...each(receivable, 'debit', from),
    ...each(receivable, 'credit', to),
    line('overpayment', 'credit', toOverpaid),
  ];
}

function givenBack(transaction: LoanTransaction, { owed }: Accounts): JournalLine[] {
  return [
    line('overpayment', 'debit', transaction.overpaid),
    ...each(owed, 'debit', beyond(transaction)),
    line('settlement', 'credit', transaction.amount),
  ];
}

/** Income that will not come. */
function unearned({ interest, fee, penalty }: Parts): JournalLine[] {
  return [
    line('interest_charge_off', 'debit', interest),
    line('fee_charge_off', 'debit', fee),
    line('penalty_charge_off', 'debit', penalty),
  ];
}

function nothing(): JournalLine[] {
  return [];
}

function each(accounts: Owed, side: Side, parts: Parts): JournalLine[] {
  return components.map((component) => line(accounts[component], side, parts[component]));
}

/** What of a transaction's parts is owed again: those that what was overpaid has covered are not. */
function beyond({ parts, amount, overpaid }: LoanTransaction): Parts {
  let covered = sumOf(parts) + overpaid - amount;
  return components.reduce((left, component) => {
    const part = smaller(covered, left[component]);
    covered -= part;
    return minus(left, onlyPart(component, part));
  }, parts);
}

type Side = 'debit' | 'credit';

type Owed = Readonly<Record<Component, LifeAccount>>;

/** Income has no principal; nothing is ever posted there. */
const income: Owed = {
  principal: 'loan_principal',
  interest: 'interest_income',
  fee: 'fee_income',
  penalty: 'penalty_income',
};

const receivable: Owed = {
  principal: 'loan_principal',
  interest: 'interest_receivable',
  fee: 'fee_receivable',
  penalty: 'penalty_receivable',
};

/** Where money goes for what was charged off: to recoveries, or, when it is a refund, back against the loss itself. */
function recoveredBy({ kind }: LoanTransaction, fraud: boolean): Owed {
  if (kind === 'repayment' || kind === 'down_payment' || kind === 'goodwill_credit')
    return { principal: 'recoveries', interest: 'recoveries', fee: 'recoveries', penalty: 'recoveries' };
  return {
    principal: fraud ? 'fraud_loss' : 'credit_loss',
    interest: 'interest_charge_off',
    fee: 'fee_charge_off',
    penalty: 'penalty_charge_off',
  };
}

/** The mirror image that undoes lines. */
export function reverseOf(lines: readonly JournalLine[]): JournalLine[] {
  return lines.map(({ account, debit, credit }) => ({ account, debit: credit, credit: debit }));
}

function isAfterChargeOff(
  transaction: LoanTransaction,
  { transactions, chargedOff }: Pick<LoanLife, 'chargedOff' | 'transactions'>,
): boolean {
  if (chargedOff === null) return false;
  const at = transactions.findIndex(({ kind, undone }) => kind === 'charge_off' && !undone);
  return transactions.findIndex(({ id }) => id === transaction.id) > at;
}

function line(account: LifeAccount, side: Side, amount: bigint): JournalLine {
  return side === 'debit' ? { account, debit: amount, credit: 0n } : { account, debit: 0n, credit: amount };
}
