import type { AllowedSource, Cap, Licence, Pack, ProhibitedSource } from '../pack.ts';
import { judgement, sourced } from '../pack.ts';
import {
  automatedDecision,
  callRecords,
  contactList,
  lineChecks,
  locationHistory,
  people,
  photos,
  socialMedia,
  topUps,
} from './shared-text.ts';

const house = judgement('House policy; no published figure was found.');

const allowedSources: readonly AllowedSource[] = [
  lineChecks,
  callRecords,
  topUps,
  {
    id: 'payment-statement',
    name: { 'zh-CN': '支付流水', en: 'Payment statement' },
    why: {
      'zh-CN': '支付宝、微信或银行流水能证明您的收入和每月固定支出，额度因此可能更高，也避免借得过多。',
      en: 'An Alipay, WeChat or bank statement proves your income and what you already owe: the limit may be higher, and you are not lent more than you can carry.',
    },
    optional: true,
    consent: 'separate',
    purpose: 'dpv:CreditChecking',
    basis: sourced('Personal Information Protection Law art. 29: separate consent for financial accounts.'),
  },
  {
    id: 'multi-lending-register',
    name: { 'zh-CN': '多头借贷查询', en: 'Loans at other lenders' },
    why: {
      'zh-CN': '查询您在其他机构的借款，以免每月还款总额过高。',
      en: 'We ask whether you have loans elsewhere, so that your instalments together stay bearable.',
    },
    optional: false,
    consent: 'separate',
    purpose: 'dpv:CreditChecking',
    basis: sourced('Personal Information Protection Law art. 23: separate consent naming the recipient.'),
  },
  {
    id: 'credit-bureau',
    name: { 'zh-CN': '个人信用报告', en: 'Credit report' },
    why: {
      'zh-CN': '经您书面同意后查询征信，仅用于本次借款审批。',
      en: 'With your written consent we read your credit report, for this application only.',
    },
    optional: false,
    consent: 'written',
    purpose: 'dpv:CreditChecking',
    basis: sourced(
      'Credit Reporting Industry Regulation (征信业管理条例) art. 18: written consent with an agreed use.',
    ),
  },
];

const prohibitedSources: readonly ProhibitedSource[] = [
  contactList,
  photos,
  locationHistory,
  socialMedia,
  {
    id: 'sensitive-traits',
    why: {
      'zh-CN': '宗教信仰、基因、指纹、血型、疾病信息依法不得采集。',
      en: 'The law forbids collecting religion, genes, fingerprints, blood type and illness.',
    },
    basis: sourced('Credit Reporting Industry Regulation (征信业管理条例) art. 14.'),
  },
];

function financialInstitution(licence: Licence, later: Cap[]): Cap[] {
  const courts: Cap = {
    licence,
    method: 'larger-of-nominal-and-effective',
    from: '2017-08-04',
    limit: { kind: 'law', annual_ppm: 240_000 },
    basis: sourced('Supreme People’s Court 法发〔2017〕22号: financial loans above 24 % a year in all are cut back.'),
  };
  return [courts, ...later];
}

