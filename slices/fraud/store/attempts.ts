import type { SliceTransaction } from '@lendline/platform';
import { type VelocityDimension, velocityDimensions } from '@lendline/typology';
import { type RawBuilder, sql } from 'kysely';
import { reach_ms } from '../rules/attempt-signals.ts';
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

interface Asked {
  readonly keys: AttemptKeys;
  readonly asOf: Temporal.Instant;
}

/**
 * Every attempt made with one of these keys that a window reaches, in one pass over the indexes: which of them counts in which
 * window is for the engine to say, which counts exactly.
 */
export function attemptsSelected({ keys, asOf }: Asked): RawBuilder<unknown> {
  const made = velocityDimensions.flatMap((dimension) => {
    const key = keys[dimension] ?? null;
    const since = asOf.subtract({ milliseconds: reach_ms(dimension) });
    return key === null ? [] : [sql`(${sql.ref(dimension)} = ${key} and at >= ${since} and at < ${asOf})`];
  });
  if (made.length === 0) return sql`null::jsonb`;
  const inMs = (column: string) => sql`extract(epoch from ${sql.ref(column)})::float8 * 1000`;
  return sql`(
    select jsonb_agg(jsonb_build_object('kind', kind, 'event', event, 'at_ms', ${inMs('at')},
        'arrived_ms', ${inMs('arrived_at')}, 'amount', amount, 'number', number, 'id', id, 'device', device,
        'account', account, 'address', address, 'network', network))
      from attempt where arrived_at <= ${asOf} and (${sql.join(made, sql` or `)}))`;
}
