import { assert, type Context, present, seededRandom } from '@lendline/kernel';
import { asService, type SliceTransaction, z } from '@lendline/platform';
import {
  type DriftReference,
  expectedPerformance,
  maturedPerformance,
  type MaturedPerformance,
  measureDrift,
} from '@lendline/scoring';
import type { ModelAlert, ModelId } from '../contract.ts';
import { type Finding, findingsOf, type WeekFacts } from '../rules/findings.ts';
import { raiseAlert } from '../store/alerts.ts';
import { assignmentsOf } from '../store/assignments.ts';
import { writeWeek } from '../store/drift-weeks.ts';
import { dutiesOf } from '../store/duties.ts';
import { maturedScoresOf, type ScoredOutcome, scoresOf } from '../store/kept-scores.ts';
import { findModel, type Listed, referenceOf } from '../store/models.ts';
import type { AssignmentRow, ModelsTables } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';
import { planRetraining } from './retrain.ts';

type Tx = SliceTransaction<ModelsTables>;

/** The Monday (UTC) of the week that an instant is in. */
export function weekOf(at: Temporal.Instant): Temporal.PlainDate {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** Has a week of a model looked at, once an hour at most: the same hour and week is the same job. */
export async function scheduleWatch(tx: Tx, model: ModelId, scoredAt: Temporal.Instant): Promise<void> {
  const week = weekOf(scoredAt).toString();
  const hour = tx.context.now().round({ smallestUnit: 'hour', roundingMode: 'ceil' });
  await tx.enqueue({ task: 'watch-drift', payload: { model, week }, key: `${model}:${week}`, runAt: hour });
}

export interface Watched {
  readonly model: ModelId;
  readonly week: Temporal.PlainDate;
}

const week_h = 24 * 7;
const weeksInQuarter = 13;
/** More would tell the same, and the interval is drawn from the rows many times. */
const mostMatured = 20_000;

/** Holds the scores of one week against the model's reference and its promises, and raises each finding once. */
export async function watchDrift(parts: ModelsParts, asked: Context, { model, week }: Watched): Promise<void> {
  // What is found is nobody's doing: the service raises it and asks for what follows.
  const context = asService(asked, 'models');
  const raised = await parts.database.transaction(context, async (tx) => {
    const row = await findModel(tx, model);
    assert(row, 'a job is about a registered model');
    const from = week.toZonedDateTime('UTC').toInstant();
    const before = from.add({ hours: week_h });
    const scores = await scoresOf(tx, { model, from, before });
    if (scores.length === 0) return [];
    const figures = figuresOf(scores, await referenceOf(tx, model), row);
    await writeWeek(tx, { model_id: model, week, rows: scores.length, ...figures });
    const role = watchedRole(await assignmentsOf(tx, model));
    if (role === 'champion') await planRetraining(parts, tx, row);
    // What neither decides nor is about to may drift without waking anybody: its figures show it.
    if (role === undefined) return [];
    const start = from.subtract({ hours: week_h * (weeksInQuarter - 1) });
    const quarter = await maturedScoresOf(tx, { model, from: start, before, limit: mostMatured });
    const facts = { ...figures, quarter: maturedOf(quarter, promised(row).auc) };
    return raise(tx, { row, role, week, found: findingsOf(facts, promised(row)) });
  });
  for (const { finding } of raised) {
    parts.metrics.count('events', `model-alert:${finding}`);
    parts.log.warn({ slice: 'models', code: finding, scope: model }, 'a model is not what it was');
  }
}

/** A challenger is somebody's next champion: whoever is asked to approve it has to know. */
function watchedRole(assignments: readonly AssignmentRow[]): ModelAlert['role'] | undefined {
  const roles = assignments.map(({ role }) => role);
  return (['champion', 'challenger'] as const).find((role) => roles.includes(role));
}

function figuresOf(
  scores: readonly ScoredOutcome[],
  reference: DriftReference | null,
  row: Listed,
): Omit<WeekFacts, 'quarter'> {
  const binned = scores.filter(({ bins }) => bins.length > 0).map(({ bins }) => bins);
  const pd = Float64Array.from(scores, (score) => score.pd);
  return {
    drift: reference && binned.length > 0 ? measureDrift(reference, binned) : { score: null, features: [] },
    expected: expectedPerformance(pd),
    matured: maturedOf(scores, promised(row).auc),
  };
}

/** The seed is fixed: the same week gives the same interval. */
function maturedOf(scores: readonly ScoredOutcome[], promisedAuc: number): MaturedPerformance | null {
  const known = scores.filter(({ bad }) => bad !== null);
  if (known.length === 0) return null;
  const pd = Float64Array.from(known, (score) => score.pd);
  const bad = Uint8Array.from(known, (score) => (score.bad ? 1 : 0));
  return maturedPerformance({ pd, bad, promisedAuc }, seededRandom(1));
}

function promised({ metrics }: Listed): { auc: number; aucLow: number } {
  const auc = metrics['auc'] ?? 0;
  return { auc, aucLow: metrics['auc_low'] ?? auc };
}

interface ToRaise {
  readonly row: Listed;
  readonly role: ModelAlert['role'];
  readonly week: Temporal.PlainDate;
  readonly found: readonly Finding[];
}

async function raise(tx: Tx, { row, role, week, found }: ToRaise): Promise<readonly Finding[]> {
  const duties = await dutiesOf(tx, row.id);
  const owner = duties.find(({ duty }) => duty === 'monitoring')?.holder ?? row.registered_by;
  const raised: Finding[] = [];
  for (const finding of found) {
    const id = await raiseAlert(tx, { model: row.id, role, week, owner, found: finding });
    if (id === null) continue;
    raised.push(finding);
    const data = { alertId: id, modelId: row.id, week: week.toString(), owner, ...finding };
    await tx.audit({ action: 'raise-alert', subject: row.id, outcome: 'done', details: { ...data } });
    await tx.publish({ type: 'models.alert-raised', version: 1, subject: row.id, data });
  }
  return raised;
}

const payload = z.object({ model: z.string(), week: z.string() });

/** The model and week that a job is about. */
export function watchedIn(value: unknown): Watched {
  const { model, week } = present(payload.safeParse(value).data, 'a job names the model and week it looks at');
  return { model: model as ModelId, week: Temporal.PlainDate.from(week) };
}
