import type { AuditRow } from '@lendline/staff/contract';
import { ago, madeUpId } from './ids.ts';

const kinds: readonly Pick<AuditRow, 'slice' | 'action' | 'actor' | 'outcome' | 'reason'>[] = [
  { slice: 'applications', action: 'read-file', actor: `staff:${madeUpId('staff', 1)}`, outcome: 'done', reason: null },
  { slice: 'decisions', action: 'decide', actor: 'service:applications', outcome: 'done', reason: null },
  { slice: 'lines', action: 'check-line', actor: 'service:decisions', outcome: 'done', reason: null },
  {
    slice: 'lines',
    action: 'read-personal-data',
    actor: `staff:${madeUpId('staff', 4)}`,
    outcome: 'refused',
    reason: 'permission lines.reveal is missing',
  },
  { slice: 'consents', action: 'give', actor: `borrower:${madeUpId('line', 3)}`, outcome: 'done', reason: null },
  {
    slice: 'applications',
    action: 'review',
    actor: `staff:${madeUpId('staff', 2)}`,
    outcome: 'done',
    reason: 'approve',
  },
];

/** Newest first, as the slice answers them. */
export function auditRows(now: number): readonly AuditRow[] {
  return Array.from({ length: 96 }, (_, index) => {
    const sequence = 1204 - index;
    return {
      ...kinds[index % kinds.length]!,
      sequence,
      at: ago(now, index * 7 + 1),
      subject: madeUpId('application', (index % 9) + 1),
      correlation: `req-${sequence}`,
      hash: (sequence * 2_654_435_761).toString(16).padStart(12, '0').repeat(5).slice(0, 64),
    };
  });
}