const caps: readonly Cap[] = [
  ...financialInstitution('small-loan-company', [
    {
      licence: 'small-loan-company',
      method: 'larger-of-nominal-and-effective',
      from: '2025-12-01',
      limit: { kind: 'law', annual_ppm: 240_000 },
      basis: sourced('小额贷款公司综合融资成本管理工作指引 (sent December 2025): no new loan above 24 % all-in.'),
    },
    {
      licence: 'small-loan-company',
      method: 'larger-of-nominal-and-effective',
      from: '2027-12-31',
      limit: { kind: 'reference-multiple', multiple: 4, reference: 'LPR-1Y', reference_ppm: 30_000 },
      basis: sourced(
        'The same guideline: all new loans at or below 4 x one-year LPR by the end of 2027; LPR as of late 2025.',
      ),
    },
  ]),
  ...financialInstitution('consumer-finance', []),
  ...financialInstitution('bank', [
    {
      licence: 'bank',
      method: 'larger-of-nominal-and-effective',
      from: '2025-10-01',
      limit: { kind: 'law', annual_ppm: 240_000 },
      basis: sourced('NFRA 2025 No. 9: fees of credit enhancement count, and loans above 24 % all-in are refused.'),
    },
  ]),
  {
    licence: 'private-lender',
    method: 'larger-of-nominal-and-effective',
    from: '2020-08-20',
    limit: { kind: 'reference-multiple', multiple: 4, reference: 'LPR-1Y', reference_ppm: 38_500 },
    basis: sourced('Supreme People’s Court, private lending, amended 20 August 2020: 4 x one-year LPR.'),
  },
  {
    licence: 'private-lender',
    method: 'larger-of-nominal-and-effective',
    from: '2025-05-20',
    limit: { kind: 'reference-multiple', multiple: 4, reference: 'LPR-1Y', reference_ppm: 30_000 },
    basis: sourced(
      'The same rule at the one-year LPR of 20 May 2025; the reference is published on the 20th of each month.',
    ),
  },
];

