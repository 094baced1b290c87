import type { LocalText } from '@lendline/kernel';
import type { DriftFinding } from '@lendline/records/contract';
import type { Dictionary } from '@lendline/ui';

export const intakeWords = {
  title: { 'zh-CN': '数据接入', en: 'Intake' },
  note: {
    'zh-CN': '来源与平时不同时在此提醒。看过之前，请不要轻信它的数据。',
    en: 'Sources that are not what they were. Until somebody has looked, their rows are to be doubted.',
  },
  state: { 'zh-CN': '显示', en: 'Show' },
  open: { 'zh-CN': '待处理', en: 'Open' },
  acknowledged: { 'zh-CN': '已处理', en: 'Acknowledged' },
  noneOpen: { 'zh-CN': '没有待处理的提醒，来源都与平时一样。', en: 'Nothing is open: every source is what it was.' },
  noneAcknowledged: { 'zh-CN': '还没有处理过提醒。', en: 'Nothing was acknowledged yet.' },
  weekOf: { 'zh-CN': '{day} 起的一周', en: 'Week of {day}' },
  raised: { 'zh-CN': '提醒于 {at}', en: 'Raised {at}' },
  figure: { 'zh-CN': '本周', en: 'This week' },
  threshold: { 'zh-CN': '提醒线', en: 'Alerts above' },
  thresholdBelow: { 'zh-CN': '提醒线（低于）', en: 'Alerts below' },
  unknownWords: { 'zh-CN': '以前没有见过的词', en: 'Words not seen before' },
  usual: { 'zh-CN': '平时的 {times} 倍', en: '{times} × usual' },
  acknowledgedAt: { 'zh-CN': '处理于 {at}', en: 'Acknowledged {at}' },

  volume: { 'zh-CN': '{kind}：每周行数，截至 {day}', en: '{kind}: rows by week, alert of {day}' },
  volumeSummary: {
    'zh-CN': '该周 {intakes} 次接入、{rows} 行；之前平均每周 {before} 行。',
    en: '{rows} rows in {intakes} intakes that week; {before} rows a week before.',
  },
  volumeNothing: { 'zh-CN': '没有可以显示的接入。', en: 'There is nothing to draw.' },
  accepted: { 'zh-CN': '可用行', en: 'Usable rows' },
  leftOut: { 'zh-CN': '不合格行', en: 'Rejected rows' },
  week: { 'zh-CN': '周', en: 'Week' },
  intakes: { 'zh-CN': '接入次数', en: 'Intakes' },
  unread: { 'zh-CN': '读不了的文件', en: 'Files that cannot be read' },
  perDay: { 'zh-CN': '每天行数（中位）', en: 'Rows a day (median)' },

  noteLabel: { 'zh-CN': '处理说明', en: 'What you found and did' },
  noteHint: {
    'zh-CN': '例如：钱包把“转账”改名为“转账红包”，已加入词表。说明会写入审计。',
    en: 'Such as: the wallet has renamed “transfer”; its reader knows the new word. It goes into the audit trail.',
  },
  noteNeeded: { 'zh-CN': '请写至少 10 个字的说明。', en: 'Write at least 10 characters.' },
  acknowledge: { 'zh-CN': '标为已处理', en: 'Acknowledge' },
  mayNot: { 'zh-CN': '等待有权限的同事处理。', en: 'Waiting for a colleague who may acknowledge it.' },
} as const satisfies Dictionary;

export const findings: Readonly<Record<DriftFinding, LocalText>> = {
  'new-words': { 'zh-CN': '新词', en: 'New words' },
  shifted: { 'zh-CN': '分布改变', en: 'Shares have shifted' },
  'fewer-rows': { 'zh-CN': '行数变少', en: 'Fewer rows' },
  'more-rows': { 'zh-CN': '行数变多', en: 'More rows' },
  unreadable: { 'zh-CN': '读不了', en: 'Cannot be read' },
};
