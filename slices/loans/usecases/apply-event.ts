import { actorName, assert, newId, present } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { unpaidPrincipal } from '../rules/instalment.ts';
import { isAgeing, mayBecome } from '../rules/lifecycle.ts';
import { allocationOf } from '../rules/projection.ts';
import { saveInstalments } from '../store/instalments.ts';
import { eventRow, eventsOfLoan, insertEvent, type NewLoanEvent } from '../store/loan-log.ts';
import { findLoan, updateLoan } from '../store/loans.ts';
import { lotClosedThrough } from '../store/lots.ts';
import { reverseReceipt, saveReceipts } from '../store/receipts.ts';
import type { LoanEventRow, LoanRow, LoansTables, ReceiptRow } from '../store/tables.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { followPrincipal } from './draw-credit-line.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { postDifference } from './post-difference.ts';
import { type LoanResult, readLog } from './read-log.ts';

type Tx = SliceTransaction<LoansTables>;

/** What happens to a loan, without what every event has. */
export type Happening = Omit<NewLoanEvent, 'loanId' | 'enteredOn' | 'madeBy'> & { readonly madeBy?: string };

export interface Applied {
  readonly event: LoanEventRow;
  readonly row: LoanRow;
  readonly result: LoanResult;
}

/**
 * Writes down what happened to a loan that is held by the transaction, and all that follows from its log then: instalments,
 * receipts, state, and the postings that the journal lacks. The loan is brought to the day of the event first.
 */
export async function applyEvent(
  parts: LoansParts,
  tx: Tx,
  { loan, happening }: { loan: LoanRow; happening: Happening },
): Promise<Applied> {
  const current = await ageTo(parts, tx, { loan, day: happening.on });
  const log = await eventsOfLoan(tx, loan.id);
  const event = nextEvent(parts, tx, { loan, happening, log });
  const all = [...log, event];
  const through = laterOf(present(current.aged_on, 'a loan with a log was paid out'), happening.on);
  const result = readLog(parts, current, { log: all, through });
  const { standing, instalments, life } = result;
  assert(
    standing.state === loan.state || mayBecome(loan.state, standing.state),
    `a loan does not go from ${loan.state} to ${standing.state}`,
  );
  await insertEvent(tx, event);
  await saveInstalments(tx, loan.id, instalments);
  await followPrincipal(parts, tx, { loanId: loan.id, out: unpaidPrincipal(instalments) });
  const change = { ...standing, aged_on: through, disbursed_on: current.disbursed_on };
  await updateLoan(tx, loan.id, change);
  await writeReceipts(tx, { loan, log: all, result });
  await postDifference(tx, { loan, life, log: all, cause: event });
  const row = await ageReopened(parts, tx, { before: loan, after: { ...current, ...change } });
  return { event, row, result };
}

/** The event as it will stand in the log. */
export function nextEvent(
  parts: LoansParts,
  tx: Pick<Tx, 'context'>,
  { loan, happening, log }: { loan: LoanRow; happening: Happening; log: readonly LoanEventRow[] },
): LoanEventRow {
  const { context } = tx;
  const enteredOn = laterOf(todayOf(parts, context), happening.on);
  const madeBy = happening.madeBy ?? actorName(context.actor);
  return eventRow(tx, { ...happening, loanId: loan.id, enteredOn, madeBy }, log.length + 1);
}

async function ageTo(
  parts: LoansParts,
  tx: Tx,
  { loan, day }: { loan: LoanRow; day: Temporal.PlainDate },
): Promise<LoanRow> {
  if (!isAgeing(loan) || loan.aged_on === null || Temporal.PlainDate.compare(loan.aged_on, day) >= 0) return loan;
  await bringUpToDate(parts, tx, { loanId: loan.id, through: day });
  return present(await findLoan(tx, loan.id), 'the loan is held by this transaction');
}

/** A loan that was not aged so far is brought to today, and to the day of its lot: from then on the lot counts for it. */
async function ageReopened(
  parts: LoansParts,
  tx: Tx,
  { before, after }: { before: LoanRow; after: LoanRow },
): Promise<LoanRow> {
  if (isAgeing(before) || !isAgeing(after)) return after;
  const today = todayOf(parts, tx.context);
  const closed = await lotClosedThrough(tx, after.id);
  return ageTo(parts, tx, { loan: after, day: closed === null ? today : laterOf(today, closed) });
}

async function writeReceipts(
  tx: Tx,
  { loan, log, result }: { loan: LoanRow; log: readonly LoanEventRow[]; result: LoanResult },
): Promise<void> {
  const events = new Map(log.map((event) => [event.id, event]));
  const rows = result.life.transactions.flatMap((transaction): ReceiptRow[] => {
    const event = events.get(transaction.id);
    if (transaction.kind !== 'repayment' || !event) return [];
    const { receivedAt } = event.body;
    return [
      {
        id: newId('receipt', tx.context.now()),
        tenant: tx.context.tenant,
        loan_id: loan.id,
        payment_id: paymentOf(event),
        currency: loan.currency,
        amount: transaction.amount,
        received_at: typeof receivedAt === 'string' ? Temporal.Instant.from(receivedAt) : event.recorded_at,
        value_on: event.value_on,
        ...allocationOf(transaction),
        reversed_on: null,
      },
    ];
  });
  await saveReceipts(tx, rows);
  const { reverses, entered_on } = present(log.at(-1), 'a log has the event that was written');
  const undone = reverses === null ? undefined : events.get(reverses);
  if (undone?.kind === 'repayment') await reverseReceipt(tx, { paymentId: paymentOf(undone), on: entered_on });
}

function paymentOf({ source, id }: LoanEventRow): string {
  return source ?? id;
}

function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}