export const cn: Pack = {
  id: 'cn',
  country: 'CN',
  name: { 'zh-CN': '中国大陆', en: 'Mainland China' },
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  counselNotice: {
    'zh-CN': '法规按摘要整理，注明日期和出处；上线前须由放款机构的法律顾问核对。',
    en: 'Laws were read in summaries and carry date and source; a lender’s counsel must check them before money moves.',
  },
  products: [
    {
      id: 'instalment',
      kind: 'annuity',
      name: { 'zh-CN': '等额分期', en: 'Equal monthly instalments' },
      dayCount: '30/360',
    },
  ],
  tiers: [
    {
      tier: 'A',
      pdBelow_ppm: 15_000,
      price_ppm: 108_000,
      firstLimit: 5_000_00n,
      ceiling: 20_000_00n,
      raise_ppm: 1_500_000,
    },
    {
      tier: 'B',
      pdBelow_ppm: 30_000,
      price_ppm: 144_000,
      firstLimit: 3_000_00n,
      ceiling: 12_000_00n,
      raise_ppm: 1_300_000,
    },
    {
      tier: 'C',
      pdBelow_ppm: 50_000,
      price_ppm: 180_000,
      firstLimit: 2_000_00n,
      ceiling: 6_000_00n,
      raise_ppm: 1_200_000,
    },
    {
      tier: 'D',
      pdBelow_ppm: 80_000,
      price_ppm: 216_000,
      firstLimit: 1_000_00n,
      ceiling: 3_000_00n,
      raise_ppm: 1_000_000,
    },
  ],
  terms: {
    byAmount: [
      { upTo: 1_000_00n, instalments: 3 },
      { upTo: 5_000_00n, instalments: 6 },
      { upTo: 'any', instalments: 12 },
    ],
    pdMeans: {
      text: { 'zh-CN': '12 个月内逾期 90 天以上', en: '90 or more days past due within 12 months' },
      months: 12,
    },
    basis: house,
  },
  eligibility: {
    minAge_years: 18,
    maxOpenLoans: 0,
    ageBasis: sourced('Civil Code arts. 17-18: full capacity from 18.'),
    openLoansBasis: judgement('One loan at a time until repeat behaviour has been seen.'),
  },
  line: {
    declineTenureBelow_months: 3,
    reuseIdentity_days: 180,
    swapWindow_h: 240,
    swapBasis: judgement('Ten days, the default of the CAMARA SIM-swap check.'),
  },
  checks: {
    lists: { required: false },
    velocity: { required: false },
    ring: { required: false },
    multiLending: { required: false, maxOpenLenders: 4 },
    bureau: { required: false },
    basis: judgement(
      'A check is made required once its connector is configured; until then the trace says it was not run.',
    ),
  },
  records: { newestAtMost_days: 7, basis: house },
  score: {
    ownRepaymentWeight_ppm: 700_000,
    logOddsPerDoubling: 0.1,
    referenceAmount: 1_000_00n,
    basis: judgement(
      'Own repayment outweighs phone data; larger loans default more. The lender’s own experiments replace both figures.',
    ),
  },
  thinFile: { coverageBelow_days: 30, tenureBelow_months: 6, bestTier: 'C', maxAmount: 1_000_00n, basis: house },
  affordability: {
    maxShare_ppm: 350_000,
    basis: house,
    presumedIncome: 1_500_00n,
    presumedBasis: judgement('Below the lowest monthly minimum wage of any province; used for thin-file amounts only.'),
  },
  trader: {
    incomeShareOfTurnover_ppm: 250_000,
    turnover_months: 6,
    limitByTier: { A: 50_000_00n, B: 30_000_00n, C: 15_000_00n, D: 0n },
    basis: house,
  },
  rounding: { limitStep: 500_00n, basis: house },
  raises: { onePer_days: 30, worstLatenessAtMost_days: 3, basis: house },
  cooling: { loans: 3, within_days: 30, wait_days: 7, basis: house },
  economics: {
    lossGivenDefault_ppm: 700_000,
    funding_ppm: 60_000,
    costPerLoan: 12_00n,
    costPerMonth: 1_00n,
    recoveryAfter_months: 6,
    firstLoanLossBudget: 30_00n,
    basis: judgement(
      'Checks CNY 12 a loan and 1 a month, funding 6 %, loss given default 70 %, budget CNY 30 a borrower.',
    ),
  },
  servicing: { lateFees: 'none', interestStopsAt_dpd: 90, basis: house },
  contactCadence: {
    sms: [
      { day: -3, message: 'due-soon' },
      { day: -1, message: 'due-soon' },
      { day: 0, message: 'due' },
      { day: 1, message: 'late' },
      { day: 3, message: 'hardship-offer' },
    ],
    calls: { from_day: 5, perDay: 1, perWeek: 3, hours: { from: '09:00', until: '20:00' }, caller: 'person' },
    hoursAreOf: 'debtor',
    stopsCallsAtOnce: ['hardship-request', 'complaint'],
    law: [
      {
        id: 'CN-GBT45251-2025',
        hours: { from: '08:00', until: '22:00' },
        maxConversationsPerDay: 3,
        basis: sourced('GB/T 45251-2025 (recommended standard, 28 February 2025), read in a repost.'),
      },
      {
        id: 'CN-CBA-2026',
        hours: { from: '08:00', until: '22:00' },
        maxAttemptsPerDay: 6,
        basis: sourced('China Banking Association, collection guidelines (trial), January 2026.'),
      },
    ],
    basis: house,
  },
  allowedSources,
  prohibitedSources,
  people,
  caps,
  duty: {
    onFee_ppm: 0,
    name: { 'zh-CN': '无附加税', en: 'No duty on the fee' },
    basis: judgement('Value-added tax on interest is the lender’s and is inside the rate.'),
  },
  disclosure: {
    mostProminent: 'all-in-apr',
    forcedReading_s: 10,
    costStatement: [
      { 'zh-CN': '年化综合成本（含所有费用）', en: 'All-in annual rate with every fee' },
      { 'zh-CN': '到手金额与还款总额', en: 'What you receive and what you repay in all' },
      { 'zh-CN': '每期还款日与金额', en: 'Each due date and its amount' },
      { 'zh-CN': '逾期不收罚息和违约金', en: 'No late fees' },
    ],
    automatedDecision,
    basis: sourced(
      'PBOC announcement 2021 No. 3: the annualised rate with fees is shown, more prominently than daily or monthly rates.',
    ),
  },
  drawdown: { staffToRelease: 2, identityAgain: true, freeCancellationAfter_h: 72, basis: house },
  rails: { refuseWithoutLicenceRecord: true, refuseSimulatedModel: true },
};
