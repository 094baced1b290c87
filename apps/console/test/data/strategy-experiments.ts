import type { CohortFigures, DecisionsClient } from '@lendline/decisions/contract';
import { ok } from '@lendline/kernel';
import { pairedDifference, shownBy, wilson } from '@lendline/strategy';
import { cny } from './ids.ts';
import { found, type StrategyDesk } from './strategy-releases.ts';

type Asked<Name extends keyof DecisionsClient> = Parameters<DecisionsClient[Name]>[1];

const share = (count: number, of: number) => ({ count, of, rate: count / of, interval: wilson({ count, of }, 0.95) });

/** Of 4 in 10 the live version approves; the one beside lets a tenth in and shuts a fiftieth out. */
function cohort(rows: number): CohortFigures {
  const [live, swap] = [rows * 0.4, { in: rows * 0.1, out: rows * 0.02 }];
  const beside = live + swap.in - swap.out;
  const interval = pairedDifference({ of: rows, onlySecond: swap.in, onlyFirst: swap.out }, 0.95);
  const approvedByBoth = live - swap.out;
  return {
    rows,
    outcomes: {
      approve: { live, beside },
      refer: { live: rows * 0.1, beside: rows * 0.1 },
      decline: { live: rows * 0.5, beside: rows * 0.9 - beside },
    },
    swap,
    shares: {
      approved: {
        live: share(live, rows),
        beside: share(beside, rows),
        difference: { difference: (beside - live) / rows, interval, shows: shownBy(interval) },
      },
      in: share(swap.in, rows),
      out: share(swap.out, rows),
    },
    both: {
      rows: approvedByBoth,
      tier: { better: 10, same: approvedByBoth - 10, worse: 0 },
      limit: { higher: 10, same: approvedByBoth - 10, lower: 0 },
      price: { higher: 0, same: approvedByBoth - 10, lower: 10 },
      meanLimit: { live: cny(3_200), beside: cny(3_450) },
      meanPrice_ppm: { live: 151_200, beside: 148_000 },
    },
  };
}

/** What versions beside the live one would have decided. */
export function experimentHandlers(desk: StrategyDesk) {
  return {
    setBeside: ({ strategyId, isBeside }: Asked<'setBeside'>) => {
      desk.versions = desk.versions.map((one) => (one.id === strategyId ? { ...one, isBeside } : one));
      return found(desk, strategyId);
    },
    compareStrategy: ({ strategyId }: Asked<'compareStrategy'>) =>
      ok({
        strategyId,
        revision: 1,
        all: cohort(500),
        bySegment: [
          { segment: 'new', figures: cohort(400) },
          { segment: 'repeat', figures: cohort(100) },
        ],
        notComparable: 31,
        waiting: 4,
      }),
  };
}
