import {
  assert,
  canonicalJson,
  type Context,
  fromWire,
  newId,
  ok,
  present,
  type Problem,
  type Result,
  type WireMoney,
} from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound } from '@lendline/platform';
import {
  decisionInputToJson,
  type DecisionInput,
  type DrawdownInput,
  type Facts,
  readDecisionInputJson,
  type Strategy,
  toJson,
} from '@lendline/strategy';
import type { DecisionId, DrawdownCheck, MenuCell } from '../contract.ts';
import { bookFactNames } from '../rules/book-facts.ts';
import { decisionReasons } from '../rules/decision-reasons.ts';
import { findDecision, lastIdentityCheck } from '../store/decisions.ts';
import { insertRecheck, recheckAsOf } from '../store/rechecks.ts';
import { deciding } from '../store/releases.ts';
import type { DecisionRow } from '../store/tables.ts';
import { strategyOf } from './begin-decision.ts';
import { type Gathered, gatherFacts, inputOf } from './gather-facts.ts';
import type { DecisionsParts } from './parts.ts';
import { keptVersion } from './ready-strategy.ts';
import { seedStrategy } from './seed-strategy.ts';

export interface RecheckDrawdown {
  readonly decisionId: DecisionId;
  readonly lineId: LineId;
  readonly asOf: string;
  readonly agreed?: { readonly amount: WireMoney; readonly instalments: number };
}

/** Asks everything from the line on again before money leaves. The same instant answers the same check. */
export async function recheckDrawdown(
  parts: DecisionsParts,
  context: Context,
  asked: RecheckDrawdown,
): Promise<Result<DrawdownCheck, Problem>> {
  const asOf = Temporal.Instant.from(asked.asOf).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  const of = { decision: asked.decisionId, asOf };
  await seedStrategy(parts, context);
  const { row, before, releases, identityCheckedOn } = await parts.database.transaction(
    context,
    async (tx) => ({
      row: await findDecision(tx, asked.decisionId),
      before: await recheckAsOf(tx, of),
      releases: await deciding(tx, parts.environment),
      identityCheckedOn: await lastIdentityCheck(tx, asked.lineId),
    }),
    { readOnly: true },
  );
  if (row?.line_id !== asked.lineId) return notFound();
  if (before) return ok(before.answer);
  // What decides about the line today: an agreement that today's strategy would not make waits for people.
  const today = await strategyOf(parts, context, { lineId: asked.lineId, releases });
  if (!today.ok) return today;
  const strategy = today.value.strategy.compiled;
  const decided = decidedInput(parts, row);
  const { segment } = decided;
  const gathered = await gatherFacts(parts, context, {
    lineId: asked.lineId,
    segment,
    asOf,
    fresh: true,
    fraud: {
      applicationId: row.application_id,
      attempt: row.attempt,
      stage: 'drawdown',
      requested: asked.agreed?.amount ?? null,
    },
    strategy,
    book: bookOf(decided.values),
    identityCheckedOn,
  });
  const input = { ...inputOf(strategy.pack, { segment, asOf }, gathered), amount: decided.amount };
  const check = await checkCells(strategy, { input, cells: agreedCells(row.answer.menu, asked.agreed), gathered });
  return keep(parts, context, { row, input, asOf, strategy, ...check });
}

/** The input that was decided on, read back from its canonical text. */
function decidedInput({ pack }: DecisionsParts, row: DecisionRow): DecisionInput {
  const read = readDecisionInputJson(JSON.parse(row.input), pack);
  assert(read.ok, 'a stored input is of the pack’s currency and product');
  return read.value;
}

function bookOf(values: Facts): Partial<Facts> {
  return Object.fromEntries(bookFactNames.map((name) => [name, values[name]]));
}

/** What was agreed, of the menu. Where the caller does not say what, every cell that was offered must still stand. */
function agreedCells(menu: readonly MenuCell[], agreed: RecheckDrawdown['agreed']): readonly MenuCell[] {
  if (!agreed) return menu;
  return menu.filter(
    ({ amount, instalments }) => amount.amount === agreed.amount.amount && instalments === agreed.instalments,
  );
}

interface Cells {
  readonly input: DecisionInput;
  readonly cells: readonly MenuCell[];
  readonly gathered: Gathered;
}

interface Checked {
  readonly answer: DrawdownCheck;
  readonly results: readonly unknown[];
}

async function checkCells(strategy: Strategy, { input, cells, gathered }: Cells): Promise<Checked> {
  const checks = await Promise.all(cells.map((cell) => strategy.recheck(drawdownOf(input, cell))));
  const held = checks.find(({ outcome }) => outcome === 'hold');
  // Nothing on the menu is what was agreed: nobody can say that it still stands.
  const codes = checks.length === 0 ? (['agreed-terms-gone'] as const) : (held?.reasons ?? []);
  const verdict = checks.length === 0 || held ? 'hold' : 'pass';
  return { answer: { verdict, reasons: decisionReasons(codes, gathered.score?.reasons) }, results: checks.map(toJson) };
}

function drawdownOf(input: DecisionInput, cell: MenuCell): DrawdownInput {
  const read = fromWire(cell.amount);
  const amount = present(read.ok ? read.value : undefined, 'a kept cell has whole minor units');
  const price_ppm = cell.rate_ppm > 0 ? cell.rate_ppm : cell.fee_ppm;
  return { ...input, agreed: { amount, instalments: cell.instalments, price_ppm } };
}

interface ToKeep extends Checked {
  readonly row: DecisionRow;
  readonly input: DecisionInput;
  readonly asOf: Temporal.Instant;
  readonly strategy: Strategy;
}

async function keep(parts: DecisionsParts, context: Context, { row, input, asOf, strategy, answer, results }: ToKeep) {
  return parts.database.transaction(context, async (tx): Promise<Result<DrawdownCheck, Problem>> => {
    const isNew = await insertRecheck(tx, {
      id: newId('recheck', context.now()),
      decision_id: row.id,
      as_of: asOf,
      verdict: answer.verdict,
      strategy_version: keptVersion(strategy.version),
      input: canonicalJson(decisionInputToJson(input)),
      result: canonicalJson(results),
      answer,
      checked_at: context.now(),
    });
    if (!isNew) {
      const first = await recheckAsOf(tx, { decision: row.id, asOf });
      assert(first, 'a check that could not be inserted was made before');
      return ok(first.answer);
    }
    const codes = answer.reasons.map(({ code }) => code);
    const details = { verdict: answer.verdict, reasons: codes };
    await tx.audit({ action: 'recheck', subject: row.id, outcome: 'done', details });
    const data = {
      decisionId: row.id,
      applicationId: row.application_id,
      lineId: row.line_id,
      verdict: answer.verdict,
    };
    await tx.publish({ type: 'decisions.rechecked', version: 1, subject: row.id, data });
    return ok(answer);
  });
}
