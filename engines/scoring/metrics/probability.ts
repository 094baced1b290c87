import { chiSquareTail } from './special-functions.ts';

/** A group of rows of similar PD: what was promised and what came. */
export interface CalibrationBin {
  readonly rows: number;
  readonly bads: number;
  readonly meanPd: number;
  readonly badRate: number;
  readonly lowestPd: number;
  readonly highestPd: number;
}

type Numbers = ArrayLike<number>;

/** Mean squared distance between PD and outcome. */
export function brierScore(pd: Numbers, bad: Numbers): number {
  let sum = 0;
  for (let row = 0; row < pd.length; row += 1) sum += (pd[row]! - bad[row]!) ** 2;
  return sum / pd.length;
}

/** Mean negative log-likelihood of the outcomes in natural units; PDs are kept 1e-15 away from 0 and 1. */
export function logLoss(pd: Numbers, bad: Numbers): number {
  let sum = 0;
  for (let row = 0; row < pd.length; row += 1) {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, pd[row]!));
    sum -= bad[row] ? Math.log(p) : Math.log1p(-p);
  }
  return sum / pd.length;
}

/**
 * Rows by rising PD in about `groups` groups of equal count. Equal PDs are never parted: they stay in the lower
 * group, so the figures do not depend on the order of the rows. Fewer groups when PDs repeat much.
 */
export function equalCountBins(pd: Numbers, bad: Numbers, groups = 10): CalibrationBin[] {
  const order = Int32Array.from({ length: pd.length }, (_, row) => row).sort((a, b) => pd[a]! - pd[b]! || a - b);
  const bins: CalibrationBin[] = [];
  let from = 0;
  for (let group = 1; group <= groups; group += 1) {
    let to = Math.max(from, Math.round((group * order.length) / groups));
    while (to > 0 && to < order.length && pd[order[to]!] === pd[order[to - 1]!]) to += 1;
    if (to > from) bins.push(measure(order.subarray(from, to), pd, bad));
    from = to;
  }
  return bins;
}

/** Rows by tenths (1 / `groups`) of PD: (0, .1], (.1, .2] ...; empty groups are left out. */
export function equalWidthBins(pd: Numbers, bad: Numbers, groups = 10): CalibrationBin[] {
  const rows: number[][] = Array.from({ length: groups }, () => []);
  for (let row = 0; row < pd.length; row += 1) {
    rows[Math.min(groups - 1, Math.max(0, Math.ceil(pd[row]! * groups) - 1))]!.push(row);
  }
  return rows.filter((group) => group.length > 0).map((group) => measure(Int32Array.from(group), pd, bad));
}

function measure(rows: Int32Array, pd: Numbers, bad: Numbers): CalibrationBin {
  let [sum, bads, lowestPd, highestPd] = [0, 0, 1, 0];
  for (const row of rows) {
    sum += pd[row]!;
    bads += bad[row]!;
    lowestPd = Math.min(lowestPd, pd[row]!);
    highestPd = Math.max(highestPd, pd[row]!);
  }
  const count = rows.length;
  return { rows: count, bads, meanPd: sum / count, badRate: bads / count, lowestPd, highestPd };
}

/** Expected calibration error: mean distance of bad rate and mean PD over bins, by rows (Naeini et al. 2015). */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  return bins.reduce((sum, bin) => sum + (bin.rows / rows) * Math.abs(bin.badRate - bin.meanPd), 0);
}

/** Hosmer and Lemeshow's test (1980): chi-square with groups - 2 degrees of freedom; a small p says badly calibrated. */
export function hosmerLemeshow(bins: readonly CalibrationBin[]): { statistic: number; pValue: number } {
  const statistic = bins.reduce((sum, { rows, bads, meanPd }) => {
    const variance = rows * meanPd * (1 - meanPd);
    return variance > 0 ? sum + (bads - rows * meanPd) ** 2 / variance : sum;
  }, 0);
  return { statistic, pValue: chiSquareTail(statistic, Math.max(1, bins.length - 2)) };
}
