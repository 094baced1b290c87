import { seededRandom } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bruteForce } from '../test/told-windows.ts';
import type { WindowEvent } from './event.ts';
import { SlidingWindows, type WindowQuestion } from './sliding-windows.ts';

const longest_ms = 20;
const keep_ms = 10;
const windows_ms = [5, 1, 20, 12];

function noWindows(): SlidingWindows {
  return new SlidingWindows({ kinds: ['application', 'code'], dimensions: ['number', 'device'], longest_ms, keep_ms });
}

const key = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });

const event = fc
  .record({
    kind: fc.constantFrom('application', 'application', 'code'),
    at_ms: fc.nat(60),
    late_ms: fc.constantFrom(0, 0, 1, 7, 30),
    number: key,
    device: key,
    amount: fc.option(fc.bigInt({ min: -5n, max: 5n }), { nil: undefined }),
  })
  .map(({ kind, at_ms, late_ms, number, device, amount }): Omit<WindowEvent, 'id'> => {
    const keys = Object.entries({ number, device }).filter(([, value]) => value !== undefined);
    return {
      kind,
      at_ms,
      arrived_ms: at_ms + late_ms,
      keys: Object.fromEntries(keys) as Record<string, string>,
      ...(amount === undefined ? {} : { amount }),
    };
  });

/** Events in any order, some of them told again with another arrival, and the clock that moves on in between. */
const histories = fc
  .array(event, { maxLength: 60, size: 'max' })
  .map((some) => some.map((one, index) => ({ id: `event-${index}`, ...one })))
  .chain((events) =>
    fc.record({
      told: fc.shuffledSubarray([...events, ...events.map((one) => ({ ...one, arrived_ms: one.arrived_ms + 3 }))], {
        minLength: events.length,
      }),
      now_ms: fc.nat(90),
    }),
  );

function questions(as_of_ms: number): WindowQuestion[] {
  return ['application', 'code'].flatMap((kind) =>
    ['number', 'device'].flatMap((dimension) =>
      ['a', 'b', 'c', 'd'].map((one) => ({
        kind,
        dimension,
        key: one,
        as_of_ms,
        windows_ms,
        distinct: ['number', 'device'],
      })),
    ),
  );
}

