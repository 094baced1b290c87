import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EarliestFirst } from './earliest-first.ts';

/** Takes the earliest of what is held off both, and says when each says that it was due. */
function takeEarliest(queue: EarliestFirst, held: Map<number, number>): { said: number; was: number | undefined } {
  const said = queue.next_ms;
  const row = queue.take();
  const was = held.get(row);
  held.delete(row);
  return { said, was };
}

it('gives rows in the order of their instants, however they came and whenever some were taken between', () => {
  const steps = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 3 }), { maxLength: 200 });
  fc.assert(
    fc.property(steps, (given) => {
      const queue = new EarliestFirst();
      const held = new Map<number, number>();
      for (const [row, at_ms] of given.entries()) {
        const earliest = Math.min(...held.values());
        expect(queue.next_ms).toBe(earliest);
        if (at_ms !== null) {
          queue.add(at_ms, row);
          held.set(row, at_ms);
        } else if (held.size > 0) expect(takeEarliest(queue, held)).toEqual({ said: earliest, was: earliest });
      }
    }),
    { numRuns: 50 },
  );
});

it('is due never while it holds nothing, and has nothing to take', () => {
  const queue = new EarliestFirst();
  expect(queue.next_ms).toBe(Infinity);
  expect(() => queue.take()).toThrow('only what is held is taken');
});
