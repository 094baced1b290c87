import type { TieKind } from '@lendline/records/contract';
import type { LocalText } from '@lendline/kernel';
import type { Dictionary } from '@lendline/ui';

export const words = {
  title: { 'zh-CN': '您填写的联系人', en: 'People you name' },
  lead: {
    'zh-CN': '完全自愿，不填也能借款。联系人能帮我们发现冒名借款，例如有人用一批陌生号码互相担保。',
    en: 'Entirely up to you; a loan does not depend on it. It helps us to notice fraud, such as strangers who vouch for one another in a ring.',
  },
  keptAs: {
    'zh-CN': '号码在保存前就变成密文，我们不保存姓名，也还原不出号码。',
    en: 'Each number is scrambled with a key before it is kept. We keep no name, and cannot turn it back into a number.',
  },
  neverCalled: {
    'zh-CN': '不会因此联系他们：不推销，不催收，也不会告诉他们。',
    en: 'Nobody is contacted for it: not to sell, not to collect, not to tell them.',
  },
  notBound: {
    'zh-CN': '填写担保人并不构成担保：对方没有同意之前，不承担任何责任。',
    en: 'Naming a guarantor binds nobody: they owe nothing unless they agree themselves.',
  },
  now: { 'zh-CN': '目前填写的', en: 'Named so far' },
  nobody: { 'zh-CN': '没有填写任何人。', en: 'Nobody.' },
  since: { 'zh-CN': '{day} 填写', en: 'named on {day}' },
  form: { 'zh-CN': '填写联系人', en: 'Name people' },
  replaces: {
    'zh-CN': '我们看不到已存的号码，所以每次填写都会替换之前的全部联系人。',
    en: 'We cannot see the numbers that are kept, so what you give here takes the place of all who were named before.',
  },
  person: { 'zh-CN': '第 {n} 位', en: 'Person {n}' },
  kind: { 'zh-CN': '与您的关系', en: 'Who they are to you' },
  phone: { 'zh-CN': '手机号', en: 'Their phone number' },
  empty: { 'zh-CN': '请填写手机号，或移除这一位。', en: 'Give their number, or take this person out.' },
  add: { 'zh-CN': '再填一位', en: 'One more person' },
  takeOut: { 'zh-CN': '移除第 {n} 位', en: 'Take out person {n}' },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '已保存。号码已变成密文。', en: 'Saved. The numbers are scrambled now.' },
  forget: { 'zh-CN': '全部移除', en: 'Take everybody out' },
  offer: { 'zh-CN': '紧急联系人或担保人（自愿）', en: 'An emergency contact or a guarantor (your choice)' },
  offerHint: {
    'zh-CN': '号码只存密文，绝不联系他们。',
    en: 'Numbers are kept scrambled, and nobody is ever contacted.',
  },
  toForm: { 'zh-CN': '填写或查看', en: 'Name or see them' },
} as const satisfies Dictionary;

export const kindTexts: Readonly<Record<TieKind, LocalText>> = {
  'emergency-contact': { 'zh-CN': '紧急联系人', en: 'Emergency contact' },
  guarantor: { 'zh-CN': '担保人', en: 'Guarantor' },
  spouse: { 'zh-CN': '配偶', en: 'Spouse' },
  parent: { 'zh-CN': '父母', en: 'Parent' },
  child: { 'zh-CN': '子女', en: 'Child' },
  sibling: { 'zh-CN': '兄弟姐妹', en: 'Brother or sister' },
  colleague: { 'zh-CN': '同事', en: 'Colleague' },
};
