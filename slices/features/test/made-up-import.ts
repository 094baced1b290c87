import type { ImportReport } from '@lendline/records/contract';
import { builder } from '@lendline/testkit';

/** A list of calls that counts, of sixty days up to the evening of 8 March 2026. */
export const madeUpImport = builder<ImportReport>({
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
