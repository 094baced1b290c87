import { type Context, money, ok, type Problem, type Result, toWire, type WireMoney } from '@lendline/kernel';
import { borrowerLine, notFound, type SliceTransaction } from '@lendline/platform';
import type { LoanId, Withdrawal } from '../contract.ts';
import { problem } from '../problems.ts';
import { outstandingOfAll } from '../rules/instalment.ts';
import { isOwed } from '../rules/lifecycle.ts';
import { instalmentsOfLoan } from '../store/instalments.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import { findLoan } from '../store/loans.ts';
import type { LoanEventRow, LoanRow, LoansTables } from '../store/tables.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { prepareChange } from './prepare-change.ts';
import { payoffToday } from './show-loan.ts';

type Tx = SliceTransaction<LoansTables>;

/** Whether the borrower may still withdraw from the own loan, and what that comes to by the code that would then write it. */
export async function readWithdrawal(
  parts: LoansParts,
  context: Context,
  loanId: LoanId,
): Promise<Result<Withdrawal, Problem>> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const row = await findLoan(tx, loanId);
      if (!row || row.line_id !== borrowerLine(context)) return notFound();
      if (row.disbursed_on === null) return problem('loans.change-state', { state: row.state });
      const until = row.disbursed_on.add({ days: parts.withdrawal.withdrawWithin_d }).toString();
      const returnBy = returnOf(await eventsOfLoan(tx, loanId));
      if (returnBy !== null && isOwed(row.state)) {
        const instalments = await instalmentsOfLoan(tx, loanId);
        return ok({ state: 'done', returnBy, toReturn: wireOfLoan(row, outstandingOfAll(instalments)) });
      }
      return ok((await possible(parts, tx, { row, until })) ?? { state: 'over', until });
    },
    { readOnly: true },
  );
}

/** By when a loan that was withdrawn from goes back; null where it was not. */
function returnOf(log: readonly LoanEventRow[]): string | null {
  const reversed = new Set(log.map(({ reverses }) => reverses));
  const withdrawal = log.find(({ kind, id }) => kind === 'withdrawal' && !reversed.has(id));
  return withdrawal ? String(withdrawal.body['returnBy']) : null;
}

async function possible(
  parts: LoansParts,
  tx: Tx,
  { row, until }: { row: LoanRow; until: string },
): Promise<Withdrawal | null> {
  const today = todayOf(parts, tx.context);
  const prepared = await prepareChange(parts, tx, { loan: row, change: { kind: 'withdrawal' }, on: today });
  if (!prepared.ok) return null;
  const { result, event } = prepared.value;
  const payoff = payoffToday(parts, tx.context, { row, log: await eventsOfLoan(tx, row.id) });
  const toReturn = result.life.outstanding;
  return {
    state: 'open',
    until,
    returnBy: String(event.body['returnBy']),
    toReturn: wireOfLoan(row, toReturn),
    fallsAway: wireOfLoan(row, payoff - toReturn),
  };
}

function wireOfLoan({ currency }: LoanRow, amount: bigint): WireMoney {
  return toWire(money(amount, currency));
}
