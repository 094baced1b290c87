import { actorName, newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { Environment, StrategyChange, StrategyId } from '../contract.ts';
import type { LiveHistory } from '../rules/previous-live.ts';
import type { DecisionsTables, ReleaseRow, StrategyChangeRow } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;

export async function allReleases({ db }: Tx): Promise<readonly ReleaseRow[]> {
  return db.selectFrom('release').selectAll().orderBy('environment').execute();
}

/** What decides in an environment now: the live version, and the canary where there is one. */
export async function deciding({ db }: Tx, environment: Environment): Promise<readonly ReleaseRow[]> {
  return db
    .selectFrom('release')
    .selectAll()
    .where('environment', '=', environment)
    .where('state', 'in', ['live', 'canary'])
    .execute();
}

export async function setRelease({ db, context }: Tx, release: Omit<ReleaseRow, 'tenant' | 'since'>): Promise<void> {
  const since = context.now();
  await db
    .insertInto('release')
    .values({ ...release, tenant: context.tenant, since })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'environment', 'strategy_id'])
        .doUpdateSet({ state: release.state, share_ppm: release.share_ppm, since }),
    )
    .execute();
}

export async function insertChange(
  { db, context }: Tx,
  change: Omit<StrategyChangeRow, 'id' | 'seq' | 'tenant' | 'at' | 'by_whom'>,
): Promise<void> {
  const at = context.now();
  await db
    .insertInto('strategy_change')
    .values({ ...change, id: newId('stratchange', at), tenant: context.tenant, at, by_whom: actorName(context.actor) })
    .execute();
}

/** Newest first. */
export async function changesOf({ db }: Tx, strategy: StrategyId): Promise<readonly StrategyChange[]> {
  const rows = await db
    .selectFrom('strategy_change')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => ({
    environment: row.environment,
    from: row.from_state,
    to: row.to_state,
    revision: row.revision,
    isRollback: row.is_rollback,
    share_ppm: row.share_ppm,
    by: row.by_whom,
    at: row.at.toString(),
    note: row.note,
  }));
}

/** Who sent the present revision to review. */
export async function sentBy({ db }: Tx, strategy: StrategyId): Promise<string | undefined> {
  const row = await db
    .selectFrom('strategy_change')
    .select('by_whom')
    .where('strategy_id', '=', strategy)
    .where('to_state', '=', 'in-review')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.by_whom;
}

/** What was live in an environment, and what was taken back there since people last made it live. */
export async function liveHistory({ db }: Tx, environment: Environment): Promise<LiveHistory> {
  const rows = await db
    .selectFrom('strategy_change')
    .select(['strategy_id', 'to_state', 'is_rollback'])
    .where('environment', '=', environment)
    .where('to_state', 'in', ['live', 'retired'])
    .orderBy('seq', 'desc')
    .execute();
  const newest = new Map(rows.toReversed().map((row) => [row.strategy_id, row]));
  const takenBack = [...newest.values()].filter(({ to_state, is_rollback }) => to_state === 'retired' && is_rollback);
  return {
    live: rows.filter(({ to_state }) => to_state === 'live').map(({ strategy_id }) => strategy_id),
    takenBack: new Set(takenBack.map(({ strategy_id }) => strategy_id)),
  };
}

/** Whether a version was live there at any time. */
export async function wasLive(
  { db }: Tx,
  of: { readonly strategy: StrategyId; readonly environment: Environment },
): Promise<boolean> {
  const row = await db
    .selectFrom('strategy_change')
    .select('id')
    .where('strategy_id', '=', of.strategy)
    .where('environment', '=', of.environment)
    .where('to_state', '=', 'live')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
