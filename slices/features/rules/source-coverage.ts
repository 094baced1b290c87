import type { Coverage } from '@lendline/behaviour';
import type { ImportReport } from '@lendline/records/contract';
import type { SourceCoverage } from '../contract.ts';

/**
 * What the files of one source amount to at `asOf`. When none of them counts, the flags say why what is there is
 * treated as absent, and its age is shown; days are only counted of rows that were read.
 *
 * @param rows the coverage of the rows that were read
 * @param files every file of the source that had arrived, newest first
 */
export function sourceCoverage(rows: Coverage, files: readonly ImportReport[], asOf: Temporal.Instant): SourceCoverage {
  const counted = files.filter(({ counts }) => counts);
  const speaking = counted.length > 0 ? counted : files;
  const newest = rows.newest ?? newestOf(speaking);
  return {
    present: files.length > 0,
    coveredDays: rows.days_covered,
    newest: newest?.toString() ?? null,
    ageDays: newest && ageInDays(newest, asOf),
    flags: [...new Set(speaking.flatMap(({ flags }) => flags))],
  };
}

/** Whole days, never below none. */
export function ageInDays(newest: Temporal.Instant, asOf: Temporal.Instant): number {
  return Math.max(0, Math.floor(asOf.since(newest).total('days')));
}

function newestOf(files: readonly ImportReport[]): Temporal.Instant | null {
  const ends = files.flatMap(({ window }) => (window ? [Temporal.Instant.from(window.to)] : []));
  return ends.toSorted((a, b) => Temporal.Instant.compare(a, b)).at(-1) ?? null;
}
