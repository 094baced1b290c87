import { civilDay, dayNumber, dayOfWall } from './civil-day.ts';

export interface WallText {
  readonly wall_ms: number;
  /** False for `12:30`: a program that re-saved the file has dropped the seconds. */
  readonly has_seconds: boolean;
}

const fullForm = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const yearlessForm = /^(\d{1,2})[-/.](\d{1,2}) +(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Reads `2024-01-31 08:05:09` and its usual variants; null when the text is no time that exists. */
export function parseWallText(text: string): WallText | null {
  const match = fullForm.exec(text.trim());
  if (!match) return null;
  return wallOf(Number(match[1]), partsFrom(match, 2));
}

/** Reads `01-31 08:05:09`; `year` says which year the row is of, or null when that is unknown. */
export function parseYearlessText(text: string, year: (month: number, day: number) => number | null): WallText | null {
  const match = yearlessForm.exec(text.trim());
  if (!match) return null;
  const parts = partsFrom(match, 1);
  const found = year(parts.month, parts.day);
  return found === null ? null : wallOf(found, parts);
}

/** Whether a text has the form of a time without its year. */
export function isYearless(text: string): boolean {
  return yearlessForm.test(text.trim());
}

/** `2024-01-31 08:05:09`. */
export function formatWall(wall_ms: number): string {
  const { year, month, day } = civilDay(dayOfWall(wall_ms));
  const seconds = Math.floor(wall_ms / 1000) - dayOfWall(wall_ms) * 86_400;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)} ${clock.map((part) => pad(part, 2)).join(':')}`;
}

interface Parts {
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** Null where the text names none. */
  readonly second: number | null;
}

// One plain object, because a list has a time in every one of its millions of rows.
function partsFrom(match: RegExpExecArray, first: number): Parts {
  const second = match[first + 4];
  return {
    month: Number(match[first]),
    day: Number(match[first + 1]),
    hour: Number(match[first + 2]),
    minute: Number(match[first + 3]),
    second: second === undefined ? null : Number(second),
  };
}

function wallOf(year: number, { month, day, hour, minute, second }: Parts): WallText | null {
  if (hour > 23 || minute > 59 || (second ?? 0) > 59 || !exists(year, month, day)) return null;
  const seconds = dayNumber(year, month, day) * 86_400 + hour * 3600 + minute * 60 + (second ?? 0);
  return { wall_ms: seconds * 1000, has_seconds: second !== null };
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || civilDay(dayNumber(year, month, day)).month === month;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
