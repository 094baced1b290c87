import { personFeatures } from '@lendline/behaviour';
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
import { nextLook, reachBeyond } from '../rules/standing.ts';
import { type KeptDay, type KeptState, readState, removeState, writeRow } from '../store/feature-rows.ts';
import { type DayName, removeDays, sealDay, writeDays } from '../store/line-days.ts';
import type { FeaturesTables } from '../store/tables.ts';
import { askStanding, type Standing } from './ask-standing.ts';
import { openDays } from './open-days.ts';
import type { FeaturesParts } from './parts.ts';
import { asOfInstant, type ReadLine, readLine } from './read-line.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** Has the state of a line made to fit its records; what is asked for meanwhile is done once. */
export async function scheduleUpdate(tx: Tx, lineId: LineId): Promise<void> {
  await tx.enqueue({ task: 'update-state', payload: { lineId }, key: lineId });
}

/** Something happened to what a line's records are, or to whether they may be read. */
export async function hearOfLine(tx: Tx, { data }: EventEnvelope): Promise<void> {
  await scheduleUpdate(tx, lineIn(data));
}

export function lineIn(payload: unknown): LineId {
  return (payload as { readonly lineId: LineId }).lineId;
}

/** Another process may write first; then what it wrote is looked at, a few times before the job is left for later. */
const mostTries = 5;

/** Makes the kept days and the row of a line those of its records. Done again it changes nothing. */
export async function updateState(parts: FeaturesParts, context: Context, lineId: LineId): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (await tryUpdate(parts, context, lineId)) return;
  }
  throw new Error(`the state of line ${lineId} was written by others each time that it was to be written here`);
}

/** False when another process wrote the line meanwhile. */
async function tryUpdate(parts: FeaturesParts, context: Context, lineId: LineId): Promise<boolean> {
  const before = await parts.database.transaction(context, (tx) => readState(tx, lineId), { readOnly: true });
  // Asked before the records are read: what comes in between is then told apart, and never taken for what was read.
  const standing = await askStanding(parts, context, lineId);
  if (!standing.ok) throw new Error(`what the records rest on is not known: ${standing.error.code}`);
  const asOf = asOfInstant(context.now().toString());
  const read = await readLine(parts, context, { lineId, asOf });
  if (!read.ok) throw new Error(`the records could not be read: ${read.error.code}`);
  const { calls, transactions } = read.value.records;
  if (calls.length + transactions.length === 0) return forget(parts, context, { lineId, before });
  const made = await makeDays(parts, context, { lineId, before, read: read.value });
  return write(parts, context, { lineId, asOf, before, made, read: read.value, standing: standing.value });
}

interface Known {
  readonly lineId: LineId;
  readonly before: KeptState | null;
}

async function forget(parts: FeaturesParts, context: Context, { lineId, before }: Known): Promise<boolean> {
  if (!before) return true;
  return parts.database.transaction(context, async (tx) => {
    if (!(await removeState(tx, lineId, before.row.revision))) return false;
    await audit(tx, lineId, { written: 0, removed: before.days.length });
    return true;
  });
}

interface Made {
  readonly scope: DayScope;
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
  for (const records of recordsByDay(read.records, scope)) {
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
  return { scope, changed, same, gone: [...kept.values()] };
}

function nameOf({ source, day }: DayName | DayRecords): string {
  return `${source}/${day.toString()}`;
}

interface ToWrite extends Known {
  readonly asOf: Temporal.Instant;
  readonly made: Made;
  readonly read: ReadLine;
  readonly standing: Standing;
}

/** Joins the days, those that were kept and those that are new, and writes what has changed in one transaction. */
async function write(parts: FeaturesParts, context: Context, given: ToWrite): Promise<boolean> {
  const { lineId, asOf, before, made, read, standing } = given;
  const { imports } = read.records;
  const { calls, transactions, declared } = personRecords(read.records);
  const kept = await openDays(parts, context, { line: lineId, days: made.same });
  const state = stateOfTexts([...kept, ...made.changed], made.scope);
  assert(state, 'days with the digest of this code were written by it');
  const row = {
    line_id: lineId,
    as_of: asOf,
    catalogue_version: parts.catalogueVersion,
    standing: reachBeyond(imports, asOf) ? null : standing.mark,
    feature_values: cellsOf(personFeatures({ ...state, declared }, { as_of: asOf })),
    coverage: recordCoverage({ calls, transactions }, imports, asOf),
  };
  const { zone, newestAtMost_days } = parts;
  const runAt = nextLook(imports, { now: asOf, zone, newestAtMost_days, consents: standing.consents });
  return parts.database.transaction(context, async (tx) => {
    if (!(await writeRow(tx, row, before?.row.revision ?? 0))) return false;
    await writeDays(
      tx,
      lineId,
      made.changed.map(({ text: _, ...day }) => day),
    );
    await removeDays(tx, lineId, made.gone);
    const counts = { written: made.changed.length, removed: made.gone.length };
    if (counts.written + counts.removed > 0) await audit(tx, lineId, counts);
    if (runAt) await tx.enqueue({ task: 'update-state', payload: { lineId }, key: `${lineId}/stale`, runAt });
    return true;
  });
}

function audit(tx: Tx, lineId: LineId, days: { written: number; removed: number }): Promise<void> {
  return tx.audit({ action: 'update-features', subject: lineId, outcome: 'done', details: days });
}
