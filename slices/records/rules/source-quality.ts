import {
  daysOfFiles,
  type FileQuality,
  type QualityReport,
  qualityReport,
  type ReportedFile,
  strongest,
} from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';
import type { ImportReport, QualityOfFile, RecordSource, SourceQuality } from '../contract.ts';

/** A file, or all pages of a feed, with what it is worth. The reports are newest first. */
export interface JudgedFile {
  readonly reports: readonly [ImportReport, ...ImportReport[]];
  readonly quality: FileQuality;
}

/** How good the records of one source are, in figures and in sentences. Days are those of `zone`. */
export function sourceQuality(source: RecordSource, files: readonly JudgedFile[], zone: string): SourceQuality {
  const report = qualityReport(
    files.map(({ quality }) => quality),
    zone,
  );
  const imports = files.flatMap(({ reports }) => reports);
  const counting = imports.filter(({ counts }) => counts).length;
  const used = files.filter(({ reports: [newest] }) => newest.counts);
  const days = daysOfFiles(used.map(({ quality }) => quality));
  const flags = [...new Set(imports.flatMap((one) => one.flags))];
  const { read, accepted, rejected, ignored, distinct } = report.rows;
  return {
    source,
    imports: imports.length,
    counting,
    files: files.map(({ reports }, index) => shownFile(reports, report.files[index]!)),
    rows: { read, accepted, rejected, ignored },
    repeated: accepted - distinct,
    ...acrossOf(report),
    suspicion: strongest(report.files.map(({ suspicion }) => suspicion)),
    window: windowOf(used.flatMap(({ reports }) => reports)),
    daysWithRows: days.days_with_rows,
    gaps: days.silences.map(({ from, to, days: silent }) => ({
      from: from.toString(),
      to: to.toString(),
      days: silent,
    })),
    flags,
    reasons: reasonsOf(report.files),
    text: [
      countingText(imports.length, counting),
      ...report.lines,
      ...days.lines,
      ...flags.flatMap((flag) => judgedTexts[flag] ?? []),
    ],
  };
}

function shownFile([newest, ...older]: JudgedFile['reports'], file: ReportedFile): QualityOfFile {
  const { rows: read, accepted, rejected, ignored, period } = file;
  return {
    name: file.name,
    kind: file.kind,
    importId: newest.feed ? null : newest.id,
    ...(newest.feed ? { feed: newest.feed } : {}),
    importedAt: newest.importedAt,
    rows: { read, accepted, rejected, ignored },
    leftOut: file.left_out.map(({ outcome, reason, count, first_line: firstLine }) => ({
      outcome,
      reason,
      rows: count,
      firstLine,
    })),
    period: period && { from: period.from.toString(), to: period.to.toString(), stated: period.stated },
    daysWithRows: file.days_with_rows,
    suspicion: file.suspicion,
    unknownWords: file.unknown_words,
    flags: [...new Set([newest, ...older].flatMap(({ flags }) => flags))],
    counts: newest.counts,
    text: file.lines,
  };
}

function acrossOf({ repeats, overlaps, gaps }: QualityReport): Pick<SourceQuality, 'repeats' | 'overlaps' | 'missing'> {
  return {
    repeats,
    overlaps: overlaps.map(({ files, from, to }) => ({ files, from: from.toString(), to: to.toString() })),
    missing: gaps.map(({ from, to, ...gap }) => ({ ...gap, from: from.toString(), to: to.toString() })),
  };
}

function windowOf(reports: readonly ImportReport[]): SourceQuality['window'] {
  const windows = reports.flatMap(({ window }) => (window ? [window] : []));
  const at = (texts: readonly string[]): readonly Temporal.Instant[] =>
    texts.map((text) => Temporal.Instant.from(text)).toSorted((a, b) => Temporal.Instant.compare(a, b));
  const first = at(windows.map(({ from }) => from))[0];
  const last = at(windows.map(({ to }) => to)).at(-1);
  return first && last ? { from: first.toString(), to: last.toString() } : null;
}

function reasonsOf(files: readonly ReportedFile[]): SourceQuality['reasons'] {
  const counts = new Map<string, number>();
  for (const { reason, count } of files.flatMap(({ left_out }) => left_out)) {
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return [...counts]
    .map(([reason, rows]) => ({ reason, rows }))
    .toSorted((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

function countingText(imports: number, counting: number): LocalText {
  return {
    'zh-CN': `共 ${imports} 次导入，其中 ${counting} 次采用。`,
    en: `${imports} imports, ${counting} of which count.`,
  };
}

/** What is judged of an import on a day; the other flags are remarks of its reader, which its own sentences tell. */
const judgedTexts: Partial<Readonly<Record<ImportReport['flags'][number], LocalText>>> = {
  stale: { 'zh-CN': '有记录已过期，不再采用。', en: 'Some records are too old and do not count any more.' },
  'other-holder': {
    'zh-CN': '有记录属于他人，没有采用。',
    en: 'Some records are in another person’s name and do not count.',
  },
  'holder-unknown': { 'zh-CN': '有记录没有写明是谁的。', en: 'Some records do not say whose they are.' },
  empty: { 'zh-CN': '有一次导入没有可用的记录。', en: 'One import held no usable record.' },
};
