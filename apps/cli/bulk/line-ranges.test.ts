import { describe, expect, it } from 'vitest';
import { lineRanges, type RowGroup } from './line-ranges.ts';

const group = (first: number, last: number, rows = 10): RowGroup => ({
  first: BigInt(first),
  last: BigInt(last),
  rows,
});

describe('ranges of lines', () => {
  it('hold every line once, and the line that two row groups share with the first of them', () => {
    expect(lineRanges([group(5, 9), group(0, 5), group(9, 9), group(9, 30)], 20)).toEqual([
      { from: 0n, until: 10n },
      { from: 10n, until: 31n },
    ]);
  });

  it('are one when the records are few, and none without records', () => {
    expect(lineRanges([group(3, 4)], 1000)).toEqual([{ from: 3n, until: 5n }]);
    expect(lineRanges([], 1000)).toEqual([]);
  });

  it('are not cut where records are not sorted by line', () => {
    expect(lineRanges([group(0, 9), group(2, 12)], 10)).toBeUndefined();
  });
});
