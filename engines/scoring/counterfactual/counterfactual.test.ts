import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowValues } from '../model/parts.ts';
import { findCounterfactuals } from './counterfactual.ts';

/** Risk falls with income and savings, rises with loans elsewhere and with youth. */
function pdOf({ income, savings, loans, age }: RowValues): number {
  const logOdds = 1 - Number(income) / 20 - Number(savings) / 10 + Number(loans) * 0.6 + (Number(age) < 25 ? 0.8 : 0);
  return 1 / (1 + Math.exp(-logOdds));
}

const pdsOf = async (rows: readonly RowValues[]): Promise<number[]> => rows.map(pdOf);
const steps = (most: number) => Array.from({ length: most + 1 }, (_, value) => value);
const changeable = {
  income: { values: steps(60), direction: 'up' },
  savings: { values: steps(30), direction: 'up' },
  loans: { values: steps(6), direction: 'down' },
} as const;

const person = fc.record({
  income: fc.integer({ min: 0, max: 40 }),
  savings: fc.integer({ min: 0, max: 20 }),
  loans: fc.integer({ min: 0, max: 6 }),
  age: fc.integer({ min: 18, max: 70 }),
});

describe('what a person could change', () => {
  it('brings the PD below the limit, never touches what cannot be changed, and goes only the ways that are open', async () => {
    await fc.assert(
      fc.asyncProperty(person, fc.double({ min: 0.05, max: 0.6, noNaN: true }), async (values, pdBelow) => {
        fc.pre(pdOf(values) >= pdBelow);
        for (const { changes, pd } of await findCounterfactuals(pdsOf, { values, changeable, pdBelow })) {
          const changed = { ...values, ...Object.fromEntries(changes.map(({ feature, to }) => [feature, to])) };
          expect(pdOf(changed)).toBe(pd);
          expect(pd).toBeLessThan(pdBelow);
          expect(changes.length).toBeLessThanOrEqual(3);
          for (const { feature, from, to } of changes) {
            expect(feature).not.toBe('age');
            expect(feature === 'loans' ? Number(to) < Number(from) : Number(to) > Number(from)).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is one change, and the smallest step of it, wherever one is enough', async () => {
    await fc.assert(
      fc.asyncProperty(person, async (values) => {
        const pdBelow = pdOf(values) * 0.9;
        const single = Object.entries(changeable).flatMap(([feature, { values: reach, direction }]) =>
          reach
            .filter((to) =>
              direction === 'up' ? to > Number(values[feature as 'income']) : to < Number(values[feature as 'income']),
            )
            .filter((to) => pdOf({ ...values, [feature]: to }) < pdBelow)
            .map((to) => ({ feature, steps: Math.abs(to - Number(values[feature as 'income'])) })),
        );
        const found = await findCounterfactuals(pdsOf, { values, changeable, pdBelow });
        if (single.length === 0) return;
        const [first] = found;
        expect(first!.changes).toHaveLength(1);
        const [change] = first!.changes;
        const least = Math.min(...single.filter(({ feature }) => feature === change!.feature).map((one) => one.steps));
        expect(Math.abs(Number(change!.to) - Number(change!.from))).toBe(least);
      }),
      { numRuns: 40 },
    );
  });

  it('is nothing when the limit is out of reach, and answers do not repeat each other', async () => {
    const values = { income: 0, savings: 0, loans: 6, age: 20 };
    const fixed = { loans: { values: steps(6), direction: 'down' } } as const;
    expect(await findCounterfactuals(pdsOf, { values, changeable: fixed, pdBelow: 0.01 })).toEqual([]);
    const found = await findCounterfactuals(pdsOf, { values: { ...values, loans: 1 }, changeable, pdBelow: 0.6 });
    const sets = found.map(({ changes }) =>
      changes
        .map(({ feature }) => feature)
        .toSorted()
        .join(),
    );
    expect(new Set(sets).size).toBe(sets.length);
    expect(found.length).toBeGreaterThan(1);
  });

  it('knows no up or down from a value that is not known, and changes a category for another', async () => {
    const rises = { income: { values: [10, 50], direction: 'up' } } as const;
    expect(await findCounterfactuals(pdsOf, { values: { income: null }, changeable: rises, pdBelow: 0.9 })).toEqual([]);
    const byJob = async (rows: readonly RowValues[]) => rows.map(({ job }) => (job === 'clerk' ? 0.1 : 0.5));
    const found = await findCounterfactuals(byJob, {
      values: { job: 'trader' },
      changeable: { job: { values: ['clerk', 'driver', 'trader'] } },
      pdBelow: 0.3,
    });
    expect(found).toEqual([{ changes: [{ feature: 'job', from: 'trader', to: 'clerk' }], pd: 0.1, effort: 1 }]);
  });
});
