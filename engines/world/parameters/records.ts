import { assumed } from './parameter.ts';

const copenhagen = 'Copenhagen Networks Study, texts, computed';

export const calls = {
  callsPerDay: assumed(3.2, 'calls a day, median person'),
  callMedian: assumed(55, 'seconds, median call of the median person'),
  textsPer28Days: { value: 28, unit: 'texts in 28 days, median person', source: copenhagen },
  textSpread: { value: 1.4, unit: 'deviation of log texts, from p10 3 and p90 159', source: copenhagen },
  oneWayPartners: { value: 0.14, unit: 'share of text partners, for a reciprocity of .87', source: copenhagen },
  quietByDistress: assumed(0.12, 'fall of log activity per unit of distress'),
  traceOfTraits: {
    value: 0.59,
    unit: 'correlation of a habit with the trait behind it, at most',
    source: 'fitted: AUC .66-.70 of a phone-only model, Bjorkegren & Grissen 2018',
  },
} as const;

export const topups = {
  cn: {
    perMonth: assumed(1.5, 'top-ups in 30 days'),
    median: assumed(50, 'CNY'),
    spread: assumed(0.5, 'deviation of log amount'),
    step: assumed(10, 'CNY'),
  },
  ke: {
    perMonth: assumed(10, 'top-ups in 30 days'),
    median: assumed(20, 'KES'),
    spread: assumed(0.7, 'deviation of log amount'),
    step: assumed(5, 'KES'),
  },
} as const;

const fsdKenya = 'FSD Kenya';
const airtimeNotebook = 'aggregates of a public airtime-loan notebook';

export const advances = {
  cn: {
    share: assumed(0, 'share of airtime: not usual in China'),
    fee: assumed(0, 'ppm of the advance'),
    neverRepaid: { value: 0.189, unit: 'share of advances', source: airtimeNotebook },
    repaidMedian: { value: 7.6, unit: 'days', source: airtimeNotebook },
    repaidSpread: { value: 1.146, unit: 'deviation of log days, from p90 33', source: airtimeNotebook },
  },
  ke: {
    share: { value: 0.333, unit: 'share of airtime sold', source: fsdKenya },
    fee: { value: 100_000, unit: 'ppm of the advance', source: fsdKenya },
    neverRepaid: { value: 0.189, unit: 'share of advances', source: airtimeNotebook },
    repaidMedian: { value: 7.6, unit: 'days', source: airtimeNotebook },
    repaidSpread: { value: 1.146, unit: 'deviation of log days, from p90 33', source: airtimeNotebook },
  },
} as const;

export const wallet = {
  freelancer: {
    jobsPerMonth: assumed(6, 'paid jobs in 30 days'),
    jobSpread: assumed(0.7, 'deviation of log pay'),
  },
  trader: {
    receiptsPerDay: assumed(9, 'receipts by code on an open day'),
    margin: { value: 0.25, unit: 'share of turnover that is income', source: 'packs: sole trader income' },
    season: assumed([1.1, 0.8, 0.95, 1, 1.05, 1, 0.95, 0.95, 1.05, 1.1, 1, 1.05], 'activity by month, January first'),
  },
  spending: {
    share: assumed(0.5, 'share of income spent on purchases through the wallet'),
    rentShare: assumed(0.2, 'share of income'),
    purchasesPerDay: assumed(1.8, 'purchases a day'),
    spread: assumed(0.9, 'deviation of log amount'),
    refunded: assumed(0.015, 'share of purchases given back in full'),
  },
} as const;
