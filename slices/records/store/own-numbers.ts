import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

/** Remembers by which hash others name a line. */
export async function noteOwnNumber(
  { db, context }: Tx,
  { peer, line }: { peer: string; line: LineId },
): Promise<void> {
  await db
    .insertInto('own_number')
    .values({ tenant: context.tenant, peer, line_id: line, noted_at: context.now() })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'peer']).doUpdateSet({ line_id: line, noted_at: context.now() }),
    )
    .execute();
}

/** Those of these hashes that are numbers of borrowers. */
export async function borrowersAmong({ db }: Tx, peers: readonly string[]): Promise<ReadonlySet<string>> {
  if (peers.length === 0) return new Set();
  const rows = await db.selectFrom('own_number').select('peer').where('peer', 'in', peers).execute();
  return new Set(rows.map(({ peer }) => peer));
}
