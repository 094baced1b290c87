import { type Context, type FileAnswer, ok, present, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import { actorName } from '@lendline/kernel';
import type { Duty, Exposure, InventoryRow, ModelId } from '../contract.ts';
import { problem } from '../problems.ts';
import { inventoryCsv } from '../rules/inventory-csv.ts';
import { dutyNames, materialityOf, reviewEvery_days } from '../rules/materiality.ts';
import { openAlertsByModel } from '../store/alerts.ts';
import { allAssignments } from '../store/assignments.ts';
import { allDuties, allMaterialities, dutiesOf, setDutyRow, setMaterialityRow } from '../store/duties.ts';
import { scoresSince } from '../store/kept-scores.ts';
import { allModels, findModel, toSummary } from '../store/models.ts';
import type { ModelsTables } from '../store/tables.ts';
import type { ModelsParts } from './parts.ts';

type Tx = SliceTransaction<ModelsTables>;

/** Every model with what is at stake and who answers for which stage of its life, the newest first. */
export async function readInventory(
  { database }: ModelsParts,
  context: Context,
): Promise<Result<{ rows: readonly InventoryRow[] }, Problem>> {
  return ok({ rows: await database.transaction(context, inventoryIn, { readOnly: true }) });
}

export async function exportInventory(
  { database }: ModelsParts,
  context: Context,
): Promise<Result<FileAnswer, Problem>> {
  const rows = await database.transaction(context, inventoryIn, { readOnly: true });
  const bytes = Uint8Array.from(new TextEncoder().encode(inventoryCsv(rows, context.locale)));
  const day = context.now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  return ok({ fileName: `models-${day}.csv`, mediaType: 'text/csv; charset=utf-8', bytes });
}

async function inventoryIn(tx: Tx): Promise<readonly InventoryRow[]> {
  const models = await allModels(tx);
  const assignments = await allAssignments(tx);
  const held = await allDuties(tx);
  const stakes = new Map((await allMaterialities(tx)).map((row) => [row.model_id, row]));
  const scores = await scoresSince(tx, tx.context.now().subtract({ hours: 24 * 90 }));
  const alerts = await openAlertsByModel(tx);
  return models.map((row): InventoryRow => {
    const { role } = toSummary(row, assignments);
    const stake = stakes.get(row.id);
    const exposure = stake?.exposure ?? null;
    const { tier, because } = materialityOf({ role, kind: row.kind, exposure });
    const own = new Map(held.filter(({ model_id }) => model_id === row.id).map(({ duty, holder }) => [duty, holder]));
    return {
      modelId: row.id,
      name: row.name,
      version: row.version,
      kind: row.kind,
      role,
      segments: row.segments,
      simulated: row.simulated,
      intendedUse: stake?.intended_use ?? null,
      exposure,
      tier,
      because,
      reviewEveryDays: reviewEvery_days[tier],
      duties: Object.fromEntries(dutyNames.map((duty) => [duty, own.get(duty) ?? null])) as InventoryRow['duties'],
      scores90Days: scores.get(row.id) ?? 0,
      openAlerts: alerts.get(row.id) ?? 0,
      registeredAt: row.registered_at.toString(),
      documentHash: row.document_hash,
    };
  });
}

async function rowOf(tx: Tx, modelId: ModelId): Promise<InventoryRow> {
  const rows = await inventoryIn(tx);
  return present(
    rows.find((row) => row.modelId === modelId),
    'a model that was found is in the inventory',
  );
}

export interface SetDuty {
  readonly modelId: ModelId;
  readonly duty: Duty;
  readonly holder: string;
}

/** Gives a stage of a model's life to somebody. Whoever develops a model does not review it. */
export async function setDuty(
  { database }: ModelsParts,
  context: Context,
  { modelId, duty, holder }: SetDuty,
): Promise<Result<InventoryRow, Problem>> {
  return database.transaction(context, async (tx) => {
    if (!(await findModel(tx, modelId))) return notFound();
    const apart: Partial<Record<Duty, Duty>> = { development: 'review', review: 'development' };
    const held = await dutiesOf(tx, modelId);
    if (held.some((other) => other.duty === apart[duty] && other.holder === holder))
      return problem('models.same-holder');
    await setDutyRow(tx, { model: modelId, duty, holder });
    const before = held.find((other) => other.duty === duty)?.holder ?? null;
    await tx.audit({ action: 'set-duty', subject: modelId, outcome: 'done', details: { duty, holder, before } });
    return ok(await rowOf(tx, modelId));
  });
}

export interface SetMateriality {
  readonly modelId: ModelId;
  readonly intendedUse: string;
  readonly exposure: Exposure;
  readonly note: string;
}

/** Says what a model is for and how much rides on it. */
export async function setMateriality(
  { database }: ModelsParts,
  context: Context,
  { modelId, intendedUse, exposure, note }: SetMateriality,
): Promise<Result<InventoryRow, Problem>> {
  return database.transaction(context, async (tx) => {
    if (!(await findModel(tx, modelId))) return notFound();
    await setMaterialityRow(tx, {
      model_id: modelId,
      intended_use: intendedUse,
      exposure,
      note,
      set_by: actorName(context.actor),
      set_at: context.now(),
    });
    await tx.audit({
      action: 'set-materiality',
      subject: modelId,
      outcome: 'done',
      details: { intendedUse, exposure, note },
    });
    return ok(await rowOf(tx, modelId));
  });
}
