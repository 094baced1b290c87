import type { LocalText } from '@lendline/kernel';
import type { Domain } from '../context.ts';
import type { FaultCode } from '../fault.ts';
import { type Expression, type Operator, readExpression } from '../jdm/expression.ts';
import {
  either,
  isOnlyNumbers,
  isOnlyTruth,
  listDomain,
  numberDomain,
  shown,
  truthDomain,
  wordDomain,
} from './domains.ts';

/** What is wrong with an expression. */
export interface ExpressionFault {
  readonly code: FaultCode;
  readonly text: LocalText;
}

export type Scope = ReadonlyMap<string, Domain>;

export interface Typed {
  /** What the expression may come to; a list of no kind where it is faulty. */
  readonly domain: Domain;
  readonly faults: readonly ExpressionFault[];
}

/** Reads and types an expression where these names are known. */
export function typed(source: string, scope: Scope): Typed {
  const read = readExpression(source);
  if (read.ok) return typeOf(read.value, scope);
  const { at, found } = read.error;
  return faulty('cell-unreadable', {
    'zh-CN': `第 ${at + 1} 个字符 “${found}” 处读不懂。请只用名称、数字、"文本"、比较、and/or/not、四则运算和 ? :。`,
    en: `It cannot be read at character ${at + 1}, "${found}". Use names, numbers, "texts", comparisons, and/or/not, arithmetic and ? : only.`,
  });
}

const anything: Domain = { words: [], truth: false, numbers: undefined, isList: false };

function faulty(code: FaultCode, text: LocalText): Typed {
  return { domain: anything, faults: [{ code, text }] };
}

function typeOf(expression: Expression, scope: Scope): Typed {
  switch (expression.kind) {
    case 'literal':
      return fine(literalDomain(expression.value));
    case 'list':
      return { domain: listDomain, faults: expression.items.flatMap((item) => typeOf(item, scope).faults) };
    case 'name':
      return nameType(expression.name, scope);
    case 'field':
      return fine(anything);
    case 'not':
      return needs('truth', [typeOf(expression.of, scope)], truthDomain);
    case 'minus':
      return needs('numbers', [typeOf(expression.of, scope)], numberDomain(Number.NEGATIVE_INFINITY, false));
    case 'binary':
      return binaryType(expression, scope);
    case 'choice':
      return choiceType(expression, scope);
    case 'call':
      return callType(expression, scope);
  }
}

function fine(domain: Domain): Typed {
  return { domain, faults: [] };
}

function literalDomain(value: string | number | boolean): Domain {
  if (typeof value === 'boolean') return truthDomain;
  return typeof value === 'string' ? wordDomain(value) : numberDomain(value, Number.isInteger(value));
}

function nameType(name: string, scope: Scope): Typed {
  const domain = scope.get(name);
  return domain ? fine(domain) : faulty('value-unknown', unknownName(name));
}

export function unknownName(name: string): LocalText {
  return {
    'zh-CN': `此处没有 “${name}”：既不是事实，也不是前面节点算出的值。请更正名称，或先在前面算出它。`,
    en: `There is no "${name}" here: it is neither a fact nor a value of an earlier node. Correct the name, or work it out before.`,
  };
}

