import type { ImportReport, RecordSource } from '@lendline/records/contract';

export interface ImportQuestion {
  readonly source: RecordSource;
  readonly fileName: string;
  readonly lineId: ImportReport['lineId'];
  readonly n: number;
}

const day_ms = 86_400_000;

/** What a file comes to; its name says what is made up to be wrong with it. Null when it cannot be read at all. */
export function importOf({ source, fileName, lineId, n }: ImportQuestion): ImportReport | null {
  if (fileName.includes('mojibake')) return null;
  const stale = fileName.includes('old');
  const newest = Date.now() - (stale ? 40 : 1) * day_ms;
  return {
    id: `import_${n}`,
    lineId,
    source,
    kind: source === 'call-records' ? 'cn-mobile' : 'alipay',
    importedAt: new Date().toISOString(),
    fileHash: `hash-of-${fileName}`,
    rows: { read: 1284, accepted: 1251, rejected: 3, ignored: 30 },
    window: { from: new Date(newest - 92 * day_ms).toISOString(), to: new Date(newest).toISOString() },
    coveredDays: 88,
    flags: stale ? ['stale', 'fewer-rows-than-promised'] : [],
    counts: !stale,
    warnings: [],
    firstProblems: [
      {
        line: 214,
        field: 'amount',
        reason: 'not-a-number',
        text: { 'zh-CN': '金额不是数字。', en: 'The amount is not a number.' },
      },
    ],
  };
}
