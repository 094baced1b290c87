import type { LocalText } from '@lendline/kernel';

/**
 * Why one row of a file is not a record. *Rejected* rows are wrong and a person may mend them; *ignored* rows are right
 * but are no event of this kind. Neither ever carries the cell's content, which may be personal data.
 */
export interface RowProblem {
  /** One-based line of the file. */
  readonly line: number;
  /** The column or attribute, as the file names it; null when the whole row is meant. */
  readonly field: string | null;
  readonly reason: RejectReason | IgnoreReason;
  readonly expected: LocalText;
  readonly doThis: LocalText;
}

export type RejectReason = keyof typeof rejectTexts;
export type IgnoreReason = keyof typeof ignoreTexts;

interface Texts {
  readonly expected: LocalText;
  readonly doThis: LocalText;
}

const mendRow: LocalText = {
  'zh-CN': '请重新导出原始文件；若只有这一行有误，可以不处理。',
  en: 'Export the file again; if only this row is wrong you may leave it.',
};

const rejectTexts = {
  'bad-kind': {
    expected: { 'zh-CN': '通话(call)或短信(text)', en: '`call` or `text`' },
    doThis: mendRow,
  },
  'bad-direction': {
    expected: {
      'zh-CN': '主叫/被叫、发送/接收、收入/支出，或 in/out',
      en: 'a direction: in or out, as this format words it',
    },
    doThis: mendRow,
  },
  'missing-peer': {
    expected: { 'zh-CN': '对方号码', en: 'the number of the other side' },
    doThis: mendRow,
  },
  'bad-time': {
    expected: {
      'zh-CN': '存在的日期和时间，如 2024-01-31 08:05:09',
      en: 'a date and time that exist, such as 2024-01-31 08:05:09',
    },
    doThis: mendRow,
  },
  'post-dated': {
    expected: {
      'zh-CN': '已经发生的时间（此行晚于文件送达的时间）',
      en: 'a time that has passed (this row is later than the file itself)',
    },
    doThis: {
      'zh-CN': '请检查手机日期后重新导出原始文件。',
      en: 'Check the date of your phone and export the original again.',
    },
  },
  'no-year': {
    expected: {
      'zh-CN': '带年份的日期，或文件中的查询时间段',
      en: 'a date with its year, or a query period in the file',
    },
    doThis: {
      'zh-CN': '请提供查询时间段，或导出带年份的详单。',
      en: 'Say which period the list covers, or export a list that shows the year.',
    },
  },
  'bad-duration': {
    expected: { 'zh-CN': '通话时长：秒数、HH:mm:ss 或 1分7秒', en: 'a length: seconds, HH:mm:ss or 1分7秒' },
    doThis: mendRow,
  },
  'bad-place': {
    expected: { 'zh-CN': '数字形式的经纬度', en: 'latitude and longitude as numbers' },
    doThis: mendRow,
  },
  'bad-amount': {
    expected: { 'zh-CN': '最多两位小数的金额，如 12.50', en: 'an amount with at most two decimals, such as 12.50' },
    doThis: mendRow,
  },
  'bad-volume': {
    expected: { 'zh-CN': '流量数值', en: 'a volume of data as a number' },
    doThis: mendRow,
  },
  'bad-currency': {
    expected: {
      'zh-CN': 'ISO 4217 货币代码（如 CNY、HKD、USD、KES）',
      en: 'a currency code of ISO 4217, such as CNY, HKD, USD or KES',
    },
    doThis: mendRow,
  },
  'too-few-cells': {
    expected: { 'zh-CN': '与表头一样多的列', en: 'as many cells as the header row has' },
    doThis: {
      'zh-CN': '文件可能被截断，请重新导出并完整下载。',
      en: 'The file may be cut off: export and download it again.',
    },
  },
  'cut-row': {
    expected: { 'zh-CN': '完整的一行', en: 'a whole row' },
    doThis: {
      'zh-CN': '文件可能被截断，请重新导出并完整下载。',
      en: 'The file may be cut off: export and download it again.',
    },
  },
} as const satisfies Record<string, Texts>;

const nothingToDo: LocalText = { 'zh-CN': '无需处理。', en: 'Nothing to do.' };

const ignoreTexts = {
  'summary-row': {
    expected: { 'zh-CN': '明细行（这是汇总或说明行）', en: 'a detail row (this one is a summary or a note)' },
    doThis: nothingToDo,
  },
  'repeated-header': {
    expected: { 'zh-CN': '明细行（这是重复的表头）', en: 'a detail row (this one repeats the header)' },
    doThis: nothingToDo,
  },
  duplicate: {
    expected: { 'zh-CN': '每笔只出现一次', en: 'every row once (this one is a copy of an earlier row)' },
    doThis: nothingToDo,
  },
  'forwarded-call': {
    expected: { 'zh-CN': '本机通话（呼叫转移不计）', en: 'a call of this line (forwarded calls are not counted)' },
    doThis: nothingToDo,
  },
  'not-sent': {
    expected: {
      'zh-CN': '已收发的短信（草稿和发送失败不计）',
      en: 'a text that was sent or received (drafts and failures are not counted)',
    },
    doThis: nothingToDo,
  },
  'other-line': {
    expected: { 'zh-CN': '本机号码的记录', en: 'a record of the line that was asked for' },
    doThis: nothingToDo,
  },
  'service-message': {
    expected: {
      'zh-CN': '与他人的短信（对方号码为“-”的业务短信不计）',
      en: 'a text with another number (service messages without one are not counted)',
    },
    doThis: nothingToDo,
  },
} as const satisfies Record<string, Texts>;

export function rejectRow(reason: RejectReason, line: number, field: string | null = null): RowProblem {
  return { line, field, reason, ...rejectTexts[reason] };
}

export function ignoreRow(reason: IgnoreReason, line: number, field: string | null = null): RowProblem {
  return { line, field, reason, ...ignoreTexts[reason] };
}

export interface SortedRows<Row> {
  readonly accepted: Row[];
  readonly rejected: RowProblem[];
  readonly ignored: RowProblem[];
}

/** Sorts the outcome of every row of a file into accepted, rejected and ignored, so that none can get lost. */
export function sortRows<Row extends object>(outcomes: readonly (Row | RowProblem)[]): SortedRows<Row> {
  const sorted: SortedRows<Row> = { accepted: [], rejected: [], ignored: [] };
  for (const outcome of outcomes) {
    if (!isRowProblem(outcome)) sorted.accepted.push(outcome);
    else if (isIgnored(outcome)) sorted.ignored.push(outcome);
    else sorted.rejected.push(outcome);
  }
  return sorted;
}

/** Whether a row that is no record is right as it is. */
export function isIgnored({ reason }: RowProblem): boolean {
  return Object.hasOwn(ignoreTexts, reason);
}

export function isRowProblem(outcome: object): outcome is RowProblem {
  return 'doThis' in outcome && 'reason' in outcome;
}
