import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { snapshotValues, type SnapshotValues } from '../rules/snapshot-values.ts';
import { readState } from '../store/feature-rows.ts';
import { insertSnapshot, snapshotAsOf } from '../store/snapshots.ts';
import type { FeaturesParts } from './parts.ts';
import { readKeptState } from './read-kept-state.ts';
import { asOfInstant, type LineAt, readLine } from './read-line.ts';
import { scheduleUpdate } from './update-state.ts';

/**
 * The features of a line as of an instant, computed once: asked again, the kept snapshot answers. They come from the
 * kept days of the line where those speak for the instant, and otherwise from its records; both give the same.
 */
export async function computeSnapshot(
  parts: FeaturesParts,
  context: Context,
  given: { lineId: LineId; asOf: string },
): Promise<Result<FeatureSnapshot, Problem>> {
  const { lineId } = given;
  const asOf = asOfInstant(given.asOf);
  const of = { line: lineId, asOf };
  const known = await parts.database.transaction(
    context,
    async (tx) => {
      const snapshot = await snapshotAsOf(tx, of);
      return { snapshot, kept: snapshot ? null : await readState(tx, lineId) };
    },
    { readOnly: true },
  );
  if (known.snapshot) return ok(known.snapshot);
  const fromDays = known.kept && (await readKeptState(parts, context, { lineId, asOf, kept: known.kept }));
  const found = fromDays ? ok(fromDays) : await fromRecords(parts, context, { lineId, asOf });
  if (!found.ok) return found;
  const { values, coverage } = found.value;
  return parts.database.transaction(context, async (tx) => {
    const id = newId('snapshot', context.now());
    const kept = await insertSnapshot(tx, {
      id,
      line_id: lineId,
      as_of: asOf,
      catalogue_version: parts.catalogueVersion,
      feature_values: values,
      coverage,
      computed_at: context.now(),
    });
    const from = fromDays ? 'days' : 'records';
    if (kept) await tx.audit({ action: 'compute-features', subject: id, outcome: 'done', details: { lineId, from } });
    if (!fromDays && (coverage.calls.present || coverage.statement.present)) await scheduleUpdate(tx, lineId);
    const snapshot = await snapshotAsOf(tx, of);
    assert(snapshot, 'a snapshot that was not inserted is there already');
    return ok(snapshot);
  });
}

async function fromRecords(
  parts: FeaturesParts,
  context: Context,
  of: LineAt,
): Promise<Result<SnapshotValues, Problem>> {
  const read = await readLine(parts, context, of);
  if (!read.ok) return read;
  const { records, ownNames } = read.value;
  return ok(snapshotValues(records, { asOf: of.asOf, zone: parts.zone, ownNames }));
}
