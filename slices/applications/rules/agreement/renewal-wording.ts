import type { LocalText } from '@lendline/kernel';

/** Raised with every change of a word below. A lender's counsel must check the wording before real money moves. */
export const renewalVersion = 'renewal-2026.1';

export const renewalLabels = {
  title: { 'zh-CN': '循环额度续期协议', en: 'Renewal of a credit line' },
  opened: { 'zh-CN': '原协议编号', en: 'Renews agreement' },
  terms: { 'zh-CN': '二、续期内容', en: '2. What is renewed' },
  untilBefore: { 'zh-CN': '原可提款至', en: 'Could be drawn until' },
  until: { 'zh-CN': '续期后可提款至', en: 'Can be drawn until' },
  limitBefore: { 'zh-CN': '原额度', en: 'Limit so far' },
  limit: { 'zh-CN': '续期后额度', en: 'Limit from now on' },
  least: { 'zh-CN': '每次最低提款', en: 'Least drawdown' },
  signature: { 'zh-CN': '三、签署', en: '3. Signature' },
} as const satisfies Readonly<Record<string, LocalText>>;

export const renewalTexts = {
  effect: {
    'zh-CN':
      '自借款人签署之时起，编号 {number} 的协议所开立的循环额度为 {limit}，可提款至 {until}。续期本身不放款、不收费；每次提款不少于 {least}，另签一份借款协议，综合年化成本不超过提款当日的上限。',
    en: 'From the borrower’s signature on, the credit line that agreement {number} opened is of {limit} and can be drawn until {until}. The renewal itself pays nothing out and costs nothing; each drawdown is of {least} at least, has an agreement of its own, and costs no more, all-in, than the cap of its day allows.',
  },
  rest: {
    'zh-CN': '原协议的其他约定不变。借款人不签署的，{lender}不得续期，原额度到期为止。',
    en: 'Everything else stays as it was agreed. Without the borrower’s signature {lender} does not renew, and the credit line ends on its last day.',
  },
  guarantee: {
    'zh-CN': '原保证人未签署本续期协议；续期和超出原额度的部分，保证人不承担保证责任。',
    en: 'The guarantor has not signed this renewal: what is drawn under it, and beyond the limit so far, is not guaranteed.',
  },
} as const satisfies Readonly<Record<string, LocalText>>;
