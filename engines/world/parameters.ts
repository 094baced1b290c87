import type { Country, Segment } from './person.ts';

/** A figure the simulated country rests on. `source` is a publication, or `assumed` where none was found. */
export interface Parameter<Value = number> {
  readonly value: Value;
  readonly unit: string;
  readonly source: string;
}

function assumed<Value>(value: Value, unit: string): Parameter<Value> {
  return { value, unit, source: 'assumed' };
}

/** Figures about people and their lines. */
export interface PeopleParameters {
  readonly segmentShare: Readonly<Record<Segment, Parameter>>;
  readonly incomeMedian: Readonly<Record<Segment, Parameter>>;
  readonly incomeSpread: Parameter;
  readonly tenureMedian: Parameter;
  readonly tenureSpread: Parameter;
  readonly newLineShare: Parameter;
  readonly paygShare: Parameter;
  readonly businessShare: Parameter;
  readonly relativesSimShare: Parameter;
  readonly otherSpellingShare: Parameter;
  readonly simChangeYears: Parameter;
  readonly deviceChangeYears: Parameter;
  readonly usedNumberShare: Parameter;
  readonly lostNumberShare: Parameter;
  readonly forwardingShare: Parameter;
}

const linesEverywhere = {
  newLineShare: assumed(0.05, 'share of lines activated from 90 days before the start on'),
  businessShare: assumed(0.04, 'share of contracts'),
  otherSpellingShare: assumed(0.015, 'share of lines'),
  usedNumberShare: assumed(0.08, 'share of lines whose number somebody else had before'),
  lostNumberShare: assumed(0.003, 'share of lines lost to another subscriber within the simulated days'),
  forwardingShare: assumed(0.015, 'share of lines with any forwarding'),
} as const;

const people: Readonly<Record<Country, PeopleParameters>> = {
  cn: {
    ...linesEverywhere,
    segmentShare: {
      worker: assumed(0.68, 'share of people'),
      trader: assumed(0.12, 'share of people'),
      freelancer: assumed(0.2, 'share of people'),
    },
    incomeMedian: {
      worker: assumed(5500, 'CNY a month'),
      trader: assumed(7000, 'CNY a month after costs'),
      freelancer: assumed(4800, 'CNY a month'),
    },
    incomeSpread: assumed(0.45, 'deviation of log income'),
    tenureMedian: assumed(1600, 'days'),
    tenureSpread: assumed(1.1, 'deviation of log tenure'),
    paygShare: assumed(0.72, 'share of contracts'),
    relativesSimShare: assumed(0.05, 'share of lines'),
    simChangeYears: assumed(8, 'years between SIM changes'),
    deviceChangeYears: assumed(2.6, 'years between handset changes'),
  },
  ke: {
    ...linesEverywhere,
    segmentShare: {
      worker: assumed(0.4, 'share of people'),
      trader: assumed(0.3, 'share of people'),
      freelancer: assumed(0.3, 'share of people'),
    },
    incomeMedian: {
      worker: assumed(28_000, 'KES a month'),
      trader: assumed(24_000, 'KES a month after costs'),
      freelancer: assumed(17_000, 'KES a month'),
    },
    incomeSpread: assumed(0.6, 'deviation of log income'),
    tenureMedian: assumed(1000, 'days'),
    tenureSpread: assumed(1.2, 'deviation of log tenure'),
    paygShare: assumed(0.94, 'share of contracts'),
    relativesSimShare: assumed(0.09, 'share of lines'),
    simChangeYears: assumed(4, 'years between SIM changes'),
    deviceChangeYears: assumed(2.8, 'years between handset changes'),
  },
};

const life = {
  shocksPerQuarter: assumed(0.06, 'shocks a quarter for a person of average stability'),
  shockByStability: assumed(0.3, 'fall of the log of that rate per deviation of stability'),
  shockDays: assumed(75, 'days beyond the first fortnight, mean'),
  shockSeverity: assumed(1, 'distress on the first day, median'),
  incomeLossByDistress: assumed(0.5, 'fall of log income per unit of distress'),
} as const;

const copenhagen = 'Copenhagen Networks Study, texts, computed';

const calls = {
  callsPerDay: assumed(3.2, 'calls a day, median person'),
  callMedian: assumed(55, 'seconds, median call of the median person'),
  textsPer28Days: { value: 28, unit: 'texts in 28 days, median person', source: copenhagen },
  textSpread: { value: 1.4, unit: 'deviation of log texts, from p10 3 and p90 159', source: copenhagen },
  oneWayPartners: { value: 0.1, unit: 'share of text partners, for a reciprocity of .87', source: copenhagen },
  quietByDistress: assumed(0.12, 'fall of log activity per unit of distress'),
  traceOfTraits: {
    value: 0.6,
    unit: 'correlation of a habit with the trait behind it, at most',
    source: 'fitted: AUC .66-.70 of a phone-only model, Bjorkegren & Grissen 2018',
  },
} as const;