function binaryType({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, scope: Scope): Typed {
  const sides = [typeOf(left, scope), typeOf(right, scope)] as const;
  if (operator === 'and' || operator === 'or') return needs('truth', sides, truthDomain);
  if (operator === '==' || operator === '!=')
    return { domain: truthDomain, faults: sides.flatMap(({ faults }) => faults) };
  const compares = ['<', '<=', '>', '>='].includes(operator);
  return needs('numbers', sides, compares ? truthDomain : arithmetic(operator, sides[0].domain, sides[1].domain));
}

/** From what two numbers are at least, what comes of them is at least. */
function arithmetic(operator: Operator, { numbers: a }: Domain, { numbers: b }: Domain): Domain {
  const natural = a !== undefined && b !== undefined && a.least >= 0 && b.least >= 0;
  const least = operator === '-' || !natural ? Number.NEGATIVE_INFINITY : operator === '+' ? a.least + b.least : 0;
  return numberDomain(least, operator !== '/' && a?.whole === true && b?.whole === true);
}

function choiceType({ test, yes, no }: Extract<Expression, { kind: 'choice' }>, scope: Scope): Typed {
  const [tested, a, b] = [needs('truth', [typeOf(test, scope)], truthDomain), typeOf(yes, scope), typeOf(no, scope)];
  return { domain: either(a.domain, b.domain), faults: [...tested.faults, ...a.faults, ...b.faults] };
}

/** Fields of a row that a list function looks at have no declared type: what they are compared with says it. */
function needs(what: 'truth' | 'numbers', of: readonly Typed[], domain: Domain): Typed {
  const isRight = what === 'truth' ? isOnlyTruth : isOnlyNumbers;
  const wrong = of.filter((side) => side.faults.length === 0 && side.domain !== anything && !isRight(side.domain));
  const [zh, en] = what === 'truth' ? ['真或假', 'true or false'] : ['数字', 'a number'];
  const faults = wrong.map(({ domain: found }) => ({
    code: 'types' as const,
    text: {
      'zh-CN': `这里须是${zh}，但值也可能是：${shown(found)}。请先在决策表中分出这些值（包括 "unknown"）。`,
      en: `This has to be ${en}, but it may also be one of ${shown(found)}. Tell those apart in a table first, "unknown" among them.`,
    },
  }));
  return { domain, faults: [...of.flatMap((side) => side.faults), ...faults] };
}

const overLists = ['some', 'all', 'none', 'count'];

const overNumbers = ['max', 'min', 'sum', 'round', 'floor', 'ceil', 'abs'];

function callType({ name, args }: Extract<Expression, { kind: 'call' }>, scope: Scope): Typed {
  const refused = refusedCall(name);
  if (refused) return refused;
  const faults = args.flatMap((arg) => typeOf(arg, scope).faults);
  if (name === 'count') return { domain: numberDomain(0, true), faults };
  if (overLists.includes(name)) return { domain: truthDomain, faults };
  const items = args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg])).map((item) => typeOf(item, scope));
  return needs('numbers', items, ofNumbers(name, items));
}

function ofNumbers(name: string, items: readonly Typed[]): Domain {
  const numbers = items.flatMap(({ domain }) => domain.numbers ?? []);
  const least = numbers.map((number) => number.least);
  const whole = ['round', 'floor', 'ceil'].includes(name) || numbers.every((number) => number.whole);
  if (name === 'abs') return numberDomain(0, whole);
  if (name === 'max') return numberDomain(Math.max(...least), whole);
  const lowest = Math.min(...least);
  return numberDomain(name === 'min' || lowest >= 0 ? Math.floor(lowest) : Number.NEGATIVE_INFINITY, whole);
}

const clocks =
  /^(d|date|dateString|time|now|today|duration|year|month|monthOfYear|monthString|week|weekday|weekdayString|day|dayOfMonth|dayOfWeek|dayOfYear|quarter|startOf|endOf)$/;

function refusedCall(name: string): Typed | undefined {
  if (clocks.test(name))
    return faulty('clock', {
      'zh-CN': `不允许 ${name}()：它会读时钟，同一输入日后就会有不同结果。日期请用 “…_days_ago” 等事实。`,
      en: `${name}() is refused: it may read the clock, and the same input would be decided otherwise later. Use the facts in days, such as calls_newest_days_ago.`,
    });
  if (name.startsWith('rand'))
    return faulty('random', {
      'zh-CN': `不允许 ${name}()：随机数会让决策无法复现。抽样请用实验（按稳定散列分组）。`,
      en: `${name}() is refused: with a random number no decision replays. To draw people by lot use an experiment.`,
    });
  if (overLists.includes(name) || overNumbers.includes(name)) return undefined;
  const usable = [...overLists, ...overNumbers].join(', ');
  return faulty('function-refused', {
    'zh-CN': `没有可用的函数 ${name}()。可用：${usable}。`,
    en: `There is no function ${name}() for strategies. There are ${usable}.`,
  });
}
