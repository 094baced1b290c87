import {
  choice,
  day,
  flag,
  list,
  moneyAmount,
  object,
  or,
  problem,
  type ReadBy,
  type Reader,
  whole,
} from './decode.ts';
import { scoreReasonCodes } from './reasons.ts';
import { licences } from './pack.ts';

/** An answer, or the plain fact that nobody gave one. Unknown is never read as yes, and never as no. */
export type Known<Value> = Value | 'unknown';

/** Whole months on the network, as carriers give it: at least `min`, below `max`; `open` = no upper bound known. */
const months: Reader<Months> = (value, path) => {
  const read = monthsShape(value, path);
  if (!read.ok || read.value.max === 'open' || read.value.min < read.value.max) return read;
  return problem(value, path, {
    'zh-CN': '区间 [min, max)，min 小于 max，例如 {"min":3,"max":6}',
    en: 'an interval [min, max) whose min is below its max, for example {"min":3,"max":6}',
  });
};

interface Months {
  readonly min: number;
  readonly max: number | 'open';
}

const monthsShape = object({ min: whole(), max: or(whole(1), 'open') });

/**
 * Every value that a decision may look at, by name, with how it is written in JSON. `none` says that there is
 * no such thing (no earlier loan); `not-run` that a check was not made; a value left out is unknown.
 */
export const factReaders = {
  licence: choice(licences),
  model_origin: choice(['real', 'simulated']),

  age_years: whole(),
  open_loans: whole(),
  days_past_due: whole(),
  charged_off: flag,
  /** Own loans repaid in full with settled money; a repayment that is still on its way does not count. */
  loans_closed: whole(),
  /** Own loans taken within the cooling window of the pack (30 days), open or closed. */
  recent_loans: whole(),
  last_loan_closed_on: or(day, 'none'),
  last_loan_worst_lateness_days: or(whole(), 'none'),
  current_limit: or(moneyAmount, 'none'),
  last_raise_on: or(day, 'none'),
  /** A lot withholds raises from this line, so that what raises do can be measured. */
  raise_holdout: flag,
  own_monthly_instalments: moneyAmount,

  possession: flag,
  name_id_number_match: choice(['match', 'name-differs', 'id-differs', 'birth-date-differs', 'no-record']),
  tenure_months: months,
  sim_swapped: flag,
  number_recycled: flag,
  call_forwarding: choice(['inactive', 'conditional', 'unconditional']),
  identity_checked_on: or(day, 'none'),

  lists: choice(['clear', 'hit', 'not-run']),
  velocity: choice(['normal', 'raised', 'high', 'not-run']),
  ring: choice(['clear', 'suspected', 'not-run']),
  typologies: choice(['clear', 'alert', 'interdict', 'not-run']),

  other_lenders_open: or(whole(), 'not-run'),
  bureau: choice(['clear', 'no-file', 'delinquent', 'not-run']),

  calls_newest_on: or(day, 'none'),
  calls_holder: choice(['applicant', 'other']),
  calls_covered_days: whole(),
  statement_newest_on: or(day, 'none'),
  statement_holder: choice(['applicant', 'other']),
  statement_covered_days: whole(),

  /** Default within the pack's outcome window, from phone and wallet data. */
  pd_ppm: whole(),
  /** The same from the borrower's own repayments. */
  own_pd_ppm: or(whole(), 'none'),
  /** The records that the score read: a score that read absent records is no score. */
  score_sources: list(choice(['calls', 'statement'])),
  /** Principal reasons of the score, most important first; see `reasons.ts`. */
  score_reasons: list(choice(scoreReasonCodes)),

  median_monthly_income: moneyAmount,
  /** Net turnover of a sole trader, own transfers taken out. */
  median_monthly_turnover: moneyAmount,
  /** Instalments owed to other lenders each month. */
  other_monthly_instalments: moneyAmount,
} as const;

export type FactName = keyof typeof factReaders;

export type Facts = { readonly [Name in FactName]: Known<ReadBy<(typeof factReaders)[Name]>> };

export type FactValue = Facts[FactName];

export const factNames = Object.keys(factReaders) as readonly FactName[];

/** All facts, with `unknown` for every one that is not given. */
export function factsFrom(given: Partial<Facts>): Facts {
  const blank = Object.fromEntries(factNames.map((name) => [name, 'unknown']));
  return { ...blank, ...given } as Facts;
}
