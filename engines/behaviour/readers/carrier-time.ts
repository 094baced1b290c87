import { dayNumber } from '../records/civil-day.ts';
import { rejectRow, type RowProblem } from '../records/row-problem.ts';
import { isYearless, parseWallText, parseYearlessText, type WallText } from '../records/wall-text.ts';
import type { DayPeriod } from './call-file.ts';
import type { CarrierField } from './carrier-columns.ts';
import type { CellRow } from './csv-rows.ts';
import { cellOf, type Columns } from './header-row.ts';

/** The year of a date that the list prints without one; null when nothing says. */
export type YearOf = (month: number, day: number) => number | null;

/**
 * Lists print `12-31 23:59:58`: the year follows from the period the list covers, so that a list over New Year has
 * two of them. Without a period the latest year whose date does not lie after `as_of` is taken.
 */
export function yearIn(period: DayPeriod | null, as_of: Temporal.Instant | undefined, zone: string): YearOf {
  const until = period?.to ?? as_of?.toZonedDateTimeISO(zone).toPlainDate();
  if (!until) return () => null;
  const from = period?.from ?? until.subtract({ years: 1 }).add({ days: 1 });
  const [low, high] = [from, until].map((date) => dayNumber(date.year, date.month, date.day)) as [number, number];
  return (month, day) => {
    for (let year = until.year; year >= from.year; year -= 1) {
      const days = dayNumber(year, month, day);
      if (days >= low && days <= high) return year;
    }
    return null;
  };
}

/** The wall time of a row, from one column or from a date and a clock column. */
export function carrierTime(row: CellRow, columns: Columns<CarrierField>, yearOf: YearOf): WallText | RowProblem {
  const [field, text] = timeText(row, columns);
  const time = isYearless(text) ? parseYearlessText(text, yearOf) : parseWallText(text);
  if (time) return time;
  const noYear = isYearless(text) && parseYearlessText(text, () => 2000) !== null;
  return rejectRow(noYear ? 'no-year' : 'bad-time', row.line, field);
}

function timeText(row: CellRow, columns: Columns<CarrierField>): [string, string] {
  if (columns.paidAt !== undefined) return ['缴费时间', withClock(cellOf(row, columns, 'paidAt'))];
  if (columns.time !== undefined) return ['起始时间', cellOf(row, columns, 'time')];
  return ['calldate', `${cellOf(row, columns, 'date')} ${cellOf(row, columns, 'clock')}`.trim()];
}

// Payments are often listed by the day alone; midnight keeps them in that day.
function withClock(text: string): string {
  if (/^\d{8}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)} 00:00:00`;
  return /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text) ? `${text} 00:00:00` : text;
}
