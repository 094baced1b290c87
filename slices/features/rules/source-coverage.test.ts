import type { Coverage } from '@lendline/behaviour';
import { describe, expect, it } from 'vitest';
import { madeUpImport } from '../test/made-up-import.ts';
import { sourceCoverage } from './source-coverage.ts';

const asOf = Temporal.Instant.from('2026-03-10T00:00:00Z');
const none: Coverage = { days_covered: 0, days_with_rows: 0, oldest: null, newest: null, age_days: null, rows: 0 };
const some: Coverage = {
  ...none,
  days_covered: 60,
  newest: Temporal.Instant.from('2026-03-08T12:00:00Z'),
  rows: 9,
};

describe('the coverage of a source', () => {
  it('is nothing at all without a file', () => {
    expect(sourceCoverage(none, [], asOf)).toEqual({
      present: false,
      coveredDays: 0,
      newest: null,
      ageDays: null,
      flags: [],
    });
  });

  it('speaks for the files that count and not for the one beside them that does not', () => {
    const files = [
      madeUpImport({ flags: ['holder-unknown'] }),
      madeUpImport({ flags: ['other-holder'], counts: false }),
    ];
    expect(sourceCoverage(some, files, asOf)).toEqual({
      present: true,
      coveredDays: 60,
      newest: '2026-03-08T12:00:00Z',
      ageDays: 1,
      flags: ['holder-unknown'],
    });
  });

  it('says why files that are there count as absent, and covers no day', () => {
    const old = { from: '2025-12-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
    const files = [madeUpImport({ flags: ['stale'], counts: false, window: old })];
    expect(sourceCoverage(none, files, asOf)).toEqual({
      present: true,
      coveredDays: 0,
      newest: '2026-02-01T00:00:00Z',
      ageDays: 37,
      flags: ['stale'],
    });
  });
});
