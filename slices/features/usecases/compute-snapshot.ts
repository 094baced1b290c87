import { personState } from '@lendline/behaviour';
import { assert, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { FeatureSnapshot } from '../contract.ts';
import { personRecords } from '../rules/read-rows.ts';
import { recordCoverage, type SnapshotValues } from '../rules/snapshot-values.ts';
import { readState } from '../store/feature-rows.ts';
import { insertSnapshot, snapshotAsOf } from '../store/snapshots.ts';
import { findNode } from '../store/ties.ts';
import type { FeaturesParts } from './parts.ts';
import { personValues } from './person-values.ts';
import { readKeptState } from './read-kept-state.ts';
import { asOfInstant, type LineAt, readLine } from './read-line.ts';
import { scheduleUpdateSoon } from './update-state.ts';

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
      if (snapshot) return { snapshot, kept: null, key: null };
      return { snapshot, kept: await readState(tx, lineId), key: (await findNode(tx, lineId))?.key ?? null };
    },
    { readOnly: true },
  );
  if (known.snapshot) return ok(known.snapshot);
  const { kept, key } = known;
  const fromDays = kept && (await readKeptState(parts, context, { lineId, asOf, kept, key }));
  const found = fromDays ? ok(fromDays) : await fromRecords(parts, context, { lineId, asOf, key });
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
    if (!fromDays && (coverage.calls.present || coverage.statement.present)) await scheduleUpdateSoon(tx, lineId);
    const snapshot = await snapshotAsOf(tx, of);
    assert(snapshot, 'a snapshot that was not inserted is there already');
    return ok(snapshot);
  });
}

async function fromRecords(
  parts: FeaturesParts,
  context: Context,
  of: LineAt & { readonly key: string | null },
): Promise<Result<SnapshotValues, Problem>> {
  const read = await readLine(parts, context, of);
  if (!read.ok) return read;
  const { records, ownNames } = read.value;
  const person = personRecords(records);
  const state = personState(person, { as_of: of.asOf, zone: parts.zone, own_names: ownNames });
  const values = await personValues(parts, context, { ...of, state });
  if (!values.ok) return values;
  return ok({ values: values.value.values, coverage: recordCoverage(person, records.imports, of.asOf) });
}
