import { assert, type Context, fromWire, type LocalText, present } from '@lendline/kernel';
import { asService, z } from '@lendline/platform';
import {
  Backtest,
  laterDays,
  type Pack,
  readDecisionInputJson,
  type RecordedLoan,
  Replayer,
  type Strategy,
} from '@lendline/strategy';
import type { BacktestId, LeftOut, StrategyId } from '../contract.ts';
import { isPartial } from '../rules/said.ts';
import { beginBacktest, endBacktest, nextDecisions, noteProgress, type Replayed } from '../store/backtests.ts';
import { documentAt } from '../store/strategies.ts';
import type { BacktestRow } from '../store/tables.ts';
import type { DecisionsParts } from './parts.ts';
import { compileDocument } from './ready-strategy.ts';

const atOnce = 200;

/** Replays two versions on recorded decisions, says how far it has come, and keeps the figures. Nobody is decided about. */
export async function runBacktest(parts: DecisionsParts, asked: Context, id: BacktestId): Promise<void> {
  const context = asService(asked, 'decisions');
  const row = await parts.database.transaction(context, (tx) => beginBacktest(tx, id));
  if (!row) return;
  try {
    const replay = await open(parts, context, row);
    const report = replay ? await replayAll(parts, context, { row, replay }) : undefined;
    const ended = report ? { report } : { because: texts.unusable };
    await parts.database.transaction(context, (tx) => endBacktest(tx, id, ended));
  } catch (error) {
    parts.log.error({ slice: 'decisions', scope: id, err: error }, 'a backtest broke');
    await parts.database.transaction(context, (tx) => endBacktest(tx, id, { because: texts.broke }));
  }
}

interface Sides {
  readonly a: Strategy;
  readonly b: Strategy;
}

/** Both versions as they were when it was asked for; undefined where this Lendline cannot run one of them. */
async function open(parts: DecisionsParts, context: Context, row: BacktestRow): Promise<Sides | undefined> {
  const opened = async (strategy: StrategyId, revision: number): Promise<Strategy | undefined> => {
    const document = await parts.database.transaction(context, (tx) => documentAt(tx, { strategy, revision }), {
      readOnly: true,
    });
    const compiled = compileDocument(parts, present(document, 'a revision is kept for good'));
    return compiled.ok ? compiled.value : undefined;
  };
  const a = await opened(row.a_strategy_id, row.a_revision);
  const b = await opened(row.b_strategy_id, row.b_revision);
  return a && b && { a, b };
}

interface Running {
  readonly row: BacktestRow;
  readonly replay: Sides;
}

async function replayAll(parts: DecisionsParts, context: Context, { row, replay }: Running) {
  const backtest = new Backtest(replay);
  const sides = { a: new Replayer(replay.a), b: new Replayer(replay.b) };
  const leftOut: Record<keyof LeftOut, number> = { unreadable: 0, laterThanDecision: 0, notComparable: 0 };
  let after: Replayed | undefined;
  let done = 0;
  for (;;) {
    const next = await parts.database.transaction(
      context,
      (tx) => nextDecisions(tx, { days: row, after, limit: atOnce }),
      { readOnly: true },
    );
    for (const decision of next) {
      const why = await replayOne(backtest, { ...sides, pack: replay.a.pack }, decision);
      if (why) leftOut[why] += 1;
    }
    done += next.length;
    after = next.at(-1);
    await parts.database.transaction(context, (tx) => noteProgress(tx, row.id, { done, leftOut }));
    if (!after || next.length < atOnce) return backtest.result();
  }
}

interface Replaying {
  readonly a: Replayer;
  readonly b: Replayer;
  readonly pack: Pack;
}

/** Counts one decision, or says why it is in no figure. */
async function replayOne(
  backtest: Backtest,
  { a, b, pack }: Replaying,
  kept: Replayed,
): Promise<keyof LeftOut | undefined> {
  const input = readDecisionInputJson(JSON.parse(kept.input), pack);
  if (!input.ok) return 'unreadable';
  if (laterDays(input.value, pack).length > 0) return 'laterThanDecision';
  const [ofA, ofB] = [await a.decide(input.value), await b.decide(input.value)];
  const decided: unknown = JSON.parse(kept.result);
  if (isPartial(decided, ofA) || isPartial(decided, ofB)) return 'notComparable';
  const lent = loanOf(kept);
  backtest.add({ id: kept.id, input: input.value, ...(lent && { lent }) }, ofA, ofB);
  return undefined;
}

function loanOf({ outcome, principal }: Replayed): RecordedLoan | undefined {
  if (!outcome || !principal) return undefined;
  const amount = fromWire(principal);
  assert(amount.ok, 'the principal of a loan was money when it was heard');
  return { outcome, amount: amount.value };
}

const payload = z.object({ backtestId: z.string() });

/** The backtest that a job is about. */
export function backtestIdIn(value: unknown): BacktestId {
  return present(payload.safeParse(value).data, 'a job names the backtest it is about').backtestId as BacktestId;
}

const texts = {
  unusable: {
    'zh-CN': '其中一个版本在当前的 Lendline 或辖区包下已无法执行。请检查该版本后重新发起回测。',
    en: 'One of the versions can no longer run on this Lendline or under its pack. Check it, then start the backtest again.',
  },
  broke: {
    'zh-CN': '回测因系统故障中断，没有得出结果。请重新发起；若再次失败，请联系运维并给出回测编号。',
    en: 'A fault of the system ended the backtest before it had figures. Start it again; if it fails again, tell operations its id.',
  },
} satisfies Record<string, LocalText>;
