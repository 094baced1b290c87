import type { LocalText } from '@lendline/kernel';

/** Something a reviewer should know about a file that was read all the same. */
export interface FileWarning {
  readonly reason: WarningReason;
  /** How many rows (or how many minor units, for totals) it concerns. */
  readonly count: number;
  /** The first line it concerns, when it is about rows. */
  readonly line: number | null;
  readonly what: LocalText;
}

export type WarningReason = keyof typeof texts;

const texts = {
  resaved: (count: number): LocalText => ({
    'zh-CN': `文件经表格软件另存过：${count} 行丢失了秒数或订单号。请提供原始文件。`,
    en: `A spreadsheet has re-saved the file: ${count} rows have lost their seconds or their order number. Ask for the original.`,
  }),
  're-encoded': (): LocalText => ({
    'zh-CN': '文件编码与官方导出不同，说明它曾被另存。',
    en: "The text encoding is not the one of the wallet's own export: the file was saved again.",
  }),
  truncated: (): LocalText => ({
    'zh-CN': '文件结尾不完整，可能被截断。',
    en: 'The end of the file is missing: it may be cut off.',
  }),
  'fewer-rows-than-declared': (count: number): LocalText => ({
    'zh-CN': `比文件头声明的少 ${count} 行（可能删除了记录）。`,
    en: `The file has ${count} fewer rows than its header declares (rows may have been deleted).`,
  }),
  'more-rows-than-declared': (count: number): LocalText => ({
    'zh-CN': `比文件头声明的多 ${count} 行。`,
    en: `The file has ${count} more rows than its header declares.`,
  }),
  'totals-differ': (count: number): LocalText => ({
    'zh-CN': `明细合计与文件头的合计相差 ${count} 分（文件自称统计口径可能不同）。`,
    en: `The rows add up to ${count} minor units more or less than the header says (the wallet says that its sums may differ).`,
  }),
  'outside-window': (count: number): LocalText => ({
    'zh-CN': `${count} 行不在文件头的时间段内。`,
    en: `${count} rows lie outside the period in the header.`,
  }),
  'repeated-order-id': (count: number): LocalText => ({
    'zh-CN': `${count} 行的订单号与其他行重复但内容不同。`,
    en: `${count} rows share their order number with a different row.`,
  }),
  'repeated-rows': (count: number): LocalText => ({
    'zh-CN': `${count} 行与前面的行完全相同（已保留）。`,
    en: `${count} rows equal an earlier row in everything (they are kept).`,
  }),
  'unknown-antenna': (count: number): LocalText => ({
    'zh-CN': `${count} 行的基站没有坐标。`,
    en: `${count} rows name an antenna without a position.`,
  }),
  'bad-antenna-row': (count: number): LocalText => ({
    'zh-CN': `基站表有 ${count} 行无法读取。`,
    en: `${count} rows of the antenna table could not be read.`,
  }),
  'unknown-status': (count: number): LocalText => ({
    'zh-CN': `${count} 行的交易状态不认识，不计入收入。`,
    en: `${count} rows have a status that is not known; they count as no income.`,
  }),
} as const satisfies Record<string, (count: number) => LocalText>;

export function fileWarning(reason: WarningReason, count: number, line: number | null = null): FileWarning {
  return { reason, count, line, what: texts[reason](count) };
}
