import { actorName, assert, type Context, newId } from '@lendline/kernel';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ClientBase } from 'pg';
import { kyselyOn } from './dialect.ts';
import type { AuditEntry, NewJob, SliceEvent, SliceTransaction } from './slice-database.ts';
import { toJson } from './values.ts';

/** The form of the envelope itself. A reader that does not know the number stops instead of guessing. */
export const envelopeVersion = 1;

export interface OpenTransaction {
  readonly client: ClientBase;
  readonly slice: string;
  readonly context: Context;
  /** Told the types of events that were written; who waits for them is woken after the commit. */
  readonly published: (types: readonly string[]) => void;
}

/** What a use case works with inside one transaction of its slice. */
export function sliceTransaction<Tables>(open: OpenTransaction): SliceTransaction<Tables> {
  const { slice, context } = open;
  const db = kyselyOn<Tables>(open.client, slice);
  const write = (events: readonly SliceEvent[]): Promise<void> => writeEvents(open, db, events);
  return {
    db,
    context,
    publish: (event) => publishAll(slice, [event], write),
    publishAll: (events) => publishAll(slice, events, write),
    async audit(entry) {
      const id = newId('audit', context.now());
      const audited = sql`
        insert into audit (id, tenant, action, subject, outcome, reason, actor, correlation, at, details)
        values (${id}, ${context.tenant}, ${entry.action}, ${entry.subject}, ${entry.outcome}, ${entry.reason ?? null},
                ${actorName(context.actor)}, ${context.correlation}, ${context.now()}, ${toJson(entry.details ?? {})})`;
      const event = auditedEvent(slice, id, entry);
      // In one statement, because there is hardly a transaction without one.
      await sql`with audited as (${audited}) ${eventsWritten(open.context, [event])}`.execute(db);
      open.published([event.type]);
    },
    async enqueue(job) {
      const envelope = {
        v: 1,
        tenant: context.tenant,
        actor: context.actor,
        correlation: context.correlation,
        locale: context.locale,
        runAt: job.runAt,
        payload: job.payload,
      };
      await sql`
        select enqueue_job(${`${slice}.${job.task}`}, ${toJson(envelope)}::json, ${queueOf(open, job)}, ${delayOf(context, job)}::interval, ${keyOf(open, job)})`.execute(
        db,
      );
    },
  };
}

async function publishAll(
  slice: string,
  events: readonly SliceEvent[],
  write: (events: readonly SliceEvent[]) => Promise<void>,
): Promise<void> {
  for (const { type, data } of events) {
    assert(type.startsWith(`${slice}.`), `an event of ${slice} is named ${slice}.<what-happened>: ${type}`);
    assert(data !== undefined, `the event ${type} needs data; {} if there is none`);
  }
  await write(events);
}

/** In one statement, however many. */
async function writeEvents<Tables>(
  { context, published }: OpenTransaction,
  db: Kysely<Tables>,
  events: readonly SliceEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await eventsWritten(context, events).execute(db);
  published(events.map(({ type }) => type));
}

function eventsWritten(context: Context, events: readonly SliceEvent[]): RawBuilder<unknown> {
  return sql`
    insert into outbox (id, envelope, type, version, tenant, subject, actor, correlation, locale, occurred_at, data)
    select id, ${envelopeVersion}, type, version, ${context.tenant}, subject, ${actorName(context.actor)},
           ${context.correlation}, ${context.locale}, ${context.now()}, data::jsonb
      from unnest(
        ${events.map(() => newId('event', context.now()))}::text[], ${events.map(({ type }) => type)}::text[],
        ${events.map(({ version }) => version)}::integer[], ${events.map(({ subject }) => subject)}::text[],
        ${events.map(({ data }) => toJson(data))}::text[]
      ) as new (id, type, version, subject, data)`;
}

/** The name under which `staff` collects what a slice did and refused. */
export function auditedEventType(slice: string): string {
  return `${slice}.audited`;
}

function auditedEvent(slice: string, id: string, entry: AuditEntry): SliceEvent {
  const { action, subject, outcome, reason, details } = entry;
  return {
    type: auditedEventType(slice),
    version: 1,
    subject,
    data: { id, action, outcome, reason: reason ?? null, details: details ?? {} },
  };
}

// Tenants never share a queue or a key: one cannot hold up or replace the other's jobs.
function queueOf({ slice, context }: OpenTransaction, job: NewJob): string | null {
  return job.queue === undefined ? null : `${slice}:${context.tenant}:${job.queue}`;
}

function keyOf({ slice, context }: OpenTransaction, job: NewJob): string | null {
  return job.key === undefined ? null : `${slice}.${job.task}:${context.tenant}:${job.key}`;
}

/**
 * `runAt` is a time of the context's clock, which a demo may have moved; the queue runs by the database's clock.
 * What both agree on is how long to wait.
 */
function delayOf(context: Context, job: NewJob): Temporal.Duration | null {
  if (job.runAt === undefined) return null;
  const wait_ms = Math.max(0, job.runAt.epochMilliseconds - context.now().epochMilliseconds);
  return Temporal.Duration.from({ milliseconds: wait_ms });
}
