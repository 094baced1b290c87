import { dayOfWall } from '../records/civil-day.ts';
import type { Seen } from './line-portrait.ts';
import { dateOf } from './portrait-day.ts';

/** On which days a source speaks. A day without a row inside the strip is a day of which nothing is known. */
export interface CoverageStrip {
  readonly source: 'calls' | 'statement';
  /** First and last day with a row; null without any. */
  readonly span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } | null;
  /** Days with rows, oldest first, the newest ones where there are very many. */
  readonly days: readonly { readonly day: Temporal.PlainDate; readonly records: number }[];
}

const mostDays = 800;

export function coverageStrips(seen: Seen): CoverageStrip[] {
  return [strip('calls', seen.records, seen), strip('statement', seen.payments, seen)];
}

function strip(
  source: CoverageStrip['source'],
  rows: readonly { readonly at_ms: number }[],
  { clock }: Seen,
): CoverageStrip {
  const counts = new Map<number, number>();
  for (const { at_ms } of rows) {
    const day = dayOfWall(clock.toWall(at_ms));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const days = [...counts].sort(([a], [b]) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  return {
    source,
    span: first && last ? { from: dateOf(first[0]), to: dateOf(last[0]) } : null,
    days: days.slice(-mostDays).map(([day, records]) => ({ day: dateOf(day), records })),
  };
}
