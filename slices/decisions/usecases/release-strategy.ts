import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { Environment, ReleaseState, StrategyId, StrategyReleased, StrategySummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { environments } from '../rules/environments.ts';
import { mayRelease } from '../rules/lifecycle.ts';
import { previousLive } from '../rules/previous-live.ts';
import { allReleases, insertChange, liveHistory, setRelease, wasLive } from '../store/releases.ts';
import { findVersion } from '../store/strategies.ts';
import type { DecisionsTables, ReleaseRow } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';
import { summaryIn } from './read-strategies.ts';
import { seedStrategy } from './seed-strategy.ts';

type Tx = SliceTransaction<DecisionsTables>;

export interface ReleaseStrategy {
  readonly strategyId: StrategyId;
  readonly environment: Environment;
  readonly state: ReleaseState;
  readonly share_ppm?: number | undefined;
  readonly note: string;
}

/** Gives an approved version a share of an environment or all of it, or ends a canary. The next decision knows. */
export async function releaseStrategy(
  parts: DecisionsParts,
  context: Context,
  given: ReleaseStrategy,
): Promise<Result<StrategySummary, Problem>> {
  return parts.database.transaction(
    context,
    async (tx): Promise<Result<StrategySummary, Problem>> => {
      const standing = (await allReleases(tx)).filter(({ environment }) => environment === given.environment);
      const allowed = await releaseAllowed(tx, given, standing);
      if (!allowed.ok) return refuse(tx, given, allowed);
      if (given.state === 'live') await displace(tx, given, standing);
      await move(tx, { ...given, from: stateIn(standing, given.strategyId), isRollback: false });
      return ok(await summaryIn(tx, given.strategyId));
    },
    { isolation: 'serializable' },
  );
}

function stateIn(standing: readonly ReleaseRow[], id: StrategyId): ReleaseState | null {
  return standing.find(({ strategy_id }) => strategy_id === id)?.state ?? null;
}

async function releaseAllowed(
  tx: Tx,
  given: ReleaseStrategy,
  standing: readonly ReleaseRow[],
): Promise<Result<null, Problem>> {
  const { strategyId: strategy, environment, state } = given;
  const row = await findVersion(tx, strategy);
  if (!row) return notFound();
  if (row.state !== 'approved') return problem('decisions.not-approved', { state: row.state });
  const follows = followsFrom(given, standing);
  const { after } = environments[environment];
  if (!follows.ok || state === 'retired' || after === null) return follows;
  const promoted = await wasLive(tx, { strategy, environment: after });
  return promoted ? follows : problem('decisions.not-promoted', { environment, after });
}

/** Whether a release may follow what stands in its environment. */
function followsFrom(given: ReleaseStrategy, standing: readonly ReleaseRow[]): Result<null, Problem> {
  const { strategyId, environment, state, share_ppm } = given;
  const from = stateIn(standing, strategyId);
  if (from === 'live' && state === 'retired') return problem('decisions.live-needs-successor');
  const changesShare = from === 'canary' && state === 'canary';
  if (!changesShare && !mayRelease(from ?? 'none', state)) {
    return problem('decisions.step-not-allowed', { from: from ?? 'approved', to: state });
  }
  if ((state === 'canary') !== (share_ppm !== undefined)) return problem('decisions.share-of-canary');
  const another = standing.some((one) => one.state === 'canary' && one.strategy_id !== strategyId);
  return state === 'canary' && another ? problem('decisions.canary-standing', { environment }) : ok(null);
}

async function refuse(
  tx: Tx,
  { strategyId, environment, state }: ReleaseStrategy,
  refusal: { ok: false; error: Problem },
) {
  const { code: reason } = refusal.error;
  const details = { environment, state };
  await tx.audit({ action: 'release-strategy', subject: strategyId, outcome: 'refused', reason, details });
  return refusal;
}

/** Whatever was live before gives its place. */
async function displace(tx: Tx, given: ReleaseStrategy, standing: readonly ReleaseRow[]): Promise<void> {
  const before = standing.find(({ state }) => state === 'live');
  if (!before) return;
  const { environment, note } = given;
  await move(tx, {
    strategyId: before.strategy_id,
    environment,
    state: 'retired',
    note,
    from: 'live',
    isRollback: false,
  });
}

interface Move extends ReleaseStrategy {
  readonly from: ReleaseState | null;
  readonly isRollback: boolean;
}

async function move(
  tx: Tx,
  { strategyId, environment, state, share_ppm, note, from, isRollback }: Move,
): Promise<void> {
  const share = share_ppm ?? null;
  const row = await findVersion(tx, strategyId);
  await setRelease(tx, { environment, strategy_id: strategyId, state, share_ppm: share });
  await insertChange(tx, {
    strategy_id: strategyId,
    revision: row?.revision ?? 1,
    environment,
    from_state: from,
    to_state: state,
    is_rollback: isRollback,
    share_ppm: share,
    note,
  });
  const details = { environment, from, to: state, share_ppm: share, isRollback, note };
  await tx.audit({ action: 'release-strategy', subject: strategyId, outcome: 'done', details });
  const data: StrategyReleased = { strategyId, environment, state, isRollback };
  await tx.publish({ type: 'decisions.strategy-released', version: 1, subject: strategyId, data });
}

export interface RollBackStrategy {
  readonly environment: Environment;
  readonly note: string;
}

/**
 * Takes the newest release back at once, by one person, because two had agreed on what stood before: a canary ends, else the
 * version that was live before comes back. What was taken back returns only by a release.
 */
export async function rollBackStrategy(
  parts: DecisionsParts,
  context: Context,
  { environment, note }: RollBackStrategy,
): Promise<Result<StrategySummary, Problem>> {
  await seedStrategy(parts, context);
  return parts.database.transaction(
    context,
    async (tx): Promise<Result<StrategySummary, Problem>> => {
      const standing = (await allReleases(tx)).filter((one) => one.environment === environment);
      const canary = standing.find(({ state }) => state === 'canary');
      const live = standing.find(({ state }) => state === 'live');
      const back = live && previousLive(live.strategy_id, await liveHistory(tx, environment));
      const taken = canary ?? (back && live);
      if (!taken) return refuseRollback(tx, environment);
      const { strategy_id: strategyId, state: from } = taken;
      await move(tx, { strategyId, environment, state: 'retired', note, from, isRollback: true });
      if (canary || !back) return ok(await summaryIn(tx, strategyId));
      const before = stateIn(standing, back);
      await move(tx, { strategyId: back, environment, state: 'live', note, from: before, isRollback: true });
      return ok(await summaryIn(tx, back));
    },
    { isolation: 'serializable' },
  );
}

async function refuseRollback(tx: Tx, environment: Environment) {
  const nothing = problem('decisions.nothing-to-roll-back', { environment });
  const { code: reason } = nothing.error;
  await tx.audit({ action: 'roll-back-strategy', subject: environment, outcome: 'refused', reason });
  return nothing;
}
