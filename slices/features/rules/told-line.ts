import { dayIn } from '@lendline/kernel';
import type { ImportReport } from '@lendline/records/contract';
import { dayNumber, type DayRecords } from './line-days.ts';
import { callRecord } from './read-rows.ts';
import { dayTies, type ToldLine } from './tie-steps.ts';

export interface LineReading {
  readonly days: readonly DayRecords[];
  /** Whether a day's records are those that were told of before. */
  readonly isSame: (day: DayRecords) => boolean;
  readonly imports: readonly ImportReport[];
  readonly zone: string;
  /** The line's own key in the graph. */
  readonly key: string;
  readonly told_ms: number | null;
  readonly asOf: Temporal.Instant;
}

/** What a reading of a line says to the graph. */
export function toldLine({ days, isSame, imports, zone, key, told_ms, asOf }: LineReading): ToldLine {
  const calls = days.filter((day) => day.source === 'calls');
  const [same, anew] = [calls.filter(isSame), calls.filter((day) => !isSame(day))];
  return {
    days: new Map(anew.map(({ day, rows }) => [dayNumber(day), dayTies(rows.map(callRecord), { zone, key })])),
    same: new Set(same.map(({ day }) => dayNumber(day))),
    staleDays: staleDays(imports, zone),
    told_ms,
    now_ms: asOf.epochMilliseconds,
  };
}

/** Days that a file tells which was good when it came and has only grown old. */
function staleDays(imports: readonly ImportReport[], zone: string): (day: number) => boolean {
  const numberOf = (instant: string): number => dayNumber(dayIn(zone, Temporal.Instant.from(instant)));
  const spans = imports
    .filter(({ source, flags }) => source === 'call-records' && flags.includes('stale'))
    .filter(({ flags }) => !flags.includes('other-holder'))
    .flatMap(({ window }) => (window ? [{ from: numberOf(window.from), to: numberOf(window.to) }] : []));
  return (day) => spans.some(({ from, to }) => from <= day && day <= to);
}

/** Whether the line's call records may be read at all: of a source without consent not even the imports are told. */
export function callsMayBeRead(imports: readonly ImportReport[]): boolean {
  return imports.some(({ source }) => source === 'call-records');
}
