import type { LineRecord } from '../records/line-record.ts';
import { type DayValues, dayValues } from './day-values.ts';
import { type Moments, momentsOf } from './moments.ts';

/** Calls that were taken, and texts, of one line on one local day. */
export interface DayTalk {
  readonly callsIn: number;
  readonly callsOut: number;
  readonly textsIn: number;
  readonly textsOut: number;
  readonly nightCalls: number;
  readonly nightTexts: number;
  /** Calls and texts by hour of the wall clock, 24 numbers. */
  readonly hours: readonly number[];
  readonly seconds: DayValues;
  readonly calls: DayGaps;
  readonly texts: DayGaps;
  readonly first_ms: number;
  readonly last_ms: number;
  /** The last outgoing call and the last text received; null without one. */
  readonly lastOutCall_ms: number | null;
  readonly lastInText_ms: number | null;
}

/** The seconds from each record of a kind to the next within the day, and the ends that join days. */
export interface DayGaps {
  readonly gaps: Moments;
  readonly first_ms: number;
  readonly last_ms: number;
}

/** What is true of a record by the wall clock of its line. */
export interface DayRow {
  readonly record: LineRecord;
  /** Local wall time, in milliseconds. */
  readonly wall_ms: number;
  readonly hour: number;
  readonly night: boolean;
}

/** Null when there was neither. `rows` are in order of time. */
export function dayTalk(rows: readonly DayRow[]): DayTalk | null {
  const calls = rows.filter(({ record }) => record.kind === 'call' && record.answered !== false);
  const texts = rows.filter(({ record }) => record.kind === 'text');
  if (calls.length + texts.length === 0) return null;
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { hour } of calls) hours[hour]! += 1;
  for (const { hour } of texts) hours[hour]! += 1;
  const [callsOut, textsOut] = [outgoing(calls), outgoing(texts)];
  return {
    callsIn: calls.length - callsOut,
    callsOut,
    textsIn: texts.length - textsOut,
    textsOut,
    nightCalls: atNight(calls),
    nightTexts: atNight(texts),
    hours,
    seconds: dayValues(calls.map(({ record }) => record.seconds ?? 0)),
    calls: dayGaps(calls),
    texts: dayGaps(texts),
    ...endsOf(calls, texts),
  };
}

function endsOf(calls: readonly DayRow[], texts: readonly DayRow[]) {
  const times = [calls[0], texts[0], calls.at(-1), texts.at(-1)].flatMap((row) => (row ? [row.record.at_ms] : []));
  return {
    first_ms: Math.min(...times),
    last_ms: Math.max(...times),
    lastOutCall_ms: calls.findLast(({ record }) => record.direction === 'out')?.record.at_ms ?? null,
    lastInText_ms: texts.findLast(({ record }) => record.direction === 'in')?.record.at_ms ?? null,
  };
}

/** The ends are 0 where there is no record; `gaps.n` is then 0 too, and the counts say so. */
export function dayGaps(rows: readonly DayRow[]): DayGaps {
  const gaps: number[] = [];
  for (let row = 1; row < rows.length; row += 1) {
    gaps.push((rows[row]!.record.at_ms - rows[row - 1]!.record.at_ms) / 1000);
  }
  return { gaps: momentsOf(gaps), first_ms: rows[0]?.record.at_ms ?? 0, last_ms: rows.at(-1)?.record.at_ms ?? 0 };
}

function outgoing(rows: readonly DayRow[]): number {
  let count = 0;
  for (const { record } of rows) if (record.direction === 'out') count += 1;
  return count;
}

function atNight(rows: readonly DayRow[]): number {
  let count = 0;
  for (const { night } of rows) if (night) count += 1;
  return count;
}
