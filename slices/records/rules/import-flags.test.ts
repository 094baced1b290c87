import { describe, expect, it } from 'vitest';
import { countsWith, flagsAt, type JudgedImport } from './import-flags.ts';

const freshness = { newestAtMost_days: 7, zone: 'Asia/Shanghai' };
const file: JudgedImport = {
  accepted: 10,
  newestEvent: Temporal.Instant.from('2026-03-01T04:00:00Z'),
  holder: 'applicant',
  marks: [],
};

describe('an import', () => {
  it('is fresh through the seventh day after its newest row and stale from the eighth, in the lender’s zone', () => {
    expect(flagsAt(file, Temporal.Instant.from('2026-03-08T15:59:59Z'), freshness)).toEqual([]);
    expect(flagsAt(file, Temporal.Instant.from('2026-03-08T16:00:00Z'), freshness)).toEqual(['stale']);
  });

  it.each([
    ['empty', { accepted: 0, newestEvent: null }, false],
    ['other-holder', { holder: 'other' }, false],
    ['holder-unknown', { holder: 'unknown' }, true],
    ['resaved', { marks: ['resaved'] }, true],
    ['fewer-rows-than-promised', { marks: ['fewer-rows-than-promised'] }, true],
  ] as const)('that is %s is flagged, and counts or not', (flag, change, counts) => {
    const flags = flagsAt({ ...file, ...change }, Temporal.Instant.from('2026-03-02T00:00:00Z'), freshness);
    expect(flags).toEqual([flag]);
    expect(countsWith(flags)).toBe(counts);
  });
});
