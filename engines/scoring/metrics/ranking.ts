/** One point of the curve of cut-offs: refuse everyone at or above `risk`. */
export interface CutOff {
  readonly risk: number;
  /** Share of the bads refused (true positive rate). */
  readonly bads: number;
  /** Share of the goods refused (false positive rate). */
  readonly goods: number;
  /** Share of all refused. */
  readonly all: number;
}

export interface Ranking {
  readonly auc: number;
  /** 2 AUC - 1. */
  readonly gini: number;
  /** Largest distance between the shares of bads and goods refused. */
  readonly ks: number;
  /** From nobody refused to everybody, one point per distinct risk. */
  readonly curve: readonly CutOff[];
}

/** Outcomes and predicted risks; `bad` 1 or 0, higher `risk` is riskier. */
export interface Predictions {
  readonly risk: ArrayLike<number>;
  readonly bad: ArrayLike<number>;
  readonly weights?: ArrayLike<number> | undefined;
}

/**
 * How well risks rank: area under the ROC curve by trapezoids, so that ties count half (equal to the Mann-Whitney
 * statistic), and the Kolmogorov-Smirnov distance. AUC is NaN when a class is absent.
 */
export function rank(predictions: Predictions): Ranking {
  return rankOrdered(predictions, orderByRisk(predictions.risk));
}

/** Row numbers by falling risk; equal risks by row, so that the order is the same on every machine. */
export function orderByRisk(risk: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: risk.length }, (_, row) => row).sort((a, b) => risk[b]! - risk[a]! || a - b);
}

function rankOrdered({ risk, bad, weights }: Predictions, order: Int32Array): Ranking {
  const steps: { risk: number; bad: number; good: number }[] = [{ risk: Number.MAX_VALUE, bad: 0, good: 0 }];
  let [bads, goods] = [0, 0];
  for (const [index, row] of order.entries()) {
    const weight = weights?.[row] ?? 1;
    if (bad[row]) bads += weight;
    else goods += weight;
    const next = order[index + 1];
    if (next === undefined || risk[next] !== risk[row]) steps.push({ risk: risk[row]!, bad: bads, good: goods });
  }
  let area = 0;
  let ks = 0;
  for (const [index, step] of steps.entries()) {
    const before = steps[Math.max(0, index - 1)]!;
    area += ((step.good - before.good) * (step.bad + before.bad)) / 2;
    ks = Math.max(ks, Math.abs(step.bad / bads - step.good / goods));
  }
  const auc = area / (bads * goods);
  const curve = steps.map((step) => ({
    risk: step.risk,
    bads: step.bad / bads,
    goods: step.good / goods,
    all: (step.bad + step.good) / (bads + goods),
  }));
  return { auc, gini: 2 * auc - 1, ks, curve };
}

/** AUC alone, for rows already ordered by falling risk: one pass, nothing allocated. */
export function areaUnderCurve(predictions: Predictions, order: Int32Array): number {
  const { risk, bad, weights } = predictions;
  let [bads, goods, area, tiedBad, tiedGood] = [0, 0, 0, 0, 0];
  for (let index = 0; index < order.length; index += 1) {
    const row = order[index]!;
    const weight = weights?.[row] ?? 1;
    if (bad[row]) tiedBad += weight;
    else tiedGood += weight;
    if (index + 1 < order.length && risk[order[index + 1]!] === risk[row]) continue;
    area += tiedGood * (bads + tiedBad / 2);
    bads += tiedBad;
    goods += tiedGood;
    [tiedBad, tiedGood] = [0, 0];
  }
  return area / (bads * goods);
}

/** At most `points` of a curve, evenly spread, ends kept: enough for a picture. */
export function thin<Point>(curve: readonly Point[], points = 101): Point[] {
  if (curve.length <= points) return [...curve];
  return Array.from({ length: points }, (_, index) => curve[Math.round((index * (curve.length - 1)) / (points - 1))]!);
}
