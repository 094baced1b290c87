import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { snapshotValues } from '../rules/snapshot-values.ts';
import { insertSnapshot, snapshotAsOf } from '../store/snapshots.ts';
import type { FeaturesParts } from './parts.ts';
import { asOfInstant, readLine } from './read-line.ts';

/** The features of a line as of an instant, computed once: asked again, the kept snapshot answers. */
export async function computeSnapshot(
  parts: FeaturesParts,
  context: Context,
  given: { lineId: LineId; asOf: string },
): Promise<Result<FeatureSnapshot, Problem>> {
  const { lineId } = given;
  const asOf = asOfInstant(given.asOf);
  const of = { line: lineId, asOf };
  const known = await parts.database.transaction(context, (tx) => snapshotAsOf(tx, of), { readOnly: true });
  if (known) return ok(known);
  const read = await readLine(parts, context, { lineId, asOf });
  if (!read.ok) return read;
  const { values, coverage } = snapshotValues(read.value.records, {
    asOf,
    zone: parts.zone,
    ownNames: read.value.ownNames,
  });
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
    if (kept) await tx.audit({ action: 'compute-features', subject: id, outcome: 'done', details: { lineId } });
    const snapshot = await snapshotAsOf(tx, of);
    assert(snapshot, 'a snapshot that was not inserted is there already');
    return ok(snapshot);
  });
}
