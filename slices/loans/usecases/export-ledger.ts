import { type Context, type FileAnswer, ok, type Problem, type Result } from '@lendline/kernel';
import { problem } from '../problems.ts';
import { ledgerCsv } from '../rules/ledger-csv.ts';
import { sumsByDay } from '../store/ledger-balances.ts';
import type { LoansParts } from './parts.ts';

/** A file that an accounting program takes in one go. */
const mostDays = 366;

/** What each account was debited and credited on each business date of a span, its ends included. */
export async function exportLedger(
  { database }: LoansParts,
  context: Context,
  asked: { readonly from: string; readonly through: string },
): Promise<Result<FileAnswer, Problem>> {
  const [from, through] = [Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.through)];
  const days = from.until(through).days + 1;
  if (days < 1 || days > mostDays) return problem('loans.span-not-possible', { most: String(mostDays) });
  const sums = await database.transaction(context, (tx) => sumsByDay(tx, { from, through }), { readOnly: true });
  const bytes = Uint8Array.from(new TextEncoder().encode(ledgerCsv(sums)));
  return ok({ fileName: `ledger-${asked.from}-${asked.through}.csv`, mediaType: 'text/csv; charset=utf-8', bytes });
}
