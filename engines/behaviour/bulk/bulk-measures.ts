import { isoWeekday } from '../records/civil-day.ts';
import { contactAggregates, knownSums } from './contact-aggregates.ts';
import { lineAggregates, wallTime } from './line-aggregates.ts';
import type { BulkOptions, BulkSpan, LocalDays } from './local-days.ts';
import { anyOf, callsIn, double, nLogN, select, subquery, textsIn } from './record-sql.ts';

/**
 * One row per line with everything that the formulas ask for: what both looks at the records gave, and what lists give
 * per window. Records are grouped before anything is joined, so the join is of lines and not of records.
 */
export function bulkMeasures(days: LocalDays, lines: BulkOptions['lines']): string {
  const both =
    `FROM ${subquery(lineAggregates(days, lines), 'l')}\n` +
    `LEFT JOIN ${subquery(contactAggregates(days, lines), 'c')} ON c.contact_line = l.line`;
  const summed = select(['*', ...each(days, ({ window }) => knownSums(window))], both);
  const counted = select(
    ['*', `${firstSlotOfLine(days)} AS first_slot`, ...each(days, counts)],
    `FROM ${subquery(summed, 'summed')}`,
  );
  const first = select(['*', ...weeksOf(days), ...each(days, ownLists)], `FROM ${subquery(counted, 'counted')}`);
  const second = select(['*', ...each(days, sizes)], `FROM ${subquery(first, 'lists')}`);
  return select(['*', ...each(days, sums)], `FROM ${subquery(second, 'sized')}`);
}

type Columns = (span: BulkSpan, days: LocalDays) => string[];

function each(days: LocalDays, columns: Columns): string[] {
  return days.spans.flatMap((span) => columns(span, days));
}

/** The local day of a line's first record among the days of the longest window, from 1; below 1 when it is older. */
function firstSlotOfLine(days: LocalDays): string {
  return `floor((${wallTime('first_ms', days)}) / ${double(86_400_000)}) - ${days.firstDay - 1}`;
}

/** Calls and texts of the line, unpacked. */
function counts({ window }: BulkSpan): string[] {
  const [both, out, nights] = [`packed_${window}`, `packed_out_${window}`, `nights_${window}`];
  return [
    `${callsIn(both)} AS calls_${window}`,
    `${textsIn(both)} AS texts_${window}`,
    `${callsIn(both)} + ${textsIn(both)} AS both_${window}`,
    `${callsIn(out)} AS out_calls_${window}`,
    `${textsIn(out)} AS out_texts_${window}`,
    `${callsIn(nights)} AS night_calls_${window}`,
    `${textsIn(nights)} AS night_texts_${window}`,
  ];
}

/**
 * The window's own part of the lists of the longest window: counts per day without that of `as_of`, moments of calls and
 * of texts; and its active days besides those of the next shorter window.
 */
function ownLists(span: BulkSpan, { spans, slots, longest }: LocalDays): string[] {
  const { window, days: size, firstSlot } = span;
  const nextShorter = spans[spans.indexOf(span) - 1];
  const texts = `length(times) - texts_${longest.window}`;
  const own = positions(firstSlot, nextShorter ? nextShorter.firstSlot - 1 : slots);
  return [
    `part(days, ${firstSlot}, ${size}) AS whole_${window}`,
    `${own.map((slot) => anyOf(dayCount(slot))).join(' + ')} AS active_besides_${window}`,
    `part(times, ${texts} - calls_${window} + 1, calls_${window}) AS call_times_${window}`,
    `part(times, length(times) - texts_${window} + 1, texts_${window}) AS text_times_${window}`,
  ];
}

