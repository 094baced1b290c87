import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { OwnBook } from '../contract.ts';
import { bookOf } from '../rules/own-book.ts';
import { loansWithInstalments } from './get-loan.ts';
import { pausesOf } from './show-loan.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';

/** The lender's own book on one line, settled money only. */
export async function ownBook(parts: LoansParts, context: Context, lineId: LineId): Promise<Result<OwnBook, Problem>> {
  const loans = await parts.database.transaction(context, (tx) => loansWithInstalments(tx, lineId), { readOnly: true });
  const book = bookOf(
    loans.toReversed().map(({ row, instalments }) => ({
      state: row.state,
      principal: row.principal,
      disbursedOn: row.disbursed_on,
      closedOn: row.closed_on,
      worstDpd: row.worst_dpd,
      instalments,
      pauses: pausesOf(row),
    })),
    todayOf(parts, context),
  );
  return ok({
    ...book,
    lineId,
    outstanding: wireOf(parts, book.outstanding),
    monthlyInstalments: wireOf(parts, book.monthlyInstalments),
    lastLimit: book.lastLimit === null ? null : wireOf(parts, book.lastLimit),
    lastRaiseOn: book.lastRaiseOn?.toString() ?? null,
    lastClosedOn: book.lastClosedOn?.toString() ?? null,
  });
}
