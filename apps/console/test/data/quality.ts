import type { LineId } from '@lendline/lines/contract';
import type { ImportReport, QualityOfFile, QualityOfLine, SourceQuality } from '@lendline/records/contract';
import { importsOf } from './records.ts';

/** The report on the made-up files: one that is whole, and one that somebody may have changed. */
export function qualityOf(lineId: LineId, now: number): QualityOfLine {
  return {
    lineId,
    asOf: new Date(now).toISOString(),
    sources: importsOf(lineId, now).map((report): SourceQuality => {
      const suspicion = report.counts ? 'none' : 'strong';
      const file = fileOf(report, suspicion);
      return {
        source: report.source,
        imports: 1,
        counting: report.counts ? 1 : 0,
        files: [file],
        rows: report.rows,
        repeated: 0,
        repeats: [],
        overlaps: [],
        missing: [],
        suspicion,
        window: report.window,
        daysWithRows: report.coveredDays,
        gaps: [],
        flags: report.flags,
        reasons: file.leftOut.map(({ reason, rows }) => ({ reason, rows })),
        text: [
          {
            'zh-CN': `全部文件共 ${report.rows.read} 行，采用 ${report.rows.accepted} 行。`,
            en: `All files together: ${report.rows.read} rows, ${report.rows.accepted} accepted.`,
          },
        ],
      };
    }),
  };
}

function fileOf(report: ImportReport, suspicion: QualityOfFile['suspicion']): QualityOfFile {
  const { kind, id, importedAt, rows, window, coveredDays, flags, counts } = report;
  return {
    name: `${kind} ${importedAt.slice(0, 10)}`,
    kind,
    importId: id,
    importedAt,
    rows,
    leftOut: [{ outcome: 'rejected', reason: 'not-a-number', rows: rows.rejected, firstLine: 214 }],
    period: window && { ...window, stated: false },
    daysWithRows: coveredDays,
    suspicion,
    unknownWords: {},
    flags,
    counts,
    text: [
      {
        'zh-CN': `${rows.rejected} 行不合格，从第 214 行起：时长不是数字。`,
        en: `${rows.rejected} rows rejected, from line 214 on: the length is not a number.`,
      },
    ],
  };
}