const topups = {
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

const advances = {
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

const debts = {
  cn: {
    loansPerQuarter: assumed(0.16, 'new loans at other lenders a quarter'),
    byImpatience: assumed(0.5, 'rise of the log of that rate per deviation'),
    amountInIncomes: assumed(0.5, 'monthly incomes, median loan'),
    instalments: assumed(6, 'monthly instalments'),
  },
  ke: {
    loansPerQuarter: assumed(0.35, 'new loans at other lenders a quarter'),
    byImpatience: assumed(0.5, 'rise of the log of that rate per deviation'),
    amountInIncomes: assumed(0.12, 'monthly incomes, median loan'),
    instalments: assumed(1, 'monthly instalments'),
  },
} as const;

const recovery = 'assumed: nothing published found; paid by day 3 45 %, 7 70 %, 30 85 %; then 15 % by 90, 5 % a year';

/** Daily propensity to pay an open instalment by days past due, of an average person without reminders. */
const repayment = {
  cn: {
    early: assumed(0.006, 'a day, more than 3 days before due'),
    eve: assumed(0.12, 'a day, 1-3 days before due'),
    due: assumed(2.5, 'on the due day'),
    level: assumed(0, 'log propensity against China'),
  },
  ke: {
    early: assumed(0.022, 'a day, more than 3 days before due'),
    eve: assumed(0.11, 'a day, 1-3 days before due'),
    due: assumed(0.65, 'on the due day'),
    level: assumed(-0.5, 'log propensity against China'),
  },
  late: {
    to3: { value: 0.4, unit: 'a day, 1-3 days late', source: recovery },
    to7: { value: 0.43, unit: 'a day, 4-7 days late', source: recovery },
    to30: { value: 0.12, unit: 'a day, 8-30 days late', source: recovery },
    to90: { value: 0.0095, unit: 'a day, 31-90 days late', source: recovery },
    after90: { value: 0.0004, unit: 'a day, more than 90 days late', source: recovery },
  },
  traits: {
    conscientiousness: assumed(0.3, 'log propensity per deviation'),
    stability: assumed(0.2, 'log propensity per deviation'),
    familySupport: assumed(0.2, 'log propensity per deviation'),
    impatience: assumed(-0.15, 'log propensity per deviation'),
    chance: assumed(0.5, 'deviation of what belongs to the loan alone'),
    neverIntended: assumed(0.006, 'share of loans taken without the will to repay'),
  },
  distress: assumed(-0.7, 'log propensity per unit of distress'),
  burden: assumed(-0.8, 'log propensity per whole income that instalments everywhere take'),
  price: {
    value: -0.35,
    unit: 'log propensity per log of the yearly rate over the usual one',
    source: 'assumed; sized so that a reminder equals a cut by a quarter (Cadena & Schoar, NBER w17020)',
  },
  limit: assumed(0.1, 'log propensity per log of limit over principal: credit still to lose'),
  payDay: assumed(0.35, 'log propensity in the three days from a pay day on'),
  behind: assumed(-0.2, 'log propensity while another instalment is overdue too'),
  partShare: assumed(0.12, 'share of payments after 3 days late that are part of the amount'),
  reminders: {
    sms: {
      value: 0.2,
      unit: 'log propensity on the day, fading over 3',
      source: 'assumed; direction: Karlan, Morten, Zinman 2015; Cadena & Schoar',
    },
    call: assumed(0.45, 'log propensity on the day, fading over 3'),
    'hardship-offer': assumed(0.3, 'log propensity on the day, fading over 3; more in distress'),
    wear: assumed(0.93, 'effect of each reminder as a share of the one before'),
    wearDays: assumed(30, 'days after which a reminder no longer wears on the next'),
  },
} as const;

/** What an earlier lender of the country did, whose book the first model learns from. */
const history = {
  cn: {
    amounts: assumed([100_000, 200_000, 300_000, 500_000], 'fen, ceiling of a first loan, drawn at random'),
    rates: assumed([108_000, 144_000, 180_000, 216_000], 'ppm a year, drawn at random'),
    termMonths: { value: [3, 6, 12], unit: 'months for up to 1,000, 5,000 and more', source: 'pack cn' },
    badAfter: { value: 90, unit: 'days past due within 12 months', source: 'pack cn' },
  },
  ke: {
    amounts: assumed([50_000, 100_000, 200_000, 300_000], 'cents, ceiling of a first loan, drawn at random'),
    rates: assumed([876_000, 1_168_000, 1_606_000, 2_190_000], 'ppm a year: a fee of 7.2-18 % for 30 days with duty'),
    termMonths: { value: [1, 1, 1], unit: 'one payment after 30 days', source: 'pack ke' },
    badAfter: { value: 30, unit: 'days past due', source: 'pack ke' },
  },
  leastTenure: assumed(90, 'days'),
  refusedAtRandom: assumed(0.15, 'share of applicants'),
  refusedByGlance: assumed(0.8, 'log odds of refusal per deviation of what an officer sensed'),
} as const;

const usualPrice = {
  cn: assumed(180_000, 'ppm a year that people expect to pay'),
  ke: assumed(1_200_000, 'ppm a year that people expect to pay'),
} as const;

const demand = {
  perMonth: assumed(0.04, 'share of people who want credit in 30 days'),
  byImpatience: assumed(0.5, 'log rate per deviation'),
  byStability: assumed(-0.15, 'log rate per deviation'),
  byDistress: assumed(0.5, 'log rate per unit of distress'),
  amountInIncomes: assumed(0.4, 'monthly incomes, median wish'),
} as const;

/** Every figure of the country, by subject. */
export const parameters = {
  history,
  usualPrice,
  demand,
  people,
  life,
  calls,
  topups,
  advances,
  debts,
  repayment,
} as const;
