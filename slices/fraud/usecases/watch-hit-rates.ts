import { actorName, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { Typology } from '@lendline/typology';
import type { GuardAlert, GuardAlertId } from '../contract.ts';
import { problem } from '../problems.ts';
import { countHits } from '../rules/count-hits.ts';
import { judgeHitRate } from '../rules/hit-rate.ts';
import { lastHits } from '../store/past-assessments.ts';
import { insertHalt, listHalts, lockHalt, resumeHalt, resumptions, toGuardAlert } from '../store/typology-halts.ts';
import type { FraudTables, TypologyHaltRow } from '../store/tables.ts';
import { ensureSeeded } from './seed-typologies.ts';
import type { FraudParts } from './parts.ts';

type Tx = SliceTransaction<FraudTables>;
type Answer = Result<GuardAlert, Problem>;

const lookEvery_ms = 60_000;

/** Has hit rates looked at soon after an alert, once for all alerts of a minute: a rate that jumps is alerts that come. */
export async function planWatch(tx: Tx): Promise<void> {
  const next = (Math.floor(tx.context.now().epochMilliseconds / lookEvery_ms) + 1) * lookEvery_ms;
  const runAt = Temporal.Instant.fromEpochMilliseconds(next);
  await tx.enqueue({ task: 'watch-hit-rates', payload: {}, key: runAt.toString(), runAt });
}

/** Halts every typology whose hit rate jumped, and tells its owner. */
export async function watchHitRates(parts: FraudParts, context: Context): Promise<void> {
  for (const typology of await haltJumped(parts, context)) {
    parts.metrics.count('events', 'typology-halted');
    parts.log.warn({ slice: 'fraud', code: 'typology-halted', scope: typology }, 'the hit rate of a typology jumped');
  }
}

/** Answers those that were halted now. */
async function haltJumped(parts: FraudParts, context: Context): Promise<readonly string[]> {
  const { guard, database } = parts;
  return database.transaction(context, async (tx) => {
    const halted: string[] = [];
    const live = await ensureSeeded(parts, tx);
    const [rows, resumed] = [await lastHits(tx, guard.recent + guard.baseline), await resumptions(tx)];
    for (const typology of live.document as readonly Typology[]) {
      const since = resumed.get(typology.id);
      if (since === null) continue;
      const { recent, baseline } = countHits(rows, typology.id, { since: since ?? null, rules: guard });
      const { pValue, jumped } = judgeHitRate(recent, baseline, guard);
      if (!jumped) continue;
      const figures = {
        recent_hits: recent.hits,
        recent_rows: recent.assessments,
        baseline_hits: baseline.hits,
        baseline_rows: baseline.assessments,
        p_value: pValue,
        threshold: guard.significance,
      };
      if (await halt(tx, { typology, owner: live.saved_by, by: null, note: null, figures })) halted.push(typology.id);
    }
    return halted;
  });
}

const noFigures = {
  recent_hits: 0,
  recent_rows: 0,
  baseline_hits: 0,
  baseline_rows: 0,
  p_value: 1,
  threshold: 0,
} as const;

interface ToHalt {
  readonly typology: Typology;
  readonly owner: string;
  readonly by: string | null;
  readonly note: string | null;
  readonly figures: Pick<TypologyHaltRow, keyof typeof noFigures>;
}

async function halt(tx: Tx, { typology, owner, by, note, figures }: ToHalt): Promise<TypologyHaltRow | null> {
  const row: TypologyHaltRow = {
    id: newId('guardalert', tx.context.now()),
    tenant: tx.context.tenant,
    typology: typology.id,
    title: typology.name,
    ...figures,
    owner,
    halted_by: by,
    halt_note: note,
    halted_at: tx.context.now(),
    resumed_at: null,
    resumed_by: null,
    note: null,
  };
  if (!(await insertHalt(tx, row))) return null;
  const details = { typology: row.typology, owner, note, ...figures };
  await tx.audit({ action: 'halt-typology', subject: row.id, outcome: 'done', details });
  const data = { alertId: row.id, typology: row.typology, owner };
  await tx.publish({ type: 'fraud.typology-halted', version: 1, subject: row.id, data });
  return row;
}

/** Halts a typology by hand. */
export async function haltTypology(
  parts: FraudParts,
  context: Context,
  { typology, note }: { readonly typology: string; readonly note: string },
): Promise<Answer> {
  return parts.database.transaction(context, async (tx) => {
    const live = await ensureSeeded(parts, tx);
    const found = (live.document as readonly Typology[]).find(({ id }) => id === typology);
    if (!found) return problem('fraud.no-such-typology', { typology });
    const by = actorName(context.actor);
    const row = await halt(tx, { typology: found, owner: live.saved_by, by, note, figures: noFigures });
    return row ? ok(toGuardAlert(row)) : problem('fraud.typology-halted');
  });
}

/** Lets a typology go on. Its hit rate is judged from here on. */
export async function resumeTypology(
  { database }: FraudParts,
  context: Context,
  { alertId, note }: { readonly alertId: GuardAlertId; readonly note: string },
): Promise<Answer> {
  return database.transaction(context, async (tx) => {
    const row = await lockHalt(tx, alertId);
    if (!row) return notFound();
    if (row.resumed_at) return problem('fraud.typology-resumed');
    const resumed = await resumeHalt(tx, row.id, { by: actorName(context.actor), note });
    const { typology } = row;
    await tx.audit({ action: 'resume-typology', subject: row.id, outcome: 'done', details: { typology, note } });
    const data = { alertId: row.id, typology };
    await tx.publish({ type: 'fraud.typology-resumed', version: 1, subject: row.id, data });
    return ok(toGuardAlert(resumed));
  });
}

export async function listGuardAlerts(
  { database }: FraudParts,
  context: Context,
  of: { readonly state?: 'halted' | 'resumed' | undefined },
): Promise<Result<{ alerts: readonly GuardAlert[] }, Problem>> {
  return ok({ alerts: await database.transaction(context, (tx) => listHalts(tx, of), { readOnly: true }) });
}
