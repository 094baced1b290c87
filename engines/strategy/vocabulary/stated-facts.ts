import type { LocalText } from '@lendline/kernel';
import type { ContextNameKey } from '../context.ts';
import { type FactName, factNames } from '../facts.ts';
import { licences } from '../pack.ts';
import { scoreReasonCodes } from '../reasons.ts';
import { factTexts } from './fact-texts.ts';

/** What belongs together on a page, in the order in which a decision asks for it. */
export const factGroups = ['book', 'line', 'lists', 'checks', 'records', 'score', 'money'] as const;

export type FactGroup = (typeof factGroups)[number];

/** How a fact is written in JSON: `rate` as whole ppm, `months` as `{min, max}`, `list` as a list of its words. */
export const factShapes = ['word', 'truth', 'whole', 'rate', 'day', 'money', 'months', 'list'] as const;

export type FactShape = (typeof factShapes)[number];

/** A fact as the input of a decision states it, which is not always as tables name it: a day, where they count days. */
export interface StatedFact {
  readonly name: FactName;
  readonly group: FactGroup;
  readonly shape: FactShape;
  readonly text: LocalText;
  /** What it may be besides a value of its shape; of `word` and `list` all that it may be. `unknown` it may always be. */
  readonly words: readonly string[];
}

type Described = Omit<StatedFact, 'name' | 'text'> & { readonly text?: LocalText };

const notRun = 'not-run';

const of =
  (group: FactGroup) =>
  (shape: FactShape, ...words: string[]): Described => ({ group, shape, words });

const [book, line, lists, checks, records, score, amounts] = [
  of('book'),
  of('line'),
  of('lists'),
  of('checks'),
  of('records'),
  of('score'),
  of('money'),
];

const said = (described: Described, zh: string, en: string): Described => ({
  ...described,
  text: { 'zh-CN': zh, en },
});

/** With a text where tables name it otherwise, or not at all. */
const described: Readonly<Record<FactName, Described>> = {
  licence: book('word', ...licences),
  age_years: book('whole'),
  open_loans: book('whole'),
  days_past_due: book('whole'),
  charged_off: book('truth'),
  loans_closed: book('whole'),
  recent_loans: book('whole'),
  last_loan_closed_on: said(book('day', 'none'), '上一笔借款结清日', 'Day on which the last loan was closed'),
  last_loan_worst_lateness_days: book('whole', 'none'),
  current_limit: book('money', 'none'),
  last_raise_on: said(book('day', 'none'), '上次提额日', 'Day of the last raise'),
  raise_holdout: said(book('truth'), '抽签不提额', 'Drawn by lot for no raise'),

  possession: line('truth'),
  name_id_number_match: line('word', 'match', 'name-differs', 'id-differs', 'birth-date-differs', 'no-record'),
  tenure_months: said(line('months'), '在网月数', 'Tenure of the line, in months'),
  sim_swapped: line('truth'),
  number_recycled: line('truth'),
  call_forwarding: line('word', 'inactive', 'conditional', 'unconditional'),
  identity_checked_on: said(line('day', 'none'), '上次身份核验日', 'Day on which identity was checked'),

  lists: lists('word', 'clear', 'hit', notRun),
  velocity: lists('word', 'normal', 'raised', 'high', notRun),
  ring: lists('word', 'clear', 'suspected', notRun),
  typologies: lists('word', 'clear', 'alert', 'interdict', notRun),

  other_lenders_open: checks('whole', notRun),
  bureau: checks('word', 'clear', 'no-file', 'delinquent', notRun),

  calls_newest_on: said(records('day', 'none'), '最新通话日', 'Day of the newest call record'),
  calls_holder: records('word', 'applicant', 'other'),
  calls_covered_days: records('whole'),
  statement_newest_on: said(records('day', 'none'), '最新流水日', 'Day of the newest statement entry'),
  statement_holder: records('word', 'applicant', 'other'),
  statement_covered_days: records('whole'),

  model_origin: score('word', 'real', 'simulated'),
  pd_ppm: score('rate'),
  own_pd_ppm: score('rate', 'none'),
  score_sources: said(score('list', 'calls', 'statement'), '评分读取的记录', 'Records that the score read'),
  score_reasons: score('list', ...scoreReasonCodes),

  median_monthly_income: amounts('money'),
  median_monthly_turnover: amounts('money'),
  own_monthly_instalments: amounts('money'),
  other_monthly_instalments: amounts('money'),
};

/** Every fact that a decision may look at, as a person states it. */
export const statedFacts: readonly StatedFact[] = factGroups.flatMap((group) =>
  factNames.flatMap((name) => {
    const { text = factTexts[name as ContextNameKey].text, ...fact } = described[name];
    return fact.group === group ? [{ name, ...fact, text }] : [];
  }),
);
