import { dayIn } from '@lendline/kernel';
import type { ImportFlag } from '../contract.ts';
import type { Holder } from './holder.ts';

/** What the reader remarked about the file itself; it does not change with time. */
export type FileMark = Extract<ImportFlag, 'resaved' | 'fewer-rows-than-promised'>;

export interface JudgedImport {
  readonly accepted: number;
  readonly newestEvent: Temporal.Instant | null;
  readonly holder: Holder;
  readonly marks: readonly FileMark[];
}

export interface Freshness {
  readonly newestAtMost_days: number;
  /** The zone of calendar days. */
  readonly zone: string;
}

/** The flags of an import on a day: a file that was fresh when it came grows stale. */
export function flagsAt(file: JudgedImport, at: Temporal.Instant, freshness: Freshness): readonly ImportFlag[] {
  const holder = { applicant: [], other: ['other-holder'], unknown: ['holder-unknown'] } as const;
  return [
    ...(file.accepted === 0 ? (['empty'] as const) : []),
    ...(isStale(file.newestEvent, at, freshness) ? (['stale'] as const) : []),
    ...holder[file.holder],
    ...file.marks,
  ];
}

/** Whether a decision may use an import with these flags. */
export function countsWith(flags: readonly ImportFlag[]): boolean {
  return !flags.some((flag) => flag === 'stale' || flag === 'other-holder' || flag === 'empty');
}

function isStale(
  newest: Temporal.Instant | null,
  at: Temporal.Instant,
  { newestAtMost_days, zone }: Freshness,
): boolean {
  if (newest === null) return false;
  return dayIn(zone, newest).until(dayIn(zone, at), { largestUnit: 'days' }).days > newestAtMost_days;
}