describe('sliding windows', () => {
  it('say what counting by hand says, of any instant, whatever the order, lateness and repetition of what was told', () => {
    fc.assert(
      fc.property(histories, ({ told, now_ms }) => {
        const windows = noWindows();
        told.forEach((one, index) => {
          windows.add(one);
          windows.advance(Math.floor((now_ms * (index + 1)) / told.length) - 60);
        });
        windows.advance(now_ms);
        for (const as_of_ms of [now_ms - keep_ms, now_ms - 1, now_ms, now_ms + 5]) {
          for (const question of questions(as_of_ms)) {
            expect(windows.read(question)).toEqual(bruteForce(told, question));
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('say what counting by hand says of a key with thousands of events, told in disorder while others are forgotten', () => {
    const random = seededRandom('one hot key');
    const windows = new SlidingWindows({
      kinds: ['code'],
      dimensions: ['number', 'device'],
      longest_ms: 2_000,
      keep_ms: 500,
    });
    const told = Array.from({ length: 4_000 }, (_, index): WindowEvent => {
      const at_ms = index + random.below(400);
      const keys = { device: 'shared', number: `number-${random.below(300)}` };
      return { id: `event-${index}`, kind: 'code', at_ms, arrived_ms: at_ms + random.below(300), keys, amount: 1n };
    });
    for (const [index, one] of told.entries()) {
      windows.add(one);
      windows.advance(index);
    }
    const hot = {
      kind: 'code',
      dimension: 'device',
      key: 'shared',
      windows_ms: [50, 700, 2_000],
      distinct: ['number'],
    };
    for (const as_of_ms of [3_499, 3_700, 3_999, 4_500]) {
      expect(windows.read({ ...hot, as_of_ms })).toEqual(bruteForce(told, { ...hot, as_of_ms }));
    }
    expect(windows.size).toBeLessThan(3_000);
  });

  it('begin closed and end open, so that windows laid end to end count an event once', () => {
    const windows = noWindows();
    windows.add({ id: '1', kind: 'application', at_ms: 10, arrived_ms: 10, keys: { number: 'a' } });
    const countAt = (as_of_ms: number): number | undefined =>
      windows.read({ kind: 'application', dimension: 'number', key: 'a', as_of_ms, windows_ms: [5] })?.[0]?.count;
    expect([10, 11, 15, 16].map(countAt)).toEqual([0, 1, 1, 0]);
  });

  it('do not answer of an instant whose events may be forgotten, instead of answering too little', () => {
    const windows = noWindows();
    windows.advance(100);
    const [question] = questions(100 - keep_ms - 1);
    expect(windows.read(question!)).toBeNull();
    expect(windows.read({ ...question!, as_of_ms: 100 - keep_ms })).toHaveLength(windows_ms.length);
  });

  it('forget what no answered reading can reach, and hold on to the last event that one can', () => {
    const windows = noWindows();
    const told = (id: string, at_ms: number) =>
      windows.add({ id, kind: 'code', at_ms, arrived_ms: at_ms, keys: { device: 'a' } });
    expect([told('reached', 70), told('out of reach', 69), told('long ago', 0)]).toEqual(['added', 'added', 'added']);
    windows.advance(100);
    expect(windows.size).toBe(1);
    expect(told('reached', 70)).toBe('repeated');
    expect(told('out of reach', 69)).toBe('past');
  });

  it('forget a key with its last event, and never read another key for it', () => {
    const windows = noWindows();
    const told = (id: string, at_ms: number, device: string) =>
      windows.add({ id, kind: 'code', at_ms, arrived_ms: at_ms, keys: { device } });
    const countOf = (key: string): number | undefined =>
      windows.read({ kind: 'code', dimension: 'device', key, as_of_ms: 101, windows_ms: [20] })?.[0]?.count;
    told('1', 0, 'sold');
    windows.advance(100);
    told('2', 100, 'bought');
    expect([countOf('sold'), countOf('bought')]).toEqual([0, 1]);
    told('3', 100, 'sold');
    expect([countOf('sold'), countOf('bought')]).toEqual([1, 1]);
  });

  it('say so when an id comes back as something else, and keep what was told first', () => {
    const windows = noWindows();
    const first: WindowEvent = { id: '1', kind: 'code', at_ms: 1, arrived_ms: 1, keys: { device: 'a' }, amount: 3n };
    expect(windows.add(first)).toBe('added');
    for (const other of [
      { at_ms: 2 },
      { kind: 'application' },
      { amount: 4n },
      { keys: { device: 'b' } },
      { keys: {} },
    ]) {
      expect(windows.add({ ...first, ...other })).toBe('conflicting');
    }
    const [question] = questions(9).filter(({ kind, dimension }) => kind === 'code' && dimension === 'device');
    expect(windows.read(question!)?.map(({ sum }) => sum)).toEqual([0n, 0n, 3n, 3n]);
  });

  it('refuse what was not declared: kinds, dimensions and longer windows', () => {
    const windows = noWindows();
    const [question] = questions(1);
    expect(() => windows.read({ ...question!, kind: 'loan' })).toThrow('the kind loan was declared');
    expect(() => windows.read({ ...question!, dimension: 'id' })).toThrow('the dimension id was declared');
    expect(() => windows.read({ ...question!, windows_ms: [21] })).toThrow('no window is longer than was declared');
    expect(() => windows.add({ id: '1', kind: 'code', at_ms: 1, arrived_ms: 1, keys: { id: 'a' } })).toThrow(
      'declared',
    );
    const huge = { id: '2', kind: 'code', at_ms: 1, arrived_ms: 1, keys: {}, amount: 2n ** 63n };
    expect(() => windows.add(huge)).toThrow('an amount has 64 bits at most');
  });
});
