import { type Context, ok, type Problem, type Result, toWire } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { AskedChange, ChangePreview } from '../contract.ts';
import { needsSecondPerson } from '../rules/loan-changes.ts';
import { findLoan } from '../store/loans.ts';
import { toRates } from './loan-rates.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { missingPostings } from './post-difference.ts';
import { prepareChange } from './prepare-change.ts';
import { toLoan } from './show-loan.ts';

/** What a change would make of a loan: the loan, its rates and its postings as they would then be written. */
export async function previewChange(
  parts: LoansParts,
  context: Context,
  { loanId, change, on }: AskedChange,
): Promise<Result<ChangePreview, Problem>> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const loan = await findLoan(tx, loanId);
      if (!loan) return notFound();
      const day = on === undefined ? todayOf(parts, context) : Temporal.PlainDate.from(on);
      const prepared = await prepareChange(parts, tx, { loan, change, on: day });
      if (!prepared.ok) return prepared;
      const { row, result, rates, log, event } = prepared.value;
      const { life, instalments } = result;
      const postings = await missingPostings(tx, { loan, life, log, cause: event });
      return ok({
        loan: toLoan(parts, context, { row, instalments, log }),
        rates: rates && toRates(rates),
        needsSecondPerson: needsSecondPerson(change),
        postings: postings.flatMap(({ movements }) => movements.map((one) => ({ ...one, amount: toWire(one.amount) }))),
      });
    },
    { readOnly: true },
  );
}
