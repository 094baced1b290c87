import type { Coverage } from '@lendline/behaviour';
import type { ImportReport } from '@lendline/records/contract';
import { builder } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { sourceCoverage } from './source-coverage.ts';

const asOf = Temporal.Instant.from('2026-03-10T00:00:00Z');
const none: Coverage = { days_covered: 0, days_with_rows: 0, oldest: null, newest: null, age_days: null, rows: 0 };
const some: Coverage = {
  ...none,
  days_covered: 60,
  newest: Temporal.Instant.from('2026-03-08T12:00:00Z'),
  rows: 9,
};
const file = builder<ImportReport>({
  id: 'import_a',
  lineId: 'line_a',
  source: 'call-records',
  kind: 'bandicoot',
  importedAt: '2026-03-09T00:00:00Z',
  fileHash: 'hash',
  rows: { read: 9, accepted: 9, rejected: 0, ignored: 0 },
  window: { from: '2026-01-08T12:00:00Z', to: '2026-03-08T12:00:00Z' },
  coveredDays: 60,
  flags: [],
  counts: true,
  warnings: [],
  firstProblems: [],
});

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
    const files = [file({ flags: ['holder-unknown'] }), file({ flags: ['other-holder'], counts: false })];
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
    const files = [file({ flags: ['stale'], counts: false, window: old })];
    expect(sourceCoverage(none, files, asOf)).toEqual({
      present: true,
      coveredDays: 0,
      newest: '2026-02-01T00:00:00Z',
      ageDays: 37,
      flags: ['stale'],
    });
  });
});
