import type { LocalText } from '@lendline/kernel';
import type { ImportFlag, SourceQuality } from '../contract.ts';

const flagTexts: Readonly<Record<ImportFlag, LocalText>> = {
  stale: { 'zh-CN': '有记录已过期，不再采用。', en: 'Some records are too old and do not count any more.' },
  'other-holder': {
    'zh-CN': '有记录属于他人，没有采用。',
    en: 'Some records are in another person’s name and do not count.',
  },
  'holder-unknown': {
    'zh-CN': '有记录没有写明是谁的。',
    en: 'Some records do not say whose they are.',
  },
  resaved: {
    'zh-CN': '有文件被表格软件另存过，请提供原始文件。',
    en: 'A file was saved again by a spreadsheet; ask for the original.',
  },
  'fewer-rows-than-promised': {
    'zh-CN': '有文件的行数少于其开头的声明，可能删除过记录或被截断。',
    en: 'A file holds fewer rows than its heading promises: rows were deleted, or it was cut off.',
  },
  empty: { 'zh-CN': '有一次导入没有可用的记录。', en: 'One import held no usable record.' },
};

/** A report in sentences, for whoever has to judge it. */
export function qualityText(quality: Omit<SourceQuality, 'text'>): readonly LocalText[] {
  return [
    rowsText(quality),
    ...(quality.window === null ? [] : [spanText(quality)]),
    ...(quality.gaps.length === 0 ? [] : [gapsText(quality.gaps)]),
    ...(quality.repeated === 0 ? [] : [repeatedText(quality.repeated)]),
    ...(quality.reasons.length === 0 ? [] : [reasonsText(quality.reasons)]),
    ...quality.flags.map((flag) => flagTexts[flag]),
  ];
}

function rowsText({ rows, imports, counting }: Omit<SourceQuality, 'text'>): LocalText {
  const { read, accepted, rejected, ignored } = rows;
  return {
    'zh-CN': `共 ${imports} 次导入，其中 ${counting} 次采用；读到 ${read} 行：采用 ${accepted} 行，错误 ${rejected} 行，不属于记录 ${ignored} 行。`,
    en: `${imports} imports, ${counting} of which count. ${read} rows read: ${accepted} accepted, ${rejected} rejected, ${ignored} ignored.`,
  };
}

function spanText({ window, daysWithRows }: Omit<SourceQuality, 'text'>): LocalText {
  const [from = '', to = ''] = [window?.from.slice(0, 10), window?.to.slice(0, 10)];
  return {
    'zh-CN': `记录从 ${from} 到 ${to}，其中 ${daysWithRows} 天有记录。`,
    en: `They reach from ${from} to ${to}, with records on ${daysWithRows} days.`,
  };
}

function gapsText(gaps: SourceQuality['gaps']): LocalText {
  const longest = gaps.toSorted((a, b) => b.days - a.days)[0]!;
  return {
    'zh-CN': `有 ${gaps.length} 段一周以上没有任何记录，最长的一段是 ${longest.from} 到 ${longest.to}（${longest.days} 天）。`,
    en: `${gaps.length} times there is nothing for a week or more, longest from ${longest.from} to ${longest.to} (${longest.days} days).`,
  };
}

function repeatedText(repeated: number): LocalText {
  return {
    'zh-CN': `有 ${repeated} 行出现在多个来源中，只计一次。`,
    en: `${repeated} rows came from more than one import and are counted once.`,
  };
}

function reasonsText(reasons: SourceQuality['reasons']): LocalText {
  const list = (comma: string): string =>
    reasons
      .slice(0, 5)
      .map(({ reason, rows }) => `${reason} ${rows}`)
      .join(comma);
  return {
    'zh-CN': `没有采用的行及原因：${list('，')}。可下载全部明细。`,
    en: `Rows left out, by reason: ${list(', ')}. All of them can be downloaded.`,
  };
}
