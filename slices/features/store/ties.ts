import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { KeptTie, TieStep } from '../rules/tie-steps.ts';
import type { DeclaredTieRow, FeaturesTables, NodeRow, TieRow } from './tables.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** A line in the graph. */
export type Node = Omit<NodeRow, 'tenant'>;

export async function findNode({ db }: Tx, line: LineId): Promise<Node | null> {
  const found = await db.selectFrom('node').selectAll().where('line_id', '=', line).executeTakeFirst();
  return found ?? null;
}

/**
 * Says that a line was told of up to an instant, when nobody did since `revision` was read (0: it was not there), and holds
 * it until the commit; false otherwise.
 */
export async function writeNode({ db, context }: Tx, { revision, ...node }: Node): Promise<boolean> {
  const written =
    revision === 0
      ? await db
          .insertInto('node')
          .values({ ...node, tenant: context.tenant, revision: 1 })
          .onConflict((conflict) => conflict.columns(['tenant', 'line_id']).doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await db
          .updateTable('node')
          .set({ ...node, revision: revision + 1 })
          .where('line_id', '=', node.line_id)
          .where('revision', '=', revision)
          .returning('revision')
          .executeTakeFirst();
  return written !== undefined;
}

/** All that is kept of a line's contacts. */
export async function keptTies({ db }: Tx, line: LineId): Promise<Map<string, KeptTie>> {
  const rows = await db
    .selectFrom('tie')
    .select(['peer', 'days', 'since_ms', 'outs', 'ins'])
    .where('line_id', '=', line)
    .execute();
  return new Map(rows.map((row) => [row.peer, toKept(row)]));
}

function toKept({ days, since_ms, outs, ins }: Pick<TieRow, 'days' | 'since_ms' | 'outs' | 'ins'>): KeptTie {
  const kept = new Map<number, TieStep[]>();
  for (const [index, day] of days.entries()) {
    const step = { since_ms: Number(since_ms[index]), out: outs[index]!, in: ins[index]! };
    const steps = kept.get(day);
    if (steps) steps.push(step);
    else kept.set(day, [step]);
  }
  return kept;
}

/** Writes contacts in place of what was kept of them. Only whoever wrote the line's node in this transaction may. */
export async function writeTies(
  { db, context }: Tx,
  { line_id, key: owner }: Pick<Node, 'line_id' | 'key'>,
  ties: ReadonlyMap<string, KeptTie>,
): Promise<void> {
  if (ties.size === 0) return;
  const { tenant } = context;
  await db
    .insertInto('tie')
    .values([...ties].map(([peer, kept]) => ({ tenant, line_id, owner, peer, ...toLists(kept) })))
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'line_id', 'peer']).doUpdateSet((row) => ({
        days: row.ref('excluded.days'),
        since_ms: row.ref('excluded.since_ms'),
        outs: row.ref('excluded.outs'),
        ins: row.ref('excluded.ins'),
      })),
    )
    .execute();
}

function toLists(kept: KeptTie): Pick<TieRow, 'days' | 'since_ms' | 'outs' | 'ins'> {
  const steps = [...kept].sort(([a], [b]) => a - b).flatMap(([day, some]) => some.map((step) => ({ day, ...step })));
  return {
    days: steps.map(({ day }) => day),
    since_ms: steps.map(({ since_ms }) => BigInt(since_ms)),
    outs: steps.map(({ out }) => out),
    ins: steps.map((step) => step.in),
  };
}

export type DeclaredRow = Pick<DeclaredTieRow, 'contact' | 'declared_at' | 'ended_at'>;

/** Makes these the ties that a line ever declared. */
export async function writeDeclared(
  { db, context }: Tx,
  { line_id, key: owner }: Pick<Node, 'line_id' | 'key'>,
  declared: readonly DeclaredRow[],
): Promise<void> {
  await db.deleteFrom('declared_tie').where('line_id', '=', line_id).execute();
  if (declared.length === 0) return;
  const { tenant } = context;
  await db
    .insertInto('declared_tie')
    .values(declared.map((row) => ({ ...row, tenant, line_id, owner })))
    .execute();
}

/** Takes a line's own ties out of the graph: those that it may no longer be read for. */
export async function removeTies({ db }: Tx, line: LineId): Promise<void> {
  await db.deleteFrom('tie').where('line_id', '=', line).execute();
}

/** Forgets a line that has nothing more to say: of which neither a tie nor a loan is known. */
export async function removeSilentNode({ db }: Tx, line: LineId): Promise<void> {
  const none = (table: 'tie' | 'declared_tie' | 'outcome') =>
    sql<boolean>`not exists (select from ${sql.table(table)} where line_id = ${line})`;
  await db
    .deleteFrom('node')
    .where('line_id', '=', line)
    .where(none('tie'))
    .where(none('declared_tie'))
    .where(none('outcome'))
    .execute();
}
