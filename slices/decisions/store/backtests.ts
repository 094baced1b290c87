import type { LocalText } from '@lendline/kernel';
import { type SliceTransaction, toJson } from '@lendline/platform';
import type { BacktestReport } from '@lendline/strategy';
import type { BacktestDetail, BacktestId, BacktestSummary, DecisionId, LeftOut } from '../contract.ts';
import type { BacktestRow, DecisionsTables, LoanOutcomeRow } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;

export async function insertBacktest({ db, context }: Tx, row: Omit<BacktestRow, 'tenant'>): Promise<void> {
  await db
    .insertInto('backtest')
    .values({
      ...row,
      left_out: toJson(row.left_out),
      because: row.because && toJson(row.because),
      report: row.report && toJson(row.report),
      tenant: context.tenant,
    })
    .execute();
}

type Named = Omit<BacktestRow, 'report'> & {
  readonly a_number: number;
  readonly a_name: string;
  readonly b_number: number;
  readonly b_name: string;
};

function named({ db }: Tx) {
  return db
    .selectFrom('backtest')
    .innerJoin('strategy_version as a', 'a.id', 'backtest.a_strategy_id')
    .innerJoin('strategy_version as b', 'b.id', 'backtest.b_strategy_id')
    .select([
      'backtest.id',
      'backtest.tenant',
      'a_strategy_id',
      'a_revision',
      'b_strategy_id',
      'b_revision',
      'since',
      'until',
      'from_day',
      'to_day',
      'note',
      'backtest.state',
      'total',
      'done',
      'left_out',
      'asked_by',
      'asked_at',
      'started_at',
      'ended_at',
      'because',
      'a.number as a_number',
      'a.name as a_name',
      'b.number as b_number',
      'b.name as b_name',
    ]);
}

const mostListed = 200;

/** Newest first; without their figures, which are long. */
export async function listedBacktests(tx: Tx): Promise<readonly BacktestSummary[]> {
  const rows = await named(tx).orderBy('asked_at', 'desc').orderBy('backtest.id', 'desc').limit(mostListed).execute();
  return rows.map(toSummary);
}

export async function findSummary(tx: Tx, id: BacktestId): Promise<BacktestSummary | undefined> {
  const row = await named(tx).where('backtest.id', '=', id).executeTakeFirst();
  return row && toSummary(row);
}

export async function findBacktest(tx: Tx, id: BacktestId): Promise<BacktestDetail | undefined> {
  const row = await named(tx).select('report').where('backtest.id', '=', id).executeTakeFirst();
  return row && { ...toSummary(row), report: row.report };
}

/** Locked, so that a run is taken up by one process; what was begun and left behind is begun anew. */
export async function beginBacktest(tx: Tx, id: BacktestId): Promise<BacktestRow | undefined> {
  const row = await tx.db.selectFrom('backtest').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row?.state !== 'waiting' && row?.state !== 'running') return undefined;
  const total = await countDecisions(tx, row);
  const begun = { state: 'running', started_at: tx.context.now(), total, done: 0 } as const;
  await tx.db.updateTable('backtest').set(begun).where('id', '=', id).execute();
  return { ...row, ...begun };
}

export async function noteProgress(
  { db }: Tx,
  id: BacktestId,
  { done, leftOut }: { readonly done: number; readonly leftOut: LeftOut },
): Promise<void> {
  await db
    .updateTable('backtest')
    .set({ done, left_out: toJson(leftOut) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

export async function endBacktest(
  { db, context }: Tx,
  id: BacktestId,
  ended: { readonly report: BacktestReport } | { readonly because: LocalText },
): Promise<void> {
  const set =
    'report' in ended
      ? { state: 'done' as const, report: toJson(ended.report) }
      : { state: 'failed' as const, because: toJson(ended.because) };
  await db
    .updateTable('backtest')
    .set({ ...set, ended_at: context.now() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

type Days = Pick<BacktestRow, 'since' | 'until'>;

/** The newest attempt of each application that was decided between two instants. */
function decisionsIn({ db }: Tx, { since, until }: Days) {
  let query = db
    .selectFrom('decision')
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('decision as later')
            .select('later.id')
            .whereRef('later.tenant', '=', 'decision.tenant')
            .whereRef('later.application_id', '=', 'decision.application_id')
            .whereRef('later.attempt', '>', 'decision.attempt'),
        ),
      ),
    );
  if (since) query = query.where('decision.as_of', '>=', since);
  if (until) query = query.where('decision.as_of', '<', until);
  return query;
}

async function countDecisions(tx: Tx, days: Days): Promise<number> {
  const row = await decisionsIn(tx, days)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A decision to be replayed, and the loan that it led to. */
export interface Replayed {
  readonly id: DecisionId;
  readonly application_id: string;
  readonly as_of: Temporal.Instant;
  readonly input: string;
  readonly result: string;
  readonly outcome: LoanOutcomeRow['outcome'] | null;
  readonly principal: LoanOutcomeRow['principal'] | null;
}

/** The next of them by time, after the last one that was read. */
export async function nextDecisions(
  tx: Tx,
  { days, after, limit }: { readonly days: Days; readonly after: Replayed | undefined; readonly limit: number },
): Promise<readonly Replayed[]> {
  let query = decisionsIn(tx, days)
    .leftJoin('loan_outcome as loan', (join) =>
      join.onRef('loan.tenant', '=', 'decision.tenant').onRef('loan.application_id', '=', 'decision.application_id'),
    )
    .select(['decision.id', 'decision.application_id', 'decision.as_of', 'decision.input', 'decision.result'])
    .select(['loan.outcome', 'loan.principal']);
  if (after) {
    const { as_of, id } = after;
    query = query.where((of) => of(of.refTuple('decision.as_of', 'decision.id'), '>', of.tuple(as_of, id)));
  }
  return query.orderBy('decision.as_of').orderBy('decision.id').limit(limit).execute();
}

function toSummary(row: Named): BacktestSummary {
  return {
    id: row.id,
    a: { strategyId: row.a_strategy_id, revision: row.a_revision, number: row.a_number, name: row.a_name },
    b: { strategyId: row.b_strategy_id, revision: row.b_revision, number: row.b_number, name: row.b_name },
    from: row.from_day?.toString() ?? null,
    to: row.to_day?.toString() ?? null,
    note: row.note,
    state: row.state,
    total: row.total,
    done: row.done,
    leftOut: row.left_out,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toString(),
    startedAt: row.started_at?.toString() ?? null,
    endedAt: row.ended_at?.toString() ?? null,
    because: row.because,
  };
}
