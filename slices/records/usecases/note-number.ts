import { type Context, present } from '@lendline/kernel';
import type { LineId, LineProved } from '@lendline/lines/contract';
import { type EventEnvelope, type SliceTransaction, z } from '@lendline/platform';
import { noteOwnNumber } from '../store/own-numbers.ts';
import type { RecordsTables } from '../store/tables.ts';
import type { RecordsParts } from './parts.ts';
import { ownPeerOf } from './ties-of.ts';

/** Somebody has proved a number: by which hash others name it is looked up afterwards, outside of this transaction. */
export async function hearProved(tx: SliceTransaction<RecordsTables>, event: EventEnvelope): Promise<void> {
  const { lineId } = event.data as LineProved;
  await tx.enqueue({ task: 'note-number', payload: { lineId }, key: lineId });
}

/** Notes by which hash others name a line. Errors: thrown when the line cannot be asked about now; the job comes again. */
export async function noteNumber(parts: RecordsParts, context: Context, line: LineId): Promise<void> {
  const peer = await ownPeerOf(parts, context, line);
  if (!peer.ok) throw new Error(`a proved line could not be looked up: ${peer.error.code}`);
  await parts.database.transaction(context, (tx) => noteOwnNumber(tx, { peer: peer.value, line }));
}

const payload = z.object({ lineId: z.string() });

/** The line that a job is about. */
export function lineIdIn(value: unknown): LineId {
  return present(payload.safeParse(value).data, 'a job names a line by its id').lineId as LineId;
}
