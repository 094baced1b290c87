import type { Locale, LocalText } from '@lendline/kernel';
import type { InventoryRow } from '../contract.ts';
import { duties, dutyNames } from './materiality.ts';

const head: readonly LocalText[] = [
  { 'zh-CN': '编号', en: 'id' },
  { 'zh-CN': '名称', en: 'name' },
  { 'zh-CN': '版本', en: 'version' },
  { 'zh-CN': '类型', en: 'kind' },
  { 'zh-CN': '角色', en: 'role' },
  { 'zh-CN': '客群', en: 'segments' },
  { 'zh-CN': '模拟数据', en: 'simulated' },
  { 'zh-CN': '重要性', en: 'materiality' },
  { 'zh-CN': '依据', en: 'because' },
  { 'zh-CN': '用途', en: 'intended use' },
  { 'zh-CN': '复核间隔（天）', en: 'review every (days)' },
  ...dutyNames.map((duty) => duties[duty]),
  { 'zh-CN': '近 90 天评分数', en: 'scores in 90 days' },
  { 'zh-CN': '未处理警报', en: 'open alerts' },
  { 'zh-CN': '登记时间', en: 'registered' },
  { 'zh-CN': '文件哈希', en: 'document hash' },
];

/** The inventory as a spreadsheet opens it: a byte order mark for Chinese, and no cell that could run as a formula. */
export function inventoryCsv(rows: readonly InventoryRow[], locale: Locale): string {
  const lines = [head.map((name) => name[locale]), ...rows.map((row) => cells(row, locale))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cells(row: InventoryRow, locale: Locale): string[] {
  return [
    row.modelId,
    row.name,
    String(row.version),
    row.kind,
    row.role,
    row.segments.join(' / '),
    String(row.simulated),
    row.tier,
    row.because[locale],
    row.intendedUse ?? '',
    String(row.reviewEveryDays),
    ...dutyNames.map((duty) => row.duties[duty] ?? ''),
    String(row.scores90Days),
    String(row.openAlerts),
    row.registeredAt,
    row.documentHash,
  ];
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
