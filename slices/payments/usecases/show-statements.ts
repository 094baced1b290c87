import { type Context, money, ok, type Problem, type Result, toWire } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { MissingThere, PaymentId, StatementId, StatementSummary, StatementView } from '../contract.ts';
import { findStatement, linesOf, newestStatements, untoldPayments } from '../store/statements.ts';
import type { PaymentRow } from '../store/tables.ts';
import type { PaymentsParts } from './parts.ts';

const usualLimit = 50;

export async function listStatements(
  { database }: PaymentsParts,
  context: Context,
  { limit = usualLimit }: { limit?: number },
): Promise<Result<{ statements: readonly StatementSummary[] }, Problem>> {
  return ok({
    statements: await database.transaction(context, (tx) => newestStatements(tx, limit), { readOnly: true }),
  });
}

/** A statement against our book: each line with what it is, and what our book has that the rail does not tell. */
export async function getStatement(
  { database, pack }: PaymentsParts,
  context: Context,
  statementId: StatementId,
): Promise<Result<StatementView, Problem>> {
  const view = await database.transaction(
    context,
    async (tx) => {
      const summary = await findStatement(tx, statementId);
      if (!summary) return null;
      const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(pack.zone).toInstant();
      const untold = await untoldPayments(tx, {
        rail: summary.rail,
        from: startOf(Temporal.PlainDate.from(summary.from)),
        until: startOf(Temporal.PlainDate.from(summary.to).add({ days: 1 })),
      });
      return { ...summary, lines: await linesOf(tx, statementId), missingThere: untold.map(toMissing) };
    },
    { readOnly: true },
  );
  return view ? ok(view) : notFound();
}

function toMissing(row: PaymentRow): MissingThere {
  return {
    paymentId: row.id as PaymentId,
    direction: row.direction,
    loanId: row.loan_id,
    amount: toWire(money(row.amount, row.currency)),
    settledAt: (row.settled_at ?? row.created_at).toString(),
  };
}
