import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId, Segment } from '../contract.ts';
import type { Pair } from '../rules/compare-scores.ts';
import type { KeptScoreRow, ModelScoreRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** False when the attempt was kept already: a decision that is asked for again has one score. */
export async function insertKeptScore({ db, context }: Tx, row: Omit<KeptScoreRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('kept_score')
    .values({ ...row, tenant: context.tenant, feature_values: row.feature_values && toJson(row.feature_values) })
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id', 'attempt']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findKeptScore({ db }: Tx, id: string): Promise<KeptScoreRow | undefined> {
  return db.selectFrom('kept_score').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertModelScores(
  { db, context }: Tx,
  rows: readonly Omit<ModelScoreRow, 'tenant'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('model_score')
    .values(rows.map((row) => ({ ...row, tenant: context.tenant })))
    .onConflict((conflict) => conflict.columns(['tenant', 'model_id', 'kept_id']).doNothing())
    .execute();
}

/** The values that a line's scores were made of are forgotten; the numbers of bins stay. */
export async function forgetValues({ db }: Tx, line: string): Promise<number> {
  const rows = await db
    .updateTable('kept_score')
    .set({ feature_values: null })
    .where('line_id', '=', line)
    .where('feature_values', 'is not', null)
    .returning('id')
    .execute();
  return rows.length;
}

export interface ScoredOutcome {
  readonly pd: number;
  readonly bins: readonly number[];
  /** Null while it is not known. */
  readonly bad: boolean | null;
}

/** What a model said from `from` up to `before`, with outcomes where they are known. */
export async function scoresOf(
  { db }: Tx,
  {
    model,
    from,
    before,
  }: { readonly model: ModelId; readonly from: Temporal.Instant; readonly before: Temporal.Instant },
): Promise<readonly ScoredOutcome[]> {
  return db
    .selectFrom('model_score')
    .innerJoin('kept_score', 'kept_score.id', 'model_score.kept_id')
    .leftJoin('outcome', 'outcome.application_id', 'kept_score.application_id')
    .select(['model_score.pd', 'model_score.bins', 'outcome.bad'])
    .where('model_score.model_id', '=', model)
    .where('model_score.scored_at', '>=', from)
    .where('model_score.scored_at', '<', before)
    .orderBy('model_score.kept_id')
    .execute();
}

/** The weeks (Mondays, UTC) in which a model gave scores to these applications. */
export async function weeksScored({ db }: Tx, applications: readonly string[]) {
  return db
    .selectFrom('model_score')
    .innerJoin('kept_score', 'kept_score.id', 'model_score.kept_id')
    .select(['model_score.model_id', 'model_score.scored_at'])
    .where('kept_score.application_id', 'in', applications)
    .execute();
}

/** The newest applications of a segment that two models scored. */
export async function pairsOf(
  { db }: Tx,
  of: { readonly champion: ModelId; readonly other: ModelId; readonly segment: Segment; readonly limit: number },
): Promise<readonly Pair[]> {
  return db
    .selectFrom('model_score as first')
    .innerJoin('model_score as second', 'second.kept_id', 'first.kept_id')
    .innerJoin('kept_score', 'kept_score.id', 'first.kept_id')
    .leftJoin('outcome', 'outcome.application_id', 'kept_score.application_id')
    .select(['first.pd as champion', 'second.pd as other', 'outcome.bad'])
    .where('first.model_id', '=', of.champion)
    .where('second.model_id', '=', of.other)
    .where('kept_score.segment', '=', of.segment)
    .orderBy('kept_score.scored_at', 'desc')
    .limit(of.limit)
    .execute();
}

export interface MaturedRow {
  readonly id: string;
  readonly feature_values: KeptScoreRow['feature_values'];
  readonly bad: boolean;
  readonly scored_at: Temporal.Instant;
}

/** Applications with values and an outcome, the oldest first: what a retraining learns from. */
export async function maturedRows(
  { db }: Tx,
  of: { readonly segment: Segment; readonly ids?: readonly string[] | null; readonly limit: number },
): Promise<readonly MaturedRow[]> {
  let query = db
    .selectFrom('kept_score')
    .innerJoin('outcome', 'outcome.application_id', 'kept_score.application_id')
    .select(['kept_score.id', 'kept_score.feature_values', 'outcome.bad', 'kept_score.scored_at'])
    .where('kept_score.segment', '=', of.segment)
    .where('kept_score.feature_values', 'is not', null);
  if (of.ids) query = query.where('kept_score.id', 'in', of.ids);
  const newest = await query.orderBy('scored_at', 'desc').orderBy('id', 'desc').limit(of.limit).execute();
  return newest.toReversed();
}

export async function scoresSince({ db }: Tx, from: Temporal.Instant): Promise<ReadonlyMap<ModelId, number>> {
  const rows = await db
    .selectFrom('model_score')
    .select(({ fn }) => ['model_id', fn.countAll<bigint>().as('scores')])
    .where('scored_at', '>=', from)
    .groupBy('model_id')
    .execute();
  return new Map(rows.map(({ model_id, scores }) => [model_id, Number(scores)]));
}
