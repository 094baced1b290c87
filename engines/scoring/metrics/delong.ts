import { assert } from '@lendline/kernel';
import { normalTwoSided } from './special-functions.ts';

export interface AucComparison {
  readonly first: number;
  readonly second: number;
  /** `second` less `first`. */
  readonly gain: number;
  readonly standardError: number;
  /** Of a difference this large when both rank equally well. */
  readonly pValue: number;
}

/**
 * DeLong, DeLong and Clarke-Pearson's test (1988) of two AUCs on the same rows, by mid-ranks (Sun and Xu 2014), so that it
 * costs no more than sorting. Both classes must be there.
 */
export function compareByDeLong(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  bad: ArrayLike<number>,
): AucComparison {
  const one = placements(first, bad);
  const two = placements(second, bad);
  const gain = two.auc - one.auc;
  const variance =
    varianceOfDifference(one.ofBads, two.ofBads) / one.ofBads.length +
    varianceOfDifference(one.ofGoods, two.ofGoods) / one.ofGoods.length;
  const standardError = Math.sqrt(variance);
  const pValue = standardError > 0 ? normalTwoSided(gain / standardError) : 1;
  return { first: one.auc, second: two.auc, gain, standardError, pValue };
}

interface Placements {
  readonly auc: number;
  /** Of each bad: the share of goods of lower risk, ties half. */
  readonly ofBads: Float64Array;
  /** Of each good: the share of bads of higher risk, ties half. */
  readonly ofGoods: Float64Array;
}

function placements(risk: ArrayLike<number>, bad: ArrayLike<number>): Placements {
  const rows = Array.from({ length: risk.length }, (_, row) => row);
  const [bads, goods] = [rows.filter((row) => bad[row] === 1), rows.filter((row) => bad[row] !== 1)];
  assert(bads.length > 0 && goods.length > 0, 'both outcomes are among the rows');
  const among = midRanks(rows.map((row) => risk[row]!));
  const amongBads = midRanks(bads.map((row) => risk[row]!));
  const amongGoods = midRanks(goods.map((row) => risk[row]!));
  const ofBads = Float64Array.from(bads, (row, index) => (among[row]! - amongBads[index]!) / goods.length);
  const ofGoods = Float64Array.from(goods, (row, index) => 1 - (among[row]! - amongGoods[index]!) / bads.length);
  const auc = ofBads.reduce((sum, value) => sum + value, 0) / bads.length;
  return { auc, ofBads, ofGoods };
}

/** Ranks from 1; equal values share the mean of theirs. */
function midRanks(values: readonly number[]): Float64Array {
  const order = Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let at = from; at < to; at += 1) ranks[order[at]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

function varianceOfDifference(a: Float64Array, b: Float64Array): number {
  const differences = b.map((value, index) => value - a[index]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  return differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, differences.length - 1);
}
