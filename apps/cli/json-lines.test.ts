import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines, nearestLine } from './json-lines.ts';

const text = `{
  "rate": 1, "tricky \\"{,": "a:b,[\\\\",
  "fees": [
    {"name": "x",
     "amount": "5"},
    [1,
     2]
  ]
}`;

describe('the line of a field', () => {
  const lines = jsonLines(text);

  it.each([
    ['', 1],
    ['rate', 2],
    ['tricky "{,', 2],
    ['fees', 3],
    ['fees[0].name', 4],
    ['fees[0].amount', 5],
    ['fees[1]', 6],
    ['fees[1][1]', 7],
  ])('%j is where its value begins', (field, line) => {
    expect(nearestLine(lines, field)).toBe(line);
  });

  it.each([
    ['fees[0].when', 4],
    ['fees[7].name', 3],
    ['missing', 1],
  ])('%j, which is missing, is where it should stand', (field, line) => {
    expect(nearestLine(lines, field)).toBe(line);
  });

  it('of every value of any JSON is known', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const known = jsonLines(JSON.stringify(value, null, 2));
        expect(known.get('')).toBe(1);
        // Keys with dots or brackets can share a path with others; the top level cannot be missed.
        const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
        expect(keys.every((key) => key === '' || known.has(key))).toBe(true);
      }),
    );
  });
});
