import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoCount } from './pareto-count.ts';
import { paretoShare } from './summary-stats.ts';

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

describe('the fewest items that hold four fifths', () => {
  it('hold them, and one fewer does not', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 40 }), (amounts) => {
        const ascending = Float64Array.from(amounts).sort();
        const found = paretoCount(ascending, ascending.length, total(amounts));
        const largest = [...ascending].reverse();
        const target = Math.ceil(0.8 * total(amounts));
        expect(total(largest.slice(0, found))).toBeGreaterThanOrEqual(target);
        expect(found === 0 || total(largest.slice(0, found - 1)) < target).toBe(true);
      }),
    );
  });

  it('are counted among the first of a longer list alone', () => {
    expect(paretoCount(Float64Array.of(1, 1, 8, 90), 3, 10)).toBe(1);
  });

  it('are none of a total of nothing, and of one that is no number', () => {
    expect(paretoCount(Float64Array.of(0, 0), 2, 0)).toBe(0);
    expect(paretoCount(Float64Array.of(1, Number.NaN), 2, Number.NaN)).toBe(0);
  });

  it('are a share of all, which is unknown rather than nothing where there are none', () => {
    expect(paretoShare([1, 1, 8])).toBeCloseTo(1 / 3, 12);
    expect(paretoShare([0, 0])).toBe(0);
    expect(paretoShare([])).toBeNull();
  });
});
