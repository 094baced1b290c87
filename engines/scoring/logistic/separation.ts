import type { LocalText } from '@lendline/kernel';
import type { LogisticData } from './logistic.ts';

/** Goods and bads are parted by a weighted sum of columns, so the likelihood grows without end and has no maximum. */
export interface Separation {
  /** `complete`: no row lies on the border; `quasi`: some do, and only the others are told without error. */
  readonly kind: 'complete' | 'quasi';
  /** The columns that part them, by index. */
  readonly columns: readonly number[];
}

/** A step of Newton's method under separation moves some log-odds by about one each time; near a maximum it shrinks. */
const leastMove = 0.1;

/**
 * Whether a direction (intercept first) certifies separation: along it no row moves towards the wrong class and some
 * move towards the right one (Albert and Anderson 1984). Newton's steps turn into such a direction when there is one, so
 * the answer is never wrong where it is given, and comes after a few steps.
 */
export function findSeparation(data: LogisticData, direction: Float64Array): Separation | null {
  const rows = data.bad.length;
  const margins = new Float64Array(rows).fill(direction[0]!);
  for (const [index, column] of data.columns.entries()) {
    const along = direction[index + 1]!;
    for (let row = 0; row < rows; row += 1) margins[row]! += along * column[row]!;
  }
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let row = 0; row < rows; row += 1) {
    if (data.weights?.[row] === 0) continue;
    const margin = data.bad[row] ? margins[row]! : -margins[row]!;
    least = Math.min(least, margin);
    most = Math.max(most, margin);
  }
  if (most < leastMove || least < -1e-6 * most) return null;
  return { kind: least > 1e-6 * most ? 'complete' : 'quasi', columns: guiltyColumns(data, direction) };
}

/** The columns that part the classes by themselves; where none does, those that the direction leans on. */
function guiltyColumns(data: LogisticData, direction: Float64Array): number[] {
  const ranges = data.columns.map((column) => rangesOf(column, data));
  const alone = [...ranges.keys()].filter((index) => partsAlone(ranges[index]!));
  if (alone.length > 0) return alone;
  const pulls = ranges.map(({ low, high }, index) => Math.abs(direction[index + 1]!) * (high - low));
  const strongest = Math.max(...pulls);
  return [...pulls.keys()].filter((index) => pulls[index]! > 1e-3 * strongest);
}

interface Ranges {
  readonly low: number;
  readonly high: number;
  readonly good: { readonly low: number; readonly high: number };
  readonly bad: { readonly low: number; readonly high: number };
}

function rangesOf(column: Float64Array, { bad, weights }: LogisticData): Ranges {
  const of = (outcome: 0 | 1): { low: number; high: number } => {
    const range = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
    for (const [row, value] of column.entries()) {
      if (weights?.[row] === 0 || (bad[row] ? 1 : 0) !== outcome) continue;
      range.low = Math.min(range.low, value);
      range.high = Math.max(range.high, value);
    }
    return range;
  };
  const [goods, bads] = [of(0), of(1)];
  return { good: goods, bad: bads, low: Math.min(goods.low, bads.low), high: Math.max(goods.high, bads.high) };
}

function partsAlone({ good, bad, low, high }: Ranges): boolean {
  return low < high && (good.high <= bad.low || bad.high <= good.low);
}

/** What separation means and what to do about it, in words for the person who trains. */
export function tellSeparation({ kind, columns }: Separation, names: readonly string[]): LocalText {
  const list = columns.map((column) => names[column] ?? `#${column + 1}`);
  const [zh, en] =
    kind === 'complete'
      ? ['把好、坏客户完全分开', 'part goods from bads without one exception']
      : ['把部分客户完全判定', 'tell some rows without one exception'];
  return {
    'zh-CN': `${list.join('、')} ${zh}，最大似然没有有限解，系数与标准误没有意义。请检查该列是否在结果之后才知道；否则合并其分箱、去掉该列、增加样本，或加岭惩罚（ridge）。`,
    en: `${list.join(', ')} ${en}: maximum likelihood has no finite answer, and coefficients and standard errors mean nothing. Check whether the column is known only after the outcome; else join its bins, drop it, bring more rows, or fit with a ridge.`,
  };
}
