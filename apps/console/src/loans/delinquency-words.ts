import type { Dictionary } from '@lendline/ui';

export const delinquencyWords = {
  title: { 'zh-CN': '逾期情况', en: 'Delinquency' },
  never: { 'zh-CN': '没有逾期，也从未逾期。', en: 'It is not late and never was.' },
  since: { 'zh-CN': '最早的未还到期日', en: 'Oldest due date that is open' },
  bucket: { 'zh-CN': '账龄', en: 'Bucket' },
  dpd: { 'zh-CN': '逾期天数', en: 'Days past due' },
  late: { 'zh-CN': '逾期的各期', en: 'Instalments that are late' },
  instalment: { 'zh-CN': '第 {n} 期', en: 'Instalment {n}' },
  lateBy: { 'zh-CN': '{open} · 逾期 {days} 天', en: '{open} · {days} days past due' },
  history: { 'zh-CN': '账龄变化', en: 'Buckets over time' },
  pauses: { 'zh-CN': '暂停计逾期', en: 'Pauses' },
  noPauses: { 'zh-CN': '没有暂停。', en: 'There were no pauses.' },
  from: { 'zh-CN': '{day} 起', en: 'from {day}' },
  span: { 'zh-CN': '{from} 至 {until}', en: '{from} to {until}' },
} as const satisfies Dictionary;
