import type { SliceTransaction } from '@lendline/platform';
import { type VelocityDimension, velocityDimensions } from '@lendline/typology';
import { type RawBuilder, sql } from 'kysely';
import type { WindowMeasure } from '../rules/attempt-measures.ts';
import type { AttemptRow } from './observed-tables.ts';
import type { FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

export type AttemptKeys = { readonly [Dimension in VelocityDimension]?: string | null };

/** An attempt as it is told; what it was not made with is left out. */
export type ToldAttempt = Pick<AttemptRow, 'kind' | 'event' | 'at' | 'arrived_at' | 'borrower'> &
  AttemptKeys & { readonly amount?: bigint | undefined };

/** Told again, the earliest arrival stands. */
export async function tellAttempt({ db, context }: Tx, attempt: ToldAttempt): Promise<void> {
  await attemptTold(context.tenant, attempt).execute(db);
}

/** The statement of `tellAttempt`, for one that tells of more. */
export function attemptTold(tenant: string, attempt: ToldAttempt): RawBuilder<unknown> {
  const { kind, event, at, arrived_at, borrower, amount } = attempt;
  const keys = velocityDimensions.map((dimension) => sql`${attempt[dimension] ?? null}`);
  const columns = velocityDimensions.map((dimension) => sql.ref(dimension));
  return sql`
    insert into attempt (tenant, kind, event, at, arrived_at, borrower, amount, ${sql.join(columns)})
    values (${tenant}, ${kind}, ${event}, ${at}, ${arrived_at}, ${borrower}, ${amount ?? null}, ${sql.join(keys)})
    on conflict (tenant, kind, event) do update set arrived_at = excluded.arrived_at
      where excluded.arrived_at < attempt.arrived_at`;
}

/**
 * Exact sliding windows of `[as_of - window, as_of)`, of what had arrived by then: the same as `SlidingWindows` says of the same
 * events. One pass over each dimension that there is a key for, however many windows it has.
 */
export function windowsSelected(
  measures: readonly WindowMeasure[],
  { keys, asOf }: { readonly keys: AttemptKeys; readonly asOf: Temporal.Instant },
): RawBuilder<unknown> {
  const passes = velocityDimensions.flatMap((dimension) => {
    const key = keys[dimension] ?? null;
    const own = measures.filter(({ by }) => by === dimension);
    return key === null || own.length === 0 ? [] : [passOver({ dimension, key, own, asOf })];
  });
  if (passes.length === 0) return sql`'{}'::jsonb`;
  return sql`(select ${sql.join(
    passes.map((pass) => sql`(${pass})`),
    sql` || `,
  )})`;
}

interface Pass {
  readonly dimension: VelocityDimension;
  readonly key: string;
  readonly own: readonly WindowMeasure[];
  readonly asOf: Temporal.Instant;
}

/** One row of the values of one dimension, as an object of JSON. */
function passOver({ dimension, key, own, asOf }: Pass): RawBuilder<unknown> {
  const longest_ms = Math.max(...own.map(({ window_ms }) => window_ms));
  const since = (window_ms: number) => asOf.subtract({ milliseconds: window_ms });
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  const pairs = own.flatMap((one) => [sql.lit(one.name), measured(one, since(one.window_ms))]);
  return sql`
    select jsonb_build_object(${sql.join(pairs)})
      from (
        select *, lag(at) over (partition by kind order by at) as before from attempt
          where ${sql.ref(dimension)} = ${key} and kind = any (${kinds}::text[])
            and at >= ${since(longest_ms)} and at < ${asOf} and arrived_at <= ${asOf}) seen`;
}

function measured({ kind, measure }: WindowMeasure, since: Temporal.Instant): RawBuilder<unknown> {
  const within = sql`kind = ${sql.lit(kind)} and at >= ${since}`;
  switch (measure.of) {
    case 'count':
      return sql`count(*) filter (where ${within})`;
    case 'sum':
      return sql`coalesce(sum(amount) filter (where ${within}), 0)`;
    case 'distinct':
      return sql`count(distinct ${sql.ref(measure.dimension)}) filter (where ${within})`;
    case 'shortest-gap':
      return sql`extract(epoch from min(at - before) filter (where ${within} and before >= ${since})) * 1000`;
  }
}
