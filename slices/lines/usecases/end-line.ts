import type { SliceTransaction } from '@lendline/platform';
import type { LineEnded, LineId } from '../contract.ts';
import { markEnded } from '../store/lines.ts';
import { endSessions } from '../store/sessions.ts';
import type { LinesTables } from '../store/tables.ts';

/**
 * Ends the line of a number that has gone to somebody else: every session of it is over,
 * and whoever proves the number from now on begins a line of their own. Done once, whoever finds out first.
 */
export async function endLine(tx: SliceTransaction<LinesTables>, lineId: LineId): Promise<void> {
  if (!(await markEnded(tx, lineId))) return;
  await endSessions(tx, lineId);
  const data: LineEnded = { lineId, because: 'number-recycled' };
  await tx.audit({ action: 'end-line', subject: lineId, outcome: 'done', details: { because: data.because } });
  await tx.publish({ type: 'lines.ended', version: 1, subject: lineId, data });
}
