import { dayOfWall } from '../records/civil-day.ts';
import type { Seen } from './line-portrait.ts';
import { dateOf, mondayOf } from './portrait-day.ts';

/** Data sessions of a week. */
export interface DataWeek {
  readonly monday: Temporal.PlainDate;
  readonly sessions: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Oldest first; weeks without a session are not in it. */
export function dataWeeks({ records, clock }: Seen): DataWeek[] {
  const sessions = records.filter(({ kind }) => kind === 'data');
  const weeks = Map.groupBy(sessions, ({ at_ms }) => mondayOf(dayOfWall(clock.toWall(at_ms))));
  return [...weeks]
    .sort(([a], [b]) => a - b)
    .map(([monday, some]) => ({
      monday: dateOf(monday),
      sessions: some.length,
      bytes: some.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
      seconds: some.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    }));
}
