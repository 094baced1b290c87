import { actorName, assert, type Context } from '@lendline/kernel';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { SliceDatabase } from './slice-database.ts';
import { toJson } from './values.ts';

/** One request that may be sent again. The actor is the context's: a key is private to whoever chose it. */
export interface IdempotencyClaim {
  readonly context: Context;
  readonly operation: string;
  readonly key: string;
  /** Of the body in canonical form, so that another body under the same key is noticed. */
  readonly requestHash: string;
}

export interface StoredAnswer {
  readonly status: number;
  /** JSON-safe. */
  readonly answer: unknown;
}

export type BegunClaim =
  /** Run it, then finish or abandon this attempt. */
  | { readonly state: 'new'; readonly attempt: number }
  | ({ readonly state: 'replay' } & StoredAnswer)
  | { readonly state: 'other-body' }
  | { readonly state: 'in-progress' };

/** A runner that has been silent for this long is taken for dead, and the next request runs anew. */
export const takeoverAfter = Temporal.Duration.from({ seconds: 60 });

interface Row {
  request_hash: string;
  state: 'running' | 'done';
  attempt: number;
  status: number | null;
  answer: unknown;
  dead: boolean;
}

type Store = SliceDatabase<Record<never, never>>;

/**
 * Claims a key before the work is done, in a transaction of its own. Of any number of racing requests exactly one
 * gets `new`. Time is the database's: a moved clock of the lender neither revives nor kills a runner.
 */
export async function beginIdempotent(
  store: Store,
  claim: IdempotencyClaim,
  deadAfter: Temporal.Duration = takeoverAfter,
): Promise<BegunClaim> {
  const { tenant } = claim.context;
  const actor = actorName(claim.context.actor);
  return store.transaction(claim.context, async ({ db }) => {
    const inserted = await sql`
      insert into idempotency (tenant, actor, operation, key, request_hash, state)
      values (${tenant}, ${actor}, ${claim.operation}, ${claim.key}, ${claim.requestHash}, 'running')
      on conflict do nothing`.execute(db);
    if (inserted.numAffectedRows === 1n) return { state: 'new', attempt: 1 };
    const found = await sql<Row>`
      select request_hash, state, attempt, status, answer, started_at + ${deadAfter}::interval <= clock_timestamp() as dead
        from idempotency
       where tenant = ${tenant} and actor = ${actor} and operation = ${claim.operation} and key = ${claim.key}
         for update`.execute(db);
    const row = found.rows[0];
    // It was abandoned between the two statements; the client's next try gets it.
    if (row === undefined) return { state: 'in-progress' };
    if (row.request_hash !== claim.requestHash) return { state: 'other-body' };
    if (row.state === 'done') return { state: 'replay', status: row.status!, answer: row.answer };
    if (!row.dead) return { state: 'in-progress' };
    await sql`
      update idempotency set attempt = attempt + 1, started_at = clock_timestamp()
       where tenant = ${tenant} and actor = ${actor} and operation = ${claim.operation} and key = ${claim.key}`.execute(
      db,
    );
    return { state: 'new', attempt: row.attempt + 1 };
  });
}

/** Stores the answer that replays will get. False when another runner took over in the meantime: its answer counts. */
export async function finishIdempotent(
  store: Store,
  claim: IdempotencyClaim,
  { attempt, status, answer }: StoredAnswer & { attempt: number },
): Promise<boolean> {
  return store.transaction(claim.context, async ({ db, context }) => {
    const updated = await sql`
      update idempotency set state = 'done', status = ${status}, answer = ${toJson(answer)}
       where tenant = ${context.tenant} and actor = ${actorName(context.actor)} and operation = ${claim.operation}
         and key = ${claim.key} and attempt = ${attempt} and state = 'running'`.execute(db);
    return updated.numAffectedRows === 1n;
  });
}

/** Frees the key: nothing was settled, the same request may run again at once. */
export async function abandonIdempotent(store: Store, claim: IdempotencyClaim, attempt: number): Promise<void> {
  await store.transaction(claim.context, async ({ db, context }) => {
    await sql`
      delete from idempotency
       where tenant = ${context.tenant} and actor = ${actorName(context.actor)} and operation = ${claim.operation}
         and key = ${claim.key} and attempt = ${attempt} and state = 'running'`.execute(db);
  });
}

/** The three steps for a slice, in the form that the HTTP doors take; the attempt stays in here. */
export interface ClaimStore {
  begin(claim: IdempotencyClaim): Promise<Exclude<BegunClaim, { state: 'new' }> | { readonly state: 'new' }>;
  finish(claim: IdempotencyClaim, answer: StoredAnswer): Promise<void>;
  abandon(claim: IdempotencyClaim): Promise<void>;
}

export function idempotencyStore(database: Database, slice: string): ClaimStore {
  const store: Store = database.forSlice(slice);
  const attempts = new WeakMap<IdempotencyClaim, number>();
  const attemptOf = (claim: IdempotencyClaim): number => {
    const attempt = attempts.get(claim);
    assert(attempt !== undefined, 'a claim is begun before it is finished or abandoned');
    return attempt;
  };
  return {
    async begin(claim) {
      const begun = await beginIdempotent(store, claim);
      if (begun.state === 'new') attempts.set(claim, begun.attempt);
      return begun;
    },
    async finish(claim, answer) {
      await finishIdempotent(store, claim, { ...answer, attempt: attemptOf(claim) });
    },
    async abandon(claim) {
      await abandonIdempotent(store, claim, attemptOf(claim));
    },
  };
}
