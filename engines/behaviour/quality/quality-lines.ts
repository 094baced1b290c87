import type { LocalText } from '@lendline/kernel';
import type { FileQuality, LeftOutRows, Suspicion } from './file-quality.ts';
import type { QualityReport, ReportedFile } from './quality-report.ts';

/** What is to be said of one file, in sentences. */
export function fileLines(file: Omit<ReportedFile, 'lines'>, zone: string): LocalText[] {
  const { rows, accepted, rejected, ignored, period, days_with_rows, warnings } = file;
  return [
    {
      'zh-CN': `读到 ${rows} 行：采用 ${accepted} 行，错误 ${rejected} 行，不属于记录 ${ignored} 行。`,
      en: `${rows} rows read: ${accepted} accepted, ${rejected} rejected, ${ignored} ignored.`,
    },
    ...(period ? [periodLine(period, days_with_rows, zone)] : []),
    ...file.left_out.map(leftOutLine),
    ...warnings.map(({ what }) => what),
    ...unknownWordLines(file.unknown_words),
    ...suspicionLines[file.suspicion],
  ];
}

/** What is to be said of all files together. */
export function acrossLines(
  { rows, repeats, overlaps, gaps }: Pick<QualityReport, 'rows' | 'repeats' | 'overlaps' | 'gaps'>,
  zone: string,
): LocalText[] {
  const dayText = (instant: Temporal.Instant): string => dayIn(instant, zone);
  return [
    {
      'zh-CN': `全部文件共 ${rows.read} 行，采用 ${rows.accepted} 行，其中不重复的 ${rows.distinct} 行。`,
      en: `All files together: ${rows.read} rows, ${rows.accepted} accepted, ${rows.distinct} of them distinct.`,
    },
    ...repeats.map(({ file, earlier, rows: count }) => ({
      'zh-CN': `${file} 有 ${count} 行与 ${earlier} 重复。`,
      en: `${count} rows of ${file} are in ${earlier} as well.`,
    })),
    ...overlaps.map(({ files: [one, other], from, to }) => ({
      'zh-CN': `${one} 与 ${other} 的时间段重叠：${dayText(from)} 至 ${dayText(to)}。`,
      en: `${one} and ${other} both cover ${dayText(from)} to ${dayText(to)}.`,
    })),
    ...gaps.map(({ after, before, from, to, days }) => ({
      'zh-CN': `${after} 与 ${before} 之间缺少 ${days} 天：${dayText(from)} 至 ${dayText(to)}。`,
      en: `${days} days are missing between ${after} and ${before}: ${dayText(from)} to ${dayText(to)}.`,
    })),
  ];
}

function periodLine({ from, to, stated }: NonNullable<FileQuality['period']>, days: number, zone: string): LocalText {
  const [first, last] = [dayIn(from, zone), dayIn(to, zone)];
  return {
    'zh-CN': `${stated ? '文件声明的时间段' : '首尾两行'}：${first} 至 ${last}，其中 ${days} 天有记录。`,
    en: `${stated ? 'The file says that it covers' : 'First and last row:'} ${first} to ${last}; ${days} days have rows.`,
  };
}

function leftOutLine({ outcome, text, count, first_line }: LeftOutRows): LocalText {
  return {
    'zh-CN': `${outcome === 'rejected' ? '错误' : '不属于记录'} ${count} 行（从第 ${first_line} 行起）：${text['zh-CN']}`,
    en: `${count} rows ${outcome}, from line ${first_line} on: ${text.en}`,
  };
}

function unknownWordLines(words: FileQuality['unknown_words']): LocalText[] {
  return Object.entries(words).map(([column, counts]) => {
    const named = Object.keys(counts).slice(0, 5);
    return {
      'zh-CN': `“${column}”中有不认识的词：${named.join('、')}。`,
      en: `Words in ${column} that are not known: ${named.join(', ')}.`,
    };
  });
}

const suspicionLines: Readonly<Record<Suspicion, readonly LocalText[]>> = {
  none: [],
  some: [
    {
      'zh-CN': '有一处迹象与官方导出不同，请留意。',
      en: 'One sign differs from an official export; keep it in mind.',
    },
  ],
  strong: [
    {
      'zh-CN': '文件可能被修改过：请要求原始文件，并与其他来源核对。',
      en: 'The file may have been edited: ask for the original and compare it with another source.',
    },
  ],
};

function dayIn(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}
