import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { RecordsOfLine } from '@lendline/records/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { snapshotValues } from '../rules/snapshot-values.ts';
import { insertSnapshot, snapshotAsOf } from '../store/snapshots.ts';
import type { FeaturesParts } from './parts.ts';

/** The features of a line as of an instant, computed once: asked again, the kept snapshot answers. */
export async function computeSnapshot(
  parts: FeaturesParts,
  context: Context,
  given: { lineId: LineId; asOf: string },
): Promise<Result<FeatureSnapshot, Problem>> {
  const { lineId } = given;
  // Postgres keeps microseconds; the rest is cut before anything is read, so that what is kept is what was asked.
  const asOf = Temporal.Instant.from(given.asOf).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  const of = { line: lineId, asOf };
  const known = await parts.database.transaction(context, (tx) => snapshotAsOf(tx, of), { readOnly: true });
  if (known) return ok(known);
  const read = await recordsOf(parts, context, { lineId, asOf });
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

interface Read {
  readonly records: RecordsOfLine;
  readonly ownNames: readonly string[];
}

async function recordsOf(
  { records, lines }: FeaturesParts,
  context: Context,
  { lineId, asOf }: { readonly lineId: LineId; readonly asOf: Temporal.Instant },
): Promise<Result<Read, Problem>> {
  const asking = asService(context, 'features');
  const read = await records.read(asking, { lineId, asOf: asOf.toString() });
  if (!read.ok) return read;
  // A name is only looked at where there is a statement whose transfers it could be on.
  if (read.value.transactions.length === 0) return ok({ records: read.value, ownNames: [] });
  const person = await lines.readPersonalData(asking, { lineId, purpose: 'own transfers' });
  if (!person.ok) return person;
  return ok({ records: read.value, ownNames: person.value.name === null ? [] : [person.value.name] });
}
