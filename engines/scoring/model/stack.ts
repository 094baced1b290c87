import type { Random } from '@lendline/kernel';
import { foldRows } from '../data/split.ts';
import { pick } from '../data/table.ts';
import { fitLogistic } from '../logistic/logistic.ts';
import type { Outcomes } from '../scorecard/cells.ts';
import type { ModelKind } from './document.ts';

/** How an ensemble adds up its members' log-odds. No weight is negative: a member never speaks against itself. */
export interface Stack {
  readonly intercept: number;
  readonly members: readonly { readonly kind: Exclude<ModelKind, 'ensemble'>; readonly weight: number }[];
}

export interface StackMember {
  readonly kind: ModelKind;
  /** Log-odds of rows that the member was not fitted to. */
  readonly logOdds: Float64Array;
}

/**
 * How strongly weights are held to those of a plain mean: as strongly as some hundred rows could move them. With few rows
 * weights are mostly chance and a mean does better (Smith and Wallis 2009); with many the rows decide.
 */
const towardsMean = 30;

/**
 * Stacked generalisation (Wolpert 1992; non-negative weights after Breiman 1996): logistic regression of the outcome on
 * the members' log-odds, shrunk towards their mean. A member whose weight would be negative leaves. Undefined when fewer
 * than two members stay.
 */
export function fitStack(members: readonly StackMember[], { bad, weights }: Outcomes): Stack | undefined {
  let kept = members.filter(({ kind }) => kind !== 'ensemble');
  while (kept.length > 1) {
    const fit = fitLogistic(
      { columns: kept.map(({ logOdds }) => logOdds), bad, weights, offset: meanOf(kept) },
      { ridge: towardsMean },
    );
    if (!fit.ok) return undefined;
    const found = fit.value.coefficients.map((coefficient) => coefficient + 1 / kept.length);
    if (found.every((weight) => weight > 0)) {
      return {
        intercept: fit.value.intercept,
        members: kept.map(({ kind }, index) => ({
          kind: kind as Stack['members'][number]['kind'],
          weight: found[index]!,
        })),
      };
    }
    const least = found.indexOf(Math.min(...found));
    kept = kept.filter((_, index) => index !== least);
  }
  return undefined;
}

function meanOf(members: readonly StackMember[]): Float64Array {
  const [first] = members;
  return Float64Array.from(first!.logOdds, (_, row) =>
    members.reduce((sum, { logOdds }) => sum + logOdds[row]! / members.length, 0),
  );
}

/**
 * Log-odds of a stack as if each fifth of the rows had been unknown when its weights were found. Intercept and sum of the
 * weights are those of the whole: a fold that misses some bads would otherwise say less of all its rows, and rows
 * of different folds could not be ranked together.
 */
export function crossStack(
  members: readonly StackMember[],
  { outcomes, random }: { readonly outcomes: Outcomes; readonly random: Random },
): Float64Array | undefined {
  const { bad, weights } = outcomes;
  const whole = fitStack(members, outcomes);
  if (!whole) return undefined;
  const foldOf = foldRows({ bad, random }, 5);
  const result = new Float64Array(bad.length);
  for (let fold = 0; fold < 5; fold += 1) {
    const outside = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] !== fold);
    const take = (values: ArrayLike<number>): Float64Array => pick(values, outside);
    const stack = fitStack(
      members.map(({ kind, logOdds }) => ({ kind, logOdds: take(logOdds) })),
      { bad: take(bad), weights: weights && take(weights) },
    );
    if (!stack) return undefined;
    const likeWhole = scaledLike(stack, whole);
    for (let row = 0; row < result.length; row += 1) {
      if (foldOf[row] === fold) result[row] = stackedLogOdds(likeWhole, members, row);
    }
  }
  return result;
}

function scaledLike({ members }: Stack, whole: Stack): Stack {
  const sumOf = (stack: Pick<Stack, 'members'>): number => stack.members.reduce((sum, { weight }) => sum + weight, 0);
  const scale = sumOf(whole) / sumOf({ members });
  return {
    intercept: whole.intercept,
    members: members.map(({ kind, weight }) => ({ kind, weight: weight * scale })),
  };
}

function stackedLogOdds(stack: Stack, members: readonly StackMember[], row: number): number {
  return stack.members.reduce(
    (sum, { kind, weight }) => sum + weight * members.find((member) => member.kind === kind)!.logOdds[row]!,
    stack.intercept,
  );
}
