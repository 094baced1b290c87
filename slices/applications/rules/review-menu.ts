import { atRate, floorToMultiple, type Money, money, type RatePpm } from '@lendline/kernel';
import type { MenuCell } from '@lendline/decisions/contract';
import type { Segment } from '@lendline/models/contract';
import {
  type CellQuestion,
  type Pack,
  priceCell,
  type Product,
  repaymentOf,
  stateCell,
  termsOf,
  type Tier,
} from '@lendline/strategy';

/** What a person's approval rests on. Money in the pack's currency. */
export interface ReviewQuestion {
  readonly tier: Tier;
  readonly segment: Segment;
  readonly product: Product;
  readonly today: Temporal.PlainDate;
  readonly cap_ppm: RatePpm;
  /** Probability of default the decision found; without a score, the worst of the tier. */
  readonly pd_ppm: RatePpm;
  /** The decision's own menu and limit; empty and null when it got that far for neither. */
  readonly decided: {
    readonly menu: readonly MenuCell[];
    readonly limit: Money | null;
    /** The decision found that no amount is affordable. */
    readonly unaffordable: boolean;
  };
  /** Instalments of other loans with us, each month. */
  readonly ownInstalments: Money;
  readonly requested: Money | null;
}

/**
 * The menu of an approval by a person at a tier of their choice. A person sets the price; cap and affordability still
 * bind: capacity is what the decision's own cells showed to be affordable, or else the presumed income's share, and the
 * amount is never above both the tier's limit and what the records support.
 */
export function menuOfReview(pack: Pack, question: ReviewQuestion): readonly MenuCell[] {
  const capacity = capacityOf(pack, question);
  const most = largestServed(pack, question, capacity);
  const amounts = [most, (most * 3n) / 4n, most / 2n, most / 4n, requestedWithin(most, question)];
  const steps = amounts
    .map((amount) => floorToMultiple(amount, pack.rounding.limitStep))
    .filter((amount) => amount > 0n);
  const distinct = [...new Set(steps)].toSorted((a, b) => (a > b ? -1 : 1));
  const cells = distinct.flatMap((amount) =>
    termsOf(pack, amount).map((instalments) =>
      priceCell({ amount, instalments, price_ppm: question.tier.price_ppm }, pack, cellQuestion(question, capacity)),
    ),
  );
  return cells.filter(({ lawful, serves }) => lawful && serves).map((cell) => stateCell(cell, pack, question.product));
}

function cellQuestion({ product, today, pd_ppm, cap_ppm }: ReviewQuestion, capacity: Money): CellQuestion {
  // A person may exceed the budget for first losses; that is what the note of the review is for.
  return { product, today, pd_ppm, cap_ppm, capacity, firstLoan: false };
}

function capacityOf(pack: Pack, { decided, ownInstalments }: ReviewQuestion): Money {
  if (decided.unaffordable) return money(0n, pack.currency);
  const shown = decided.menu
    .flatMap(({ instalment, lastInstalment }) => [BigInt(instalment.amount), BigInt(lastInstalment.amount)])
    .reduce(larger, 0n);
  if (shown > 0n) return money(shown, pack.currency);
  const share = atRate(pack.affordability.presumedIncome, pack.affordability.maxShare_ppm, 'floor');
  return money(larger(share - ownInstalments.amount, 0n), pack.currency);
}

function limitOf(pack: Pack, { tier, segment, decided }: ReviewQuestion): bigint {
  const known = decided.limit?.amount ?? 0n;
  const supported = larger(known, pack.thinFile.maxAmount);
  if (segment === 'trader') return smaller(pack.trader.limitByTier[tier.tier], supported);
  return smaller(segment === 'repeat' ? tier.ceiling : tier.firstLimit, supported);
}

/** The largest whole step up to the limit that some term makes affordable; 0 when none does. */
function largestServed(pack: Pack, question: ReviewQuestion, capacity: Money): bigint {
  const step = pack.rounding.limitStep;
  const { product, today, tier } = question;
  const serves = (amount: bigint): boolean =>
    termsOf(pack, amount).some((instalments) =>
      repaymentOf({ amount, instalments, price_ppm: tier.price_ppm }, pack, { product, today }).due.every(
        (due) => due.amount <= capacity.amount,
      ),
    );
  for (let amount = floorToMultiple(limitOf(pack, question), step); amount > 0n; amount -= step) {
    if (serves(amount)) return amount;
  }
  return 0n;
}

function requestedWithin(most: bigint, { requested }: ReviewQuestion): bigint {
  return requested === null ? 0n : smaller(requested.amount, most);
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
