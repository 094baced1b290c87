import { assert, type Money } from '@lendline/kernel';
import type { DecisionInput } from './decision.ts';
import { type FactName, factNames, type Facts } from './facts.ts';
import { licences } from './pack.ts';

/** The values that a name may have in a table: words and truth values one by one, numbers from a least one. */
export interface Domain {
  readonly words: readonly string[];
  readonly truth: boolean;
  readonly numbers: { readonly whole: boolean; readonly least: number } | undefined;
  /** A list, which tables cannot test. */
  readonly isList: boolean;
}

/** What stands under a name while a strategy runs. Money is in minor units, days are counted back from the decision. */
export type ContextValue = string | number | boolean | readonly string[];

/** When a strategy runs: before an offer, or again before the money moves. */
export type Stage = 'application' | 'drawdown';

export interface Asked {
  readonly input: DecisionInput;
  readonly today: Temporal.PlainDate;
  readonly stage: Stage;
}

interface ContextName {
  readonly domain: Domain;
  /** The fact it comes from; undefined for what the application itself says. */
  readonly fact: FactName | undefined;
  readonly value: (asked: Asked) => ContextValue;
}

const nothing: Domain = { words: [], truth: false, numbers: undefined, isList: false };

const unknownOr = (words: readonly string[]): readonly string[] => [...words, 'unknown'];

/** As the fact itself is written: a whole number, a truth value, one of some words, or a list. */
function plain(fact: PlainFact, domain: Partial<Domain>): ContextName {
  const words = unknownOr(domain.words ?? []);
  return { domain: { ...nothing, ...domain, words }, fact, value: ({ input }) => input.values[fact] };
}

type PlainFact = { [Name in FactName]: Facts[Name] extends ContextValue ? Name : never }[FactName];

const natural = { numbers: { whole: true, least: 0 } } as const;

const count = (fact: PlainFact, ...words: string[]) => plain(fact, { ...natural, words });

const truth = (fact: PlainFact) => plain(fact, { truth: true });

const word = (fact: PlainFact, ...words: string[]) => plain(fact, { words });

type MoneyFact = { [Name in FactName]: Money extends Facts[Name] ? Name : never }[FactName];

function amount(fact: MoneyFact, ...words: string[]): ContextName {
  return {
    domain: { ...nothing, ...natural, words: unknownOr(words) },
    fact,
    value: ({ input }) => {
      const value = input.values[fact];
      return typeof value === 'string' ? value : minorUnits(value, fact);
    },
  };
}

/**
 * Minor units as a number that is exact. Readers refuse money beyond safe integers; an amount that came another way is a
 * broken assumption.
 */
export function minorUnits({ amount: units }: Money, of: string): number {
  assert(units <= BigInt(Number.MAX_SAFE_INTEGER), `${of} is beyond safe integers of minor units`);
  return Number(units);
}

/** Whether a table looks at an amount or not: what is beyond safe integers is refused, never rounded. */
export function assertExact({ amount: requested, values }: DecisionInput): void {
  minorUnits(requested, 'amount');
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'object' && 'currency' in value) minorUnits(value, name);
}

type DayFact = { [Name in FactName]: Temporal.PlainDate extends Facts[Name] ? Name : never }[FactName];

/** Whole days from a day to the decision: below zero for a day that lies ahead. */
function daysAgo(fact: DayFact): ContextName {
  return {
    domain: { ...nothing, numbers: { whole: true, least: Number.NEGATIVE_INFINITY }, words: unknownOr(['none']) },
    fact,
    value: ({ input, today }) => {
      const day = input.values[fact];
      return typeof day === 'string' ? day : day.until(today, { largestUnit: 'days' }).days;
    },
  };
}

function tenure(end: 'min' | 'max'): ContextName {
  return {
    domain: { ...nothing, ...natural, words: unknownOr(end === 'max' ? ['open'] : []) },
    fact: 'tenure_months',
    value: ({ input: { values } }) => (values.tenure_months === 'unknown' ? 'unknown' : values.tenure_months[end]),
  };
}

function scoreReads(records: 'calls' | 'statement'): ContextName {
  return {
    domain: { ...nothing, truth: true, words: ['unknown'] },
    fact: 'score_sources',
    value: ({ input: { values } }) =>
      values.score_sources === 'unknown' ? 'unknown' : values.score_sources.includes(records),
  };
}

function request(domain: Partial<Domain>, value: ContextName['value']): ContextName {
  return { domain: { ...nothing, ...domain }, fact: undefined, value };
}

