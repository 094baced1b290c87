import { type Context, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { DatedTie, StoredTie, TieKind } from '../contract.ts';
import type { RecordsTables } from './tables.ts';

type Tx = SliceTransaction<RecordsTables>;

export interface TieToKeep {
  readonly kind: TieKind;
  /** Keyed hash. */
  readonly peer: string;
}

/** The ties that stood at an instant, oldest first, those of one list by kind. */
export async function tiesAt({ db }: Tx, line: LineId, at: Temporal.Instant): Promise<readonly StoredTie[]> {
  const rows = await db
    .selectFrom('tie')
    .select(['kind', 'peer', 'declared_at'])
    .where('line_id', '=', line)
    .where('declared_at', '<=', at)
    .where((tie) => tie.or([tie('ended_at', 'is', null), tie('ended_at', '>', at)]))
    .orderBy('declared_at')
    .orderBy('kind')
    .orderBy('peer')
    .execute();
  return rows.map(({ kind, peer, declared_at }) => ({ kind, peer, declaredAt: declared_at.toString() }));
}

/** Every tie that a line ever declared, oldest first. */
export async function allTies({ db }: Tx, line: LineId): Promise<readonly DatedTie[]> {
  const rows = await db
    .selectFrom('tie')
    .select(['kind', 'peer', 'declared_at', 'ended_at'])
    .where('line_id', '=', line)
    .orderBy('declared_at')
    .orderBy('kind')
    .orderBy('peer')
    .execute();
  return rows.map(({ kind, peer, declared_at, ended_at }) => ({
    kind,
    role: kind === 'emergency-contact' || kind === 'guarantor' ? kind : 'declared-tie',
    peer,
    declaredAt: declared_at.toString(),
    endedAt: ended_at?.toString() ?? null,
  }));
}

/** Makes these the ties that stand: what is no longer named ends, what is named again stays as it was. */
export async function replaceTies(
  { db, context }: Tx,
  line: LineId,
  ties: readonly TieToKeep[],
): Promise<{ readonly added: number; readonly ended: number }> {
  const standing = await db
    .selectFrom('tie')
    .select(['id', 'kind', 'peer'])
    .where('line_id', '=', line)
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute();
  const named = new Set(ties.map(nameOf));
  const over = standing.filter((tie) => !named.has(nameOf(tie)));
  if (over.length > 0) {
    const ids = over.map(({ id }) => id);
    await db.updateTable('tie').set({ ended_at: context.now() }).where('id', 'in', ids).execute();
  }
  const known = new Set(standing.map(nameOf));
  const added = ties.filter((tie) => !known.has(nameOf(tie)));
  if (added.length > 0)
    await db
      .insertInto('tie')
      .values(added.map((tie) => rowOf(tie, line, context)))
      .execute();
  return { added: added.length, ended: over.length };
}

function nameOf({ kind, peer }: TieToKeep): string {
  return `${kind} ${peer}`;
}

function rowOf(tie: TieToKeep, line: LineId, context: Context) {
  const now = context.now();
  const { tenant } = context;
  return { ...tie, id: newId('tie', now), tenant, line_id: line, declared_at: now, ended_at: null };
}
