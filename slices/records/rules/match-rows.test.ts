import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownRow, matchRows, type RowFace } from './match-rows.ts';

function face(given: Partial<RowFace> & { readonly status?: string } = {}): RowFace {
  const { idIndex = 'a', money = 'out 10', day = Temporal.PlainDate.from('2026-06-01'), booked = true } = given;
  const look = given.look ?? `${money} ${day.toString()} shop`;
  return { idIndex, money, day, booked, look, digest: given.digest ?? `${idIndex} ${look} ${booked}` };
}

/** Reads pages one after another, each a reading of its own, as a feed does. */
function readAll(pages: readonly (readonly RowFace[])[]): { known: KnownRow[]; outcomes: string[][] } {
  let known: KnownRow[] = [];
  const outcomes = pages.map((page, index) => {
    const reading = `pull ${index}`;
    const matched = matchRows(known, page, reading);
    for (const [nth, { key, outcome }] of matched.entries()) {
      const before = known.find((one) => one.key === key);
      const now = outcome === 'same' && before ? before : page[nth]!;
      known = [...known.filter((one) => one.key !== key), { ...now, key, seenIn: reading, gone: false }];
    }
    return matched.map(({ outcome }) => outcome);
  });
  return { known, outcomes };
}

const later = Temporal.PlainDate.from('2026-06-03');

describe('a page that was read before', () => {
  it('changes nothing, whatever its rows are called', () => {
    const row = fc.record({
      idIndex: fc.constantFrom(null, 'a', 'b', 'c'),
      money: fc.constantFrom('out 10', 'in 10', 'out 25'),
      booked: fc.boolean(),
      day: fc.constantFrom('2026-06-01', '2026-06-02', '2026-07-20').map((text) => Temporal.PlainDate.from(text)),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const page = rows.map(face);
        const { known, outcomes } = readAll([page, page]);
        expect(known.length).toBe(page.length);
        expect(outcomes[1]).toEqual(page.map(() => 'same'));
      }),
    );
  });
});

describe('a payment', () => {
  it('that is booked under the same id, at another amount and day, is still one', () => {
    const pending = face({ booked: false });
    const { known, outcomes } = readAll([[pending], [face({ money: 'out 11', day: later })]]);
    expect(outcomes).toEqual([['new'], ['changed']]);
    expect(known).toMatchObject([{ key: 'a', money: 'out 11', booked: true }]);
  });

  it.each([
    ['another id', 'b'],
    ['none', null],
  ])('that has %s once it is booked is still one', (_, idIndex) => {
    const { known, outcomes } = readAll([[face({ booked: false })], [face({ idIndex, day: later })]]);
    expect(outcomes).toEqual([['new'], ['changed']]);
    expect(known).toMatchObject([{ key: 'a', booked: true }]);
  });

  it('with the id of another is one of its own', () => {
    const { known } = readAll([
      [face(), face({ money: 'out 25' })],
      [face({ day: Temporal.PlainDate.from('2026-08-01') })],
    ]);
    expect(known.map(({ key }) => key).toSorted()).toEqual(['a', 'a#2', 'a#3']);
  });

  it('is not the pending one that still stands beside it', () => {
    const pending = face({ booked: false });
    const { known } = readAll([[pending], [pending, face({ idIndex: 'b', day: later })]]);
    expect(known).toHaveLength(2);
  });

  it('that looks like another on the same day but has an id of its own is counted', () => {
    const { known } = readAll([[face()], [face({ idIndex: 'b' }), face()]]);
    expect(known.map(({ key }) => key).toSorted()).toEqual(['a', 'b']);
  });

  it('is not another of the same reading that has its id', () => {
    const known = { ...face({ booked: false }), key: 'a', seenIn: 'pull 1', gone: false };
    expect(matchRows([known], [face({ money: 'out 25' })], 'pull 1')).toEqual([{ key: 'a#2', outcome: 'new' }]);
    expect(matchRows([known], [face({ booked: false })], 'pull 1')).toEqual([{ key: 'a', outcome: 'same' }]);
  });

  it('that was booked is not made pending again', () => {
    const { known, outcomes } = readAll([[face()], [face({ booked: false })]]);
    expect(outcomes[1]).toEqual(['same']);
    expect(known).toMatchObject([{ booked: true }]);
  });
});
