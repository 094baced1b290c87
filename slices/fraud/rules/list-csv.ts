import type { Locale, LocalText } from '@lendline/kernel';
import type { ListEntry } from '../contract.ts';

const head: readonly LocalText[] = [
  { 'zh-CN': '编号', en: 'id' },
  { 'zh-CN': '名单', en: 'list' },
  { 'zh-CN': '类型', en: 'kind' },
  { 'zh-CN': '值（已遮盖）', en: 'value (masked)' },
  { 'zh-CN': '原因', en: 'reason' },
  { 'zh-CN': '来源', en: 'source' },
  { 'zh-CN': '案件', en: 'case' },
  { 'zh-CN': '开始', en: 'from' },
  { 'zh-CN': '结束', en: 'until' },
  { 'zh-CN': '状态', en: 'state' },
  { 'zh-CN': '生效中', en: 'in force' },
  { 'zh-CN': '申请人', en: 'asked by' },
  { 'zh-CN': '申请时间', en: 'asked at' },
  { 'zh-CN': '复核人', en: 'decided by' },
  { 'zh-CN': '复核时间', en: 'decided at' },
  { 'zh-CN': '移除人', en: 'ended by' },
  { 'zh-CN': '移除时间', en: 'ended at' },
];

/** Lists as a spreadsheet opens them: a byte order mark for Chinese, no cell that could run as a formula, and no key. */
export function listCsv(entries: readonly ListEntry[], locale: Locale): string {
  const lines = [head.map((name) => name[locale]), ...entries.map(cells)];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cells(entry: ListEntry): string[] {
  return [
    entry.id,
    entry.list,
    entry.kind,
    entry.masked,
    entry.reason,
    entry.source,
    entry.caseId ?? '',
    entry.from,
    entry.until ?? '',
    entry.state,
    String(entry.inForce),
    entry.askedBy,
    entry.askedAt,
    entry.decidedBy ?? '',
    entry.decidedAt ?? '',
    entry.endedBy ?? '',
    entry.endedAt ?? '',
  ];
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
