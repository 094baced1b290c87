import { err, ok, type Result } from '@lendline/kernel';
import type { DecisionInput } from './decision.ts';
import { segments } from './decision.ts';
import {
  choice,
  decimal,
  instant,
  isRecord,
  moneyAmount,
  object,
  oneOf,
  optional,
  or,
  type Problem,
  problem,
  type Reader,
  text,
  whole,
  wrong,
} from './decode.ts';
import { factNames, factReaders, type FactName, type Facts, factsFrom } from './facts.ts';
import { type Json, toJson } from './json.ts';
import type { Pack } from './pack.ts';

/** Reads `values`: names of facts with their value or "unknown". A name left out is unknown; a misspelt one is an error. */
const factsReader: Reader<Facts> = (value, path) => {
  if (!isRecord(value))
    return problem(value, path, { 'zh-CN': '按名称给出取值的对象', en: 'an object of values by name' });
  const given: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, stated] of Object.entries(value)) {
    const field = `${path}.${name}`;
    if (!isFactName(name)) {
      problems.push(wrong(stated, field, oneOf(factNames)));
      continue;
    }
    const read = or<unknown, 'unknown'>(factReaders[name], 'unknown')(stated, field);
    if (read.ok) given[name] = read.value;
    else problems.push(...read.error.map(orUnknown));
  }
  return problems.length > 0 ? err(problems) : ok(factsFrom(given));
};

/** Behaviour features that a strategy looks at by itself, by name. */
const featuresReader: Reader<NonNullable<DecisionInput['features']>> = (value, path) => {
  if (!isRecord(value))
    return problem(value, path, { 'zh-CN': '按名称给出取值的对象', en: 'an object of values by name' });
  const given = Object.entries(value).map(([name, stated]) => ({
    name,
    read: featureValue(stated, `${path}.${name}`),
  }));
  const problems = given.flatMap(({ read }) => (read.ok ? [] : read.error));
  if (problems.length > 0) return err(problems);
  return ok(Object.fromEntries(given.flatMap(({ name, read }) => (read.ok ? [[name, read.value] as const] : []))));
};

const featureValue = or(decimal, 'unknown');

const reader = object({
  segment: choice(segments),
  product: text,
  amount: moneyAmount,
  term: or(whole(1), 'any'),
  as_of: instant,
  values: factsReader,
  features: optional(featuresReader),
});

/**
 * Reads the input of one decision from parsed JSON: `{segment, product, amount, term, as_of, values}`, and `features` where a
 * strategy looks at them.
 * Errors: every problem with its path. The amounts must be in the pack's currency and the product one of the pack's.
 */
export function readDecisionInputJson(json: unknown, pack: Pack): Result<DecisionInput, readonly Problem[]> {
  const read = reader(json, '');
  if (!read.ok) return read;
  const { as_of: asOf, ...rest } = read.value;
  const input: DecisionInput = { ...rest, asOf };
  const problems = [...productProblems(input, pack), ...currencyProblems(input, pack)];
  return problems.length > 0 ? err(problems) : ok(input);
}

/** The same input as JSON, unknown values written out, as it is stored beside its decision. */
export function decisionInputToJson({ asOf, ...rest }: DecisionInput): { readonly [name: string]: Json } {
  return {
    segment: rest.segment,
    product: rest.product,
    amount: toJson(rest.amount),
    term: rest.term,
    as_of: asOf.toString(),
    values: toJson(rest.values),
    ...(rest.features && { features: toJson(rest.features) }),
  };
}

function orUnknown(fault: Problem): Problem {
  const { expected } = fault;
  return { ...fault, expected: { 'zh-CN': `${expected['zh-CN']}，或 "unknown"`, en: `${expected.en}, or "unknown"` } };
}

function productProblems({ product }: DecisionInput, { products }: Pack): Problem[] {
  const ids = products.map(({ id }) => id);
  return ids.includes(product) ? [] : [wrong(product, 'product', oneOf(ids))];
}

function currencyProblems({ amount, values }: DecisionInput, { currency }: Pack): Problem[] {
  const stated = [
    ['amount', amount] as const,
    ...Object.entries(values).map(([name, value]) => [`values.${name}`, value] as const),
  ];
  return stated.flatMap(([path, value]) =>
    isRecord(value) && 'currency' in value && value['currency'] !== currency
      ? [wrong(value['currency'], path, { 'zh-CN': `${currency} 金额`, en: `an amount in ${currency}` })]
      : [],
  );
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(factReaders, name);
}
