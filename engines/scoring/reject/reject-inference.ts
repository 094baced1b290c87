import { assert, type LocalText, type Random } from '@lendline/kernel';

/** Rows to fit a model to: some of them rejected applicants whose outcome nobody has seen. */
export interface AugmentedRows {
  /** Row numbers: first the accepted ones by their number, then the rejected ones counted on from there. */
  readonly rows: Int32Array;
  readonly bad: Uint8Array;
  readonly weights: Float64Array;
  /** What has to be true for the result to be better than a model of the accepted alone. */
  readonly assumption: LocalText;
}

export interface Accepted {
  readonly bad: ArrayLike<number>;
  /** PD of the model of the accepted alone. */
  readonly pd: ArrayLike<number>;
}

/**
 * Fuzzy augmentation: every rejected row enters twice, as bad with its PD as weight and as good with the rest. With the
 * logistic model that gave the PDs the fit stays what it was (Ehrhardt et al. 2021): offered as a test of
 * a pipeline, not as an improvement.
 */
export function fuzzyAugmentation(accepted: Accepted, rejectedPd: ArrayLike<number>): AugmentedRows {
  const count = accepted.bad.length;
  const rejected = Array.from({ length: rejectedPd.length }, (_, row) => row);
  return {
    rows: Int32Array.from([
      ...Array.from({ length: count }, (_, row) => row),
      ...rejected.flatMap((row) => [count + row, count + row]),
    ]),
    bad: Uint8Array.from([...Array.from(accepted.bad), ...rejected.flatMap(() => [1, 0])]),
    weights: Float64Array.from([
      ...Array.from({ length: count }, () => 1),
      ...rejected.flatMap((row) => [rejectedPd[row]!, 1 - rejectedPd[row]!]),
    ]),
    assumption: assumptions.fuzzy,
  };
}

/**
 * Re-weighting: an accepted row stands for all applicants of its band of PD, so it weighs as many applicants as the band
 * has over the accepted in it (Banasik and Crook 2007). Bands are of equal count over all applicants. No rejected row
 * enters; a band in which nobody was accepted stays unknown.
 */
export function reweighting(accepted: Accepted, rejectedPd: ArrayLike<number>, bands = 10): AugmentedRows {
  const limits = bandLimits([...Array.from(accepted.pd), ...Array.from(rejectedPd)], bands);
  const inBand = (pd: number): number => limits.filter((limit) => pd > limit).length;
  const all = new Float64Array(bands);
  const taken = new Float64Array(bands);
  for (const pd of Array.from(accepted.pd)) {
    all[inBand(pd)]! += 1;
    taken[inBand(pd)]! += 1;
  }
  for (const pd of Array.from(rejectedPd)) all[inBand(pd)]! += 1;
  return {
    rows: Int32Array.from({ length: accepted.bad.length }, (_, row) => row),
    bad: Uint8Array.from(accepted.bad),
    weights: Float64Array.from(accepted.pd, (pd) => all[inBand(pd)]! / taken[inBand(pd)]!),
    assumption: assumptions.reweighting,
  };
}

/**
 * Parcelling: rejected rows are drawn good or bad so that each band of PD has the bad rate of the accepted in it times
 * `prudence` (Siddiqi 2006: 2 to 4 for bands that were mostly refused). A band without accepted rows takes its mean PD.
 */
export function parcelling(
  accepted: Accepted,
  rejectedPd: ArrayLike<number>,
  { prudence, random, bands = 10 }: { readonly prudence: number; readonly random: Random; readonly bands?: number },
): AugmentedRows {
  assert(prudence >= 1, 'rejected people are not taken for better than accepted ones');
  const limits = bandLimits([...Array.from(accepted.pd), ...Array.from(rejectedPd)], bands);
  const inBand = (pd: number): number => limits.filter((limit) => pd > limit).length;
  const seen = Array.from({ length: bands }, () => ({ rows: 0, bads: 0 }));
  for (const [row, pd] of Array.from(accepted.pd).entries()) {
    seen[inBand(pd)]!.rows += 1;
    seen[inBand(pd)]!.bads += accepted.bad[row]!;
  }
  const drawn = Array.from(rejectedPd, (pd) => {
    const { rows, bads } = seen[inBand(pd)]!;
    const rate = Math.min(1, prudence * (rows > 0 ? bads / rows : pd));
    return random.next() < rate ? 1 : 0;
  });
  const count = accepted.bad.length;
  return {
    rows: Int32Array.from({ length: count + drawn.length }, (_, row) => row),
    bad: Uint8Array.from([...Array.from(accepted.bad), ...drawn]),
    weights: new Float64Array(count + drawn.length).fill(1),
    assumption: assumptions.parcelling(prudence),
  };
}

/** Upper limits of all bands but the last. */
function bandLimits(pds: readonly number[], bands: number): number[] {
  const sorted = pds.toSorted((a, b) => a - b);
  return Array.from({ length: bands - 1 }, (_, band) => sorted[Math.ceil(((band + 1) * sorted.length) / bands) - 1]!);
}

/** What has to be true for each method to help, in words. */
export const assumptions = {
  fuzzy: {
    'zh-CN': '不增加任何信息：被拒者按模型自己的 PD 计入，逻辑回归的系数不变。仅用于检验流程，不能改进模型。',
    en: 'Adds no information: rejected people count as the model itself says, and the coefficients of a logistic regression stay as they were. A test of the pipeline, no improvement.',
  },
  reweighting: {
    'zh-CN':
      '假设：同一 PD 区间内，被拒者与通过者的坏账率相同，即拒绝只取决于模型看到的信息。人工按其他信息拒绝时不成立。',
    en: 'Assumes that within a band of PD rejected people go bad as often as accepted ones: that refusals went by nothing but what the model sees. Not so where people refused by other knowledge.',
  },
  parcelling: (prudence: number): LocalText => ({
    'zh-CN': `假设：同一 PD 区间内，被拒者的坏账率是通过者的 ${prudence} 倍。此倍数是判断，不是数据；请用随机放款样本核实。`,
    en: `Assumes that within a band of PD rejected people go bad ${prudence} times as often as accepted ones. The factor is judgement, not data; check it with a sample of loans granted at random.`,
  }),
} as const;
