import { longSilence_days } from './days-of-files.ts';
import type { FilePeriod, FileQuality } from './file-quality.ts';

/** Rows of a file that an earlier one holds as well. */
export interface FileRepeat {
  readonly file: string;
  readonly earlier: string;
  readonly rows: number;
}

/** Days that two files of one series both speak for. */
export interface FileOverlap {
  readonly files: readonly [string, string];
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Whole days between two files of one series that neither speaks for. */
export interface FileGap {
  readonly after: string;
  readonly before: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly days: number;
}

export interface AcrossFiles {
  readonly repeats: readonly FileRepeat[];
  /** Rows of all files that an earlier one holds as well. */
  readonly repeated: number;
  readonly overlaps: readonly FileOverlap[];
  readonly gaps: readonly FileGap[];
}

const day_ms = 86_400_000;

/** What shows when files are laid beside each other. */
export function acrossFiles(files: readonly FileQuality[]): AcrossFiles {
  const series = Map.groupBy(files, (file) => file.series);
  const neighbours = [...series.values()].map(inOrder);
  return {
    ...repeatsOf(files),
    overlaps: neighbours.flatMap((some) => overlapsOf(some)),
    gaps: neighbours.flatMap((some) => gapsOf(some)),
  };
}

/**
 * A row that stands twice in one file may be two equal events; only as many of them as an earlier file holds too are
 * the same events told again.
 */
function repeatsOf(files: readonly FileQuality[]): Pick<AcrossFiles, 'repeats' | 'repeated'> {
  const counts = files.map(({ keys }) => countsOf(keys));
  const repeats: FileRepeat[] = [];
  const most = new Map<string, number>();
  let repeated = 0;
  counts.forEach((own, index) => {
    for (let before = 0; before < index; before += 1) {
      const rows = shared(own, counts[before]!);
      if (rows > 0) repeats.push({ file: files[index]!.name, earlier: files[before]!.name, rows });
    }
    repeated += shared(own, most);
    for (const [key, count] of own) most.set(key, Math.max(count, most.get(key) ?? 0));
  });
  return { repeats, repeated };
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function shared(own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let rows = 0;
  for (const [key, count] of own) rows += Math.min(count, other.get(key) ?? 0);
  return rows;
}

interface Placed {
  readonly name: string;
  readonly period: FilePeriod;
}

function inOrder(files: readonly FileQuality[]): Placed[] {
  return files
    .flatMap(({ name, period }) => (period ? [{ name, period }] : []))
    .toSorted((a, b) => Temporal.Instant.compare(a.period.from, b.period.from));
}

function overlapsOf(files: readonly Placed[]): FileOverlap[] {
  return files.flatMap((earlier, index) =>
    files.slice(index + 1).flatMap((later): FileOverlap[] => {
      const from = later.period.from;
      const to = earliest(earlier.period.to, later.period.to);
      return Temporal.Instant.compare(from, to) < 0 ? [{ files: [earlier.name, later.name], from, to }] : [];
    }),
  );
}

function gapsOf(files: readonly Placed[]): FileGap[] {
  const gaps: FileGap[] = [];
  let reached = files[0];
  for (const next of files.slice(1)) {
    const silent_ms = next.period.from.epochMilliseconds - reached!.period.to.epochMilliseconds;
    const days = Math.floor(silent_ms / day_ms);
    // A file that states no period may simply have been silent for some days.
    const least = reached!.period.stated && next.period.stated ? 1 : longSilence_days;
    if (days >= least) {
      gaps.push({ after: reached!.name, before: next.name, from: reached!.period.to, to: next.period.from, days });
    }
    if (Temporal.Instant.compare(next.period.to, reached!.period.to) > 0) reached = next;
  }
  return gaps;
}

function earliest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}
