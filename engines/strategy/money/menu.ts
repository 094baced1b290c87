import { floorToMultiple, type Money, money, present } from '@lendline/kernel';
import { capOn } from '../caps.ts';
import { type Candidate, type CellQuestion, largestDue, priceCell, repaymentOf, termsOf } from '../cell.ts';
import type { DecisionInput, MenuCell } from '../decision.ts';
import type { Pack } from '../pack.ts';
import {
  declines,
  isKnown,
  neverByLinks,
  notes,
  passes,
  refers,
  type RuleResult,
  type SoFar,
  type Step,
  stepResult,
} from '../step.ts';

/** Step 9: a menu of amount x term x price; every cell has its own PD, break-even and comparison with the cap. */
export const menu: Step = (input, pack, soFar) => {
  const { rules, adds } = priced(input, pack, soFar);
  return stepResult(
    rules.map((rule) => neverByLinks(rule, input)),
    adds,
  );
};

const priced: Step = (input, pack, soFar) => {
  const cap = capOn(pack, soFar.today, input.values.licence);
  const licence = { licence: input.values.licence };
  if (!cap.ok) return stepResult([{ rule: 'menu.cap', inputs: licence, ...refers('cap-unknown') }]);
  const capRule: RuleResult = {
    rule: 'menu.cap',
    inputs: { ...licence, cap_ppm: cap.value.annual_ppm },
    ...passes,
    ...(input.values.licence === 'unknown' && { flags: ['licence-unknown'] }),
  };
  const question = questionOf(input, soFar, cap.value.annual_ppm);
  const tierLimit = present(soFar.tierLimit, 'the affordability step comes first');
  const limit = largestServed(tierLimit.amount, pack, { ...question, price_ppm: priceOf(soFar) });
  const limitRule = limitFinding(limit, tierLimit, question.capacity);
  if (limit === 0n) return stepResult([capRule, limitRule], { cap: cap.value });
  const cells = menuAmounts(limit, input.amount.amount, pack).flatMap((amount) =>
    termsOf(pack, amount).map((instalments) =>
      priceCell({ amount, instalments, price_ppm: priceOf(soFar) }, pack, question),
    ),
  );
  return stepResult([capRule, limitRule, cellsRule(cells)], {
    cap: cap.value,
    limit: money(limit, pack.currency),
    menu: cells,
  });
};

export function questionOf({ values }: DecisionInput, soFar: SoFar, cap_ppm: number): CellQuestion {
  const repaidBefore = isKnown(values.loans_closed) && values.loans_closed > 0;
  return {
    product: soFar.product,
    today: soFar.today,
    pd_ppm: present(soFar.pd_ppm, 'the score step comes first'),
    capacity: present(soFar.capacity, 'the affordability step comes first'),
    cap_ppm,
    firstLoan: soFar.segment !== 'repeat' && !repaidBefore,
  };
}

function priceOf({ tier }: SoFar): number {
  return present(tier, 'the tier step comes first').price_ppm;
}

/**
 * The largest whole step up to `most` whose longest term fits the capacity, in minor units; 0 when none does. Within
 * one band of terms a larger amount has larger instalments, so each band is halved; across bands it does not hold.
 */
function largestServed(most: bigint, pack: Pack, question: CellQuestion & { readonly price_ppm: number }): bigint {
  const step = pack.rounding.limitStep;
  const serves = (candidate: Candidate): boolean =>
    largestDue(repaymentOf(candidate, pack, question)) <= question.capacity.amount;
  let above = 0n;
  const bands = pack.terms.byAmount.map(({ upTo, instalments }) => {
    const from = above / step + 1n;
    above = upTo === 'any' || upTo > most ? most : upTo;
    return { from, to: above / step, instalments };
  });
  for (const { from, to, instalments } of bands.toReversed()) {
    const fits = (steps: bigint): boolean =>
      serves({ amount: steps * step, instalments, price_ppm: question.price_ppm });
    if (from > to || !fits(from)) continue;
    return lastThat(fits, from, to) * step;
  }
  return 0n;
}

/** The last whole number in [from, to] for which a test holds that holds at `from` and never again once it failed. */
function lastThat(holds: (value: bigint) => boolean, from: bigint, to: bigint): bigint {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (holds(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** The limit, its three quarters, half and quarter, and what was asked for: few enough to read on a phone. */
function menuAmounts(limit: bigint, requested: bigint, pack: Pack): bigint[] {
  const step = pack.rounding.limitStep;
  const parts = [limit, (limit * 3n) / 4n, limit / 2n, limit / 4n, requested < limit ? requested : limit];
  const whole = parts.map((amount) => floorToMultiple(amount, step)).filter((amount) => amount > 0n);
  return [...new Set(whole)].toSorted((a, b) => (a > b ? -1 : 1));
}

function limitFinding(limit: bigint, tierLimit: Money, capacity: Money): RuleResult {
  const inputs = { capacity, limit: money(limit, capacity.currency) };
  const finding =
    limit === 0n ? declines('not-affordable') : limit < tierLimit.amount ? notes('affordability-limit') : passes;
  return { rule: 'menu.limit', inputs, ...finding };
}

function cellsRule(cells: readonly MenuCell[]): RuleResult {
  const inputs = { cells: cells.length };
  if (cells.some((cell) => cell.offered)) return { rule: 'menu.cells', inputs, ...passes };
  const lawful = cells.some((cell) => cell.lawful);
  return { rule: 'menu.cells', inputs, ...declines(lawful ? 'first-loan-too-costly' : 'no-lawful-price') };
}
