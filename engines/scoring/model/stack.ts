import type { Random } from '@lendline/kernel';
import { foldRows } from '../data/split.ts';
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
 * Stacked generalisation (Wolpert 1992; non-negative weights after Breiman 1996): logistic regression of the outcome on
 * the members' log-odds. A member whose weight would be negative leaves. Undefined when fewer than two members stay.
 */
export function fitStack(members: readonly StackMember[], { bad, weights }: Outcomes): Stack | undefined {
  let kept = members.filter(({ kind }) => kind !== 'ensemble');
  while (kept.length > 1) {
    const fit = fitLogistic({ columns: kept.map(({ logOdds }) => logOdds), bad, weights }, { ridge: 1e-3 });
    if (!fit.ok) return undefined;
    const { intercept, coefficients } = fit.value;
    if (coefficients.every((weight) => weight > 0)) {
      return {
        intercept,
        members: kept.map(({ kind }, index) => ({
          kind: kind as Stack['members'][number]['kind'],
          weight: coefficients[index]!,
        })),
      };
    }
    const least = coefficients.indexOf(Math.min(...coefficients));
    kept = kept.filter((_, index) => index !== least);
  }
  return undefined;
}

/** Log-odds of an ensemble as if each fifth of the rows had been unknown when its weights were found. */
export function crossStack(
  members: readonly StackMember[],
  { outcomes, random }: { readonly outcomes: Outcomes; readonly random: Random },
): Float64Array | undefined {
  const { bad, weights } = outcomes;
  const foldOf = foldRows({ bad, random }, 5);
  const result = new Float64Array(bad.length);
  for (let fold = 0; fold < 5; fold += 1) {
    const outside = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] !== fold);
    const take = (values: ArrayLike<number>): Float64Array => Float64Array.from(outside, (row) => values[row]!);
    const stack = fitStack(
      members.map(({ kind, logOdds }) => ({ kind, logOdds: take(logOdds) })),
      { bad: take(bad), weights: weights && take(weights) },
    );
    if (!stack) return undefined;
    for (let row = 0; row < result.length; row += 1) {
      if (foldOf[row] === fold) result[row] = stackedLogOdds(stack, members, row);
    }
  }
  return result;
}

function stackedLogOdds(stack: Stack, members: readonly StackMember[], row: number): number {
  return stack.members.reduce(
    (sum, { kind, weight }) => sum + weight * members.find((member) => member.kind === kind)!.logOdds[row]!,
    stack.intercept,
  );
}
