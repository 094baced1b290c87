import { describe, expect, it } from 'vitest';
import { lineRecord } from '../records/line-record.ts';
import { daysOfFiles } from './days-of-files.ts';
import { fileQuality, type LeftOutRow } from './file-quality.ts';
import { joinPages } from './join-pages.ts';
import { qualityReport } from './quality-report.ts';

const day_ms = 86_400_000;
const call = (day: number) =>
  lineRecord({
    kind: 'call',
    direction: 'out',
    peer: 'A',
    at_ms: day * day_ms,
    wall_ms: day * day_ms,
    source_line: 1,
  });
const left = (reason: string, line: number): LeftOutRow => ({
  outcome: 'rejected',
  reason,
  line,
  text: { 'zh-CN': '应为时间。', en: 'expected a time.' },
});
const page = (days: readonly number[], leftOut: readonly LeftOutRow[] = []) =>
  fileQuality({
    name: 'page',
    kind: 'wallet',
    series: 'feed',
    accepted: days.map(call),
    leftOut,
    unknown_words: { status: { odd: days.length } },
  });

describe('pages of one feed', () => {
  const pages = [page([1, 2], [left('bad-time', 7)]), page([2, 30], [left('bad-time', 3), left('other', 1)])] as const;

  it('are one file: rows, reasons, words and days are added up', () => {
    const joined = joinPages(pages, { name: 'wallet', keys: ['a', 'b', 'c'] });
    expect(joined).toMatchObject({
      name: 'wallet',
      rows: 7,
      accepted: 4,
      rejected: 3,
      days: [1, 2, 30],
      unknown_words: { status: { odd: 4 } },
    });
    expect(joined.left_out).toMatchObject([
      { reason: 'bad-time', count: 2, first_line: 3 },
      { reason: 'other', count: 1 },
    ]);
    expect(joined.period?.to.epochMilliseconds).toBe(30 * day_ms);
  });

  it('count a row once whose newer version came on a later page', () => {
    const joined = joinPages(pages, { name: 'wallet', keys: ['a', 'b', 'c'] });
    expect(qualityReport([joined], 'UTC').rows).toMatchObject({ accepted: 4, distinct: 3 });
  });
});

describe('the days of files', () => {
  it('name every week or more without a row, and no shorter silence', () => {
    const { silences, days_with_rows, lines } = daysOfFiles([page([1, 7]), page([15, 100])]);
    expect(days_with_rows).toBe(4);
    expect(silences.map(({ from, to, days }) => [from.toString(), to.toString(), days])).toEqual([
      ['1970-01-09', '1970-01-15', 7],
      ['1970-01-17', '1970-04-10', 84],
    ]);
    expect(lines.map(({ en }) => en)).toEqual([
      '2 times there is no row for a week or more, longest from 1970-01-17 to 1970-04-10 (84 days).',
    ]);
  });

  it('without a row are none, not broken', () => {
    expect(daysOfFiles([])).toEqual({ days_with_rows: 0, silences: [], lines: [] });
  });
});
