import { assert, type Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import {
  codeVersions,
  dayContent,
  type DayRecords,
  type DayScope,
  encodeRecords,
  recordsByDay,
  stateOfTexts,
} from '../rules/line-days.ts';
import { personRecords } from '../rules/read-rows.ts';
import { cellsOf } from '../rules/row-values.ts';
import { recordCoverage } from '../rules/snapshot-values.ts';
import { nextEnd, nextLook, reachBeyond } from '../rules/standing.ts';
import { type KeptDay, type KeptState, readState, removeState, writeRow } from '../store/feature-rows.ts';
import { type DayName, removeDays, sealDay, writeDays } from '../store/line-days.ts';
import type { FeaturesTables } from '../store/tables.ts';
import { findNode } from '../store/ties.ts';
import { askStanding, type Standing } from './ask-standing.ts';
import { openDays } from './open-days.ts';
import type { FeaturesParts } from './parts.ts';
import { personValues } from './person-values.ts';
import { asOfInstant, type ReadLine, readLine } from './read-line.ts';
import { type GraphTelling, prepareTelling, tellGraph } from './tell-graph.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** Has the state of a line made to fit its records; what is asked for meanwhile is done once. */
async function scheduleUpdate(tx: Tx, lineId: LineId, runAt: Temporal.Instant): Promise<void> {
  await tx.enqueue({ task: 'update-state', payload: { lineId }, key: lineId, runAt });
}

const gather = Temporal.Duration.from({ seconds: 1 });

/**
 * The same in a moment: files come in twos and threads, and whoever hands in right after them waits for a decision, which
 * needs no state but reads the records.
 */
export async function scheduleUpdateSoon(tx: Tx, lineId: LineId): Promise<void> {
  await scheduleUpdate(tx, lineId, tx.context.now().add(gather));
}

/** Records came to a line. */
export async function hearOfRecords(tx: Tx, { data }: EventEnvelope): Promise<void> {
  await scheduleUpdateSoon(tx, lineIn(data));
}

/** Something happened to whether a line's records may be read, or to what else is told of it. */
export async function hearOfLine(tx: Tx, { data }: EventEnvelope): Promise<void> {
  await scheduleUpdate(tx, lineIn(data), tx.context.now());
}

export function lineIn(payload: unknown): LineId {
  return (payload as { readonly lineId: LineId }).lineId;
}

/** Another process wrote the line between reading and writing here: everything of this try is taken back. */
class WrittenMeanwhile extends Error {}

/** What another process wrote is looked at, a few times before the job is left for later. */
const mostTries = 5;

/** Makes the kept days, the row and the ties of a line those of its records. Done again it changes nothing. */
export async function updateState(parts: FeaturesParts, context: Context, lineId: LineId): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      return await tryUpdate(parts, context, lineId);
    } catch (error) {
      if (!(error instanceof WrittenMeanwhile)) throw error;
    }
  }
  throw new Error(`the state of line ${lineId} was written by others each time that it was to be written here`);
}

/** Error: throws `WrittenMeanwhile`. */
async function tryUpdate(parts: FeaturesParts, context: Context, lineId: LineId): Promise<void> {
  const before = await parts.database.transaction(
    context,
    async (tx) => ({ state: await readState(tx, lineId), node: await findNode(tx, lineId) }),
    { readOnly: true },
  );
  // Asked before the records are read: what comes in between is then told apart, and never taken for what was read.
  const standing = await askStanding(parts, context, lineId);
  if (!standing.ok) throw new Error(`what the records rest on is not known: ${standing.error.code}`);
  const asOf = asOfInstant(context.now().toString());
  const read = await readLine(parts, context, { lineId, asOf });
  if (!read.ok) throw new Error(`the records could not be read: ${read.error.code}`);
  const made = await makeDays(parts, context, { lineId, before: before.state, read: read.value });
  const { node } = before;
  const { imports } = read.value.records;
  const telling = await prepareTelling(parts, context, { lineId, node, imports, asOf, ...made });
  const known = { lineId, asOf, before: before.state, telling, standing: standing.value };
  if (made.days.length === 0) return forget(parts, context, known);
  return write(parts, context, { ...known, made, read: read.value });
}

interface Known {
  readonly lineId: LineId;
  readonly before: KeptState | null;
}

interface ToForget extends Known {
  readonly asOf: Temporal.Instant;
  /** Null when the graph is not told of the line. */
  readonly telling: GraphTelling | null;
  readonly standing: Standing;
}

