import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, type EventEnvelope, type SliceTransaction } from '@lendline/platform';
import { readEntityValue } from '../rules/entity-value.ts';
import { type StandingEdge, standingEdges, tellEdges, type ToldEdge } from '../store/edges.ts';
import type { FraudTables } from '../store/tables.ts';
import { entityKey } from './entity-key.ts';
import { heldSince } from './observe-line.ts';
import type { ObserveParts } from './observe-parts.ts';

type Tx = SliceTransaction<FraudTables>;

/** Something happened to what a line declared, or to the accounts that it connected. */
export async function hearOfTies(tx: Tx, { data }: EventEnvelope): Promise<void> {
  const { lineId } = data as { readonly lineId: LineId };
  await tx.enqueue({ task: 'observe-ties', payload: { lineId }, key: `${lineId}/ties` });
}

const observed = ['emergency-contact', 'account'] as const;

/**
 * Tells the graph whom a line names as emergency contact, by the keyed hash that `records` keeps, and which accounts it
 * connected. What is no longer told of ends now; without consent nothing is told. Errors: thrown when `records` cannot be asked now.
 */
export async function observeTies(parts: ObserveParts, context: Context, lineId: LineId): Promise<void> {
  const asking = asService(context, 'fraud');
  const [named, connected] = await Promise.all([
    parts.records.tiesOf(asking, { lineId }),
    parts.records.accountsOf(asking, { lineId, purpose: 'fraud checks' }),
  ]);
  if (!named.ok) throw new Error(`the declared ties could not be read: ${named.error.code}`);
  if (!connected.ok) throw new Error(`the connected accounts could not be read: ${connected.error.code}`);
  const contacts = named.value.ties
    .filter(({ role }) => role === 'emergency-contact')
    .map(({ peer, declaredAt, endedAt }) =>
      heldSince({ lineId, relation: 'emergency-contact', held: peer, since: declaredAt, until: endedAt }),
    );
  const accounts = await Promise.all(
    connected.value.accounts.map(async ({ account, linkedAt }) => {
      const held = await accountKey(parts, context, account);
      return held === null ? [] : [heldSince({ lineId, relation: 'account', held, since: linkedAt, until: null })];
    }),
  );
  const told = mergedByBeginning([...contacts, ...accounts.flat()]);
  await parts.database.transaction(context, async (tx) => {
    const gone = (await standingEdges(tx, lineId, observed)).filter((edge) => !isTold(told, edge));
    await tellEdges(tx, [...told, ...gone.map((edge) => endedNow(edge, { lineId, now: context.now() }))]);
  });
}

async function accountKey({ crypto, plan, country }: ObserveParts, { tenant }: Context, text: string) {
  const read = readEntityValue('account', text, { plan, country });
  return read.ok ? (await entityKey(crypto, tenant, { kind: 'account', value: read.value.value })).key : null;
}

function placeOf({ relation, held, from_at }: StandingEdge): string {
  return `${relation} ${held} ${from_at.epochNanoseconds / 1_000n}`;
}

/** One account connected at two providers at once is one edge. */
function mergedByBeginning(edges: readonly ToldEdge[]): readonly ToldEdge[] {
  return [...new Map(edges.map((edge) => [placeOf(edge), edge])).values()];
}

function isTold(told: readonly ToldEdge[], standing: StandingEdge): boolean {
  return told.some((edge) => placeOf(edge) === placeOf(standing));
}

function endedNow(edge: StandingEdge, { lineId, now }: { readonly lineId: LineId; readonly now: Temporal.Instant }) {
  const ended = { at: now, arrived_at: now };
  return { ...edge, holder_kind: 'borrower' as const, holder: lineId, arrived_at: edge.from_at, ended };
}
