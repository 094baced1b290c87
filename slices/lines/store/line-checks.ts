import { newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { LineCheck, LineId } from '../contract.ts';
import type { LineCheckRow, LinesTables } from './tables.ts';

type Tx = SliceTransaction<LinesTables>;

export async function insertChecks({ db, context }: Tx, line: LineId, checks: readonly LineCheck[]): Promise<void> {
  if (checks.length === 0) return;
  const rows = checks.map((check) => ({
    id: newId('check', context.now()),
    tenant: context.tenant,
    line_id: line,
    name: check.name,
    outcome: check.outcome,
    facts: check.facts,
    observed_at: Temporal.Instant.from(check.observedAt),
    valid_until: Temporal.Instant.from(check.validUntil),
    unknown_because: check.unknownBecause,
  }));
  await db.insertInto('line_check').values(rows).execute();
}

/** The newest answer of each check of a line; with `at`, of those that had come by then. */
export async function latestChecks({ db }: Tx, line: LineId, at?: Temporal.Instant): Promise<readonly LineCheck[]> {
  const rows = await db
    .selectFrom('line_check')
    .selectAll()
    .distinctOn('name')
    .where('line_id', '=', line)
    .$if(at !== undefined, (query) => query.where('observed_at', '<=', at!))
    .orderBy('name')
    .orderBy('observed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toCheck);
}

function toCheck(row: LineCheckRow): LineCheck {
  return {
    name: row.name,
    outcome: row.outcome,
    facts: row.facts,
    observedAt: row.observed_at.toString(),
    validUntil: row.valid_until.toString(),
    unknownBecause: row.unknown_because,
  };
}
