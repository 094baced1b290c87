import { daysBetween } from '../day-count.ts';
import type { Instalment } from './instalment.ts';

/** First days of the ranges, counted in days past due or delinquent; the last range is open. */
export const delinquencyRanges = [1, 4, 31, 61, 91, 121, 151, 181, 241] as const;

/** Days on which delinquency does not grow, from the close of `from` to the close of `until`. */
export interface Pause {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** How far behind a loan is. */
export interface Delinquency {
  /** Index into the ranges; null while nothing is delinquent. */
  readonly range: number | null;
  /** Oldest open due date with the days of grace; null while nothing is past due. */
  readonly since: Temporal.PlainDate | null;
  /** Past the due date, less pauses and grace. */
  readonly days: number;
  readonly pastDueDays: number;
  /** Open amount of all instalments past due, in minor units. */
  readonly amount: bigint;
  /** Open amounts by range: each instalment by its own days past due, once the loan is delinquent. */
  readonly byRange: ReadonlyMap<number, bigint>;
}

/**
 * Which days of pauses do not count for an instalment: those after its due date, or, as in Apache Fineract, every day on which
 * the loan was paused, also before the instalment fell due.
 */
export const pauseRules = ['after_due', 'every_day'] as const;

export interface DelinquencyRules {
  readonly on: Temporal.PlainDate;
  /** Days after a due date that do not count. */
  readonly grace_d: number;
  readonly pauses: readonly Pause[];
  readonly pausesCount: (typeof pauseRules)[number];
}

export function delinquencyOf(plan: readonly Readonly<Instalment>[], rules: DelinquencyRules): Delinquency {
  const { on, grace_d, pauses, pausesCount } = rules;
  const behind = plan.filter((one) => one.outstanding > 0n && Temporal.PlainDate.compare(one.due, on) < 0);
  const [oldest] = behind;
  if (!oldest) return { range: null, since: null, days: 0, pastDueDays: 0, amount: 0n, byRange: new Map() };
  const counted = ({ due }: Readonly<Instalment>): number =>
    pausesCount === 'after_due'
      ? lateDays(due, on, pauses)
      : pauses.reduce((days, pause) => days - overlap(pause, { ...pause, until: on }), daysBetween(due, on));
  const days = Math.max(0, counted(oldest) - grace_d);
  const byRange = new Map<number, bigint>();
  for (const instalment of days > 0 ? behind : []) {
    const range = rangeOf(counted(instalment));
    if (range !== null) byRange.set(range, (byRange.get(range) ?? 0n) + instalment.outstanding);
  }
  return {
    range: rangeOf(days),
    since: oldest.due.add({ days: grace_d }),
    days,
    pastDueDays: daysBetween(oldest.due, on),
    amount: behind.reduce((sum, one) => sum + one.outstanding, 0n),
    byRange,
  };
}

/** Days past due at the close of a day, without those of pauses. */
export function lateDays(due: Temporal.PlainDate, day: Temporal.PlainDate, pauses: readonly Pause[]): number {
  const late = daysBetween(due, day);
  return Math.max(
    0,
    pauses.reduce((days, pause) => days - overlap(pause, { from: due, until: day }), late),
  );
}

function rangeOf(days: number): number | null {
  const index = delinquencyRanges.findLastIndex((first) => days >= first);
  return index === -1 ? null : index;
}

function overlap(a: Pause, b: Pause): number {
  const from = Temporal.PlainDate.compare(a.from, b.from) > 0 ? a.from : b.from;
  const until = Temporal.PlainDate.compare(a.until, b.until) < 0 ? a.until : b.until;
  return Math.max(0, daysBetween(from, until));
}