/** `known_*` local days that the records speak for, with the day of `as_of`, `whole_days_*` without it, `weeks_*` of these. */
function sizes({ window, firstSlot }: BulkSpan, { slots, longest }: LocalDays): string[] {
  const since = `greatest(${firstSlot}, first_slot)`;
  const whole = `greatest(${longest.days + 1} - ${since}, 0)`;
  const gap = (kind: string): string =>
    `(${kind}_times_${window}[-1] - ${kind}_times_${window}[1]) / nullif(greatest(${kind}s_${window} - 1, 0), 0)`;
  return [
    `${slots + 1} - ${since} AS known_days_${window}`,
    `${whole} AS whole_days_${window}`,
    `floor(${whole} / 7) AS weeks_${window}`,
    `${gap('call')} AS call_gap_${window}`,
    `${gap('text')} AS text_gap_${window}`,
  ];
}

function sums(span: BulkSpan, days: LocalDays): string[] {
  const { window, days: size } = span;
  const whole = `whole_${window}`;
  const sevenOn = `innerProduct(part(${whole}, 8, ${size - 7}), part(${whole}, 1, ${size - 7}))`;
  const hours = positions(1, 24).map((hour) => hoursWithin(span, days, hour));
  return [
    `${days.spans
      .slice(0, days.spans.indexOf(span) + 1)
      .map((shorter) => `active_besides_${shorter.window}`)
      .join(' + ')} AS active_days_${window}`,
    `${hours.map(nLogN).join(' + ')} AS hour_logs_${window}`,
    `${weekendDays(span, days)} AS weekend_${window}`,
    `total(${whole}) AS day_sum_${window}`,
    `innerProduct(${whole}, ${whole}) AS day_squares_${window}`,
    `${overWeeks(span, (week) => week)} AS week_sum_${window}`,
    `${overWeeks(span, (week) => `${week} * ${week}`)} AS week_squares_${window}`,
    // A window of one week has no day with another seven days before it.
    `${size > 7 ? sevenOn : '0'} AS week_products_${window}`,
    `total(part(${whole}, ${size + 1} - whole_days_${window}, 7)) AS first_week_${window}`,
    `week_1 AS last_week_${window}`,
  ];
}

function positions(from: number, until: number): number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}

function dayCount(slot: number): string {
  return `days[${slot}]`;
}

/** Members of a list are named one by one where each is used once: that is quicker than any function over a list. */
function hoursWithin(span: BulkSpan, { spans }: LocalDays, hour: number): string {
  const rings = positions(0, spans.indexOf(span));
  return rings.map((ring) => `hours[${24 * ring + hour}]`).join(' + ');
}

/** Whole days by a list of ones and noughts, which is quicker than naming them; and the day of `as_of`. */
function weekendDays({ window, days: size, firstSlot }: BulkSpan, days: LocalDays): string {
  const ones = positions(firstSlot, firstSlot + size - 1).map((slot) => (isWeekend(slot, days) ? '1e0' : '0e0'));
  const begun = positions(firstSlot + size, days.slots).filter((slot) => isWeekend(slot, days));
  return [`innerProduct(whole_${window}, [${ones.join(', ')}])`, ...begun.map(dayCount)].join(' + ');
}

function isWeekend(slot: number, { firstDay }: LocalDays): boolean {
  return isoWeekday(firstDay + slot - 1) >= 6;
}

/** `week_1`, the seven days before that of `as_of`, and all whole weeks before it. */
function weeksOf({ longest }: LocalDays): string[] {
  return positions(1, Math.floor(longest.days / 7)).map((week) => {
    const last = longest.days - 7 * (week - 1);
    return `${positions(last - 6, last)
      .map(dayCount)
      .join(' + ')} AS week_${week}`;
  });
}

/** Over the whole weeks of which the line is known. */
function overWeeks({ window, days }: BulkSpan, term: (week: string) => string): string {
  const weeks = positions(1, Math.floor(days / 7));
  return weeks
    .map((week) => `CASE WHEN weeks_${window} >= ${week} THEN ${term(`week_${week}`)} ELSE 0 END`)
    .join(' + ');
}
