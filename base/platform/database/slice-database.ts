import type { Context } from '@lendline/kernel';
import type { Compilable, Kysely } from 'kysely';

export interface TransactionOptions {
  /**
   * Unless told, `read committed` to write and `repeatable read` to read only: what is shown of a thing in several statements
   * is of one moment, never half before and half after what another commits; and reading alone never conflicts.
   */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  /**
   * Has Postgres plan each statement for the values that it is given, where else it may keep one plan for all: for work over
   * many rows, whose best plan follows from how many there are.
   */
  readonly plansAnew?: boolean;
}

/** One slice's door to its own schema. There is no way in without a tenant and an actor. */
export interface SliceDatabase<Tables> {
  /**
   * Runs `work` in one transaction as the context's tenant; a thrown error rolls everything back. `work` may run
   * several times (serialization failures and deadlocks are retried), so it only touches `tx`: no outside calls,
   * no other slice's client, no second transaction.
   */
  transaction<T>(
    context: Context,
    work: (tx: SliceTransaction<Tables>) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /**
   * The rows of one select, narrowed to the context's tenant as in `transaction`, in one round trip in place of three:
   * for what a person or a decision waits for. `select` builds the statement and does not run it.
   */
  read<Row>(context: Context, select: (db: Kysely<Tables>) => Compilable<Row>): Promise<readonly Row[]>;
}

export interface SliceTransaction<Tables> {
  /** Bound to the slice's schema and to the rows of the context's tenant. */
  readonly db: Kysely<Tables>;
  readonly context: Context;
  /** Writes to the slice's outbox: other slices get the event if and only if this transaction commits. */
  publish(event: SliceEvent): Promise<void>;
  /** The same for many, in one statement. */
  publishAll(events: readonly SliceEvent[]): Promise<void>;
  /** Writes an audit row, which also goes out as the event `<slice>.audited`. A refusal is audited by committing. */
  audit(entry: AuditEntry): Promise<void>;
  /** Adds a job of this slice, which runs if and only if this transaction commits. */
  enqueue(job: NewJob): Promise<void>;
}

export interface SliceEvent {
  /** `<slice>.<what-happened>`, in the past: `lines.line-verified`. */
  readonly type: string;
  /** The version of `data`'s form, from 1. */
  readonly version: number;
  /** The id of the thing it happened to. Never personal data. */
  readonly subject: string;
  /** JSON-safe. Money and times as texts. */
  readonly data: unknown;
}

export interface AuditEntry {
  /** What was attempted, a verb of the slice: `approve-application`. */
  readonly action: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused';
  readonly reason?: string;
  readonly details?: Record<string, unknown>;
}

export interface NewJob {
  /** A task of this slice, without the slice's name. */
  readonly task: string;
  readonly payload: unknown;
  /** By the context's clock; at once unless told. */
  readonly runAt?: Temporal.Instant;
  /** A waiting job of the same task and key is replaced. */
  readonly key?: string;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
}
