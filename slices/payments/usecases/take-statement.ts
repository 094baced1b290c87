import { type Context, newId, ok, present, type Problem, type Result } from '@lendline/kernel';
import type { RailStatement, StatementEntry } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import type { StatementSummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { sealDetails } from '../store/sealed.ts';
import { findStatement, insertEntries, insertStatement, type NewEntry } from '../store/statements.ts';
import { matchStatement } from './match-statement.ts';
import type { PaymentsParts } from './parts.ts';
import { todayOf } from './today.ts';

const longest_days = 31;

export interface PullStatement {
  readonly rail: string;
  readonly from?: string;
  readonly to?: string;
}

/** Reads a rail's statement of whole days, yesterday's unless told, and matches it. */
export async function pullStatement(
  parts: PaymentsParts,
  context: Context,
  input: PullStatement,
): Promise<Result<StatementSummary, Problem>> {
  const rail = railNamed(parts.rails, input.rail)?.rail;
  if (!rail) return problem('payments.no-such-rail');
  const span = spanOf(input, todayOf(parts, context));
  if (!span) return problem('payments.statement-days');
  const told = rail.statement ? await rail.statement(span) : null;
  if (told?.kind !== 'statement') return problem('payments.no-statement');
  return takeStatement(parts, context, { rail: input.rail, statement: told.statement });
}

/** The days asked for, yesterday unless told; `null` when they are not in order, too many, or lie ahead. */
function spanOf(input: PullStatement, today: Temporal.PlainDate) {
  const yesterday = today.subtract({ days: 1 }).toString();
  const { from = input.to ?? yesterday, to = input.from ?? yesterday } = input;
  const span = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
  const days = span.from.until(span.to, { largestUnit: 'days' }).days + 1;
  const isOrdered = days >= 1 && days <= longest_days && Temporal.PlainDate.compare(span.to, today) <= 0;
  return isOrdered ? span : null;
}

/** Yesterday's statement of every rail that tells one. Throws where one did not: the job tries again, and takes none twice. */
export async function pullStatements(parts: PaymentsParts, context: Context): Promise<void> {
  const missing: string[] = [];
  for (const { name, rail } of parts.rails.all) {
    if (!rail.statement) continue;
    const taken = await pullStatement(parts, context, { rail: name });
    if (!taken.ok && taken.error.code !== 'payments.statement-taken') missing.push(name);
  }
  if (missing.length > 0) throw new Error(`no statement came from ${missing.join(', ')}`);
}

/** Takes a statement once by its message id, each booking once by its key, and matches what is new. */
export async function takeStatement(
  parts: PaymentsParts,
  context: Context,
  { rail, statement }: { rail: string; statement: RailStatement },
): Promise<Result<StatementSummary, Problem>> {
  const id = newId('statement', context.now());
  const entries = await Promise.all(
    statement.entries.map((entry, index) => entryRow(parts, context, { entry, n: index + 1, rail, statementId: id })),
  );
  const isNew = await parts.database.transaction(context, async (tx) => {
    const { messageId: message_id, from: from_on, to: to_on, rejected } = statement;
    const row = { id, rail, message_id, from_on, to_on, rejected, received_at: context.now() };
    if (!(await insertStatement(tx, row))) return false;
    const added = await insertEntries(tx, entries);
    const details = { rail, entries: entries.length, added, rejected };
    await tx.audit({ action: 'take-statement', subject: id, outcome: 'done', details });
    // Whoever crashes below, what is new is matched all the same.
    await tx.enqueue({ task: 'match', payload: { statementId: id }, key: id });
    return true;
  });
  if (!isNew) return problem('payments.statement-taken', { message: statement.messageId });
  await matchStatement(parts, context, id);
  const summary = await parts.database.transaction(context, (tx) => findStatement(tx, id), { readOnly: true });
  return ok(present(summary, 'a statement that was written is there'));
}

async function entryRow(
  { crypto }: PaymentsParts,
  context: Context,
  { entry, n, rail, statementId }: { entry: StatementEntry; n: number; rail: string; statementId: string },
): Promise<NewEntry> {
  const id = newId('entry', context.now());
  const details = { text: entry.text, payer: entry.party };
  return {
    id,
    statement_id: statementId,
    n,
    rail,
    key: entry.key,
    reference: entry.reference,
    payment_named: entry.paymentId,
    takes_back: entry.takesBack,
    side: entry.side,
    amount: entry.amount.amount,
    currency: entry.amount.currency,
    value_on: entry.valueOn,
    details: await sealDetails(crypto, { tenant: context.tenant, id }, details),
  };
}
