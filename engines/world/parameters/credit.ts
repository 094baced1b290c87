import { assumed } from './parameter.ts';

export const life = {
  shocksPerQuarter: assumed(0.06, 'shocks a quarter for a person of average stability'),
  shockByStability: assumed(0.3, 'fall of the log of that rate per deviation of stability'),
  shockDays: assumed(75, 'days beyond the first fortnight, mean'),
  shockSeverity: assumed(1, 'distress on the first day, median'),
  incomeLossByDistress: assumed(0.5, 'fall of log income per unit of distress'),
} as const;

export const demand = {
  perMonth: assumed(0.04, 'share of people who want credit in 30 days'),
  byImpatience: assumed(0.5, 'log rate per deviation'),
  byStability: assumed(-0.15, 'log rate per deviation'),
  byDistress: assumed(0.5, 'log rate per unit of distress'),
  amountInIncomes: assumed(0.4, 'monthly incomes, median wish'),
} as const;

export const debts = {
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

export const usualPrice = {
  cn: assumed(180_000, 'ppm a year that people expect to pay'),
  ke: assumed(1_200_000, 'ppm a year that people expect to pay'),
} as const;

const recovery = 'assumed: nothing published found; paid by day 3 45 %, 7 70 %, 30 85 %; then 15 % by 90, 5 % a year';

/** Daily propensity to pay an open instalment by days past due, of an average person without reminders. */
export const repayment = {
  cn: {
    early: assumed(0.006, 'a day, more than 3 days before due'),
    eve: assumed(0.12, 'a day, 1-3 days before due'),
    due: assumed(2, 'on the due day'),
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
    to90: { value: 0.0135, unit: 'a day, 31-90 days late', source: recovery },
    after90: { value: 0.0004, unit: 'a day, more than 90 days late', source: recovery },
  },
  traits: {
    conscientiousness: assumed(0.34, 'log propensity per deviation'),
    stability: assumed(0.24, 'log propensity per deviation'),
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
export const history = {
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
