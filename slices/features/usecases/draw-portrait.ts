import { linePortrait, personState, type RecordScope } from '@lendline/behaviour';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { Portrait } from '../contract.ts';
import { portraitView } from '../rules/portrait-view.ts';
import { personRecords } from '../rules/read-rows.ts';
import { findNode } from '../store/ties.ts';
import type { FeaturesParts } from './parts.ts';
import { personValues } from './person-values.ts';
import { asOfInstant, readLine } from './read-line.ts';

/** The records of a line as pictures. The look is in the audit trail before anything is read. */
export async function drawPortrait(
  parts: FeaturesParts,
  context: Context,
  given: { lineId: LineId; asOf: string },
): Promise<Result<Portrait, Problem>> {
  const { lineId } = given;
  const asOf = asOfInstant(given.asOf);
  const line = await parts.lines.getLine(asService(context, 'features'), { lineId });
  if (!line.ok) return line;
  const node = await parts.database.transaction(context, async (tx) => {
    await tx.audit({ action: 'look-at-records', subject: lineId, outcome: 'done', details: { asOf: asOf.toString() } });
    return findNode(tx, lineId);
  });
  const read = await readLine(parts, context, { lineId, asOf });
  if (!read.ok) return read;
  const { records, ownNames } = read.value;
  const person = personRecords(records);
  const scope: RecordScope = { as_of: asOf, zone: parts.zone, own_names: ownNames };
  const state = personState(person, scope);
  const values = await personValues(parts, context, { lineId, asOf, state, key: node?.key ?? null });
  if (!values.ok) return values;
  return ok(
    portraitView({
      lineId,
      asOf: asOf.toString(),
      zone: parts.zone,
      drawn: linePortrait(person, scope, values.value.identity?.told_ms),
      values: values.value.values,
      imports: records.imports,
    }),
  );
}