/** Nothing may be judged by any more. Ties that are only old stay in the graph for as long as the line agrees to it. */
async function forget(parts: FeaturesParts, context: Context, given: ToForget): Promise<void> {
  const { lineId, before, telling, standing } = given;
  return parts.database.transaction(context, async (tx) => {
    if (telling && !(await tellGraph(tx, telling))) throw new WrittenMeanwhile();
    const runAt = telling && nextEnd(standing.consents);
    if (runAt) await tx.enqueue({ task: 'update-state', payload: { lineId }, key: `${lineId}/ended`, runAt });
    if (!before) return;
    if (!(await removeState(tx, lineId, before.row.revision))) throw new WrittenMeanwhile();
    await audit(tx, lineId, { written: 0, removed: before.days.length });
  });
}

interface Made {
  readonly scope: DayScope;
  readonly days: readonly DayRecords[];
  readonly isSame: (day: DayRecords) => boolean;
  /** Days whose records are not those that they were made of before. */
  readonly changed: readonly (KeptDay & { readonly text: string })[];
  readonly same: readonly KeptDay[];
  readonly gone: readonly DayName[];
}

/** Makes exactly the days anew whose records have changed. */
async function makeDays(
  { crypto, zone }: FeaturesParts,
  { tenant }: Context,
  { lineId, before, read }: Known & { readonly read: ReadLine },
): Promise<Made> {
  const scope: DayScope = { zone, ownNames: read.ownNames };
  const kept = new Map((before?.days ?? []).map((day) => [nameOf(day), day]));
  const changed: (KeptDay & { text: string })[] = [];
  const same: KeptDay[] = [];
  const days = recordsByDay(read.records, scope);
  for (const records of days) {
    const { source, day } = records;
    const digest = await crypto.blindIndex({ tenant, use: `line-day/${lineId}` }, dayContent(records, scope));
    const known = kept.get(nameOf(records));
    kept.delete(nameOf(records));
    if (known?.digest === digest) {
      same.push(known);
      continue;
    }
    const text = encodeRecords(records, scope);
    const sealed = await sealDay(crypto, { tenant, line: lineId, source, day }, text);
    changed.push({ source, day, code_version: codeVersions[source], digest, sealed, text });
  }
  const sameNames = new Set(same.map(nameOf));
  return { scope, days, isSame: (day) => sameNames.has(nameOf(day)), changed, same, gone: [...kept.values()] };
}

function nameOf({ source, day }: DayName | DayRecords): string {
  return `${source}/${day.toString()}`;
}

interface ToWrite extends ToForget {
  readonly made: Made;
  readonly read: ReadLine;
}

/** Joins the days, those that were kept and those that are new, and writes what has changed in one transaction. */
async function write(parts: FeaturesParts, context: Context, given: ToWrite): Promise<void> {
  const { lineId, asOf, before, made, read, standing, telling } = given;
  const { imports } = read.records;
  const { calls, transactions, declared } = personRecords(read.records);
  const kept = await openDays(parts, context, { line: lineId, days: made.same });
  const state = stateOfTexts([...kept, ...made.changed], made.scope);
  assert(state, 'days with the digest of this code were written by it');
  const person = { lineId, asOf, key: telling?.node.key ?? null, state: { ...state, declared } };
  const values = await personValues(parts, context, person);
  if (!values.ok) throw new Error(`the values of the line could not be made: ${values.error.code}`);
  const row = {
    line_id: lineId,
    as_of: asOf,
    catalogue_version: parts.catalogueVersion,
    standing: reachBeyond(imports, asOf) ? null : standing.mark,
    feature_values: cellsOf(values.value.values),
    coverage: recordCoverage({ calls, transactions }, imports, asOf),
  };
  const { zone, newestAtMost_days } = parts;
  const runAt = nextLook(imports, { now: asOf, zone, newestAtMost_days, consents: standing.consents });
  return parts.database.transaction(context, async (tx) => {
    if (!(await writeRow(tx, row, before?.row.revision ?? 0))) throw new WrittenMeanwhile();
    if (telling && !(await tellGraph(tx, telling))) throw new WrittenMeanwhile();
    await writeDays(
      tx,
      lineId,
      made.changed.map(({ text: _, ...day }) => day),
    );
    await removeDays(tx, lineId, made.gone);
    const counts = { written: made.changed.length, removed: made.gone.length };
    if (counts.written + counts.removed > 0) await audit(tx, lineId, counts);
    if (runAt) await tx.enqueue({ task: 'update-state', payload: { lineId }, key: `${lineId}/stale`, runAt });
  });
}

function audit(tx: Tx, lineId: LineId, days: { written: number; removed: number }): Promise<void> {
  return tx.audit({ action: 'update-features', subject: lineId, outcome: 'done', details: days });
}
