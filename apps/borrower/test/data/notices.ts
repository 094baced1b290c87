import type { Notice } from '@lendline/consents/contract';

const lender = '示例小额贷款 Lendline';

function noticeOf(notice: Pick<Notice, 'source' | 'required' | 'title' | 'reason'>): Notice {
  const { required } = notice;
  return {
    ...notice,
    version: 1,
    hash: `hash-of-${notice.source}`,
    detail: {
      'zh-CN': `只由${lender}用于本次借款审批，保存 24 个月后删除。${required ? '不同意则无法继续申请' : '不同意也可以继续申请'}，您可以随时撤回。`,
      en: `Used by ${lender} alone, to decide on your loan, and deleted after 24 months. ${required ? 'We cannot go on without it' : 'You can go on without it'}, and you can withdraw at any time.`,
    },
    purpose: 'dpv:CreditChecking',
    recipient: lender,
    retentionDays: 720,
  };
}

/** Worded as the Chinese pack words them. */
export const notices: readonly Notice[] = [
  noticeOf({
    source: 'line-checks',
    required: true,
    title: { 'zh-CN': '运营商核验', en: 'Checks with your phone company' },
    reason: {
      'zh-CN':
        '向运营商核对这个号码是否由您本人使用、用了多久、最近是否换过卡，防止有人冒用您的号码借款。我们还会在这个浏览器里存一个随机编号，并把网络地址的密文保存 7 天，用来发现同一部设备冒用多人名义申请。',
      en: 'We ask your phone company whether this number is yours, how long you have had it and whether its SIM was changed, so that nobody can borrow in your name. We also keep a random number in this browser, and a scrambled form of your network address for 7 days, to notice when one device applies in the names of many people.',
    },
  }),
  noticeOf({
    source: 'call-records',
    required: false,
    title: { 'zh-CN': '通话记录', en: 'Call records' },
    reason: {
      'zh-CN': '通话的规律能帮助我们了解您的还款习惯。我们只看时间和次数，别人的号码导入时就变成密文，绝不会联系他们。',
      en: 'How regularly a line is used helps us judge a loan. We look at times and counts only; other people’s numbers are scrambled on arrival and never contacted.',
    },
  }),
  noticeOf({
    source: 'payment-statement',
    required: false,
    title: { 'zh-CN': '支付流水', en: 'Payment statement' },
    reason: {
      'zh-CN': '支付宝、微信或银行流水能证明您的收入和每月固定支出，额度因此可能更高，也避免借得过多。',
      en: 'An Alipay, WeChat or bank statement proves your income and what you already owe: the limit may be higher, and you are not lent more than you can carry.',
    },
  }),
  noticeOf({
    source: 'credit-bureau',
    required: true,
    title: { 'zh-CN': '个人信用报告', en: 'Credit report' },
    reason: {
      'zh-CN': '经您书面同意后查询征信，仅用于本次借款审批。',
      en: 'With your written consent we read your credit report, for this application only.',
    },
  }),
  noticeOf({
    source: 'declared-ties',
    required: false,
    title: { 'zh-CN': '您填写的联系人', en: 'People whom you name' },
    reason: {
      'zh-CN':
        '您可以自愿填写紧急联系人或担保人。号码保存时就变成密文，我们不保存姓名，不会因此联系他们，也不会因他们拒绝您。',
      en: 'You may name emergency contacts or a guarantor. Numbers are scrambled before they are kept, names are not kept, nobody is contacted for having been named, and you are not declined for whom you know.',
    },
  }),
];