const names = {
  stage: request({ words: ['application', 'drawdown'] }, ({ stage }) => stage),
  segment: request({ words: ['new', 'repeat', 'trader'] }, ({ input }) => input.segment),
  amount: request(natural, ({ input }) => minorUnits(input.amount, 'amount')),
  term: request({ numbers: { whole: true, least: 1 }, words: ['any'] }, ({ input }) => input.term),

  licence: word('licence', ...licences),
  model_origin: word('model_origin', 'real', 'simulated'),

  age_years: count('age_years'),
  open_loans: count('open_loans'),
  days_past_due: count('days_past_due'),
  charged_off: truth('charged_off'),
  loans_closed: count('loans_closed'),
  recent_loans: count('recent_loans'),
  last_loan_closed_days_ago: daysAgo('last_loan_closed_on'),
  last_loan_worst_lateness_days: count('last_loan_worst_lateness_days', 'none'),
  current_limit: amount('current_limit', 'none'),
  last_raise_days_ago: daysAgo('last_raise_on'),
  own_monthly_instalments: amount('own_monthly_instalments'),

  possession: truth('possession'),
  name_id_number_match: word(
    'name_id_number_match',
    'match',
    'name-differs',
    'id-differs',
    'birth-date-differs',
    'no-record',
  ),
  tenure_min_months: tenure('min'),
  tenure_max_months: tenure('max'),
  sim_swapped: truth('sim_swapped'),
  number_recycled: truth('number_recycled'),
  call_forwarding: word('call_forwarding', 'inactive', 'conditional', 'unconditional'),
  identity_checked_days_ago: daysAgo('identity_checked_on'),

  lists: word('lists', 'clear', 'hit', 'not-run'),
  velocity: word('velocity', 'normal', 'raised', 'high', 'not-run'),
  ring: word('ring', 'clear', 'suspected', 'not-run'),
  typologies: word('typologies', 'clear', 'alert', 'interdict', 'not-run'),

  other_lenders_open: count('other_lenders_open', 'not-run'),
  bureau: word('bureau', 'clear', 'no-file', 'delinquent', 'not-run'),

  calls_newest_days_ago: daysAgo('calls_newest_on'),
  calls_holder: word('calls_holder', 'applicant', 'other'),
  calls_covered_days: count('calls_covered_days'),
  statement_newest_days_ago: daysAgo('statement_newest_on'),
  statement_holder: word('statement_holder', 'applicant', 'other'),
  statement_covered_days: count('statement_covered_days'),

  pd_ppm: count('pd_ppm'),
  own_pd_ppm: count('own_pd_ppm', 'none'),
  score_reads_calls: scoreReads('calls'),
  score_reads_statement: scoreReads('statement'),
  score_reasons: plain('score_reasons', { isList: true }),

  median_monthly_income: amount('median_monthly_income'),
  median_monthly_turnover: amount('median_monthly_turnover'),
  other_monthly_instalments: amount('other_monthly_instalments'),
} as const satisfies Record<string, ContextName>;

export type ContextNameKey = keyof typeof names;

/** Every name that a strategy may use without working it out, with what it may be. */
export const contextNames: ReadonlyMap<string, ContextName> = new Map(Object.entries(names));

/** A behaviour feature, by `features.NAME`: a number, or unknown. */
export const featureDomain: Domain = {
  ...nothing,
  numbers: { whole: false, least: Number.NEGATIVE_INFINITY },
  words: ['unknown'],
};

export const featurePrefix = 'features.';

/** What ZEN is handed: the names in use and the features in use, each with its value; what is missing is unknown. */
export function contextOf(
  asked: Asked,
  use: { readonly names: readonly string[]; readonly features: readonly string[] },
): Record<string, unknown> {
  const given = asked.input.features ?? {};
  const context: Record<string, unknown> = {};
  for (const name of use.names) context[name] = contextNames.get(name)?.value(asked) ?? 'unknown';
  if (use.features.length > 0)
    context['features'] = Object.fromEntries(
      use.features.map((name) => [name, Object.hasOwn(given, name) ? heldFeature(given[name]) : 'unknown']),
    );
  return context;
}

/**
 * ZEN holds decimals of at most 28 digits, and takes the process down with it when it is given others: next to nothing is
 * nothing, and what is beyond all measure is not known.
 */
function heldFeature(value: number | 'unknown' | undefined): number | 'unknown' {
  if (typeof value !== 'number' || Math.abs(value) >= 1e28) return 'unknown';
  return Math.abs(value) < 1e-12 ? 0 : value;
}

/** What the money nodes look at whatever the tables do. */
const moneyFacts: readonly FactName[] = [
  'licence',
  'loans_closed',
  'current_limit',
  'last_loan_worst_lateness_days',
  'last_raise_on',
  'raise_holdout',
  'own_monthly_instalments',
  'other_monthly_instalments',
  'median_monthly_income',
  'median_monthly_turnover',
];

/** The facts behind the names in use, and those of the money nodes. */
export function factsOf(used: readonly string[]): readonly FactName[] {
  const facts = new Set([...moneyFacts, ...used.flatMap((name) => contextNames.get(name)?.fact ?? [])]);
  return factNames.filter((fact) => facts.has(fact));
}
