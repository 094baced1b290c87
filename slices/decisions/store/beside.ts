import { type SliceTransaction, toJson } from '@lendline/platform';
import type { DecisionId, StrategyId } from '../contract.ts';
import type { BesideRow, DecisionRow, DecisionsTables } from './tables.ts';

type Tx = SliceTransaction<DecisionsTables>;

export async function insertWaiting({ db, context }: Tx, decision: DecisionId): Promise<void> {
  await db.insertInto('beside_waiting').values({ tenant: context.tenant, decision_id: decision }).execute();
}

export type Waiting = Pick<DecisionRow, 'id' | 'input' | 'result' | 'strategy_id'> & { readonly segment: string };

/** Decisions that versions beside the live one were not evaluated on yet, in order, after the one named. */
export async function waitingDecisions(
  { db }: Tx,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly Waiting[]> {
  return db
    .selectFrom('beside_waiting as waiting')
    .innerJoin('decision', 'decision.id', 'waiting.decision_id')
    .select(['decision.id', 'decision.input', 'decision.result', 'decision.strategy_id'])
    .select((expressions) => expressions.ref('decision.answer', '->>').key('segment').$castTo<string>().as('segment'))
    .where('waiting.decision_id', '>', after as DecisionId)
    .orderBy('waiting.decision_id')
    .limit(limit)
    .execute();
}

export async function countWaiting({ db }: Tx): Promise<number> {
  const row = await db
    .selectFrom('beside_waiting')
    .select(({ fn }) => fn.countAll<string>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** What was said, and that these decisions wait no more. Said again, the first answer stands. */
export async function writeBesideResults(
  { db, context }: Tx,
  { rows, done }: { readonly rows: readonly Omit<BesideRow, 'tenant'>[]; readonly done: readonly DecisionId[] },
): Promise<void> {
  const { tenant } = context;
  const values = rows.map((row) => ({ ...row, tenant, decided: toJson(row.decided), beside: toJson(row.beside) }));
  if (values.length > 0) {
    await db
      .insertInto('beside_result')
      .values(values)
      .onConflict((conflict) => conflict.columns(['tenant', 'strategy_id', 'revision', 'decision_id']).doNothing())
      .execute();
  }
  if (done.length > 0) await db.deleteFrom('beside_waiting').where('decision_id', 'in', done).execute();
}

const mostCompared = 20_000;

/** What one revision said beside the live one: the newest decisions, as many as are compared. */
export async function resultsOf(
  { db }: Tx,
  of: { readonly strategy: StrategyId; readonly revision: number },
): Promise<readonly Pick<BesideRow, 'segment' | 'is_partial' | 'decided' | 'beside'>[]> {
  return db
    .selectFrom('beside_result')
    .select(['segment', 'is_partial', 'decided', 'beside'])
    .where('strategy_id', '=', of.strategy)
    .where('revision', '=', of.revision)
    .orderBy('decision_id', 'desc')
    .limit(mostCompared)
    .execute();
}
