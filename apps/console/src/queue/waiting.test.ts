import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, serviceLevel_min, waitingAt } from './waiting.ts';

const since = '2026-11-21T08:00:00Z';
const after = (minutes: number): number => Date.parse(since) + minutes * 60_000;

describe('waiting', () => {
  it('is in time, then due soon, then late, each from its first minute on', () => {
    const { soon, late } = serviceLevel_min;
    const levels = [0, soon - 1, soon, late - 1, late].map((minutes) => waitingAt(since, after(minutes)).level);
    expect(levels).toEqual(['in-time', 'in-time', 'soon', 'soon', 'late']);
  });

  it('is never negative, even where the lender’s clock runs ahead of the browser’s', () => {
    expect(waitingAt(since, after(-90))).toEqual({ minutes: 0, level: 'in-time' });
  });
});

describe('a duration in words', () => {
  it('names its two largest units in the reader’s language', () => {
    expect([0, 59, 60, 125, 1440, 2945].map((minutes) => durationText(minutes, 'en'))).toEqual([
      '0 min',
      '59 min',
      '1 h',
      '2 h 5 min',
      '1 d',
      '2 d 1 h',
    ]);
    expect(durationText(125, 'zh-CN')).toBe('2 小时 5 分');
  });

  it('never has more than two parts nor a part of zero beside another', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (minutes) => {
        const counts = [...durationText(minutes, 'en').matchAll(/\d+/g)].map(([count]) => Number(count));
        expect(counts.length).toBeLessThanOrEqual(2);
        expect(counts.length === 2 && counts.includes(0)).toBe(false);
      }),
    );
  });
});
