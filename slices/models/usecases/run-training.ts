import { assert, type Context, type LocalText, present } from '@lendline/kernel';
import { asService, type SliceTransaction } from '@lendline/platform';
import { type CardOptions, type ModelDocument, readModel } from '@lendline/scoring';
import type { ModelId, TrainingRunId } from '../contract.ts';
import { maturedRows, type MaturedRow } from '../store/kept-scores.ts';
import { dutiesOf, inheritCare, setDutyRow } from '../store/duties.ts';
import { documentOf, findModel, type Listed, originOf } from '../store/models.ts';
import { beginRun, endRun, findRun, runThatMade } from '../store/training-runs.ts';
import type { ModelsTables, TrainingRunRow } from '../store/tables.ts';
import { targetColumn, timeColumn, type TrainingOrder, type TrainingProduct } from '../training/order.ts';
import { followTraining } from './follow-training.ts';
import type { ModelsParts } from './parts.ts';
import { registerIn } from './register-model.ts';
import { askIn } from './request-role.ts';
import { tellRunEnd } from './retrain.ts';

type Tx = SliceTransaction<ModelsTables>;

/** More rows than a scorecard gains from, and what a thread can be sent at once. */
const mostRows = 100_000;

interface Prepared {
  readonly run: TrainingRunRow;
  readonly rows: readonly MaturedRow[];
  readonly order: TrainingOrder;
}

/**
 * Runs a training that was asked for, in a thread of its own. A retraining ends in a challenger that waits for two
 * people to become champion; a reproduction in a yes or no.
 */
export async function runTraining(parts: ModelsParts, asked: Context, id: TrainingRunId): Promise<void> {
  // The challenger is the work of the service, whoever asked: so two people can still agree on it.
  const context = asService(asked, 'models');
  const prepared = await parts.database.transaction(context, (tx) => prepare(parts, tx, id), {
    isolation: 'repeatable read',
  });
  if (!prepared) return;
  const made = await followTraining(parts, context, { id, order: prepared.order });
  if (made === 'stopped') return;
  await parts.database.transaction(
    context,
    async (tx) => {
      // Somebody may have stopped it at the last moment; a run ends once.
      if ((await findRun(tx, id, { lock: true }))?.state !== 'running') return;
      if ('refused' in made) return refuse(tx, prepared, made.refused);
      return prepared.run.kind === 'retrain' ? keep(tx, prepared, made) : endReproduction(tx, prepared, made);
    },
    { isolation: 'serializable' },
  );
}

async function prepare({ codeVersion }: ModelsParts, tx: Tx, id: TrainingRunId): Promise<Prepared | undefined> {
  const run = await findRun(tx, id, { lock: true });
  if (run?.state !== 'waiting' && run?.state !== 'running') return undefined;
  await beginRun(tx, id);
  const made = run.kind === 'reproduce' ? await runThatMade(tx, run.base_model_id) : undefined;
  const rows = await maturedRows(tx, { segment: run.segment, ids: made?.kept_ids ?? null, limit: mostRows });
  const { training_card: card } = await originOf(tx, run.base_model_id);
  const base = readModel(present(await documentOf(tx, run.base_model_id), 'a base model is registered'));
  assert(base.ok, 'what was registered can be read');
  const order: TrainingOrder = {
    rows: rows.map(({ feature_values, bad, scored_at }) => ({
      values: present(feature_values, 'only rows with values are taken'),
      scoredAt: scored_at.toString(),
      bad,
    })),
    codeVersion,
    card: run.kind === 'reproduce' ? card : null,
    options: run.kind === 'retrain' ? optionsFrom(base.value, card?.options, columnsOf(rows)) : null,
  };
  return { run, rows, order };
}

function columnsOf(rows: readonly MaturedRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ feature_values }) => Object.keys(feature_values ?? {})));
}

