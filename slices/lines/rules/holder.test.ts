import { describe, expect, it } from 'vitest';
import { holderAfter, mayHaveChangedHands } from './holder.ts';

const proved = Temporal.Instant.from('2026-03-01T08:00:00Z');
const line = { first_seen_at: proved.subtract({ hours: 240 }), proved_at: proved };
const after = (time: Temporal.DurationLike) => proved.add(time);
const silence = (unknownBecause: string) => ({ outcome: 'unknown' as const, unknownBecause });

describe('the holder of a number', () => {
  it('is asked for when a day has gone by since it was proved', () => {
    expect(mayHaveChangedHands(line, after({ hours: 23, minutes: 59 }))).toBe(false);
    expect(mayHaveChangedHands(line, after({ hours: 24 }))).toBe(true);
  });

  it('is whom the operator names, however long it is ago', () => {
    for (const hours of [24, 24 * 400]) {
      const told = (outcome: 'pass' | 'fail') => holderAfter(line, { outcome, unknownBecause: null }, after({ hours }));
      expect([told('pass'), told('fail')]).toEqual(['same', 'other']);
    }
  });

  it('is not taken for the one before when a silent operator could tell and the number has rested long enough', () => {
    for (const because of ['timeout', 'carrier-error']) {
      expect(holderAfter(line, silence(because), after({ hours: 30 * 24 - 1 }))).toBe('same');
      expect(holderAfter(line, silence(because), after({ hours: 30 * 24 }))).toBe('untold');
    }
  });

  it('stays as it was known where the operator answers no such question', () => {
    for (const because of ['not-supported', 'refused']) {
      expect(holderAfter(line, silence(because), after({ hours: 400 * 24 }))).toBe('same');
    }
  });
});
