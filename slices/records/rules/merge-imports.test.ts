import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRows } from './merge-imports.ts';

interface Row {
  readonly at_ms: number;
  readonly name: string;
}

const row = fc.record({ at_ms: fc.integer({ min: 0, max: 5 }), name: fc.constantFrom('a', 'b') });
const identity = ({ at_ms, name }: Row): string => `${at_ms}${name}`;
const count = (rows: readonly Row[], key: string): number => rows.filter((one) => identity(one) === key).length;

describe('rows of several files', () => {
  it('appear as often as in the file that holds them most, in the order of time', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 4 }), (files) => {
        const merged = mergeRows(files, identity);
        for (const key of new Set(files.flat().map(identity))) {
          expect(count(merged, key)).toBe(Math.max(...files.map((file) => count(file, key))));
        }
        expect(merged.map(({ at_ms }) => at_ms)).toEqual(merged.map(({ at_ms }) => at_ms).toSorted((a, b) => a - b));
      }),
    );
  });

  it('are taken from the newest file that has them', () => {
    const older = { at_ms: 1, name: 'a', refunded: '0' };
    const newer = { at_ms: 1, name: 'a', refunded: '500' };
    expect(mergeRows([[newer], [older]], identity)).toEqual([newer]);
  });
});
