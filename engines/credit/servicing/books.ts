import { assert } from '@lendline/kernel';
import type { LifeAccount } from '../life/account.ts';
import { journalOf } from '../life/journal.ts';
import type { LoanTransaction, TransactionKind } from '../life/transaction.ts';
import type { ServicedLoan } from './service-loan.ts';

/** What moved an account, debits above zero and credits below; over all accounts it adds up to zero. */
export type AccountMoves = ReadonlyMap<LifeAccount, bigint>;

/** What the books must say of one thing that happened to a loan. */
export interface BookedThing {
  /** The event's id, or `interest`, `fee` or `penalty` for income as it was recognised so far. */
  readonly source: string;
  readonly kind: Exclude<TransactionKind, Silent> | 'interest' | 'fee' | 'penalty' | 'returned';
  readonly on: Temporal.PlainDate;
  readonly moves: AccountMoves;
}

/**
 * What the books of a loan must say by the day that its log was read to. Income is recognised as it is earned: interest day
 * by day, fees when they fall due or are paid, penalties when they are charged.
 */
export function booksOf(loan: ServicedLoan): BookedThing[] {
  const { through } = loan;
  const { plan, transactions } = loan;
  const interest = plan.reduce((sum, line) => sum + loan.earned(line), 0n);
  const charged = plan.filter((line) => line.hasEarnedFees(through));
  const fees = charged.reduce((sum, line) => sum + line.fees, 0n);
  const duty = charged.reduce((sum, line) => sum + line.duty, 0n);
  const penalty = plan.reduce((sum, { penalties }) => sum + penalties, 0n);
  const income = [
    thing('interest', through, { interest_receivable: interest, interest_income: -interest }),
    thing('fee', through, { fee_receivable: fees, fee_income: duty - fees, duty_payable: -duty }),
    thing('penalty', through, { penalty_receivable: penalty, penalty_income: -penalty }),
  ];
  return [...income, ...transactions.map((one) => transactionMoves(one, loan))];
}

function thing(
  source: 'interest' | 'fee' | 'penalty',
  on: Temporal.PlainDate,
  moves: Partial<Record<LifeAccount, bigint>>,
): BookedThing {
  return { source, kind: source, on, moves: movesOf(Object.entries(moves) as [LifeAccount, bigint][]) };
}

function transactionMoves(transaction: LoanTransaction, loan: ServicedLoan): BookedThing {
  const { id: source, kind, on } = transaction;
  const lines = journalOf(transaction, loan);
  const moves = lines.map(({ account, debit, credit }): [LifeAccount, bigint] => [account, debit - credit]);
  return { source, kind: isSilent(kind) ? 'returned' : kind, on, moves: movesOf(moves) };
}

/** They move no money; what had been paid ahead may settle something else. */
type Silent = 'interest_pause' | 'reschedule' | 'withdrawal';

function isSilent(kind: TransactionKind): kind is Silent {
  return kind === 'interest_pause' || kind === 'reschedule' || kind === 'withdrawal';
}

function movesOf(entries: readonly (readonly [LifeAccount, bigint])[]): AccountMoves {
  const moves = new Map<LifeAccount, bigint>();
  for (const [account, amount] of entries) moves.set(account, (moves.get(account) ?? 0n) + amount);
  for (const [account, amount] of moves) if (amount === 0n) moves.delete(account);
  assert([...moves.values()].reduce((sum, amount) => sum + amount, 0n) === 0n, 'debits equal credits');
  return moves;
}

/** One side of an entry, in minor units; one of debit and credit is above zero. */
export interface BookSide {
  readonly account: LifeAccount;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** What is missing in the books, debits equal to credits; empty where they say what they must. */
export function missingSides(must: AccountMoves, booked: AccountMoves): BookSide[] {
  return chart
    .map((account) => ({ account, left: (must.get(account) ?? 0n) - (booked.get(account) ?? 0n) }))
    .filter(({ left }) => left !== 0n)
    .map(({ account, left }) => ({ account, debit: left > 0n ? left : 0n, credit: left < 0n ? -left : 0n }));
}

/** The order in which sides of one posting are told. */
const chart: readonly LifeAccount[] = [
  'settlement',
  'goodwill_expense',
  'credit_loss',
  'fraud_loss',
  'penalty_charge_off',
  'fee_charge_off',
  'interest_charge_off',
  'penalty_receivable',
  'fee_receivable',
  'interest_receivable',
  'loan_principal',
  'overpayment',
  'recoveries',
  'penalty_income',
  'fee_income',
  'interest_income',
  'duty_payable',
];
