import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventIndex } from './event-index.ts';

interface Row {
  readonly key: number;
  readonly at_ms: number;
}

const rows = fc.array(fc.record({ key: fc.nat(3), at_ms: fc.nat(12) }), { maxLength: 60, size: 'max' });

/** What is inserted, then taken out again, in an order of its own. */
const histories = rows.chain((some) =>
  fc.record({
    rows: fc.constant(some),
    inserted: fc.shuffledSubarray([...some.keys()], { minLength: some.length }),
    removed: fc.shuffledSubarray([...some.keys()]),
  }),
);

function older(all: readonly Row[], events: readonly number[], { key, at_ms }: Row): number[] {
  return events
    .filter((event) => all[event]!.key === key && all[event]!.at_ms < at_ms)
    .sort((a, b) => all[b]!.at_ms - all[a]!.at_ms || b - a);
}

describe('the index of events', () => {
  it('walks back over the events of a key, newest first, whatever was inserted and removed in whatever order', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(2, 3, 4, 512), ({ rows: all, inserted, removed }, leaf) => {
        const index = new EventIndex(leaf);
        for (const event of inserted) index.insert({ ...all[event]!, event });
        for (const event of removed) index.remove({ ...all[event]!, event });
        const left = inserted.filter((event) => !removed.includes(event));
        for (const key of [0, 1, 2, 3, 4]) {
          for (const at_ms of [0, 1, 6, 13]) {
            const walked: number[] = [];
            index.walkBack(key, at_ms, (event, at) => walked.push(event) > 0 && at === all[event]!.at_ms);
            expect(walked).toEqual(older(all, left, { key, at_ms }));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('refuses to remove what is not there', () => {
    const index = new EventIndex();
    expect(() => index.remove({ key: 0, at_ms: 1, event: 1 })).toThrow('only what was inserted is removed');
    index.insert({ key: 0, at_ms: 1, event: 1 });
    for (const other of [{ event: 2 }, { key: 1 }, { at_ms: 0 }, { at_ms: 2 }]) {
      expect(() => index.remove({ key: 0, at_ms: 1, event: 1, ...other })).toThrow('only what was inserted is removed');
    }
  });
});
