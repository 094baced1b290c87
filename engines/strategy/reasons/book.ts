import { type Reason, silent } from './reason.ts';

/** Eligibility and the borrower's own loans with this lender. */
export const bookReasons = {
  'under-age': {
    borrower: {
      'zh-CN': '您未达到法定借款年龄，成年后可以再次申请。',
      en: 'You are below the legal age for a loan. You can apply once you are of age.',
    },
    staff: { 'zh-CN': '年龄低于法定要求', en: 'Below the legal age' },
  },
  'age-silent': silent({ 'zh-CN': '年龄', en: 'your age' }),
  'own-loan-open': {
    borrower: {
      'zh-CN': '您还有一笔借款没有还清，还清后可以再次申请。',
      en: 'You have a loan that is not repaid yet. Repay it, then apply again.',
    },
    staff: { 'zh-CN': '本机构有未结清借款', en: 'A loan with us is still open' },
  },
  'own-loan-late': {
    borrower: {
      'zh-CN': '您有已到期未还的款项。请先还款；如有困难，可以申请延期或分期。',
      en: 'A payment of yours is overdue. Please pay it first; if you cannot, ask us for more time or smaller instalments.',
    },
    staff: { 'zh-CN': '本机构借款逾期', en: 'Overdue on a loan with us' },
  },
  'own-loan-charged-off': {
    borrower: {
      'zh-CN': '您曾有一笔借款长期未还。请联系我们商量还款办法。',
      en: 'An earlier loan was not repaid. Contact us to agree on how to settle it.',
    },
    staff: { 'zh-CN': '本机构有核销记录', en: 'An earlier loan with us was charged off' },
  },
  'wait-between-loans': {
    borrower: {
      'zh-CN': '您最近 30 天已借过三次，需要间隔几天再借，请在所示日期后申请。',
      en: 'You have taken three loans in 30 days. Please wait a few days and come back on the date shown.',
    },
    staff: { 'zh-CN': '30 天内第四笔借款，冷静期未满', en: 'Fourth loan within 30 days, waiting time not over' },
  },
  'own-book-silent': silent({ 'zh-CN': '您在本机构的借款记录', en: 'your own loans with us' }),
  'segment-not-proven': {
    borrower: {
      'zh-CN': '还没有已结清的借款记录，因此按首次借款计算额度。',
      en: 'No loan with us is fully repaid yet, so the limit is that of a first loan.',
    },
    staff: {
      'zh-CN': '申请为老客，但无已结清（到账）的借款，按新客处理',
      en: 'Applied as repeat, but no loan is repaid with settled money: treated as new',
    },
  },
  'raise-not-yet': {
    borrower: {
      'zh-CN': '按时还款满一个月后，额度可能提高。',
      en: 'The limit can rise again a month after the last raise, when loans are repaid on time.',
    },
    staff: { 'zh-CN': '距上次提额未满 30 天', en: 'Less than 30 days since the last raise' },
  },
  'raise-held-out': {
    borrower: {
      'zh-CN': '您的额度保持不变。为了解提额对还款的影响，少数客户由抽签决定暂不提额，与您的还款表现无关。',
      en: 'Your limit stays as it is. To learn what a higher limit does, a few people are drawn by lot and not raised for now; it says nothing about how you pay.',
    },
    staff: { 'zh-CN': '随机对照组：暂不提额，现有额度不变', en: 'Randomised holdout: no raise, what stands stays' },
  },
  'raise-after-lateness': {
    borrower: {
      'zh-CN': '上一笔借款还款较晚，这次额度不提高。下次按时还款，额度会再次提高。',
      en: 'Your last loan was paid late, so the limit does not rise this time. Pay the next one on time and it can.',
    },
    staff: {
      'zh-CN': '上一笔最长逾期超过提额标准',
      en: 'Worst lateness of the last loan is above the bound for a raise',
    },
  },
  'limit-cut': {
    borrower: {
      'zh-CN': '根据最新情况，您的额度有所降低。按时还款有助于恢复额度。',
      en: 'On the latest information your limit is lower than before. Paying on time helps it to recover.',
    },
    staff: { 'zh-CN': '原额度高于当前等级上限', en: 'The earlier limit is above the ceiling of the tier' },
  },
} as const satisfies Record<string, Reason>;
