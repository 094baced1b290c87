import { describe, expect, it } from 'vitest';
import { changedTies, type TieStep, toldAgain, type ToldLine } from './tie-steps.ts';

const step = (since_ms: number, out: number, into = 0): TieStep => ({ since_ms, out, in: into });
const telling = { told_ms: 100, now_ms: 200, stale: false };

describe('what is known of a day, told again', () => {
  it('grows by what has arrived since', () => {
    expect(toldAgain([step(10, 2)], [step(10, 2), step(150, 3)], telling)).toEqual([step(10, 2), step(150, 3)]);
  });

  it('keeps its history when a newer file holds the same rows, and counts none of them twice', () => {
    expect(toldAgain([step(10, 2)], [step(150, 2)], telling)).toEqual([step(10, 2)]);
    expect(toldAgain([step(10, 2)], [step(150, 5)], telling)).toEqual([step(10, 2), step(150, 5)]);
  });

  it('ends from now on, and not before, when a source takes its rows back', () => {
    expect(toldAgain([step(10, 2)], [], telling)).toEqual([step(10, 2), step(200, 0)]);
  });

  it('stays when only the file that told it has grown old', () => {
    const stale = { ...telling, stale: true };
    expect(toldAgain([step(10, 2, 1)], [], stale)).toEqual([step(10, 2, 1)]);
    expect(toldAgain([step(10, 2, 1)], [step(150, 1, 4)], stale)).toEqual([step(10, 2, 1), step(150, 2, 4)]);
  });

  it('is known from its arrival on when it was never told before', () => {
    expect(toldAgain([], [step(10, 2)], telling)).toEqual([step(10, 2)]);
  });
});

describe('the ties of a line after a reading', () => {
  const told = (days: ToldLine['days'], same: readonly number[] = []): ToldLine => ({
    ...telling,
    days,
    same: new Set(same),
    staleDays: () => false,
  });
  const kept = new Map([
    [
      'friend',
      new Map([
        [1, [step(10, 2)]],
        [2, [step(10, 1)]],
      ]),
    ],
    ['shop', new Map([[1, [step(10, 1)]]])],
  ]);

  it('are those that it changed, day by day', () => {
    const found = changedTies(kept, told(new Map([[2, new Map([['friend', [step(150, 4)]]])]]), [1]));
    expect(found).toEqual(
      new Map([
        [
          'friend',
          new Map([
            [1, [step(10, 2)]],
            [2, [step(10, 1), step(150, 4)]],
          ]),
        ],
      ]),
    );
  });

  it('are none when every day is the same', () => {
    expect(changedTies(kept, told(new Map(), [1, 2]))).toEqual(new Map());
  });

  it('end on the days of which nothing is left', () => {
    const found = changedTies(kept, told(new Map(), [2]));
    expect([...found.keys()]).toEqual(['friend', 'shop']);
    expect(found.get('shop')?.get(1)).toEqual([step(10, 1), step(200, 0)]);
  });
});
