import type { Portrait } from '@lendline/features/contract';

/** Records of each source in the week that begins on a Monday. */
export interface CoveredWeek {
  readonly monday: string;
  readonly calls: number;
  readonly statement: number;
}

const day_ms = 86_400_000;

/** Every week from the first record of any source to the last, those without a record too: silence is what to look for. */
export function coveredWeeks(coverage: Portrait['coverage']): readonly CoveredWeek[] {
  const weeks = new Map<number, { calls: number; statement: number }>();
  for (const { source, days } of coverage) {
    for (const { day, records } of days) {
      const monday = mondayOf(day);
      const week = weeks.get(monday) ?? { calls: 0, statement: 0 };
      week[source] += records;
      weeks.set(monday, week);
    }
  }
  const mondays = [...weeks.keys()];
  if (mondays.length === 0) return [];
  const [first, last] = [Math.min(...mondays), Math.max(...mondays)];
  const count = Math.round((last - first) / (7 * day_ms)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const monday = first + index * 7 * day_ms;
    const { calls, statement } = weeks.get(monday) ?? { calls: 0, statement: 0 };
    return { monday: new Date(monday).toISOString().slice(0, 10), calls, statement };
  });
}

/** Epoch milliseconds, UTC, of the Monday on or before a day. */
function mondayOf(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  return at - ((new Date(at).getUTCDay() + 6) % 7) * day_ms;
}
