import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, type SliceTransaction } from '@lendline/platform';
import type { ImportReport } from '@lendline/records/contract';
import { callsMayBeRead, type LineReading, toldLine } from '../rules/told-line.ts';
import { changedTies, type ToldLine } from '../rules/tie-steps.ts';
import {
  type DeclaredRow,
  keptTies,
  type Node,
  removeSilentNode,
  removeTies,
  writeDeclared,
  writeNode,
  writeTies,
} from '../store/ties.ts';
import type { FeaturesTables } from '../store/tables.ts';
import { graphKey } from './graph-key.ts';
import type { FeaturesParts } from './parts.ts';

/** What a line has to say to the graph after a reading; null where it says nothing and never did. */
export interface GraphTelling {
  readonly node: Node;
  /** Null when the line's call records may not be read: its ties then leave the graph. */
  readonly told: ToldLine | null;
  readonly declared: readonly DeclaredRow[];
}

type Reading = Pick<LineReading, 'days' | 'isSame' | 'asOf'> & {
  readonly lineId: LineId;
  readonly imports: readonly ImportReport[];
  /** As it was before the records were read. */
  readonly node: Node | null;
};

/** Gets ready, outside of any transaction, what `tellGraph` then writes. */
export async function prepareTelling(
  parts: FeaturesParts,
  context: Context,
  reading: Reading,
): Promise<GraphTelling | null> {
  const { lineId, imports, node, days, asOf } = reading;
  const declared = await declaredBy(parts, context, lineId);
  const hasCalls = days.some(({ source }) => source === 'calls');
  if (!node && !hasCalls && declared.length === 0) return null;
  const key = node?.key ?? (await keyOf(parts, context, lineId));
  const told_ms = node?.told_at?.epochMilliseconds ?? null;
  // Before anything was told, no day is the same as told.
  const isSame: LineReading['isSame'] = (day) => told_ms !== null && reading.isSame(day);
  const told = callsMayBeRead(imports)
    ? toldLine({ days, isSame, imports, zone: parts.zone, key, told_ms, asOf })
    : null;
  const { revision } = node ?? { revision: 0 };
  return { node: { line_id: lineId, key, revision, told_at: told && asOf }, told, declared };
}

/** Makes the ties of a line those of a reading; false when another process told the graph meanwhile. */
export async function tellGraph(
  tx: SliceTransaction<FeaturesTables>,
  { node, told, declared }: GraphTelling,
): Promise<boolean> {
  if (!(await writeNode(tx, node))) return false;
  if (told) await writeTies(tx, node, changedTies(await keptTies(tx, node.line_id), told));
  else await removeTies(tx, node.line_id);
  await writeDeclared(tx, node, declared);
  if (!told) await removeSilentNode(tx, node.line_id);
  return true;
}

async function keyOf(parts: FeaturesParts, context: Context, lineId: LineId): Promise<string> {
  const key = await graphKey(parts, context, lineId);
  if (!key.ok) throw new Error(`the number of the line is not known: ${key.error.code}`);
  return key.value;
}

async function declaredBy({ records }: FeaturesParts, context: Context, lineId: LineId): Promise<DeclaredRow[]> {
  const found = await records.tiesOf(asService(context, 'features'), { lineId });
  if (!found.ok) throw new Error(`the declared ties could not be read: ${found.error.code}`);
  return found.value.ties.map(({ peer, declaredAt, endedAt }) => ({
    contact: peer,
    declared_at: Temporal.Instant.from(declaredAt),
    ended_at: endedAt === null ? null : Temporal.Instant.from(endedAt),
  }));
}
