import type { Context } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { readDecisionInputJson, type Strategy } from '@lendline/strategy';
import type { DecisionId } from '../contract.ts';
import { isPartial, saidBy, saidOf } from '../rules/said.ts';
import { insertWaiting, type Waiting, waitingDecisions, writeBesideResults } from '../store/beside.ts';
import { type Stored, versionsBeside } from '../store/strategies.ts';
import type { BesideRow, DecisionsTables } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';
import { compileDocument, rememberKept } from './ready-strategy.ts';

const turn_s = 5;
const atOnce = 200;

/** A decision waits to be looked at by the versions beside: soon, and once for all that come meanwhile. */
export async function waitForBeside(tx: SliceTransaction<DecisionsTables>, decision: DecisionId): Promise<void> {
  await insertWaiting(tx, decision);
  const turn = Math.floor(tx.context.now().epochMilliseconds / (turn_s * 1000)) + 1;
  const runAt = Temporal.Instant.fromEpochMilliseconds(turn * turn_s * 1000);
  await tx.enqueue({ task: 'evaluate-beside', payload: {}, key: String(turn), queue: 'evaluate-beside', runAt });
}

/**
 * What every version beside the live one says about the stored inputs of decisions. No decision waits for it or can be changed
 * by it. Throws when an input could not be evaluated, after all others were: the queue tries those again.
 */
export async function evaluateBeside(parts: DecisionsParts, context: Context): Promise<void> {
  let failed = 0;
  let after = '';
  let beside: readonly Beside[] | undefined;
  for (;;) {
    const { waiting, versions } = await parts.database.transaction(
      context,
      async (tx) => ({
        waiting: await waitingDecisions(tx, { after, limit: atOnce }),
        versions: await versionsBeside(tx),
      }),
      { readOnly: true },
    );
    const last = waiting.at(-1);
    if (!last) break;
    after = last.id;
    beside ??= openAll(parts, versions);
    failed += await evaluateSome(parts, context, { waiting, beside });
    if (waiting.length < atOnce) break;
  }
  if (failed > 0) throw new Error(`${failed} decisions could not be evaluated beside`);
}

interface Beside {
  readonly row: Stored;
  readonly strategy: Strategy;
}

/** A version that cannot run has nothing to say; it is told, and the others are heard. */
function openAll(parts: DecisionsParts, versions: readonly Stored[]): readonly Beside[] {
  return versions.flatMap((row) => {
    const key = `${row.tenant}/${row.id}@${row.revision}`;
    const known = parts.kept.get(key);
    if (known) return [{ row, strategy: known }];
    const compiled = compileDocument(parts, row.document);
    if (compiled.ok) {
      rememberKept(parts, key, compiled.value);
      return [{ row, strategy: compiled.value }];
    }
    const code = compiled.error.join(', ');
    parts.log.warn({ slice: 'decisions', scope: row.id, code }, 'a version beside the live one cannot run');
    return [];
  });
}

interface Some {
  readonly waiting: readonly Waiting[];
  readonly beside: readonly Beside[];
}

type Row = Omit<BesideRow, 'tenant'>;

/** Answers how many could not be evaluated: those wait on. */
async function evaluateSome(parts: DecisionsParts, context: Context, { waiting, beside }: Some): Promise<number> {
  const rows: Row[] = [];
  const done: DecisionId[] = [];
  for (const decision of waiting) {
    try {
      const others = beside.filter(({ row }) => row.id !== decision.strategy_id);
      for (const one of others) rows.push(await evaluate(context, decision, one));
      done.push(decision.id);
    } catch (error) {
      parts.log.error(
        { slice: 'decisions', scope: decision.id, err: error },
        'a decision could not be evaluated beside',
      );
    }
  }
  await parts.database.transaction(context, (tx) => writeBesideResults(tx, { rows, done }));
  return waiting.length - done.length;
}

async function evaluate(context: Context, decision: Waiting, { row, strategy }: Beside): Promise<Row> {
  const input = readDecisionInputJson(JSON.parse(decision.input), strategy.pack);
  if (!input.ok) throw new Error('a stored input cannot be read with the pack of today');
  const decided: unknown = JSON.parse(decision.result);
  const made = await strategy.decide(input.value);
  return {
    strategy_id: row.id,
    revision: row.revision,
    decision_id: decision.id,
    segment: decision.segment,
    is_partial: isPartial(decided, made),
    decided: saidOf(decided),
    beside: saidBy(made),
    evaluated_at: context.now(),
  };
}
