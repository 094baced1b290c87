import type { Locale } from '@lendline/kernel';
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { relayRole } from '../database/roles.ts';
import { envelopeVersion } from '../database/slice-transaction.ts';
import { readAtOnce, type Session } from '../database/transaction.ts';
import type { EventEnvelope } from './envelope.ts';

/** A place in an outbox: events are read in the order of their transactions' ids, then of their numbers. */
export interface Position {
  /** xid8 as decimal text. */
  readonly xid: string;
  readonly seq: bigint;
}

export const beginning: Position = { xid: '0', seq: 0n };

export interface PlacedEvent {
  readonly position: Position;
  readonly event: EventEnvelope;
}

export interface Batch {
  readonly events: readonly PlacedEvent[];
  /** The last position that can be read now, when the batch holds everything of interest up to it. */
  readonly head: Position | undefined;
  /** Nothing of interest was left for another batch. */
  readonly isWhole: boolean;
  /** Committed events exist that a transaction still running keeps from being read in order. */
  readonly waiting: boolean;
}

/** The reader does not know this form of envelope: a newer Lendline wrote it. */
export class UnknownEnvelope extends Error {
  override readonly name = 'UnknownEnvelope';
}

export interface BatchQuestion {
  readonly producer: string;
  readonly types: readonly string[];
  readonly after: Position;
  readonly session: Session;
}

const batchSize = 100;

interface Row {
  seq: bigint;
  xid: string;
  id: string;
  envelope: number;
  type: string;
  version: number;
  tenant: string;
  subject: string;
  actor: string;
  correlation: string;
  locale: Locale;
  occurred_at: Temporal.Instant;
  data: unknown;
}

/**
 * The next events of a producer, for all tenants. Only rows of transactions older than every running one are read:
 * numbers are drawn before the commit, so without this a late commit with a low number would be passed over
 * for ever. A long transaction anywhere on the server therefore delays events, and never loses one.
 */
export async function readBatch(client: pg.ClientBase, question: BatchQuestion): Promise<Batch> {
  const { producer, types, after } = question;
  const session = { ...question.session, role: relayRole, schema: producer };
  const [rows, ends] = await readAtOnce(client, { session }, [
    CompiledQuery.raw(nextEvents, [after.xid, after.seq, types]) as CompiledQuery<Row>,
    CompiledQuery.raw(endOfOutbox, [after.xid, after.seq]) as CompiledQuery<End>,
  ] as const);
  const isWhole = rows.length < batchSize;
  return {
    events: rows.map((row) => placed(producer, row)),
    isWhole,
    head: isWhole ? ends.find((row) => row.readable) : undefined,
    waiting: isWhole && ends.some((row) => !row.readable),
  };
}

const nextEvents = `
  select seq, xid::text, id, envelope, type, version, tenant, subject, actor, correlation, locale, occurred_at, data
    from outbox
   where (xid, seq) > ($1::text::xid8, $2::bigint) and xid < (select oldest_running())
     and type = any ($3::text[])
   order by outbox.xid, seq limit ${batchSize}`;

interface End {
  xid: string;
  seq: bigint;
  readable: boolean;
}

const endOfOutbox = `
  (select xid::text, seq, true as readable from outbox
    where (xid, seq) > ($1::text::xid8, $2::bigint) and xid < (select oldest_running())
    order by outbox.xid desc, seq desc limit 1)
  union all
  (select xid::text, seq, false from outbox
    where (xid, seq) > ($1::text::xid8, $2::bigint) and xid >= (select oldest_running()) limit 1)`;

function placed(producer: string, row: Row): PlacedEvent {
  if (row.envelope !== envelopeVersion) {
    throw new UnknownEnvelope(
      `event ${row.id} of ${producer} has an envelope of form ${row.envelope}, and this process knows ${envelopeVersion}: start the newer version here too`,
    );
  }
  const { id, type, version, tenant, subject, actor, correlation, locale, data } = row;
  return {
    position: { xid: row.xid, seq: row.seq },
    event: {
      id,
      type,
      version,
      slice: producer,
      tenant,
      subject,
      actor,
      correlation,
      locale,
      occurredAt: row.occurred_at,
      data,
    },
  };
}
