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
  return wallOf(Number(match[1]), match.slice(2));
}

/** Reads `01-31 08:05:09`; `year` says which year the row is of, or null when that is unknown. */
export function parseYearlessText(text: string, year: (month: number, day: number) => number | null): WallText | null {
  const match = yearlessForm.exec(text.trim());
  if (!match) return null;
  const found = year(Number(match[1]), Number(match[2]));
  return found === null ? null : wallOf(found, match.slice(1));
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

function wallOf(year: number, parts: readonly (string | undefined)[]): WallText | null {
  const [month, day, hour, minute, second] = parts.map(Number) as [number, number, number, number, number];
  const has_seconds = parts[4] !== undefined;
  const wholeSecond = has_seconds ? second : 0;
  if (hour > 23 || minute > 59 || wholeSecond > 59 || !exists(year, month, day)) return null;
  const seconds = dayNumber(year, month, day) * 86_400 + hour * 3600 + minute * 60 + wholeSecond;
  return { wall_ms: seconds * 1000, has_seconds };
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const back = civilDay(dayNumber(year, month, day));
  return back.month === month && back.day === day;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
