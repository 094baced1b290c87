import { actorName, canonicalJson, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { StrategyDetail, StrategyId } from '../contract.ts';
import { problem } from '../problems.ts';
import { deciding, insertChange } from '../store/releases.ts';
import {
  changeVersion,
  findVersion,
  insertRevision,
  insertVersion,
  lockVersion,
  newestNumber,
  type Stored,
} from '../store/strategies.ts';
import type { DecisionsTables } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';
import { getStrategy } from './read-strategies.ts';
import { seedStrategy } from './seed-strategy.ts';

type Tx = SliceTransaction<DecisionsTables>;

const most_kB = 1_000;

export interface DraftStrategy {
  readonly from?: StrategyId | undefined;
  readonly document?: unknown;
  readonly note: string;
}

/** Begins a version, from the one named or the live one, or from a document of the caller's. */
export async function draftStrategy(
  parts: DecisionsParts,
  context: Context,
  given: DraftStrategy,
): Promise<Result<StrategyDetail, Problem>> {
  await seedStrategy(parts, context);
  const document = given.document === undefined ? ok(null) : readable(given.document);
  if (!document.ok) return document;
  const id = newId('strategy', context.now());
  const done = await parts.database.transaction(
    context,
    async (tx) => {
      const base = await baseOf(parts, tx, given.from);
      if (!base) return notFound();
      const number = (await newestNumber(tx)) + 1;
      const { name } = base;
      const row = { id, number, name, origin: 'lender', based_on: base.id, state: 'draft', revision: 1 } as const;
      await insertVersion(tx, { ...row, is_beside: false });
      await insert(parts, tx, { id, revision: 1, document: document.value ?? base.document, note: given.note });
      await insertChange(tx, { ...stepOf(id, 1), to_state: 'draft', note: given.note });
      await tx.audit({ action: 'draft-strategy', subject: id, outcome: 'done', details: { number, basedOn: base.id } });
      return ok(null);
    },
    { isolation: 'serializable' },
  );
  return done.ok ? getStrategy(parts, context, { strategyId: id }) : done;
}

async function baseOf(
  { environment }: DecisionsParts,
  tx: Tx,
  from: StrategyId | undefined,
): Promise<Stored | undefined> {
  const id = from ?? (await deciding(tx, environment)).find(({ state }) => state === 'live')?.strategy_id;
  return id === undefined ? undefined : findVersion(tx, id);
}

function stepOf(id: StrategyId, revision: number) {
  return {
    strategy_id: id,
    revision,
    environment: null,
    from_state: null,
    is_rollback: false,
    share_ppm: null,
  } as const;
}

interface NewRevision {
  readonly id: StrategyId;
  readonly revision: number;
  readonly document: string;
  readonly note: string;
}

async function insert({ hash }: DecisionsParts, tx: Tx, { id, revision, document, note }: NewRevision): Promise<void> {
  await insertRevision(tx, {
    strategy_id: id,
    revision,
    document,
    document_hash: hash(document),
    note,
    saved_by: actorName(tx.context.actor),
  });
}

export interface SaveStrategy {
  readonly strategyId: StrategyId;
  readonly revision: number;
  readonly document: unknown;
  readonly note: string;
}

/**
 * Saves a draft over the revision that the caller began from; who was slower writes nothing and is told by whom they were
 * overtaken. Every revision is kept. Faults are kept, too: a draft need not be finished to be saved.
 */
export async function saveStrategy(
  parts: DecisionsParts,
  context: Context,
  given: SaveStrategy,
): Promise<Result<StrategyDetail, Problem>> {
  const document = readable(given.document);
  if (!document.ok) return document;
  const { strategyId: id, note } = given;
  const done = await parts.database.transaction(context, async (tx): Promise<Result<null, Problem>> => {
    const row = await lockVersion(tx, id);
    if (!row) return notFound();
    const refused = refusalOf(row, given.revision);
    if (refused) {
      const details = { revision: given.revision, kept: row.revision };
      await tx.audit({ action: 'save-strategy', subject: id, outcome: 'refused', reason: refused.error.code, details });
      return refused;
    }
    const revision = row.revision + 1;
    await insert(parts, tx, { id, revision, document: document.value, note });
    await changeVersion(tx, id, { revision });
    await tx.audit({ action: 'save-strategy', subject: id, outcome: 'done', details: { revision, note } });
    return ok(null);
  });
  return done.ok ? getStrategy(parts, context, { strategyId: id }) : done;
}

function refusalOf(row: Stored, revision: number): { ok: false; error: Problem } | null {
  if (row.state !== 'draft') return problem('decisions.strategy-not-draft', { state: row.state });
  if (row.revision === revision) return null;
  return problem('decisions.strategy-changed', { by: row.saved_by, revision: row.revision });
}

/** The one text of a document, whatever the order of its fields. */
function readable(document: unknown): Result<string, Problem> {
  const text = canonicalJson(document);
  return text.length > most_kB * 1000 ? problem('decisions.document-too-large', { most: most_kB }) : ok(text);
}
