import { actorName, type Context, newId, ok, present, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { BacktestPlace, BacktestSummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { findSummary, insertBacktest } from '../store/backtests.ts';
import { documentAt, findVersion } from '../store/strategies.ts';
import type { BacktestRow, DecisionsTables } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';
import { compileDocument } from './ready-strategy.ts';

type Tx = SliceTransaction<DecisionsTables>;

export interface StartBacktest {
  readonly a: BacktestPlace;
  readonly b: BacktestPlace;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly note: string;
}

/** Asks for two versions to be replayed on what was decided. A job does it; the revisions are those of now. */
export async function startBacktest(
  parts: DecisionsParts,
  context: Context,
  asked: StartBacktest,
): Promise<Result<BacktestSummary, Problem>> {
  const from = asked.from === undefined ? null : Temporal.PlainDate.from(asked.from);
  const to = asked.to === undefined ? null : Temporal.PlainDate.from(asked.to);
  if (from && to && Temporal.PlainDate.compare(from, to) > 0) return problem('decisions.backtest-days');
  return parts.database.transaction(context, async (tx): Promise<Result<BacktestSummary, Problem>> => {
    const a = await sideOf(parts, tx, asked.a);
    if (!a.ok) return a;
    const b = await sideOf(parts, tx, asked.b);
    if (!b.ok) return b;
    if (a.value.document === b.value.document) return problem('decisions.backtest-same');
    const row = rowOf(parts, tx, { a: a.value, b: b.value, from, to, note: asked.note });
    await insertBacktest(tx, row);
    await tx.enqueue({ task: 'run-backtest', payload: { backtestId: row.id }, queue: 'backtest' });
    const details = { a: a.value, b: b.value, from, to, note: asked.note };
    await tx.audit({ action: 'start-backtest', subject: row.id, outcome: 'done', details: placesOf(details) });
    return ok(present(await findSummary(tx, row.id), 'what was just asked for is there'));
  });
}

interface Side {
  readonly strategyId: BacktestPlace['strategyId'];
  readonly revision: number;
  readonly document: string;
}

async function sideOf(
  parts: DecisionsParts,
  tx: Tx,
  { strategyId, revision }: BacktestPlace,
): Promise<Result<Side, Problem>> {
  const row = await findVersion(tx, strategyId);
  if (!row) return notFound();
  const at = revision ?? row.revision;
  const document = at === row.revision ? row.document : await documentAt(tx, { strategy: strategyId, revision: at });
  if (document === undefined) return notFound();
  const compiled = compileDocument(parts, document);
  if (compiled.ok) return ok({ strategyId, revision: at, document });
  const codes = [...new Set(compiled.error)].join(', ');
  return problem('decisions.strategy-faulty', { count: compiled.error.length, codes });
}

interface Asked {
  readonly a: Side;
  readonly b: Side;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  readonly note: string;
}

function rowOf(
  { pack }: DecisionsParts,
  { context }: Tx,
  { a, b, from, to, note }: Asked,
): Omit<BacktestRow, 'tenant'> {
  const beginOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(pack.zone).toInstant();
  return {
    id: newId('backtest', context.now()),
    a_strategy_id: a.strategyId,
    a_revision: a.revision,
    b_strategy_id: b.strategyId,
    b_revision: b.revision,
    since: from && beginOf(from),
    until: to && beginOf(to.add({ days: 1 })),
    from_day: from,
    to_day: to,
    note,
    state: 'waiting',
    total: null,
    done: 0,
    left_out: { unreadable: 0, laterThanDecision: 0, notComparable: 0 },
    asked_by: actorName(context.actor),
    asked_at: context.now(),
    started_at: null,
    ended_at: null,
    because: null,
    report: null,
  };
}

/** For the audit trail: which revisions and days, not their documents. */
function placesOf({ a, b, from, to, note }: Asked) {
  const place = ({ strategyId, revision }: Side): string => `${strategyId}@${revision}`;
  return { a: place(a), b: place(b), from: from?.toString() ?? '', to: to?.toString() ?? '', note };
}
