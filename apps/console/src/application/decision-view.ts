import type { Decision, MenuCell, TraceStep } from '@lendline/decisions/contract';
import type { LocalText } from '@lendline/kernel';
import { formatMoney, formatRate } from '@lendline/ui';
import { type WaterfallStep, waterfall } from './waterfall.ts';

export interface DecisionView {
  readonly id: string;
  readonly asOf: string;
  readonly outcome: Decision['outcome'];
  readonly tier: string | null;
  readonly limit: string | null;
  readonly reasons: readonly { readonly code: string; readonly text: LocalText }[];
  readonly comeBackOn: string | null;
  readonly score: ScoreView | null;
  readonly strategy: string;
  readonly milliseconds: number;
  readonly steps: readonly StepView[];
  /** The rules that did more than pass, in the order of the walk. */
  readonly hits: readonly RuleView[];
  readonly menu: readonly CellView[];
}

export interface ScoreView {
  readonly score: number;
  readonly pd: string;
  readonly modelId: string;
  readonly modelName: string;
  readonly simulated: boolean;
  readonly steps: readonly WaterfallStep[];
}

export interface RuleView {
  readonly rule: string;
  readonly outcome: string;
  readonly text: LocalText;
}

export interface StepView {
  readonly step: string;
  readonly verdict: string;
  readonly text: LocalText;
  readonly facts: readonly { readonly name: string; readonly value: string | null }[];
  readonly rules: readonly RuleView[];
}

export interface CellView {
  readonly key: string;
  readonly amount: string;
  readonly instalments: number;
  readonly every: MenuCell['every'];
  readonly price: string;
  readonly apr: string;
  readonly instalment: string;
  readonly total: string;
  readonly pd: string;
  readonly breakEven: string;
  readonly cap: string;
  /** The price does not cover the expected loss: a first loan may still be worth it. */
  readonly belowBreakEven: boolean;
}

export function decisionView(decision: Decision): DecisionView {
  const { score } = decision;
  return {
    id: decision.id,
    asOf: decision.asOf,
    outcome: decision.outcome,
    tier: decision.tier,
    limit: decision.limit && formatMoney(decision.limit, { short: true }),
    reasons: decision.reasons.map(({ code, staffText }) => ({ code, text: staffText })),
    comeBackOn: decision.comeBackOn,
    score: score && {
      score: score.score,
      pd: percent(score.pd),
      modelId: score.modelId,
      modelName: score.modelName,
      simulated: score.simulated,
      steps: waterfall(score.points, score.score),
    },
    strategy: `${decision.strategy.name} ${decision.strategy.version}`,
    milliseconds: decision.milliseconds,
    steps: decision.trace.map(stepView),
    hits: decision.trace.flatMap(({ rules }) => rules.filter(({ outcome }) => outcome !== 'pass')),
    menu: decision.menu.map(cellView),
  };
}

export function stepView({ step, verdict, text, facts, rules }: TraceStep): StepView {
  const named = Object.entries(facts).map(([name, value]) => ({ name, value: value === null ? null : String(value) }));
  return { step, verdict, text, facts: named, rules };
}

export function cellView(cell: MenuCell): CellView {
  const { amount, instalments, rate_ppm, fee_ppm, duty_ppm } = cell;
  const price_ppm = rate_ppm > 0 ? rate_ppm : fee_ppm + duty_ppm;
  return {
    key: `${amount.amount}-${instalments}`,
    amount: formatMoney(amount, { short: true }),
    instalments,
    every: cell.every,
    price: formatRate(price_ppm),
    // The cap is compared with the larger of the two, so that is the figure to show beside it.
    apr: formatRate(Math.max(cell.apr.nominal_ppm, cell.apr.effective_ppm)),
    instalment: formatMoney(cell.instalment),
    total: formatMoney(cell.totalRepayable),
    pd: percent(cell.pd),
    breakEven: formatRate(cell.breakEven_ppm, 1),
    cap: formatRate(cell.cap_ppm, 1),
    belowBreakEven: price_ppm < cell.breakEven_ppm,
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
