import type { Context } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { ModelId, Segment } from '../contract.ts';
import { scorersOf } from '../store/assignments.ts';
import { waitingForOthers, writeBeside } from '../store/beside.ts';
import type { AssignmentRow, KeptScoreRow, ModelScoreRow, ModelsTables } from '../store/tables.ts';
import { planForgetting } from './forget-scores.ts';
import type { ModelsParts } from './parts.ts';
import { readyModel } from './ready-model.ts';
import { scheduleWatch, weekOf } from './watch-drift.ts';

type Tx = SliceTransaction<ModelsTables>;

const turn_s = 5;
const atOnce = 200;

/** A decision was made: soon, and once for all that come meanwhile, the other models say what they say about them. */
export async function hearDecided(tx: Tx): Promise<void> {
  const turn = Math.floor(tx.context.now().epochMilliseconds / (turn_s * 1000)) + 1;
  const runAt = Temporal.Instant.fromEpochMilliseconds(turn * turn_s * 1000);
  await tx.enqueue({ task: 'score-beside', payload: {}, key: String(turn), queue: 'score-beside', runAt });
}

/**
 * What every model of the segment says about the values that decisions were made on, the champion's bins among them. No
 * decision waits for it or can be changed by it. Whatever is still to be looked at is, also what an earlier turn missed.
 * Throws when a score could not be computed, after all others were: the queue tries those again.
 */
export async function scoreBeside(parts: ModelsParts, context: Context): Promise<void> {
  let failed = 0;
  let after = '';
  for (;;) {
    const { kept, scorers } = await parts.database.transaction(context, async (tx) => {
      const rows = await waitingForOthers(tx, { after, limit: atOnce });
      return { kept: rows, scorers: await scorersBySegment(tx, rows) };
    });
    const last = kept.at(-1);
    if (!last) break;
    after = last.id;
    failed += await scoreSome(parts, context, { kept, scorers });
    if (kept.length < atOnce) break;
  }
  await parts.database.transaction(context, (tx) => planForgetting(tx));
  if (failed > 0) throw new Error(`${failed} scores could not be computed beside their decision`);
}

type Scorer = Pick<AssignmentRow, 'model_id' | 'role'>;
type Scorers = ReadonlyMap<Segment, readonly Scorer[]>;

async function scorersBySegment(tx: Tx, kept: readonly KeptScoreRow[]): Promise<Scorers> {
  const scorers = new Map<Segment, readonly Scorer[]>();
  for (const { segment } of kept) if (!scorers.has(segment)) scorers.set(segment, await scorersOf(tx, segment));
  return scorers;
}

interface Some {
  readonly kept: readonly KeptScoreRow[];
  readonly scorers: Scorers;
}

type Said = Omit<ModelScoreRow, 'tenant'>;

/** Answers how many could not be scored: those stay as they are. */
async function scoreSome(parts: ModelsParts, context: Context, { kept, scorers }: Some): Promise<number> {
  const rows: Said[] = [];
  const done: string[] = [];
  for (const one of kept) {
    try {
      rows.push(...(await saidAbout(parts, context, { kept: one, scorers: scorers.get(one.segment) ?? [] })));
      done.push(one.id);
    } catch (error) {
      parts.log.error(
        { slice: 'models', scope: one.id, err: error },
        'a score could not be computed beside its decision',
      );
    }
  }
  await parts.database.transaction(context, async (tx) => {
    await writeBeside(tx, { kept: done, rows });
    for (const { model_id, scored_at } of newestByWeek(rows)) await scheduleWatch(tx, model_id, scored_at);
  });
  return kept.length - done.length;
}

/** One row for each model and week. */
function newestByWeek(rows: readonly Said[]): Iterable<Said> {
  return new Map(rows.map((row) => [`${row.model_id} ${weekOf(row.scored_at).toString()}`, row])).values();
}

interface OneKept {
  readonly kept: KeptScoreRow;
  readonly scorers: readonly Scorer[];
}

async function saidAbout(parts: ModelsParts, context: Context, { kept, scorers }: OneKept): Promise<readonly Said[]> {
  const { feature_values: values } = kept;
  // Consent was withdrawn in between: there is nothing left to score.
  if (values === null) return [];
  const said: Said[] = [];
  for (const scorer of withDecider(scorers, kept)) {
    const model = await readyModel(parts, context, scorer.model_id);
    // A challenger that reads features nobody computes yet has nothing to say; that is told by its empty figures.
    if (model.features.some((name) => values[name] === undefined)) {
      parts.log.warn(
        { slice: 'models', code: scorer.model_id },
        'a model beside the champion reads features not given',
      );
      continue;
    }
    const { pd, score } = await model.opened.scoreRow(values);
    const bins = model.binner?.({ pd, values }) ?? [];
    said.push({ ...whoSaid(scorer), kept_id: kept.id, pd, score, bins, scored_at: kept.scored_at });
  }
  return said;
}

function whoSaid({ model_id, role }: Scorer): { readonly model_id: ModelId; readonly role: Scorer['role'] } {
  return { model_id, role };
}

/** The model that decided counts as champion of this decision, whatever became of it since. */
function withDecider(scorers: readonly Scorer[], { model_id }: KeptScoreRow): readonly Scorer[] {
  return [{ model_id, role: 'champion' }, ...scorers.filter((scorer) => scorer.model_id !== model_id)];
}
