import type { Dictionary } from '@lendline/ui';

export const auditWords = {
  title: { 'zh-CN': '审计', en: 'Audit' },
  note: {
    'zh-CN': '每一行的指纹都包含上一行，改动任何一行都会使其后的链断开。',
    en: 'Each row’s fingerprint covers the row before it: changing one breaks the chain after it.',
  },
  verify: { 'zh-CN': '验证链条', en: 'Verify the chain' },
  intact: { 'zh-CN': '链条完整，共核对 {rows} 行。', en: 'The chain is intact: {rows} rows were checked.' },
  broken: {
    'zh-CN': '链条在第 {at} 行断开：这一行或之前的内容被改动过。请立即联系合规负责人，不要再修改数据。',
    en: 'The chain breaks at row {at}: that row or one before it was changed. Tell compliance at once and change nothing more.',
  },
  sequence: { 'zh-CN': '序号', en: 'No.' },
  at: { 'zh-CN': '时间', en: 'When' },
  who: { 'zh-CN': '谁', en: 'Who' },
  did: { 'zh-CN': '做了什么', en: 'Did' },
  subject: { 'zh-CN': '对象', en: 'To' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  fingerprint: { 'zh-CN': '指纹', en: 'Fingerprint' },
  done: { 'zh-CN': '完成', en: 'Done' },
  refused: { 'zh-CN': '被拒', en: 'Refused' },
  onlySubject: { 'zh-CN': '只看这个对象', en: 'Only this subject' },
  about: { 'zh-CN': '只显示：{subject}', en: 'Showing only: {subject}' },
  showAll: { 'zh-CN': '显示全部', en: 'Show all' },
  empty: { 'zh-CN': '没有审计记录。', en: 'There are no audit rows.' },
  more: { 'zh-CN': '显示更早的记录', en: 'Show earlier rows' },
} as const satisfies Dictionary;
