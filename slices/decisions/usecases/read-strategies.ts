import { type Context, ok, present, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type {
  DocumentPlace,
  StrategiesClient,
  StrategyDetail,
  StrategyDiff,
  StrategyId,
  StrategySummary,
} from '../contract.ts';
import { diffDocuments } from '../rules/diff-documents.ts';
import { allReleases, changesOf } from '../store/releases.ts';
import { allVersions, documentAt, findVersion, revisionsOf } from '../store/strategies.ts';
import { strategySummary } from '../store/strategy-view.ts';
import type { DecisionsTables } from '../store/tables.ts';
import { faultsOf } from './check-document.ts';
import type { DecisionsParts } from './parts.ts';
import { seedStrategy } from './seed-strategy.ts';

type Tx = SliceTransaction<DecisionsTables>;
type Listed = Awaited<ReturnType<StrategiesClient['listStrategies']>>;

/** Every version, newest first. */
export async function listStrategies(parts: DecisionsParts, context: Context): Promise<Listed> {
  await seedStrategy(parts, context);
  const { environment } = parts;
  return parts.database.transaction(
    context,
    async (tx) => {
      const releases = await allReleases(tx);
      const strategies = (await allVersions(tx)).map((row) => strategySummary(row, releases));
      return ok({ environment, strategies });
    },
    { readOnly: true },
  );
}

/** A version with its document, the newest revision unless another is named. */
export async function getStrategy(
  parts: DecisionsParts,
  context: Context,
  { strategyId, revision }: { readonly strategyId: StrategyId; readonly revision?: number | undefined },
): Promise<Result<StrategyDetail, Problem>> {
  const read = await parts.database.transaction(
    context,
    async (tx) => {
      const row = await findVersion(tx, strategyId);
      if (!row) return null;
      const text = revision === undefined ? row.document : await documentAt(tx, { strategy: row.id, revision });
      const [summary, history] = [strategySummary(row, await allReleases(tx)), await changesOf(tx, row.id)];
      return { summary, text, history, revisions: await revisionsOf(tx, row.id) };
    },
    { readOnly: true },
  );
  if (read?.text === undefined) return notFound();
  const document: unknown = JSON.parse(read.text);
  const revisions = read.revisions.map((one) => ({
    revision: one.revision,
    savedBy: one.saved_by,
    savedAt: one.saved_at.toString(),
    note: one.note,
  }));
  const faults = await faultsOf(parts, context, document);
  return ok({ ...read.summary, document, faults, history: read.history, revisions });
}

/** A version as it is now, in a transaction that has just changed it. */
export async function summaryIn(tx: Tx, id: StrategyId): Promise<StrategySummary> {
  const row = present(await findVersion(tx, id), 'a version that was changed is there');
  return strategySummary(row, await allReleases(tx));
}

export async function diffStrategies(
  parts: DecisionsParts,
  context: Context,
  { from, to }: { readonly from: DocumentPlace; readonly to: DocumentPlace },
): Promise<Result<StrategyDiff, Problem>> {
  const before = await documentIn(parts, context, from);
  if (!before.ok) return before;
  const after = await documentIn(parts, context, to);
  return after.ok ? ok(diffDocuments(before.value, after.value)) : after;
}

/** The document that is meant, parsed. Errors: 404. */
export async function documentIn(
  { database }: DecisionsParts,
  context: Context,
  place: DocumentPlace,
): Promise<Result<unknown, Problem>> {
  if ('document' in place) return ok(place.document);
  const { strategyId, revision } = place;
  const text = await database.transaction(
    context,
    async (tx) => {
      const row = await findVersion(tx, strategyId);
      if (!row || revision === undefined) return row?.document;
      return documentAt(tx, { strategy: row.id, revision });
    },
    { readOnly: true },
  );
  return text === undefined ? notFound() : ok(JSON.parse(text) as unknown);
}
