import type { WireMoney } from '@lendline/kernel';
import type { Difference, RateFigure } from '@lendline/strategy';
import type { DecisionOutcome } from './contract-decision.ts';
import type { StrategyId } from './contract-strategies.ts';

/** Two strategies on the same applications: the one that decided, and one that was evaluated beside it. */
export interface CohortFigures {
  readonly rows: number;
  /** Decided by the live one, then by the version beside it. */
  readonly outcomes: Readonly<Record<DecisionOutcome, { readonly live: number; readonly beside: number }>>;
  /** Declined or referred by the live one and approved beside, and the other way round. */
  readonly swap: { readonly in: number; readonly out: number };
  /** The same as shares of all rows, with 95 % intervals; the difference is of the same people (Agresti and Min). */
  readonly shares: {
    readonly approved: { readonly live: RateFigure; readonly beside: RateFigure; readonly difference: Difference };
    readonly in: RateFigure;
    readonly out: RateFigure;
  };
  /** Where both approve: */
  readonly both: {
    readonly rows: number;
    readonly tier: { readonly better: number; readonly same: number; readonly worse: number };
    readonly limit: { readonly higher: number; readonly same: number; readonly lower: number };
    readonly price: { readonly higher: number; readonly same: number; readonly lower: number };
    readonly meanLimit: { readonly live: WireMoney; readonly beside: WireMoney };
    readonly meanPrice_ppm: { readonly live: number; readonly beside: number };
  };
}

export interface StrategyComparison {
  readonly strategyId: StrategyId;
  readonly revision: number;
  readonly all: CohortFigures;
  readonly bySegment: readonly { readonly segment: string; readonly figures: CohortFigures }[];
  /** Not counted: the live walk had ended before facts were asked for that this version would have looked at. */
  readonly notComparable: number;
  /** Decisions that still wait to be evaluated. */
  readonly waiting: number;
}
