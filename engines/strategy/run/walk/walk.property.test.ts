import { evaluateExpressionSync, evaluateUnaryExpressionSync } from '@gorules/zen-engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileStrategy } from '../../compile.ts';
import type { StrategyDocument } from '../../jdm/document.ts';
import { packStrategy } from '../../pack-strategy/pack-strategy.ts';
import { cn } from '../../packs/cn.ts';
import { chinese } from '../../test/applicant.ts';
import { testOf } from './condition.ts';
import { OnlyZen } from './exact.ts';
import { evaluatorOf } from './expression.ts';

const whole = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -1e12, max: 1e12 }));
/** ZEN is never given what lies closer to nought. */
const held = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).filter((value) => Math.abs(value) >= 1e-12);
const decimal = fc.oneof(held, fc.constantFrom(0.1, 0.3, 0.1 + 0.2, 2.5));
const word = fc.constantFrom('clear', 'unknown', 'none');
const rows = fc.array(fc.record({ rule: word, outcome: word }), { maxLength: 3 });
const scopes = fc.record({ a: whole, b: whole, w: word, t: fc.boolean(), f: fc.oneof(decimal, word), rows });

/** Expressions of the kinds that strategies use, as text; most of them of the right types. */
const { expression } = fc.letrec<Record<'expression' | 'number' | 'truth', string>>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom('a', 'b', '3', '1000000', '0', 'f', '2.5'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(fc.constantFrom('round', 'floor', 'ceil'), tie('number'), tie('number'))
      .map(([name, above, below]) => `${name}(${above} / ${below})`),
    fc
      .tuple(fc.constantFrom('max', 'min', 'sum'), tie('number'), tie('number'))
      .map(([name, one, other]) => `${name}([${one}, ${other}])`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    tie('truth').map((test) => `count(rows, #.rule == "clear" and (${test}))`),
    tie('number').map((of) => `-${of}`),
  ),
  truth: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom('t', 'true', 'w == "unknown"', 'a == "unknown"', 'f != "none"', 'a == b'),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map((parts) => parts.join(' ')),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(fc.constantFrom('some', 'all', 'none'), tie('truth'))
      .map(([name, test]) => `${name}(rows, #.outcome != "none" or (${test}))`),
    tie('truth').map((of) => `not (${of})`),
  ),
  expression: fc.oneof(tie('number'), tie('truth')),
}));

/** What it comes to here; undefined where this walk leaves it to ZEN. */
function told(work: () => unknown): { readonly said: unknown } | undefined {
  try {
    return { said: work() };
  } catch (thrown) {
    if (thrown instanceof OnlyZen) return undefined;
    throw thrown;
  }
}

describe('an expression walked here', () => {
  it('comes to what ZEN says, or is left to ZEN', () => {
    let walked = 0;
    fc.assert(
      fc.property(expression, scopes, (source, scope) => {
        const evaluate = evaluatorOf(source)!;
        const here = told(() => evaluate(scope));
        if (!here) return;
        walked += 1;
        const said: unknown = evaluateExpressionSync(source, scope);
        // Nought has no sign in decimals.
        expect({ source, scope, said: here.said === 0 ? 0 : here.said }).toEqual({ source, scope, said });
      }),
      { numRuns: 3_000 },
    );
    // Left to ZEN altogether, it would agree with anything.
    expect(walked).toBeGreaterThan(1_000);
  });

  it.each([
    ['a / b', { a: 1, b: 3 }],
    ['a * b', { a: 1e12, b: 1e12 }],
    ['f == 0.3', { f: 0.1 + 0.2 }],
    ['f + 1', { f: 0.5 }],
    ['absent == "none"', {}],
    ['w > 3', { w: 'unknown' }],
    ['t and w', { t: true, w: 'clear' }],
  ])('leaves %s of %j to ZEN', (source, scope) => {
    expect(told(() => evaluatorOf(source)!(scope))).toBeUndefined();
  });
});

describe('a condition tested here', () => {
  const bound = fc.integer({ min: -30, max: 60 });
  const items = fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), bound).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('[', '('), bound, bound, fc.constantFrom(']', ')'))
      .map(([open, one, other, close]) => `${open}${Math.min(one, other)}..${Math.max(one, other)}${close}`),
  );
  const stated = fc.oneof(
    word.map((one) => JSON.stringify(one)),
    bound.map(String),
    fc.constantFrom('2.5', '0.3'),
  );
  const cells = fc.oneof(
    fc
      .tuple(fc.array(stated, { maxLength: 2 }), fc.array(items, { maxLength: 2 }))
      .map(([values, ranges]) => [...values, ...ranges].join(', ')),
    fc.constantFrom('true', 'false'),
  );

  it('holds where ZEN says that it holds, or is left to ZEN', () => {
    let walked = 0;
    fc.assert(
      fc.property(
        cells.filter((cell) => cell !== ''),
        fc.oneof(fc.integer({ min: -40, max: 70 }), decimal, word, fc.boolean()),
        (cell, value) => {
          const here = told(() => testOf(cell)!(value));
          if (!here) return;
          walked += 1;
          expect({ cell, value, said: here.said }).toEqual({ cell, value, said: zenHolds(cell, value) });
        },
      ),
      { numRuns: 3_000 },
    );
    expect(walked).toBeGreaterThan(2_000);
  });
});

/** A cell on which ZEN gives up does not hold. */
function zenHolds(cell: string, value: unknown): boolean {
  try {
    return evaluateUnaryExpressionSync(cell, { $: value });
  } catch {
    return false;
  }
}

describe('a strategy walked here', () => {
  it('that holds what this walk does not know is left to ZEN altogether', async () => {
    const text = JSON.stringify(packStrategy(cn)).replace(
      '"value":"max([calls_days, statement_days])"',
      '"value":"abs(0 - max([calls_days, statement_days]))"',
    );
    const compiled = compileStrategy(JSON.parse(text) as StrategyDocument, cn);
    if (!compiled.ok) throw new Error(compiled.error[0]!.text.en);
    expect(compiled.value.walk(chinese())).toBeUndefined();
    expect((await compiled.value.decide(chinese())).outcome).toBe('approve');
  });
});
