import { lateDays, type LateFeeRule, lateFeesOn, type Pause } from '@lendline/credit';
import type { Context } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { isAgeing } from '../rules/lifecycle.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import { lockLoan } from '../store/loans.ts';
import type { LoanEventRow, LoanRow, LoansTables } from '../store/tables.ts';
import { applyEvent, type Happening, nextEvent } from './apply-event.ts';
import { ratesOf } from './loan-rates.ts';
import type { LoansParts } from './parts.ts';
import { readLog } from './read-log.ts';
import type { LateLoan } from './ask-late-fees.ts';
import { loanEvent } from './show-loan.ts';

type Tx = SliceTransaction<LoansTables>;

/**
 * Raises the late fees that a loan's agreement names, each once, for the day on which its instalment became late enough. A
 * fee that would bring the all-in rate, penalties counted, above the cap of the loan is not raised, and the trail says so.
 */
export async function raiseLateFees(parts: LoansParts, context: Context, { loanId, through }: LateLoan): Promise<void> {
  await parts.database.transaction(context, async (tx) => {
    const loan = await lockLoan(tx, loanId);
    const rule = loan?.late_fee;
    if (!loan || !rule || !isAgeing(loan)) return;
    const until = Temporal.PlainDate.from(through);
    let current: LoanRow = loan;
    for (const fee of feesOf(parts, { loan, rule, until, log: await eventsOfLoan(tx, loanId) })) {
      current = await raise(parts, tx, { loan: current, fee });
    }
  });
}

interface Charging {
  readonly loan: LoanRow;
  readonly rule: LateFeeRule;
  readonly until: Temporal.PlainDate;
  readonly log: readonly LoanEventRow[];
}

/** In the order of the days for which they are raised, each by what was open at the close of its day. */
function feesOf(parts: LoansParts, { loan, rule, until, log }: Charging): readonly Happening[] {
  const { life } = readLog(parts, loan, { log, through: until });
  const sources = new Set(log.map(({ source }) => source));
  const dues = new Set(life.plan.map(({ due }) => due.toString()));
  const late = [...dues]
    .filter((due) => !sources.has(sourceOf(loan, due)))
    .flatMap((text) => {
      const due = Temporal.PlainDate.from(text);
      const on = firstLateDay(due, { rule, until, pauses: life.pauses });
      return on ? [{ due, on }] : [];
    });
  return late
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
    .flatMap(({ due, on }) => {
      const before = log.filter(({ value_on }) => Temporal.PlainDate.compare(value_on, on) <= 0);
      const then = readLog(parts, loan, { log: before, through: on }).life;
      const fee = lateFeesOn(on, then, { rule, raised: [] }).find((one) => one.due.equals(due));
      return fee ? [happeningOf(loan, { on, due: due.toString(), amount: fee.amount })] : [];
    });
}

function happeningOf(
  loan: LoanRow,
  { on, due, amount }: { on: Temporal.PlainDate; due: string; amount: bigint },
): Happening {
  const body = { penalty: true, due, amount: amount.toString(), duty: '0' };
  return { kind: 'charge', on, body, source: sourceOf(loan, due), reason: 'late fee as agreed' };
}

function sourceOf({ id }: LoanRow, due: string): string {
  return `late-fee/${id}/${due}`;
}

/** The first day at whose close an instalment was as late as the rule says; null where that is still to come. */
function firstLateDay(
  due: Temporal.PlainDate,
  { rule, until, pauses }: { rule: LateFeeRule; until: Temporal.PlainDate; pauses: readonly Pause[] },
): Temporal.PlainDate | null {
  let day = due.add({ days: rule.from_dpd });
  // Days of a pause do not count as late.
  while (Temporal.PlainDate.compare(day, until) <= 0 && lateDays(due, day, pauses) < rule.from_dpd) {
    day = day.add({ days: 1 });
  }
  return Temporal.PlainDate.compare(day, until) <= 0 ? day : null;
}

async function raise(parts: LoansParts, tx: Tx, { loan, fee }: { loan: LoanRow; fee: Happening }): Promise<LoanRow> {
  const details = { due: fee.body['due'], amount: fee.body['amount'] };
  if (await isAboveCap(parts, tx, { loan, fee })) {
    const reason = 'loans.above-cap';
    await tx.audit({ action: 'raise-late-fee', subject: loan.id, outcome: 'refused', reason, details });
    return loan;
  }
  const { event, row } = await applyEvent(parts, tx, { loan, happening: fee });
  await tx.audit({ action: 'raise-late-fee', subject: loan.id, outcome: 'done', details });
  const data = { ...loanEvent({ row }), change: 'charge', eventId: event.id, fraud: false, reverses: null };
  await tx.publish({ type: 'loans.changed', version: 1, subject: loan.id, data });
  return row;
}

async function isAboveCap(
  parts: LoansParts,
  tx: Tx,
  { loan, fee }: { loan: LoanRow; fee: Happening },
): Promise<boolean> {
  const log = await eventsOfLoan(tx, loan.id);
  const event = nextEvent(parts, tx, { loan, happening: fee, log });
  const { life } = readLog(parts, loan, { log: [...log, event], through: loan.aged_on ?? fee.on });
  return ratesOf(parts, loan, { life, counting: 'penalties-too' })?.within === false;
}
