import { judgement, sourced } from '../basis.ts';
import type { Pack } from '../pack.ts';
import { caps } from './cn-caps.ts';
import { allowedSources, prohibitedSources } from './cn-sources.ts';
import { automatedDecision, people } from './shared-text.ts';

const house = judgement('House policy; no published figure was found.');

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
    typologies: { required: false },
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
    creditLine: {
      name: { 'zh-CN': '经营循环额度', en: 'Business credit line' },
      term_months: 12,
      leastDrawdown: 1_000_00n,
      mostInstalments: 12,
      restBeforeRenewal_d: 30,
      basis: judgement('A year, as working capital is lent; thirty days at rest show that it is not rolled over.'),
    },
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
  servicing: { lateFees: 'none', interestStopsAt_dpd: 90, collectOn_d: [0, 1, 3], basis: house },
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
