import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeCell, codeOf, codesCell, codesOf, numbersIn, readCell, withValue, writeCell } from './cell.ts';
import { canKeep, forgetEdits, keepEdits, keptEdits } from './kept-edits.ts';
import { fromScaled, toScaled } from './scaled.ts';

const word = fc.stringMatching(/^[a-z][a-z, -]{0,12}$/);
const number = fc.integer({ min: -9999, max: 9999 }).map(String);
const range = fc
  .tuple(number, number)
  .chain(([from, to]) =>
    fc.constantFrom(from, `< ${from}`, `>= ${to}`, `[${from}..${to})`, `(${from}..${to}]`, `>= ${from} and < ${to}`),
  );
const cell = fc.record({
  values: fc.uniqueArray(fc.oneof(word, fc.boolean()), { maxLength: 4 }),
  rest: fc.array(range, { maxLength: 3 }),
});

it('a cell that is written reads as what was meant, commas in words and all', () => {
  fc.assert(
    fc.property(cell, (parts) => {
      expect(readCell(writeCell(parts))).toEqual(parts);
    }),
  );
});

it('a value that is ticked and unticked leaves the cell as it was, and words stand before comparisons', () => {
  fc.assert(
    fc.property(cell, word, (parts, value) => {
      const text = writeCell(parts);
      const ticked = withValue(text, value, true);
      expect(readCell(ticked).values.at(-1)).toBe(value);
      expect(readCell(ticked).rest).toEqual(parts.rest);
      const others = { ...parts, values: parts.values.filter((one) => one !== value) };
      expect(withValue(ticked, value, false)).toBe(writeCell(others));
    }),
  );
  expect(withValue('> 3', 'open', true)).toBe('"open", > 3');
  expect(withValue("'a, b', <9", 'unknown', true)).toBe('"a, b", "unknown", <9');
});

it('what is half typed is kept as it stands and never lost', () => {
  expect(readCell('"unknown", "op')).toEqual({ values: ['unknown'], rest: ['"op'] });
  expect(readCell(' , >= ')).toEqual({ values: [], rest: ['>='] });
  expect(numbersIn('"none", [3..6), > 500000')).toEqual(['3', '6', '500000']);
});

it('codes of results read as they are written, and what is worked out is no code', () => {
  fc.assert(
    fc.property(fc.array(word), (codes) => {
      expect(codesOf(codesCell(codes))).toEqual(codes);
    }),
  );
  expect([codeOf(codeCell('refer')), codeOf(''), codeOf('tier == "A" ? "B" : "C"')]).toEqual(['refer', '', null]);
  expect(codesOf('["thin-file", tier]')).toBeNull();
});

it('amounts and shares are shown and read back to the unit, and nothing finer is taken', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
      expect(toScaled(fromScaled(units, decimals)!, decimals)).toBe(BigInt(units));
    }),
  );
  expect([fromScaled(216_000, 4), fromScaled('500000', 2), fromScaled(5, 2)]).toEqual(['21.6', '5000', '0.05']);
  expect([toScaled('1,234.50', 2), toScaled('0.005', 2), toScaled('abc', 2), fromScaled('x', 2)]).toEqual([
    123_450n,
    null,
    null,
    null,
  ]);
});

it('unsaved edits outlast the page, and a browser that keeps nothing says so', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const edits = { revision: 4, document: { nodes: [] }, at: '2026-11-24T08:00:00Z' };
  expect(canKeep(store, edits.document)).toBe(true);
  expect(kept.size).toBe(0);
  keepEdits(store, 'strategy_1', edits);
  expect([keptEdits(store, 'strategy_1'), keptEdits(store, 'strategy_2')]).toEqual([edits, null]);
  forgetEdits(store, 'strategy_1');
  expect(keptEdits(store, 'strategy_1')).toBeNull();
  store.setItem('lendline.console.strategy-edits.strategy_1', '{half');
  expect(keptEdits(store, 'strategy_1')).toBeNull();
  const full = {
    ...store,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(canKeep(full, edits.document)).toBe(false);
  expect(() => keepEdits(full, 'strategy_1', edits)).not.toThrow();
});
