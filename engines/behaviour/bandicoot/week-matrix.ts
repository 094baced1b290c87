import { assert } from '@lendline/kernel';
import { civilDay, dayNumber } from '../records/civil-day.ts';
import { groupStarts } from './group-keys.ts';
import { isCall, isOut, isText, type LineColumns } from './line-columns.ts';

/** One figure of a week: what a channel comes to in one section of one weekday. Sections without anything have none. */
export interface WeekMatrixRow {
  /** ISO year and week without padding: `2014-28`, `2015-1`. */
  readonly year_week: string;
  /**
   * 0 contacts that called or wrote, 1 contacts called or written to, 2 calls received, 3 calls made, 4 texts received,
   * 5 texts sent, 6 seconds of calls received, 7 seconds of calls made.
   */
  readonly channel: number;
  /** 0 = Monday. */
  readonly weekday: number;
  /** From 0, in the order of the day. */
  readonly section: number;
  readonly value: number;
}

const day_s = 86_400;
const week_s = 7 * day_s;
const channels = 8;

/**
 * bandicoot's week matrices (`weekmatrix.create_weekmatrices`): per ISO week with records, eight channels for every
 * section of the week. `interval_min` must divide a day: 60 gives 168 sections. A call is cut at the sections it runs
 * through, and what runs over the end of Sunday counts on Monday of the same week.
 */
export function weekMatrix(line: LineColumns, interval_min = 60): WeekMatrixRow[] {
  assert(Number.isInteger(1440 / interval_min), 'the interval must divide a day into equal sections');
  const { starts, keys } = groupStarts(line.day, 'week');
  return keys.flatMap((week, index) => {
    const rows = { from: starts[index]!, to: starts[index + 1]! };
    const cells = countRows(line, rows, interval_min);
    const talk = talkTimes(line, rows, { week, interval_s: interval_min * 60 });
    talk.cells.forEach((sections, direction) => (cells[6 + direction] = sections));
    const labels = Array.from({ length: channels }, (_, channel) => weekLabel(channel < 6 ? week : talk.week));
    return cells.flatMap((sections, channel) => rowsOf(sections, { channel, label: labels[channel]!, interval_min }));
  });
}

interface RowRange {
  readonly from: number;
  readonly to: number;
}

type Sections = Map<number, number>;

interface Named {
  readonly channel: number;
  readonly label: string;
  readonly interval_min: number;
}

function rowsOf(sections: Sections, { channel, label, interval_min }: Named): WeekMatrixRow[] {
  const perDay = 1440 / interval_min;
  return [...sections.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([at, value]) => ({
      year_week: label,
      channel,
      weekday: Math.floor(at / perDay),
      section: at % perDay,
      value,
    }));
}

/** Contacts, calls and texts of a week by channel and section. */
function countRows(line: LineColumns, { from, to }: RowRange, interval_min: number): Sections[] {
  const cells = Array.from({ length: channels }, (): Sections => new Map());
  const met = new Set<string>();
  for (let row = from; row < to; row += 1) {
    const flags = line.flags[row]!;
    if ((flags & (isCall | isText)) === 0) continue;
    const direction = (flags & isOut) === 0 ? 0 : 1;
    const section = Math.floor(secondOfWeek(line.time_s[row]!) / (interval_min * 60));
    const contact = `${direction} ${section} ${line.peer[row]!}`;
    if (!met.has(contact)) add(cells[direction]!, section, 1);
    met.add(contact);
    add(cells[((flags & isCall) === 0 ? 4 : 2) + direction]!, section, 1);
  }
  return cells;
}

interface Week {
  /** Number of the week, as `groupOfDay` gives it. */
  readonly week: number;
  readonly interval_s: number;
}

/**
 * Seconds of calls by direction and section. bandicoot names these two channels after the week of the first piece in
 * the order of the weekdays, and forgets to bring a piece back that runs from the last ISO week of a year into the
 * first: then the whole of them bear the name of that first week.
 */
function talkTimes(line: LineColumns, { from, to }: RowRange, { week, interval_s }: Week) {
  const cells: [Sections, Sections] = [new Map(), new Map()];
  let named = { second: Infinity, week };
  for (let row = from; row < to; row += 1) {
    if ((line.flags[row]! & isCall) === 0) continue;
    const sections = cells[(line.flags[row]! & isOut) === 0 ? 0 : 1]!;
    let at = line.time_s[row]!;
    for (let left = line.seconds[row]!; left > 0;) {
      const second = secondOfWeek(at);
      const spent = Math.min(interval_s - (second % interval_s), left);
      add(sections, Math.floor(second / interval_s), spent);
      const over = weekOf(at);
      if (second < named.second) named = { second, week: weekNumber(over) > weekNumber(week) ? over - 1 : over };
      at += spent;
      left -= spent;
    }
  }
  return { cells, week: named.week };
}

function add(sections: Sections, section: number, value: number): void {
  sections.set(section, (sections.get(section) ?? 0) + value);
}

/** From Monday 00:00. 1970-01-01 was a Thursday. */
function secondOfWeek(time_s: number): number {
  const since = time_s + 3 * day_s;
  return since - Math.floor(since / week_s) * week_s;
}

function weekOf(time_s: number): number {
  return Math.floor((time_s + 3 * day_s) / week_s);
}

/** The ISO number of a week in its year. */
function weekNumber(week: number): number {
  return isoWeek(week).number;
}

function weekLabel(week: number): string {
  const { year, number } = isoWeek(week);
  return `${year}-${number}`;
}

/** A week belongs to the year of its Thursday. */
function isoWeek(week: number): { readonly year: number; readonly number: number } {
  const thursday = week * 7;
  const { year } = civilDay(thursday);
  return { year, number: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}
