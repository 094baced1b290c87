import type { LocalText } from '@lendline/kernel';
import { acrossFiles, type FileGap, type FileOverlap, type FileRepeat } from './across-files.ts';
import type { FileQuality } from './file-quality.ts';
import { acrossLines, fileLines } from './quality-lines.ts';

/** One file of a report, with sentences that a person can read. */
export type ReportedFile = Omit<FileQuality, 'keys' | 'series' | 'days'> & {
  readonly days_with_rows: number;
  readonly lines: readonly LocalText[];
};

/** How good the files of one person are, each by itself and together. */
export interface QualityReport {
  readonly files: readonly ReportedFile[];
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly ignored: number;
    /** Accepted rows that no earlier file holds as well, each in its newest version. */
    readonly distinct: number;
  };
  readonly repeats: readonly FileRepeat[];
  readonly overlaps: readonly FileOverlap[];
  readonly gaps: readonly FileGap[];
  /** What is to be said of the files together. */
  readonly lines: readonly LocalText[];
}

/**
 * A report on files in the order they are given: what each holds, which rows were left out and why, signs of editing,
 * words that are not known, and what shows only when files are laid beside each other - rows in more than one, periods
 * that overlap, days that none speaks for. Days in sentences are those of `zone`. No cell of a file is in it but the words of its label columns.
 */
export function qualityReport(files: readonly FileQuality[], zone: string): QualityReport {
  const across = acrossFiles(files);
  const sum = (field: 'rows' | 'accepted' | 'rejected' | 'ignored'): number =>
    files.reduce((total, file) => total + file[field], 0);
  const rows = {
    read: sum('rows'),
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    ignored: sum('ignored'),
    distinct: files.reduce((total, { keys }) => total + keys.length, 0) - across.repeated,
  };
  const { repeats, overlaps, gaps } = across;
  const reported = files.map(({ keys: _, series: __, days, ...file }) => {
    const shown = { ...file, days_with_rows: days.length };
    return { ...shown, lines: fileLines(shown, zone) };
  });
  return {
    files: reported,
    rows,
    repeats,
    overlaps,
    gaps,
    lines: acrossLines({ rows, repeats, overlaps, gaps }, zone),
  };
}
