import { actorName, canonicalJson, type Context, newId } from '@lendline/kernel';
import { asService, type SliceTransaction } from '@lendline/platform';
import { packStrategy } from '@lendline/strategy';
import { type Environment, type StrategyId } from '../contract.ts';
import { environmentNames } from '../rules/environments.ts';
import { deciding, insertChange, setRelease } from '../store/releases.ts';
import { findVersion, insertRevision, insertVersion, isSeeded, newestNumber } from '../store/strategies.ts';
import type { DecisionsTables } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';

type Tx = SliceTransaction<DecisionsTables>;

/**
 * Makes the pack's own strategy the first version, live everywhere, so that nothing changes for who never looks. A newer
 * Lendline whose pack says something else follows it in the same way, where nobody has put a version of their own in its
 * place; each document of a pack is taken over once, so that processes of two versions do not undo each other.
 */
export async function seedStrategy(parts: DecisionsParts, context: Context): Promise<void> {
  if (parts.seeded.has(context.tenant)) return;
  await parts.database.transaction(asService(context, 'decisions'), (tx) => seed(parts, tx), {
    isolation: 'serializable',
  });
  parts.seeded.add(context.tenant);
}

async function seed({ pack, hash }: DecisionsParts, tx: Tx): Promise<void> {
  const document = canonicalJson(packStrategy(pack));
  const documentHash = hash(document);
  if (await isSeeded(tx, documentHash)) return;
  const number = (await newestNumber(tx)) + 1;
  const places = await placesOfPack(tx);
  if (places.length === 0) return;
  const id = newId('strategy', tx.context.now());
  const version = {
    id,
    number,
    name: pack.id,
    origin: 'pack',
    based_on: null,
    state: 'approved',
    revision: 1,
  } as const;
  await insertVersion(tx, { ...version, is_beside: false });
  const by = actorName(tx.context.actor);
  await insertRevision(tx, {
    strategy_id: id,
    revision: 1,
    document,
    document_hash: documentHash,
    note: '',
    saved_by: by,
  });
  await insertChange(tx, { ...step(id), environment: null, from_state: null, to_state: 'approved' });
  for (const { environment, before } of places) {
    if (before) {
      await setRelease(tx, { environment, strategy_id: before, state: 'retired', share_ppm: null });
      await insertChange(tx, { ...step(before), environment, from_state: 'live', to_state: 'retired' });
    }
    await setRelease(tx, { environment, strategy_id: id, state: 'live', share_ppm: null });
    await insertChange(tx, { ...step(id), environment, from_state: null, to_state: 'live' });
  }
  const details = { number, pack: pack.id, environments: places.map(({ environment }) => environment) };
  await tx.audit({ action: 'seed-strategy', subject: id, outcome: 'done', details });
}

function step(id: StrategyId) {
  return { strategy_id: id, revision: 1, is_rollback: false, share_ppm: null, note: '' } as const;
}

interface Place {
  readonly environment: Environment;
  readonly before: StrategyId | undefined;
}

/** The environments in which the pack decides: those where nothing does, and those where an earlier one of its own does. */
async function placesOfPack(tx: Tx): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const environment of environmentNames) {
    const live = (await deciding(tx, environment)).find(({ state }) => state === 'live');
    const version = live && (await findVersion(tx, live.strategy_id));
    if (!version || version.origin === 'pack') places.push({ environment, before: version?.id });
  }
  return places;
}
