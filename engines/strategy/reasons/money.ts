import { type Reason, silent } from './reason.ts';

/** Tier, affordability, price and offer. */
export const moneyReasons = {
  'income-unproven': {
    borrower: {
      'zh-CN': '没有可用的收入证明，额度按最低标准计算。上传支付或银行流水，额度可能更高。',
      en: 'Your income is not proved yet, so the limit is the smallest one. Upload a statement and it may be higher.',
    },
    staff: {
      'zh-CN': '收入未证明：按推定收入，最多为薄档金额',
      en: 'Income not proved: presumed income, thin-file amount at most',
    },
  },
  'obligations-unknown': {
    borrower: {
      'zh-CN': '无法确认您在其他机构的还款，额度按最低标准计算。上传支付或银行流水会有帮助。',
      en: 'We could not see what you owe elsewhere, so the limit is the smallest one. A statement helps.',
    },
    staff: { 'zh-CN': '外部负债未知：最多为薄档金额', en: 'Obligations elsewhere unknown: thin-file amount at most' },
  },
  'own-instalments-silent': silent({ 'zh-CN': '您在本机构的现有分期', en: 'your present instalments with us' }),
  'not-affordable': {
    borrower: {
      'zh-CN': '按您的收入，再加一笔还款会负担过重。减少现有还款，或补充其他收入的流水后再申请。',
      en: 'On your income another instalment would be too heavy. Repay something first, or add statements that show your other income.',
    },
    staff: { 'zh-CN': '最小金额的分期也超出可负担额', en: 'Even the smallest amount is above what income allows' },
  },
  'affordability-limit': {
    borrower: {
      'zh-CN': '额度按您的收入和现有还款计算，避免负担过重。',
      en: 'The limit follows your income and what you already pay each month, so that it stays bearable.',
    },
    staff: { 'zh-CN': '额度受可负担额限制', en: 'The limit is bound by affordability' },
  },
  'trader-tier': {
    borrower: {
      'zh-CN': '目前的评估还不足以提供经营借款。补充更长时间的经营流水后可再次申请。',
      en: 'What we see does not yet allow a business loan. Add a longer statement of your business and apply again.',
    },
    staff: { 'zh-CN': '经营借款在该等级额度为零', en: 'No trader limit in this tier' },
  },
  'turnover-silent': silent({ 'zh-CN': '经营流水', en: 'the turnover of your business' }),
  'tiers-exhausted': {
    borrower: {
      'zh-CN': '需要工作人员审核一次，我们会尽快联系您。',
      en: 'A person checks this application once. We will contact you soon.',
    },
    staff: {
      'zh-CN': '下调后低于最低等级；欺诈信号不得单独拒绝',
      en: 'Below the last tier after the step down; a fraud signal alone never declines',
    },
  },
  'cap-unknown': {
    borrower: {
      'zh-CN': '需要工作人员审核一次，我们会尽快联系您。',
      en: 'A person checks this application once. We will contact you soon.',
    },
    staff: {
      'zh-CN': '该牌照当日没有利率上限数据，不得定价',
      en: 'The pack has no cap for this licence and day: nothing may be priced',
    },
  },
  'no-lawful-price': {
    borrower: {
      'zh-CN': '目前无法在法定利率上限内向您提供借款。',
      en: 'We cannot offer you a loan within the legal price limit at present.',
    },
    staff: { 'zh-CN': '该等级价格超过上限', en: 'The price of this tier is above the cap' },
  },
  'first-loan-too-costly': {
    borrower: {
      'zh-CN': '目前无法提供合适的首笔借款。补充记录后可以再次申请。',
      en: 'We have no suitable first loan for you at present. Add records and apply again.',
    },
    staff: { 'zh-CN': '首贷预期亏损超过预算', en: 'The expected loss of a first loan is above its budget' },
  },
  'below-request': {
    borrower: {
      'zh-CN': '可借金额低于您申请的金额，您可以选择下方的方案。',
      en: 'What we can offer is less than you asked for. Choose from the options shown.',
    },
    staff: { 'zh-CN': '还价：额度低于申请金额', en: 'Counter-offer: the limit is below the request' },
  },
  'agreed-terms-gone': {
    borrower: {
      'zh-CN': '签约后情况有变，放款前需要再确认一次。款项为您保留，您可以免费取消。',
      en: 'Something changed since you signed, so we check once more before paying out. The money is kept for you and you may cancel for free.',
    },
    staff: {
      'zh-CN': '已签约的金额、期限或价格在重新审核后不再可用',
      en: 'The agreed amount, term or price is no longer on the menu',
    },
  },
} as const satisfies Record<string, Reason>;
