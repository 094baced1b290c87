import { type SliceTransaction, toJson } from '@lendline/platform';
import type { DeliveryId, EndpointId, WebhookDelivery, WebhookEndpoint, WebhookEvent } from '../contract.ts';
import type { DeliveryRow, EndpointRow, PaymentsTables } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

/** Null where the same request has made one already. */
export async function insertEndpoint(
  { db, context }: Tx,
  row: Pick<EndpointRow, 'id' | 'url' | 'events' | 'secret' | 'created_at' | 'made_by' | 'request_key'>,
): Promise<EndpointRow | null> {
  const rest = { tenant: context.tenant, secret_before: null, secret_before_until: null, ended_at: null };
  const inserted = await db
    .insertInto('webhook_endpoint')
    .values({ ...row, ...rest, events: toJson(row.events) })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return inserted ?? null;
}

export async function endpointOfRequest(
  { db }: Tx,
  of: Pick<EndpointRow, 'made_by' | 'request_key'>,
): Promise<EndpointRow | null> {
  const rows = db.selectFrom('webhook_endpoint').selectAll();
  const row = rows.where('made_by', '=', of.made_by).where('request_key', '=', of.request_key);
  return (await row.executeTakeFirst()) ?? null;
}

export async function findEndpoint({ db }: Tx, id: string): Promise<EndpointRow | null> {
  return (await db.selectFrom('webhook_endpoint').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function listEndpoints({ db }: Tx): Promise<readonly EndpointRow[]> {
  return db.selectFrom('webhook_endpoint').selectAll().orderBy('id').execute();
}

type EndpointChange = Partial<Pick<EndpointRow, 'secret' | 'secret_before' | 'secret_before_until' | 'ended_at'>>;

/** Changes an endpoint that is told; `null` when it is told no more. */
export async function changeEndpoint({ db }: Tx, id: string, change: EndpointChange): Promise<EndpointRow | null> {
  const changed = await db
    .updateTable('webhook_endpoint')
    .set(change)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return changed ?? null;
}

export async function insertDelivery(
  { db, context }: Tx,
  row: Pick<DeliveryRow, 'id' | 'endpoint_id' | 'type' | 'subject' | 'body' | 'created_at'>,
): Promise<void> {
  const rest = { tenant: context.tenant, state: 'waiting', attempts: 0, outcome: null, ended_at: null } as const;
  await db
    .insertInto('webhook_delivery')
    .values({ ...row, ...rest })
    .execute();
}

export async function findDelivery({ db }: Tx, id: string): Promise<DeliveryRow | null> {
  return (await db.selectFrom('webhook_delivery').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Newest first. */
export async function newestDeliveries(
  { db }: Tx,
  { state, limit }: { state?: WebhookDelivery['state']; limit: number },
): Promise<readonly DeliveryRow[]> {
  const all = db.selectFrom('webhook_delivery').selectAll().orderBy('id', 'desc').limit(limit);
  return (state === undefined ? all : all.where('state', '=', state)).execute();
}

type DeliveryChange = Partial<Pick<DeliveryRow, 'state' | 'attempts' | 'outcome' | 'ended_at'>>;

/** Changes a message that is in the state expected; `null` when it is not. */
export async function changeDelivery(
  { db }: Tx,
  of: { id: string; from: WebhookDelivery['state'] },
  change: DeliveryChange,
): Promise<DeliveryRow | null> {
  const changed = await db
    .updateTable('webhook_delivery')
    .set(change)
    .where('id', '=', of.id)
    .where('state', '=', of.from)
    .returningAll()
    .executeTakeFirst();
  return changed ?? null;
}

export function toEndpoint(row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id as EndpointId,
    url: row.url,
    events: row.events as readonly WebhookEvent[],
    secretBeforeUntil: row.secret_before_until?.toString() ?? null,
    createdAt: row.created_at.toString(),
    endedAt: row.ended_at?.toString() ?? null,
  };
}

export function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id as DeliveryId,
    endpointId: row.endpoint_id as EndpointId,
    type: row.type,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    outcome: row.outcome,
    createdAt: row.created_at.toString(),
    endedAt: row.ended_at?.toString() ?? null,
  };
}
