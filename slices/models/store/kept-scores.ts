import { sql } from 'kysely';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { ModelId, Segment } from '../contract.ts';
import type { Pair } from '../rules/compare-scores.ts';
import type { KeptScoreRow, ModelsTables } from './tables.ts';

type Tx = SliceTransaction<ModelsTables>;

/** An attempt is kept once: a decision that is asked for again has one score. */
export async function insertKeptScore({ db, context }: Tx, row: Omit<KeptScoreRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('kept_score')
    .values({ ...row, tenant: context.tenant, feature_values: row.feature_values && toJson(row.feature_values) })
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id', 'attempt']).doNothing())
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

export interface Window {
  readonly model: ModelId;
  readonly from: Temporal.Instant;
  readonly before: Temporal.Instant;
}

/** What a model said in a window, with outcomes where they are known. */
export async function scoresOf(tx: Tx, window: Window): Promise<readonly ScoredOutcome[]> {
  return scoredSelect(tx, window).orderBy('model_score.kept_id').execute();
}

/** The newest of these whose outcome is known, of so many at most. */
export async function maturedScoresOf(
  tx: Tx,
  { limit, ...window }: Window & { readonly limit: number },
): Promise<readonly ScoredOutcome[]> {
  return scoredSelect(tx, window)
    .where('outcome.bad', 'is not', null)
    .orderBy('model_score.scored_at', 'desc')
    .limit(limit)
    .execute();
}

function scoredSelect({ db }: Tx, { model, from, before }: Window) {
  return db
    .selectFrom('model_score')
    .innerJoin('kept_score', 'kept_score.id', 'model_score.kept_id')
    .leftJoin('outcome', 'outcome.application_id', 'kept_score.application_id')
    .select(['model_score.pd', 'model_score.bins', 'outcome.bad'])
    .where('model_score.model_id', '=', model)
    .where('model_score.scored_at', '>=', from)
    .where('model_score.scored_at', '<', before);
}

/** When which model gave scores to these applications, of which there is at least one. */
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
  // As one parameter: a run may have learnt from more rows than a statement takes parameters.
  if (of.ids) query = query.where(sql<boolean>`kept_score.id = any(${of.ids})`);
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
