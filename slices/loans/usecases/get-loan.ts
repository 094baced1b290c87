import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound, type SliceTransaction } from '@lendline/platform';
import type { LineId } from '@lendline/lines/contract';
import type { Loan, LoanId, LoanRow as LoanListRow, LoanState } from '../contract.ts';
import { bucketOf, dpdOn, type Instalment, nextUnpaid, outstandingOfAll } from '../rules/instalment.ts';
import { isOwed } from '../rules/lifecycle.ts';
import { instalmentsOfLoans } from '../store/instalments.ts';
import { eventsOfLoans } from '../store/loan-log.ts';
import { findLoan, loansOfLine, pageOfLoans } from '../store/loans.ts';
import type { LoanRow, LoansTables } from '../store/tables.ts';
import { type LoansParts, todayOf, wireOf } from './parts.ts';
import { type LoanRecord, type LoanWithInstalments, pausesOf, recordOf, toLoan } from './show-loan.ts';

const usualLimit = 50;

/** A loan that this actor may see: a borrower only those of the own line. */
export async function loadLoan(parts: LoansParts, context: Context, loanId: LoanId): Promise<LoanRecord | null> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const row = await findVisible(tx, context, loanId);
      return row && recordOf(tx, row);
    },
    { readOnly: true },
  );
}

/** The row of a loan that this actor may see; nothing else of it is read. */
export async function findVisible(
  tx: SliceTransaction<LoansTables>,
  context: Context,
  loanId: LoanId,
): Promise<LoanRow | null> {
  const row = await findLoan(tx, loanId);
  const visible = context.actor.kind !== 'borrower' || row?.line_id === borrowerLine(context);
  return row && visible ? row : null;
}

export async function getLoan(parts: LoansParts, context: Context, loanId: LoanId): Promise<Result<Loan, Problem>> {
  const loan = await loadLoan(parts, context, loanId);
  return loan ? ok(toLoan(parts, context, loan)) : notFound();
}

/** Newest first. */
export async function listMyLoans(
  parts: LoansParts,
  context: Context,
): Promise<Result<{ loans: readonly Loan[] }, Problem>> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const loans = await loansWithInstalments(tx, borrowerLine(context));
      const logs = await eventsOfLoans(
        tx,
        loans.map(({ row }) => row.id),
      );
      return ok({
        loans: loans.map((loan) => toLoan(parts, context, { ...loan, log: logs.get(loan.row.id) ?? [] })),
      });
    },
    { readOnly: true },
  );
}

export async function loansWithInstalments(
  tx: SliceTransaction<LoansTables>,
  line: LineId,
): Promise<readonly LoanWithInstalments[]> {
  const rows = await loansOfLine(tx, line);
  const byLoan = await instalmentsOfLoans(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ row, instalments: byLoan.get(row.id) ?? [] }));
}

export interface ListLoans {
  readonly state?: LoanState | 'all';
  readonly limit?: number;
  readonly before?: string;
}

/** A page of loans, newest first; `next` goes on behind it. */
export async function listLoans(
  parts: LoansParts,
  context: Context,
  { state = 'all', limit = usualLimit, before }: ListLoans,
): Promise<Result<{ loans: readonly LoanListRow[]; next: string | null }, Problem>> {
  const today = todayOf(parts, context);
  return parts.database.transaction(
    context,
    async (tx) => {
      const found = await pageOfLoans(tx, { state, limit, before: before ?? null });
      const page = found.slice(0, limit);
      const byLoan = await instalmentsOfLoans(
        tx,
        page.map(({ id }) => id),
      );
      const loans = page.map((row) => toListRow(parts, { row, instalments: byLoan.get(row.id) ?? [] }, today));
      return ok({ loans, next: found.length > limit ? (page.at(-1)?.id ?? null) : null });
    },
    { readOnly: true },
  );
}

function toListRow(
  parts: LoansParts,
  { row, instalments }: { row: LoanRow; instalments: readonly Instalment[] },
  today: Temporal.PlainDate,
): LoanListRow {
  const owed = isOwed(row.state);
  const dpd = owed ? dpdOn(instalments, today, pausesOf(row)) : 0;
  return {
    id: row.id as LoanId,
    lineId: row.line_id as LineId,
    state: row.state,
    principal: wireOf(parts, row.principal),
    outstanding: wireOf(parts, owed ? outstandingOfAll(instalments) : 0n),
    dpd,
    bucket: bucketOf(dpd),
    disbursedOn: row.disbursed_on?.toString() ?? null,
    nextDue: owed ? (nextUnpaid(instalments)?.due.toString() ?? null) : null,
  };
}
