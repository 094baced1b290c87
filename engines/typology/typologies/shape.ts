import type { LocalText } from '@lendline/kernel';
import type { SignalValue } from '../signals/signal.ts';
import { fault, type TypologyFault } from './check/fault.ts';

/** Reads one JSON value, or tells what is wrong with it and answers undefined. */
export type Shape<Value> = (json: unknown, where: string, faults: TypologyFault[]) => Value | undefined;

type ReadBy<S> = S extends Shape<infer Value> ? Value : never;

export const text: Shape<string> = (json, where, faults) =>
  typeof json === 'string' ? json : wrong(where, faults, { 'zh-CN': '应为文字。', en: 'Write a text.' });

export const numeric: Shape<number> = (json, where, faults) =>
  typeof json === 'number' && Number.isFinite(json)
    ? json
    : wrong(where, faults, { 'zh-CN': '应为数字。', en: 'Write a number.' });

/** What a signal may be told as. */
export const value: Shape<SignalValue> = (json, where, faults) =>
  typeof json === 'string' || typeof json === 'boolean'
    ? json
    : typeof json === 'number' && Number.isFinite(json)
      ? json
      : wrong(where, faults, {
          'zh-CN': '应为数字、文字、true、false，或 null（未知）。',
          en: 'Write a number, a text, true, false, or null for unknown.',
        });

export function choice<const Choice extends string>(choices: readonly Choice[]): Shape<Choice> {
  return (json, where, faults) =>
    choices.find((one) => one === json) ??
    wrong(where, faults, {
      'zh-CN': `应为以下之一：${choices.join(', ')}。`,
      en: `Write one of ${choices.join(', ')}.`,
    });
}

export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (json, where, faults) => (json === null ? null : shape(json, where, faults));
}

export function list<Value>(shape: Shape<Value>): Shape<readonly Value[]> {
  return (json, where, faults) => {
    if (!Array.isArray(json)) return wrong(where, faults, { 'zh-CN': '应为列表。', en: 'Write a list.' });
    return json.flatMap((item: unknown, place) => {
      const read = shape(item, `${where}[${place}]`, faults);
      return read === undefined ? [] : [read];
    });
  };
}

/** Any names, with values of one shape. */
export function record<Value>(shape: Shape<Value>): Shape<Readonly<Record<string, Value>>> {
  return (json, where, faults) => {
    if (!isObject(json)) return wrong(where, faults, { 'zh-CN': '应为对象。', en: 'Write an object.' });
    const read = Object.entries(json).flatMap(([name, one]) => {
      const field = shape(one, joined(where, name), faults);
      return field === undefined ? [] : [[name, field] as const];
    });
    return Object.fromEntries(read);
  };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<F extends Fields> = { readonly [Name in keyof F]: ReadBy<F[Name]> };

/** Exactly these fields: one more is a name mistyped, and its default would be taken in silence. */
export function object<const F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const names = Object.keys(fields).join(', ');
  return (json, where, faults) => {
    if (!isObject(json))
      return wrong(where, faults, { 'zh-CN': `应为含 ${names} 的对象。`, en: `Write an object with ${names}.` });
    for (const name of Object.keys(json)) {
      if (!Object.hasOwn(fields, name)) faults.push(fault(joined(where, name), 'no-such-field', noSuchField(names)));
    }
    const read = Object.entries(fields).map(([name, shape]) => [name, shape(json[name], joined(where, name), faults)]);
    return Object.fromEntries(read) as ObjectOf<F>;
  };
}

/** One of several shapes, told apart by the field `kind`. */
export function byKind<Value>(kinds: Readonly<Record<string, Shape<Value>>>): Shape<Value> {
  const names = Object.keys(kinds).join(', ');
  return (json, where, faults) => {
    const kind = isObject(json) ? json['kind'] : undefined;
    return typeof kind === 'string' && Object.hasOwn(kinds, kind)
      ? kinds[kind]!(json, where, faults)
      : wrong(joined(where, 'kind'), faults, { 'zh-CN': `应为以下之一：${names}。`, en: `Write one of ${names}.` });
  };
}

export const localText: Shape<LocalText> = object({ 'zh-CN': text, en: text });

function wrong(where: string, faults: TypologyFault[], what: LocalText): undefined {
  faults.push(fault(where, 'wrong-shape', what));
  return undefined;
}

function noSuchField(names: string): LocalText {
  return {
    'zh-CN': `没有这个字段；请更正名称或删除。可用字段：${names}。`,
    en: `There is no such field: correct its name, or take it out. The fields are ${names}.`,
  };
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function joined(where: string, name: string): string {
  return where === '' ? name : `${where}.${name}`;
}
