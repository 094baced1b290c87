import { canonicalJson, err, type Err, fromWire, type LocalText, type Money, ok, type Result } from '@lendline/kernel';

/** One thing wrong with a JSON document: where, what stands there, what was expected, and what to do about it. */
export interface Problem {
  readonly field: string;
  readonly got: string;
  readonly expected: LocalText;
  readonly doThis: LocalText;
}

/** Reads one JSON value into a typed one, or says everything that is wrong with it. */
export type Reader<Value> = (value: unknown, path: string) => Result<Value, readonly Problem[]>;

export type ReadBy<R> = R extends Reader<infer Value> ? Value : never;

export function problem(value: unknown, field: string, expected: LocalText): Err<readonly Problem[]> {
  return err([wrong(value, field, expected)]);
}

export function wrong(value: unknown, field: string, expected: LocalText): Problem {
  return { field, got: describe(value), expected, doThis: correct };
}

const correct: LocalText = { 'zh-CN': '请更正此处的值。', en: 'Correct the value at this place.' };

const remove: LocalText = {
  'zh-CN': '请更正名称；多余的字段请删除。',
  en: 'Correct the name, or take the field out.',
};

export const text: Reader<string> = (value, path) =>
  typeof value === 'string' && value !== '' ? ok(value) : problem(value, path, { 'zh-CN': '文本', en: 'a text' });

export const flag: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? ok(value) : problem(value, path, { 'zh-CN': 'true 或 false', en: 'true or false' });

export const decimal: Reader<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value)
    ? ok(value)
    : problem(value, path, { 'zh-CN': '数字', en: 'a number' });

/** A whole number of at least `least`. */
export function whole(least = 0): Reader<number> {
  return (value, path) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
      ? ok(value)
      : problem(value, path, { 'zh-CN': `不小于 ${least} 的整数`, en: `a whole number of at least ${least}` });
}

/** Minor units as a decimal-integer string, as a pack writes them. */
export const minorUnits: Reader<bigint> = (value, path) =>
  typeof value === 'string' && /^\d{1,18}$/.test(value)
    ? ok(BigInt(value))
    : problem(value, path, {
        'zh-CN': '以最小货币单位表示的数字串，例如 1,000.00 写作 "100000"',
        en: 'minor units as a string of digits, for example "100000" for 1,000.00',
      });

const beyondExact = {
  'zh-CN': '不超过 9007199254740991 个最小货币单位的金额：再大就无法精确比较',
  en: 'money of at most 9007199254740991 minor units: beyond that no comparison is exact',
};

export const moneyAmount: Reader<Money> = (value, path) => {
  const expected = {
    'zh-CN': '不为负的金额，例如 1,000.00 元写作 {"amount":"100000","currency":"CNY"}',
    en: 'money that is not negative, for example {"amount":"100000","currency":"CNY"} for CNY 1,000.00',
  };
  if (!isRecord(value) || typeof value['amount'] !== 'string' || typeof value['currency'] !== 'string')
    return problem(value, path, expected);
  const read = fromWire({ amount: value['amount'], currency: value['currency'] });
  if (!read.ok || read.value.amount < 0n) return problem(value, path, expected);
  return read.value.amount <= BigInt(Number.MAX_SAFE_INTEGER) ? read : problem(value, path, beyondExact);
};

export const isoDay: Reader<string> = (value, path) => {
  const expected = { 'zh-CN': '日期，例如 "2026-03-01"', en: 'a day, for example "2026-03-01"' };
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return problem(value, path, expected);
  try {
    return ok(Temporal.PlainDate.from(value, { overflow: 'reject' }).toString());
  } catch {
    return problem(value, path, expected);
  }
};

export const day: Reader<Temporal.PlainDate> = (value, path) => {
  const read = isoDay(value, path);
  return read.ok ? ok(Temporal.PlainDate.from(read.value)) : read;
};

export const instant: Reader<Temporal.Instant> = (value, path) => {
  const expected = {
    'zh-CN': '带时区偏移的时刻，例如 "2026-03-01T09:00:00Z"',
    en: 'an instant with its offset, for example "2026-03-01T09:00:00Z"',
  };
  if (typeof value !== 'string') return problem(value, path, expected);
  try {
    return ok(Temporal.Instant.from(value));
  } catch {
    return problem(value, path, expected);
  }
};

export function choice<const Value extends string>(values: readonly Value[]): Reader<Value> {
  return (value, path) => {
    const known = values.find((candidate) => candidate === value);
    return known === undefined ? problem(value, path, oneOf(values)) : ok(known);
  };
}

/** The reader's value, or one word that stands for something else. */
export function or<Value, const Word extends string>(read: Reader<Value>, word: Word): Reader<Value | Word> {
  return (value, path) => (value === word ? ok(word) : read(value, path));
}

/** The reader's value, or null for what there is none of. */
export function orNone<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value, path) => (value === null ? ok(null) : read(value, path));
}

export function list<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value, path) => {
    if (!Array.isArray(value)) return problem(value, path, { 'zh-CN': '列表', en: 'a list' });
    const items = value.map((item: unknown, index) => read(item, `${path}[${index}]`));
    const problems = items.flatMap((item) => (item.ok ? [] : item.error));
    return problems.length > 0 ? err(problems) : ok(items.flatMap((item) => (item.ok ? [item.value] : [])));
  };
}

export function optional<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (value, path) => (value === undefined ? ok(undefined) : read(value, path));
}

type Fields = Readonly<Record<string, Reader<unknown>>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: undefined extends ReadBy<F[K]> ? K : never }[keyof F];
type ObjectOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ReadBy<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Exclude<ReadBy<F[K]>, undefined>;
};

/** An object of exactly these fields: a name that is not listed is a typing error worth hearing about. */
export function object<const F extends Fields>(fields: F): Reader<ObjectOf<F>> {
  return (value, path) => {
    if (!isRecord(value)) return problem(value, path, fieldsOf(fields));
    const problems: Problem[] = Object.keys(value)
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => ({ ...wrong(value[name], join(path, name), oneOf(Object.keys(fields))), doThis: remove }));
    const read: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(fields)) {
      const field = reader(value[name], join(path, name));
      if (!field.ok) problems.push(...field.error);
      else if (field.value !== undefined) read[name] = field.value;
    }
    return problems.length > 0 ? err(problems) : ok(read as ObjectOf<F>);
  };
}

/** One of several shapes, told apart by the text in their field `kind`. */
export function byKind<Value>(kinds: Readonly<Record<string, Reader<Value>>>): Reader<Value> {
  return (value, path) => {
    const kind = isRecord(value) ? value['kind'] : undefined;
    const reader = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return reader
      ? reader(value, path)
      : problem(value, path, {
          'zh-CN': `kind 为 ${Object.keys(kinds).join('、')} 之一的对象`,
          en: `an object whose kind is ${Object.keys(kinds).join(' or ')}`,
        });
  };
}

export const localText: Reader<LocalText> = object({ 'zh-CN': text, en: text });

/** What is expected where a name must be one of several. */
export function oneOf(names: readonly string[]): LocalText {
  return { 'zh-CN': `以下之一：${names.join('、')}`, en: `one of ${names.join(', ')}` };
}

function fieldsOf(fields: Fields): LocalText {
  const names = Object.keys(fields).join(', ');
  return { 'zh-CN': `含有这些字段的对象：${names}`, en: `an object with ${names}` };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = canonicalJson(value);
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
