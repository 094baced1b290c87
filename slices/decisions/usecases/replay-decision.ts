import { assert, canonicalJson, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import { decisionToJson, readDecisionInputJson } from '@lendline/strategy';
import type { DecisionId, Replay } from '../contract.ts';
import { problem } from '../problems.ts';
import { resultDifferences } from '../rules/result-differences.ts';
import { findDecision } from '../store/decisions.ts';
import { findStrategy } from '../store/strategies.ts';
import type { DecisionsParts } from './parts.ts';
import { keptStrategy } from './ready-strategy.ts';

/**
 * Makes an old decision again from its stored input with the graph and the pack that it was made with, and says whether it comes
 * out the same, byte for byte. Nothing is changed, whatever comes out. Errors: `decisions.strategy-unreadable` where this
 * Lendline cannot read the strategy any more.
 */
export async function replayDecision(
  parts: DecisionsParts,
  context: Context,
  id: DecisionId,
): Promise<Result<Replay, Problem>> {
  const found = await parts.database.transaction(
    context,
    async (tx) => {
      const row = await findDecision(tx, id);
      return row && { row, kept: await findStrategy(tx, row.strategy_version) };
    },
    { readOnly: true },
  );
  if (!found) return notFound();
  const { row, kept } = found;
  assert(kept, 'what decided is kept beside its decisions');
  const strategy = keptStrategy(parts, kept);
  const input = strategy && readDecisionInputJson(JSON.parse(row.input), strategy.pack);
  if (!strategy || input?.ok !== true) return problem('decisions.strategy-unreadable');
  const made = decisionToJson(await strategy.decide(input.value));
  const differs = resultDifferences(JSON.parse(row.result), made);
  const same = canonicalJson(made) === row.result;
  return ok({
    same,
    strategy: { number: row.answer.strategy.number ?? null, version: row.strategy_version },
    differs,
  });
}
