import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EarliestFirst } from './earliest-first.ts';

/** Adds a row for every instant, takes the earliest off for every null: what came off when, and the queue. */
function walked(steps: readonly (number | null)[], queue: Pick<EarliestFirst, 'add' | 'take' | 'next_ms'>): string[] {
  const seen: string[] = [];
  for (const [row, at_ms] of steps.entries()) {
    seen.push(`due ${queue.next_ms}`);
    if (at_ms !== null) queue.add(at_ms, row);
    else if (queue.next_ms < Infinity) seen.push(`took one of ${steps[queue.take()]}`);
  }
  return seen;
}

/** The same in the plainest way: sorted anew with every row. */
function sorted() {
  const held: (readonly [at_ms: number, row: number])[] = [];
  return {
    get next_ms() {
      return held[0]?.[0] ?? Infinity;
    },
    add(at_ms: number, row: number) {
      held.push([at_ms, row]);
      held.sort(([one], [other]) => one - other);
    },
    take: () => held.shift()![1],
  };
}

it('gives rows in the order of their instants, however they came and whenever some were taken between', () => {
  const steps = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 3 }), { maxLength: 200 });
  fc.assert(
    fc.property(steps, (given) => {
      expect(walked(given, new EarliestFirst())).toEqual(walked(given, sorted()));
    }),
    { numRuns: 50 },
  );
});

it('is due never while it holds nothing, and has nothing to take', () => {
  const queue = new EarliestFirst();
  expect(queue.next_ms).toBe(Infinity);
  expect(() => queue.take()).toThrow('only what is held is taken');
});
