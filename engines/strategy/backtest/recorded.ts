import { dayIn, err, ok, type Money, type Result } from '@lendline/kernel';
import type { DecisionInput } from '../decision.ts';
import {
  choice,
  decimal,
  instant,
  isRecord,
  moneyAmount,
  object,
  optional,
  type Problem,
  problem,
  type Reader,
  text,
  wrong,
} from '../decode.ts';
import { readDecisionInputJson } from '../input-json.ts';
import type { Pack } from '../pack.ts';

/** What became of a loan; `open` has not matured, and nobody knows. */
export const loanOutcomes = ['good', 'bad', 'open'] as const;

export type LoanOutcome = (typeof loanOutcomes)[number];

/** A loan that was given on an application, whatever decided then. */
export interface RecordedLoan {
  readonly outcome: LoanOutcome;
  /** What was lent, what it earned and what it lost, where the books say so. */
  readonly amount?: Money;
  readonly interest?: Money;
  readonly loss?: Money;
}

/** One application as it was on its day. */
export interface RecordedApplication {
  readonly id: string;
  readonly input: DecisionInput;
  readonly lent?: RecordedLoan;
  /** Probabilities of default that models gave on that day, 0 to 1, by the id of the model. */
  readonly pds?: Readonly<Record<string, number>>;
}

const loan = object({
  outcome: choice(loanOutcomes),
  amount: optional(moneyAmount),
  interest: optional(moneyAmount),
  loss: optional(moneyAmount),
});

const probability: Reader<number> = (value, path) => {
  const read = decimal(value, path);
  return read.ok && read.value >= 0 && read.value <= 1
    ? read
    : problem(value, path, { 'zh-CN': '0 到 1 之间的概率', en: 'a probability from 0 to 1' });
};

/** A value for each name. */
function byName<Value>(read: Reader<Value>): Reader<Readonly<Record<string, Value>>> {
  return (value, path) => {
    if (!isRecord(value)) return problem(value, path, { 'zh-CN': '按名称给出的对象', en: 'an object by name' });
    const named = Object.entries(value).map(([name, stated]) => [name, read(stated, `${path}.${name}`)] as const);
    const problems = named.flatMap(([, one]) => (one.ok ? [] : one.error));
    if (problems.length > 0) return err(problems);
    return ok(Object.fromEntries(named.flatMap(([name, one]) => (one.ok ? [[name, one.value]] : []))));
  };
}

const anything: Reader<unknown> = (value) => ok(value);

const reader = object({
  id: text,
  input: anything,
  lent: optional(loan),
  pds: optional(byName(probability)),
  known_at: optional(byName(instant)),
});

/**
 * Reads `{id, input, lent?, pds?, known_at?}`: `input` as `decide` takes it, `lent` = `{outcome, amount?, interest?, loss?}`,
 * `pds` by the id of a model, `known_at` the instant at which a value became known, by its name.
 * Errors: every problem with its path, a value among them that the day of the decision could not have known.
 */
export function readRecordedJson(json: unknown, pack: Pack): Result<RecordedApplication, readonly Problem[]> {
  const read = reader(json, '');
  if (!read.ok) return read;
  const { id, lent, pds, known_at } = read.value;
  const input = readDecisionInputJson(read.value.input, pack);
  if (!input.ok) return err(input.error.map((fault) => ({ ...fault, field: under('input', fault.field) })));
  const problems = [
    ...laterDays(input.value, pack),
    ...laterInstants(known_at ?? {}, input.value.asOf),
    ...otherCurrency(lent, pack),
  ];
  if (problems.length > 0) return err(problems);
  return ok({ id, input: input.value, ...(lent && { lent }), ...(pds && { pds }) });
}

/**
 * The input with the PD that a model gave on that day in place of the recorded one. Error: the model gave none, and an
 * application that it never saw cannot be compared.
 */
export function underModel(
  { input, pds }: RecordedApplication,
  model: string,
): Result<DecisionInput, readonly Problem[]> {
  const pd = pds?.[model];
  if (pd === undefined)
    return problem(undefined, `pds.${model}`, {
      'zh-CN': '该模型在决策当日给出的违约概率',
      en: 'the PD that this model gave on the day of the decision',
    });
  return ok({ ...input, values: { ...input.values, pd_ppm: Math.round(pd * 1e6) } });
}

function under(path: string, field: string): string {
  return field === '' ? path : `${path}.${field}`;
}

/** Records may come from a zone that is a day ahead, which strategies allow for. */
const mayBeAhead: readonly string[] = ['calls_newest_on', 'statement_newest_on'];

/** The values that lie behind the day of the decision: with them a strategy would be shown the future. */
export function laterDays({ values, asOf }: DecisionInput, { zone }: Pick<Pack, 'zone'>): readonly Problem[] {
  const today = dayIn(zone, asOf);
  const tomorrow = today.add({ days: 1 });
  return Object.entries(values).flatMap(([name, value]) => {
    if (!(value instanceof Temporal.PlainDate)) return [];
    const last = mayBeAhead.includes(name) ? tomorrow : today;
    if (Temporal.PlainDate.compare(value, last) <= 0) return [];
    return [later(value.toString(), `input.values.${name}`, last.toString())];
  });
}

function laterInstants(known: Readonly<Record<string, Temporal.Instant>>, asOf: Temporal.Instant): readonly Problem[] {
  return Object.entries(known)
    .filter(([, at]) => Temporal.Instant.compare(at, asOf) > 0)
    .map(([name, at]) => later(at.toString(), `known_at.${name}`, asOf.toString()));
}

function later(value: string, field: string, last: string): Problem {
  return {
    ...wrong(value, field, { 'zh-CN': `不晚于 ${last}（as_of）的值`, en: `nothing later than ${last}, by as_of` }),
    doThis: {
      'zh-CN': '请改用决策当时已知的值；当时不知道的，请写 "unknown"。',
      en: 'Give the value that was known when the application was decided; what was not known then is "unknown".',
    },
  };
}

function otherCurrency(lent: RecordedLoan | undefined, { currency }: Pack): readonly Problem[] {
  return (['amount', 'interest', 'loss'] as const).flatMap((part) => {
    const stated = lent?.[part];
    if (!stated || stated.currency === currency) return [];
    return [wrong(stated.currency, `lent.${part}`, { 'zh-CN': `${currency} 金额`, en: `an amount in ${currency}` })];
  });
}
