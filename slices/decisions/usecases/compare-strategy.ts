import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { StrategyComparison, StrategyId, StrategySummary } from '../contract.ts';
import { problem } from '../problems.ts';
import { compareSaid } from '../rules/compare-strategies.ts';
import { countWaiting, resultsOf } from '../store/beside.ts';
import { changeVersion, findVersion, lockVersion } from '../store/strategies.ts';
import type { DecisionsParts } from './parts.ts';
import { summaryIn } from './read-strategies.ts';

export interface SetBeside {
  readonly strategyId: StrategyId;
  readonly isBeside: boolean;
  readonly note: string;
}

/** Begins or ends the evaluation of a version beside the live one. It has no effect on anybody, so it takes one person. */
export async function setBeside(
  { database }: DecisionsParts,
  context: Context,
  { strategyId: id, isBeside, note }: SetBeside,
): Promise<Result<StrategySummary, Problem>> {
  return database.transaction(context, async (tx): Promise<Result<StrategySummary, Problem>> => {
    const row = await lockVersion(tx, id);
    if (!row) return notFound();
    if (isBeside && row.state !== 'in-review' && row.state !== 'approved') {
      const refused = problem('decisions.step-not-allowed', { from: row.state, to: 'beside' });
      await tx.audit({ action: 'set-beside', subject: id, outcome: 'refused', reason: refused.error.code });
      return refused;
    }
    await changeVersion(tx, id, { is_beside: isBeside });
    await tx.audit({ action: 'set-beside', subject: id, outcome: 'done', details: { isBeside, note } });
    return ok(await summaryIn(tx, id));
  });
}

/** What a version said next to what was decided, on the same stored inputs. */
export async function compareStrategy(
  { database, pack }: DecisionsParts,
  context: Context,
  strategyId: StrategyId,
): Promise<Result<StrategyComparison, Problem>> {
  return database.transaction(
    context,
    async (tx): Promise<Result<StrategyComparison, Problem>> => {
      const row = await findVersion(tx, strategyId);
      if (!row) return notFound();
      const { revision } = row;
      const results = await resultsOf(tx, { strategy: strategyId, revision });
      const whole = results.filter(({ is_partial }) => !is_partial);
      const bySegment = [...Map.groupBy(whole, ({ segment }) => segment)].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return ok({
        strategyId,
        revision,
        all: compareSaid(whole, pack.currency),
        bySegment: bySegment.map(([segment, rows]) => ({ segment, figures: compareSaid(rows, pack.currency) })),
        notComparable: results.length - whole.length,
        waiting: await countWaiting(tx),
      });
    },
    { readOnly: true },
  );
}
