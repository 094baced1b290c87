import { daysBetween, rateFactor, yearParts } from '../../day-count.ts';
import { type Decimal12, fromMinor, toMinor, toMultiple } from '../../decimal.ts';
import { dueDate, type Period } from '../../due-dates.ts';
import { levelAmount } from '../../equal-instalments.ts';
import { principalWithin, type Share } from '../../spread.ts';
import type { EventOf, RescheduleNext } from '../event.ts';
import { Instalment } from '../instalment.ts';
import type { LoanState } from '../loan-state.ts';
import { onlyPart } from '../parts.ts';
import type { LoanRules } from '../rules.ts';
import { forgoUnearned } from './earning.ts';
import { carriedLine, payBack, takeOpen } from './give-up.ts';

/** All that is open is owed anew, from a first day on: nothing is late any more. */
export function reAgeAll(state: LoanState, event: EventOf<'re_age'>): void {
  const { monthEnd } = state.rules.terms;
  const lines = state.plan.filter(({ outstanding }) => outstanding > 0n);
  const dues = dueDates(event.instalments, { first: event.first, every: event.every, monthEnd });
  replan(state, event, { lines, dues });
}

/** All that is open moves into the due dates to come. */
export function reAmortiseAll(state: LoanState, event: EventOf<'re_amortise'>): void {
  const lines = state.plan.filter(({ outstanding }) => outstanding > 0n);
  replan(state, event, { lines, dues: duesAhead(lines, event.on) });
}

/** The due dates to come move to a new first one and those that follow it; what is past due stays. */
export function rescheduleNext(state: LoanState, event: EventOf<'reschedule'> & RescheduleNext): void {
  const { every, monthEnd } = state.rules.terms;
  const lines = state.plan.filter((line) => isAhead(line, event.on) && line.outstanding > 0n);
  const count = duesAhead(lines, event.on).length + event.extraInstalments;
  replan(state, event, { lines, dues: dueDates(count, { first: event.first, every, monthEnd }) });
}

interface NewPlan {
  /** The instalments that give up what is open of them. */
  readonly lines: readonly Instalment[];
  readonly dues: readonly Temporal.PlainDate[];
}

/**
 * Takes what is open out of instalments and plans it anew from the day of the change: principal in level instalments at
 * the agreed rate; interest earned by then, and fees and penalties that were due, with the first of them; fees that
 * were not due yet with the last. Without principal or a due date to come the plan stays as it is.
 */
function replan(
  state: LoanState,
  event: EventOf<'re_age' | 're_amortise' | 'reschedule'>,
  { lines, dues }: NewPlan,
): void {
  const [first] = dues;
  const open = lines.reduce((sum, line) => sum + line.open('principal'), 0n);
  if (!first || open === 0n) return state.note(event, event.kind, { amount: 0n });
  const inAdvance = forgoUnearned(state, lines, event.on);
  const returned = payBack(state, lines, { inAdvance: onlyPart('interest', inAdvance), on: event.on });
  const taken = lines.map((line) => takeOpen(line, event.on));
  const principal = taken.reduce((sum, { principal: part }) => sum + part, 0n);
  const fresh = freshLines(state, { from: event.on, dues, principal });
  const carried = carriedLine(state, taken, { period: { from: event.on, due: first }, last: fresh.at(-1)! });
  const kept = state.plan.filter((line) => !lines.includes(line) || !isAhead(line, event.on) || line.paidTotal > 0n);
  state.plan = [...kept, ...carried, ...fresh].toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  state.note(event, event.kind, { amount: principal, parts: onlyPart('principal', principal), returned });
}

/** Due dates to come with principal open; what was owed again may stand beside an instalment of the same day. */
function duesAhead(lines: readonly Instalment[], on: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const open = lines.filter((line) => isAhead(line, on) && line.open('principal') > 0n);
  return open.map(({ due }) => due).filter((due, index, dues) => !dues[index - 1]?.equals(due));
}

function isAhead({ due }: Instalment, on: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(due, on) > 0;
}

function dueDates(
  count: number,
  { first, ...terms }: { first: Temporal.PlainDate } & Pick<LoanRules['terms'], 'every' | 'monthEnd'>,
): Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, index) => dueDate({ disbursed: first, ...terms }, index));
}

function freshLines(
  state: LoanState,
  { from, dues, principal }: { from: Temporal.PlainDate; dues: readonly Temporal.PlainDate[]; principal: bigint },
): Instalment[] {
  const periods = dues.map((due, index): Period => ({ from: dues[index - 1] ?? from, due }));
  const rate_ppm = state.interestStoppedOn === null ? state.rules.terms.rate_ppm : 0;
  const shares = levelShares({ ...state.rules.terms, rate_ppm }, periods, principal);
  return periods.map((period, index) => {
    const line = new Instalment('re_aged', period);
    line.owe('principal', shares[index]!.principal);
    line.owe('interest', shares[index]!.interest);
    line.meet(from);
    return line;
  });
}

/** Level instalments over periods of which the first may be odd; the last takes the rest. */
function levelShares(terms: LoanRules['terms'], periods: readonly Period[], principal: bigint): Share[] {
  const factors = periods.map((period) => factorOf(terms, period));
  const growths = factors.map((factor) => factor.add(1));
  const level = toMultiple(levelAmount(principal, growths), terms.roundingMultiple);
  let left = principal;
  return factors.map((factor, index) => {
    const interest = toMinor(fromMinor(left).mul(factor));
    const part = index === factors.length - 1 ? left : principalWithin(level, interest, left);
    left -= part;
    return { principal: part, interest };
  });
}

/** A regular period counts as agreed, an odd one by its actual days over 365. */
function factorOf({ rate_ppm, dayCount, every, monthEnd }: LoanRules['terms'], period: Period): Decimal12 {
  const { from, due } = period;
  const isRegular = dueDate({ disbursed: from, every, monthEnd }, 1).equals(due);
  const odd = [{ parts: daysBetween(from, due), length: 365 }];
  return rateFactor(rate_ppm, isRegular ? yearParts({ dayCount, every, disbursed: from }, period) : odd);
}
