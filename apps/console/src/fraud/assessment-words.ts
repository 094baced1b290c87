import type { Dictionary } from '@lendline/ui';

export const assessmentWords = {
  fraud: { 'zh-CN': '欺诈评估', en: 'Fraud checks' },
  none: { 'zh-CN': '还没有评估过。', en: 'Nothing was assessed yet.' },
  when: { 'zh-CN': '{stage}（第 {n} 次），截至 {at}', en: '{stage} (attempt {n}), as of {at}' },
  case: { 'zh-CN': '案件 {id}', en: 'Case {id}' },
  lists: { 'zh-CN': '名单', en: 'Lists' },
  velocity: { 'zh-CN': '申请频率', en: 'Velocity' },
  ring: { 'zh-CN': '团伙', en: 'Ring' },
  typologies: { 'zh-CN': '欺诈类型', en: 'Typologies' },
  halted: { 'zh-CN': '当时已暂停、未参与的类型：{names}', en: 'Halted then, and so not asked: {names}' },
} as const satisfies Dictionary;
