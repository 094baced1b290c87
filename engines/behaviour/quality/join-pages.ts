import { type FilePeriod, type FileQuality, type LeftOutRows, mostFirst, type Suspicion } from './file-quality.ts';
import type { Vocabulary } from '../records/vocabulary.ts';

/**
 * Pages of one feed as one file: they were only cut apart by how they are read. `keys` are those of the rows that stand
 * today, because a page may tell a newer version of a row of an earlier one.
 *
 * @param pages at least one
 */
export function joinPages(
  pages: readonly [FileQuality, ...FileQuality[]],
  { name, keys }: Pick<FileQuality, 'name' | 'keys'>,
): FileQuality {
  const sum = (field: 'rows' | 'accepted' | 'rejected' | 'ignored'): number =>
    pages.reduce((total, page) => total + page[field], 0);
  const [{ kind, series }] = pages;
  return {
    name,
    kind,
    series,
    rows: sum('rows'),
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    ignored: sum('ignored'),
    left_out: joinReasons(pages.flatMap(({ left_out }) => left_out)),
    period: joinPeriods(pages.flatMap(({ period }) => (period ? [period] : []))),
    days: [...new Set(pages.flatMap(({ days }) => days))].toSorted((a, b) => a - b),
    warnings: pages.flatMap(({ warnings }) => warnings),
    unknown_words: joinWords(pages.map(({ unknown_words }) => unknown_words)),
    suspicion: strongest(pages.map(({ suspicion }) => suspicion)),
    keys,
  };
}

/** The strongest suspicion of several files. */
export function strongest(suspicions: readonly Suspicion[]): Suspicion {
  return (['strong', 'some'] as const).find((one) => suspicions.includes(one)) ?? 'none';
}

function joinReasons(rows: readonly LeftOutRows[]): LeftOutRows[] {
  const reasons = Map.groupBy(rows, ({ outcome, reason }) => `${outcome} ${reason}`);
  return [...reasons.values()]
    .map(([first, ...others]) => ({
      ...first!,
      count: others.reduce((total, { count }) => total + count, first!.count),
      first_line: Math.min(first!.first_line, ...others.map(({ first_line }) => first_line)),
    }))
    .toSorted(mostFirst);
}

function joinPeriods(periods: readonly FilePeriod[]): FilePeriod | null {
  const from = periods.map((period) => period.from).toSorted((a, b) => Temporal.Instant.compare(a, b))[0];
  const to = periods.map((period) => period.to).toSorted((a, b) => Temporal.Instant.compare(b, a))[0];
  return from && to ? { from, to, stated: periods.every(({ stated }) => stated) } : null;
}

function joinWords(all: readonly Vocabulary[]): Vocabulary {
  const columns: Record<string, Record<string, number>> = {};
  for (const [column, words] of all.flatMap((one) => Object.entries(one))) {
    const counts = (columns[column] ??= {});
    for (const [word, count] of Object.entries(words)) counts[word] = (counts[word] ?? 0) + count;
  }
  return columns;
}
