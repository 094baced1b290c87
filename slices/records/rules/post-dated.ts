import type { LocalText } from '@lendline/kernel';

// A file may be written in a zone that is already a day ahead.
const tolerance_ms = 86_400_000;

const text: LocalText = {
  'zh-CN': '应为已经发生的时间：此行的时间晚于上传时间，没有采用。请检查手机日期后重新导出原始文件。',
  en: 'Expected a time that has passed: this row is dated after the file was sent and is not used. Check the date of your phone and export the original again.',
};

export interface SplitRows<Row> {
  readonly happened: readonly Row[];
  /** Rows from the future: nobody can have exported them, and they would make an old file look fresh. */
  readonly postDated: readonly {
    readonly line: number;
    readonly field: string;
    readonly reason: string;
    readonly text: LocalText;
  }[];
}

export function splitPostDated<Row extends { readonly at_ms: number; readonly source_line: number }>(
  rows: readonly Row[],
  now: Temporal.Instant,
): SplitRows<Row> {
  const latest = now.epochMilliseconds + tolerance_ms;
  return {
    happened: rows.filter(({ at_ms }) => at_ms <= latest),
    postDated: rows
      .filter(({ at_ms }) => at_ms > latest)
      .map(({ source_line }) => ({ line: source_line, field: '', reason: 'post-dated', text })),
  };
}
