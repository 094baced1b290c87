import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../contract.ts';
import { type KeptSource, qualityOf } from './quality.ts';

const day_ms = 86_400_000;
const rowsOn = (...days: readonly number[]) => days.map((day) => ({ at_ms: day * day_ms, wall_ms: day * day_ms }));

function report(given: Partial<ImportReport>): ImportReport {
  return {
    id: 'import_1',
    lineId: 'line_1',
    source: 'payment-statement',
    kind: 'alipay',
    importedAt: '2026-06-15T04:00:00Z',
    fileHash: 'hash',
    rows: { read: 3, accepted: 2, rejected: 1, ignored: 0 },
    window: null,
    coveredDays: 2,
    flags: [],
    counts: true,
    warnings: [],
    firstProblems: [],
    ...given,
  } as ImportReport;
}

const source = (given: Partial<KeptSource>): KeptSource => ({
  source: 'payment-statement',
  imports: [report({})],
  rows: [rowsOn(1, 2)],
  merged: rowsOn(1, 2),
  leftOut: [],
  ...given,
});

describe('the quality of a source', () => {
  it('adds up what its imports hold, and says what came twice', () => {
    const imports = [report({}), report({ counts: false, flags: ['stale'] })];
    const quality = qualityOf(source({ imports, rows: [rowsOn(1, 2), rowsOn(2, 3)], merged: rowsOn(1, 2, 3) }));
    expect(quality).toMatchObject({
      imports: 2,
      counting: 1,
      rows: { read: 6, accepted: 4, rejected: 2, ignored: 0 },
      repeated: 1,
      daysWithRows: 3,
      flags: ['stale'],
      window: { from: '1970-01-02T00:00:00Z', to: '1970-01-04T00:00:00Z' },
    });
    expect(quality.text.map(({ en }) => en)).toContain('1 rows came from more than one import and are counted once.');
  });

  it('names every week or more without a row, and no shorter silence', () => {
    const { gaps } = qualityOf(source({ merged: rowsOn(1, 7, 15, 100) }));
    expect(gaps).toEqual([
      { from: '1970-01-09', to: '1970-01-15', days: 7 },
      { from: '1970-01-17', to: '1970-04-10', days: 84 },
    ]);
  });

  it('counts why rows are no records, and repeats what was remarked of a file once', () => {
    const remark = { 'zh-CN': '文件被截断。', en: 'The file was cut off.' };
    const imports = [report({ warnings: [remark] }), report({ warnings: [remark] })];
    const leftOut = ['bad-time', 'bad-amount', 'bad-time'].map((reason) => ({ reason }));
    const { reasons, text } = qualityOf(source({ imports, leftOut }));
    expect(reasons).toEqual([
      { reason: 'bad-time', rows: 2 },
      { reason: 'bad-amount', rows: 1 },
    ]);
    expect(text.filter(({ en }) => en === remark.en)).toEqual([remark]);
  });

  it('of which nothing is left is empty, not broken', () => {
    expect(qualityOf(source({ rows: [], merged: [] }))).toMatchObject({ window: null, daysWithRows: 0, gaps: [] });
  });
});
