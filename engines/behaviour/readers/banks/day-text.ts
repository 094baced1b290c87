import { parseWallText, type WallText } from '../../records/wall-text.ts';

/** `ymd` also reads `20240131`. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

const midnight = '00:00:00';

/**
 * The wall time of a row from its day and, where the table has one, its time of day (`13:23:24`, `132324`, or empty).
 * A row without a time of day is of midnight: bank tables often book by the day. Null when it does not exist.
 */
export function bankTime(day: string, time: string, order: DayOrder): WallText | null {
  const [date, ownTime] = splitDay(day);
  const clock = clockOf(time === '' ? ownTime : time);
  const iso = isoDay(date, order);
  return iso === null || clock === null ? null : parseWallText(`${iso} ${clock}`);
}

/** The orders in which all of these days exist. */
export function possibleOrders(days: readonly string[]): DayOrder[] {
  return (['ymd', 'dmy', 'mdy'] as const).filter((order) => days.every((day) => bankTime(day, '', order) !== null));
}

function splitDay(text: string): [string, string] {
  const at = text.search(/[ T]/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()];
}

function clockOf(text: string): string | null {
  if (text === '' || /^-+$/.test(text)) return midnight;
  const packed = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (packed) return `${packed[1]}:${packed[2]}:${packed[3]}`;
  const clock = /^\d{1,2}:\d{2}(:\d{2})?/.exec(text);
  if (!clock) return null;
  return clock[1] === undefined ? `${clock[0]}:00` : clock[0];
}

function isoDay(text: string, order: DayOrder): string | null {
  const packed = order === 'ymd' ? /^(\d{4})(\d{2})(\d{2})$/.exec(text) : null;
  const parts = packed?.slice(1) ?? /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?$/.exec(text)?.slice(1);
  if (!parts) return null;
  const [first, second, third] = parts as [string, string, string];
  const [year, month, day] = { ymd: [first, second, third], dmy: [third, second, first], mdy: [third, first, second] }[
    order
  ] as [string, string, string];
  return year.length === 4 && day.length <= 2 ? `${year}-${month}-${day}` : null;
}