/** As the base model was trained, on the columns of the book; the seed is part of the card and stays. */
function optionsFrom(base: ModelDocument, before: CardOptions | undefined, columns: ReadonlySet<string>): CardOptions {
  const { training, simulated, scaling } = base;
  return {
    ...(before && choicesOf(before, columns)),
    target: targetColumn,
    badValue: '1',
    definition: training.target.definition,
    time: timeColumn,
    protectedColumns: training.protectedColumns,
    kind: before?.kind ?? base.kind,
    seed: training.seed,
    simulated,
    scaling,
  };
}

/** What somebody chose about the model itself. The columns of the file that it came from are not those of the book. */
function choicesOf(before: CardOptions, columns: ReadonlySet<string>): Partial<CardOptions> {
  const { binning, scorecard, calibration, tiers, cutOff, profit, drop, keep, monotone, specials } = before;
  const isThere = (name: string): boolean => columns.has(name);
  const those = <Value>(named: Readonly<Record<string, Value>> | undefined) =>
    named && Object.fromEntries(Object.entries(named).filter(([name]) => isThere(name)));
  return {
    binning,
    scorecard,
    calibration,
    tiers,
    cutOff,
    profit,
    drop: drop?.filter(isThere),
    keep: keep?.filter(isThere),
    monotone: those(monotone),
    specials: those(specials),
  };
}

async function refuse(tx: Tx, { run, rows }: Prepared, because: LocalText): Promise<void> {
  const bads = rows.filter(({ bad }) => bad).length;
  const none = { kept_ids: null, model_id: null, reproduced: null };
  await endRun(tx, run.id, { state: 'refused', rows: rows.length, bads, because, ...none });
  const details = { run: run.id, because: because.en };
  await tx.audit({
    action: 'train',
    subject: run.base_model_id,
    outcome: 'refused',
    reason: 'models.training-refused',
    details,
  });
  await tellRunEnd(tx, run, { state: 'refused', modelId: null });
}

async function keep(tx: Tx, { run, rows }: Prepared, made: TrainingProduct): Promise<void> {
  const base = await findModel(tx, run.base_model_id);
  const document = readModel(made.text);
  assert(base && document.ok, 'a run starts from a registered model and ends in one that can be read');
  const { card, reference, text } = made;
  const registered = await registerIn(tx, {
    name: base.name,
    segments: [run.segment],
    document: document.value,
    text,
    origin: { card, reference },
  });
  await endRun(tx, run.id, {
    state: 'done',
    kept_ids: rows.map(({ id }) => id),
    rows: rows.length,
    bads: rows.filter(({ bad }) => bad).length,
    model_id: registered.id,
    reproduced: null,
    because: null,
  });
  const note = `trained again on ${rows.length} matured applications (${run.note})`;
  // The same rows give the same document: then the model is there already, with whatever role it has.
  if (registered.document_hash !== base.document_hash) {
    await handOnCare(tx, base, registered.id);
    for (const role of ['challenger', 'champion'] as const)
      await askIn(tx, registered, { modelId: registered.id, role, note });
  }
  await tellRunEnd(tx, run, { state: 'done', modelId: registered.id });
}

/**
 * Whoever watches and reviews the one answers for its successor, until somebody else is named. Alerts always have an
 * owner who is a person: where nobody was to watch, whoever registered the first of them does.
 */
async function handOnCare(tx: Tx, base: Listed, to: ModelId): Promise<void> {
  await inheritCare(tx, { from: base.id, to });
  const isWatched = (await dutiesOf(tx, to)).some(({ duty }) => duty === 'monitoring');
  if (!isWatched) await setDutyRow(tx, { model: to, duty: 'monitoring', holder: base.registered_by });
}

async function endReproduction(tx: Tx, { run, rows }: Prepared, { reproduced }: TrainingProduct): Promise<void> {
  const bads = rows.filter(({ bad }) => bad).length;
  const none = { kept_ids: null, model_id: null, because: null };
  await endRun(tx, run.id, { state: 'done', rows: rows.length, bads, reproduced, ...none });
  await tx.audit({
    action: 'train',
    subject: run.base_model_id,
    outcome: 'done',
    details: { run: run.id, reproduced },
  });
  await tellRunEnd(tx, run, { state: 'done', modelId: null });
}
