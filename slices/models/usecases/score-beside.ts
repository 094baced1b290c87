import { type Context, present } from '@lendline/kernel';
import { z } from '@lendline/platform';
import { scorersOf } from '../store/assignments.ts';
import { findKeptScore, insertModelScores } from '../store/kept-scores.ts';
import type { AssignmentRow, KeptScoreRow, ModelScoreRow } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';
import { readyModel } from './ready-model.ts';
import { scheduleWatch } from './watch-drift.ts';

/**
 * After a decision: what every model of the segment says about the same values, the champion's bins among them. The
 * decision does not wait for it and cannot be changed by it.
 */
export async function scoreBeside(parts: ModelsParts, context: Context, keptId: string): Promise<void> {
  const { database } = parts;
  const { kept, scorers } = await database.transaction(context, async (tx) => {
    const row = await findKeptScore(tx, keptId);
    return { kept: row, scorers: row ? await scorersOf(tx, row.segment) : [] };
  });
  // Consent was withdrawn in between: there is nothing left to score.
  if (!kept?.feature_values) return;
  const rows: Omit<ModelScoreRow, 'tenant'>[] = [];
  for (const scorer of withDecider(scorers, kept)) {
    const row = await scoreOf(parts, context, { kept, scorer });
    if (row) rows.push(row);
  }
  await database.transaction(context, async (tx) => {
    await insertModelScores(tx, rows);
    for (const { model_id } of rows) await scheduleWatch(tx, model_id, kept.scored_at);
  });
}

type Scorer = Pick<AssignmentRow, 'model_id' | 'role'>;

/** The model that decided counts as champion of this decision, whatever became of it since. */
function withDecider(scorers: readonly Scorer[], { model_id }: KeptScoreRow): readonly Scorer[] {
  return [{ model_id, role: 'champion' }, ...scorers.filter((scorer) => scorer.model_id !== model_id)];
}

async function scoreOf(
  parts: ModelsParts,
  context: Context,
  { kept, scorer }: { readonly kept: KeptScoreRow; readonly scorer: Scorer },
): Promise<Omit<ModelScoreRow, 'tenant'> | null> {
  const values = present(kept.feature_values, 'the values are there');
  const model = await readyModel(parts, context, scorer.model_id);
  // A challenger that reads features nobody computes yet has nothing to say; that is told by its empty figures.
  if (model.features.some((name) => values[name] === undefined)) {
    parts.log.warn({ slice: 'models', code: scorer.model_id }, 'a model beside the champion reads features not given');
    return null;
  }
  const { pd, score } = await model.opened.scoreRow(values);
  const bins = model.binner?.({ pd, values }) ?? [];
  return { kept_id: kept.id, model_id: scorer.model_id, role: scorer.role, pd, score, bins, scored_at: kept.scored_at };
}

const payload = z.object({ keptId: z.string() });

/** The kept score that a job is about. */
export function keptIdIn(value: unknown): string {
  return present(payload.safeParse(value).data, 'a job names the score it is about').keptId;
}
