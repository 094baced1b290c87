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
    'zh-CN': `明细合计与文件头的合计相差 ${majorOf(count)} 元（文件自称统计口径可能不同）。`,
    en: `The rows add up to ${majorOf(count)} yuan more or less than the header says (the wallet says that its sums may differ).`,
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
  'header-changed': (count: number): LocalText => ({
    'zh-CN': `表头有 ${count} 列与官方导出不同：格式有变，或文件被修改。`,
    en: `${count} columns are named otherwise than in the official export: the format has changed, or the file was edited.`,
  }),
  'balance-differs': (count: number): LocalText => ({
    'zh-CN': `${count} 行的余额与前一行的余额加减金额不符（可能删改了记录）。`,
    en: `${count} rows show a balance that does not follow from the row before (rows may have been changed or deleted).`,
  }),
  'closing-balance-differs': (count: number): LocalText => ({
    'zh-CN': `期初余额加明细与期末余额相差 ${count}（最小货币单位）。`,
    en: `Opening balance and rows differ from the closing balance by ${count} minor units.`,
  }),
  'order-out-of-time': (count: number): LocalText => ({
    'zh-CN': `${count} 行的订单号中的日期与交易时间不符。`,
    en: `${count} rows have an order number that was made on another day than the row says.`,
  }),
  'unknown-direction': (count: number): LocalText => ({
    'zh-CN': `${count} 行的收支方向不认识，按不计收支处理。`,
    en: `${count} rows have a direction that is not known; they are kept as neither income nor spending.`,
  }),
  'unknown-category': (count: number): LocalText => ({
    'zh-CN': `${count} 行的交易类型不认识。`,
    en: `${count} rows are of a kind that is not known.`,
  }),
  'unknown-kind': (count: number): LocalText => ({
    'zh-CN': `${count} 行的通信方式不认识，未计入。`,
    en: `${count} rows name a kind or direction of record that is not known; they are not counted.`,
  }),
  'other-currency': (count: number): LocalText => ({
    'zh-CN': `${count} 行是其他货币，不计入合计。`,
    en: `${count} rows are in another currency than the rest; the totals leave them out.`,
  }),
  'guessed-columns': (): LocalText => ({
    'zh-CN': '没有这家银行的格式说明，各列含义是根据表头判断的。',
    en: 'There is no descriptor of this bank: what its columns mean was told from their names.',
  }),
  'unknown-status': (count: number): LocalText => ({
    'zh-CN': `${count} 行的交易状态不认识，不计入收入。`,
    en: `${count} rows have a status that is not known; they count as no income.`,
  }),
} as const satisfies Record<string, (count: number) => LocalText>;

/** Fen as yuan: the totals of a header are those of a Chinese wallet. */
function majorOf(count: number): string {
  return (count / 100).toFixed(2);
}

export function fileWarning(reason: WarningReason, count: number, line: number | null = null): FileWarning {
  return { reason, count, line, what: texts[reason](count) };
}
