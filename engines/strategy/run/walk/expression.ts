import { type Expression, type Operator, readExpression } from '../../jdm/expression.ts';
import { comparable, onlyZen, type Scope, truth, wholeNumber } from './exact.ts';
import { readerOf } from './reads.ts';

/** What an expression comes to; `row` is the one that a list function looks at. */
export type Evaluate = (scope: Scope, row?: unknown) => unknown;

/** An expression made ready; undefined for one that this walk does not know. */
export function evaluatorOf(source: string): Evaluate | undefined {
  const read = readExpression(source);
  return read.ok ? made(read.value) : undefined;
}

function made(expression: Expression): Evaluate | undefined {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'list':
      return madeList(expression.items);
    case 'name':
      return readerOf(expression.name);
    case 'field':
      return fieldOf(expression.field);
    case 'not':
      return with1(expression.of, (of) => (scope, row) => !truth(of(scope, row)));
    case 'minus':
      return with1(expression.of, (of) => (scope, row) => wholeNumber(0 - wholeNumber(of(scope, row))));
    case 'binary':
      return madeBinary(expression);
    case 'choice':
      return madeChoice(expression);
    case 'call':
      return madeCall(expression);
  }
}

function with1(of: Expression, make: (of: Evaluate) => Evaluate): Evaluate | undefined {
  const inner = made(of);
  return inner && make(inner);
}

function all(expressions: readonly Expression[]): readonly Evaluate[] | undefined {
  const ready = expressions.map(made);
  return ready.every((one) => one !== undefined) ? ready : undefined;
}

function madeList(items: readonly Expression[]): Evaluate | undefined {
  const ready = all(items);
  return ready && ((scope, row) => ready.map((item) => item(scope, row)));
}

function fieldOf(field: string): Evaluate {
  if (field === '') return (_, row) => row ?? onlyZen();
  return (_, row) => (row as Scope | undefined)?.[field] ?? onlyZen();
}

function madeBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Evaluate | undefined {
  const sides = all([left, right]);
  if (!sides) return undefined;
  const [a, b] = sides as readonly [Evaluate, Evaluate];
  const work = operators[operator];
  // Both sides always: what cannot be told on the right must not hide behind the left.
  return (scope, row) => work(a(scope, row), b(scope, row));
}

const operators: Readonly<Record<Operator, (a: unknown, b: unknown) => unknown>> = {
  or: (a, b) => or(truth(a), truth(b)),
  and: (a, b) => and(truth(a), truth(b)),
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => compared(a, b) < 0,
  '<=': (a, b) => compared(a, b) <= 0,
  '>': (a, b) => compared(a, b) > 0,
  '>=': (a, b) => compared(a, b) >= 0,
  '+': (a, b) => wholeNumber(wholeNumber(a) + wholeNumber(b)),
  '-': (a, b) => wholeNumber(wholeNumber(a) - wholeNumber(b)),
  '*': (a, b) => wholeNumber(wholeNumber(a) * wholeNumber(b)),
  // A quotient that is not whole is a decimal to ZEN: only what rounds it at once knows what it comes to.
  '/': (a, b) => wholeNumber(wholeNumber(a) / wholeNumber(b)),
};

function or(a: boolean, b: boolean): boolean {
  return a || b;
}

function and(a: boolean, b: boolean): boolean {
  return a && b;
}

function equal(a: unknown, b: unknown): boolean {
  if (typeof a === 'object' || typeof b === 'object') return onlyZen();
  if (typeof a === 'number' && typeof b === 'number' && !comparable(a, b)) return onlyZen();
  return a === b;
}

function compared(a: unknown, b: unknown): number {
  if (typeof a !== 'number' || typeof b !== 'number' || !comparable(a, b)) return onlyZen();
  return a - b;
}

function madeChoice({ test, yes, no }: Extract<Expression, { kind: 'choice' }>): Evaluate | undefined {
  const parts = all([test, yes, no]);
  if (!parts) return undefined;
  const [tested, whenTrue, whenFalse] = parts as readonly [Evaluate, Evaluate, Evaluate];
  return (scope, row) => (truth(tested(scope, row)) ? whenTrue(scope, row) : whenFalse(scope, row));
}

type Call = Extract<Expression, { kind: 'call' }>;

function madeCall({ name, args }: Call): Evaluate | undefined {
  const [first, second] = args;
  if (!first) return undefined;
  const ofList = overLists[name];
  if (ofList && second && args.length === 2) return madeListCall(ofList, first, second);
  const ofNumbers = overNumbers[name];
  if (ofNumbers && args.length === 1)
    return with1(first, (list) => (scope, row) => ofNumbers(numbers(list(scope, row))));
  const rounding = roundings[name];
  return rounding && args.length === 1 ? madeRounding(rounding, first) : undefined;
}

type OfList = (rows: readonly unknown[], holds: (row: unknown) => boolean) => boolean | number;

/** Every row is looked at, so that one which cannot be told is never passed by. */
const overLists: Readonly<Record<string, OfList>> = {
  some: (rows, holds) => rows.map(holds).includes(true),
  all: (rows, holds) => !rows.map(holds).includes(false),
  none: (rows, holds) => !rows.map(holds).includes(true),
  count: (rows, holds) => rows.map(holds).filter(Boolean).length,
};

function madeListCall(work: OfList, list: Expression, test: Expression): Evaluate | undefined {
  const parts = all([list, test]);
  if (!parts) return undefined;
  const [rows, holds] = parts as readonly [Evaluate, Evaluate];
  return (scope, row) => {
    const of = rows(scope, row);
    return Array.isArray(of) ? work(of, (one) => truth(holds(scope, one))) : onlyZen();
  };
}

const overNumbers: Readonly<Record<string, (of: readonly number[]) => number>> = {
  max: (of) => Math.max(...of),
  min: (of) => Math.min(...of),
  sum: (of) => of.reduce((sum, one) => wholeNumber(sum + one), 0),
};

function numbers(list: unknown): readonly number[] {
  return Array.isArray(list) && list.length > 0 ? list.map(wholeNumber) : onlyZen();
}

/** How the whole part of a quotient and its remainder round; the remainder has the sign of the numerator. */
const roundings: Readonly<Record<string, (quotient: number, remainder: number, divisor: number) => number>> = {
  round: (quotient, remainder, divisor) =>
    2 * Math.abs(remainder) >= Math.abs(divisor) ? quotient + Math.sign(remainder) * Math.sign(divisor) : quotient,
  floor: (quotient, remainder, divisor) => (remainder * divisor < 0 ? quotient - 1 : quotient),
  ceil: (quotient, remainder, divisor) => (remainder * divisor > 0 ? quotient + 1 : quotient),
};

function madeRounding(work: (typeof roundings)[string], of: Expression): Evaluate | undefined {
  if (of.kind !== 'binary' || of.operator !== '/')
    return with1(of, (inner) => (scope, row) => wholeNumber(inner(scope, row)));
  const sides = all([of.left, of.right]);
  if (!sides) return undefined;
  const [above, below] = sides as readonly [Evaluate, Evaluate];
  return (scope, row) => {
    const [numerator, divisor] = [wholeNumber(above(scope, row)), wholeNumber(below(scope, row))];
    if (divisor === 0) return onlyZen();
    const remainder = numerator % divisor;
    return wholeNumber(work((numerator - remainder) / divisor, remainder, divisor));
  };
}
