import type { AllowedSource, Cap, Pack, ProhibitedSource } from '../pack.ts';
import { judgement, sourced } from '../basis.ts';
import {
  automatedDecision,
  callRecords,
  contactList,
  declaredTies,
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
    id: 'mobile-money-statement',
    name: { 'zh-CN': '移动钱包流水', en: 'Mobile-money statement' },
    why: {
      'zh-CN': '移动钱包流水能证明您的收入和已有还款，额度因此可能更高，也避免借得过多。',
      en: 'Your mobile-money statement proves your income and what you already owe: the limit may be higher, and you are not lent more than you can carry.',
    },
    optional: true,
    consent: 'separate',
    purpose: 'dpv:CreditChecking',
    basis: sourced('Data Protection Act 2019 s. 30 and 32: consent for a stated purpose, and proof of it.'),
  },
  {
    id: 'credit-bureau',
    name: { 'zh-CN': '征信机构报告', en: 'Credit reference bureau' },
    why: {
      'zh-CN': '查询征信机构，了解您在其他机构的借款。',
      en: 'We ask a licensed credit reference bureau about loans you have elsewhere.',
    },
    optional: false,
    consent: 'separate',
    purpose: 'dpv:CreditChecking',
    basis: sourced('Credit Reference Bureau Regulations 2020.'),
  },
  declaredTies,
];

const prohibitedSources: readonly ProhibitedSource[] = [
  {
    ...contactList,
    basis: sourced(
      'Central Bank of Kenya (Digital Credit Providers) Regulations 2022: phone books may not be used; Data Protection Act 2019.',
    ),
  },
  photos,
  locationHistory,
  socialMedia,
  {
    id: 'sensitive-traits',
    why: {
      'zh-CN': '健康、民族、信仰等敏感信息与借款无关，我们不收集。',
      en: 'Health, ethnic origin, belief and the like have nothing to do with a loan. We never collect them.',
    },
    basis: sourced('Data Protection Act 2019 s. 44: grounds for processing sensitive personal data.'),
  },
];

const caps: readonly Cap[] = [
  {
    licence: 'digital-credit',
    method: 'larger-of-nominal-and-effective',
    from: '2022-03-18',
    limit: { kind: 'lender', annual_ppm: 6_500_000 },
    basis: judgement(
      'The Digital Credit Providers Regulations 2022 set no price cap, so the lender sets one: a fee of 15 % and its duty for 30 days, compounded over a year (649 %). Counsel must check, the regulator approves pricing.',
    ),
  },
];

export const ke: Pack = {
  id: 'ke',
  country: 'KE',
  name: { 'zh-CN': '肯尼亚', en: 'Kenya' },
  currency: 'KES',
  zone: 'Africa/Nairobi',
  counselNotice: {
    'zh-CN': '法规按摘要整理，注明日期和出处；上线前须由放款机构的法律顾问核对。',
    en: 'Laws were read in summaries and carry date and source; a lender’s counsel must check them before money moves.',
  },
  products: [
    {
      id: 'thirty-days',
      kind: 'single',
      name: { 'zh-CN': '30 天一次还清', en: 'One payment after 30 days' },
      days: 30,
    },
  ],
  tiers: [
    {
      tier: 'A',
      pdBelow_ppm: 30_000,
      price_ppm: 60_000,
      firstLimit: 3_000_00n,
      ceiling: 50_000_00n,
      raise_ppm: 1_500_000,
    },
    {
      tier: 'B',
      pdBelow_ppm: 50_000,
      price_ppm: 80_000,
      firstLimit: 2_000_00n,
      ceiling: 30_000_00n,
      raise_ppm: 1_300_000,
    },
    {
      tier: 'C',
      pdBelow_ppm: 80_000,
      price_ppm: 110_000,
      firstLimit: 1_000_00n,
      ceiling: 10_000_00n,
      raise_ppm: 1_200_000,
    },
    {
      tier: 'D',
      pdBelow_ppm: 120_000,
      price_ppm: 150_000,
      firstLimit: 500_00n,
      ceiling: 2_000_00n,
      raise_ppm: 1_000_000,
    },
  ],
  terms: {
    byAmount: [{ upTo: 'any', instalments: 1 }],
    pdMeans: { text: { 'zh-CN': '到期 30 天后仍未还', en: 'unpaid 30 days after the due date' }, months: 1 },
    basis: house,
  },
  eligibility: {
    minAge_years: 18,
    maxOpenLoans: 0,
    ageBasis: sourced('Age of Majority Act: 18.'),
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
    maxShare_ppm: 300_000,
    basis: house,
    presumedIncome: 5_000_00n,
    presumedBasis: judgement('Below the lowest agricultural minimum wage; used for thin-file amounts only.'),
  },
  trader: {
    incomeShareOfTurnover_ppm: 250_000,
    turnover_months: 6,
    limitByTier: { A: 50_000_00n, B: 30_000_00n, C: 10_000_00n, D: 0n },
    // The licence of a Kenyan trader has no form that a number can be checked by.
    creditLine: null,
    basis: judgement('No figure for Kenya: the tier ceilings, and nothing in tier D.'),
  },
  rounding: { limitStep: 100_00n, basis: house },
  raises: { onePer_days: 30, worstLatenessAtMost_days: 3, basis: house },
  cooling: { loans: 3, within_days: 30, wait_days: 7, basis: house },
  economics: {
    lossGivenDefault_ppm: 800_000,
    funding_ppm: 140_000,
    costPerLoan: 40_00n,
    costPerMonth: 0n,
    recoveryAfter_months: 0,
    firstLoanLossBudget: 50_00n,
    basis: judgement('Cost KES 40 a loan, funding 14 %, loss given default 80 %, budget KES 50 a borrower.'),
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
    law: [],
    basis: judgement('House policy; no calling hours in law were found for Kenya, counsel must check.'),
  },
  allowedSources,
  prohibitedSources,
  people,
  caps,
  duty: {
    onFee_ppm: 200_000,
    name: { 'zh-CN': '消费税（费用的 20%）', en: 'Excise duty (20 % of the fee)' },
    basis: sourced('Excise Duty Act 2015, First Schedule, as amended: 20 % of fees of digital lenders.'),
  },
  disclosure: {
    mostProminent: 'all-in-apr',
    forcedReading_s: 10,
    costStatement: [
      { 'zh-CN': '年化综合成本（含所有费用和税）', en: 'All-in annual rate with every fee and duty' },
      { 'zh-CN': '到手金额与还款总额', en: 'What you receive and what you repay in all' },
      { 'zh-CN': '还款日', en: 'The day on which you repay' },
      { 'zh-CN': '逾期不收费用', en: 'No late fees' },
    ],
    automatedDecision,
    basis: sourced('Digital Credit Providers Regulations 2022: full terms and all charges before signing.'),
  },
  drawdown: { staffToRelease: 2, identityAgain: true, freeCancellationAfter_h: 72, basis: house },
  rails: { refuseWithoutLicenceRecord: true, refuseSimulatedModel: true },
};
