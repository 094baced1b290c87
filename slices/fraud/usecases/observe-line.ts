import type { Context } from '@lendline/kernel';
import type { LineId, LineProved } from '@lendline/lines/contract';
import { asService, type EventEnvelope, type SliceTransaction } from '@lendline/platform';
import { readEntityValue } from '../rules/entity-value.ts';
import { tellEdges, type ToldEdge } from '../store/edges.ts';
import { keepKeys } from '../store/observed-lines.ts';
import type { FraudTables } from '../store/tables.ts';
import { entityKey } from './entity-key.ts';
import type { ObserveParts } from './observe-parts.ts';

type Tx = SliceTransaction<FraudTables>;

/** Somebody has proved a number: by which hash it goes is looked up afterwards, outside of this transaction. */
export async function hearProved(tx: Tx, { data }: EventEnvelope): Promise<void> {
  const { lineId, firstTime } = data as LineProved;
  if (firstTime) await tx.enqueue({ task: 'observe-line', payload: { lineId }, key: `${lineId}/line` });
}

/** The keyed hashes by which a line's number and national id go; the id's is null until one was declared. */
export interface LineKeys {
  readonly number: string;
  readonly id: string | null;
}

/**
 * Notes by which keyed hashes a line's number and national id go, and since when it has had them. Both are read once and
 * dropped. Errors: thrown when the line cannot be asked about now; a job comes again, and an assessment knows less.
 */
export async function observeLine(parts: ObserveParts, context: Context, lineId: LineId): Promise<LineKeys> {
  const asking = asService(context, 'fraud');
  const [line, person] = await Promise.all([
    parts.lines.getLine(asking, { lineId }),
    parts.lines.readPersonalData(asking, { lineId, purpose: 'fraud checks' }),
  ]);
  if (!line.ok) throw new Error(`a line could not be looked up: ${line.error.code}`);
  if (!person.ok) throw new Error(`the number of a line could not be read: ${person.error.code}`);
  const { firstSeenAt, endedAt, identity } = line.value;
  const number = await keyOf(parts, context, { kind: 'number', text: person.value.phone });
  const id = person.value.idNumber && (await keyOf(parts, context, { kind: 'id', text: person.value.idNumber }));
  const edges = [
    heldSince({ lineId, relation: 'number', held: number, since: firstSeenAt, until: endedAt }),
    ...(id && identity
      ? [heldSince({ lineId, relation: 'id', held: id, since: identity.declaredAt, until: null })]
      : []),
  ];
  await parts.database.transaction(context, async (tx) => {
    await keepKeys(tx, lineId, { number, id });
    await tellEdges(tx, edges);
  });
  return { number, id };
}

async function keyOf(
  { crypto, plan, country }: ObserveParts,
  { tenant }: Context,
  { kind, text }: { readonly kind: 'number' | 'id'; readonly text: string },
): Promise<string> {
  const read = readEntityValue(kind, text, { plan, country });
  if (!read.ok) throw new Error(`the ${kind} of a line has no form that is known here`);
  return (await entityKey(crypto, tenant, { kind, value: read.value.value })).key;
}

interface Held {
  readonly lineId: LineId;
  readonly relation: ToldEdge['relation'];
  readonly held: string;
  readonly since: string;
  readonly until: string | null;
}

/** What the lender's own books say arrived as it happened, whenever it is read here. */
export function heldSince({ lineId, relation, held, since, until }: Held): ToldEdge {
  const from = Temporal.Instant.from(since);
  const end = until === null ? undefined : Temporal.Instant.from(until);
  return {
    holder_kind: 'borrower',
    holder: lineId,
    relation,
    held,
    from_at: from,
    arrived_at: from,
    ended: end && { at: end, arrived_at: end },
  };
}
