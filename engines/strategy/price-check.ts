import { type Money, type RatePpm } from '@lendline/kernel';
import { annualCap } from './caps.ts';
import { type Candidate, repaymentOf, termsOf } from './cell.ts';
import type { Cap, Licence, Pack, Product, Tier, TierName } from './pack.ts';

/** The dearest loan that a tier could make: its rates as they are compared with a cap. */
export interface Dearest {
  readonly tier: TierName;
  readonly candidate: Candidate;
  readonly disbursed: Temporal.PlainDate;
  readonly due: readonly Money[];
  readonly nominal_ppm: RatePpm;
  readonly effective_ppm: RatePpm;
}

export interface AboveCap {
  readonly licence: Licence;
  readonly from: string;
  readonly annual_ppm: RatePpm;
  readonly cap: Cap;
  readonly tiers: readonly Dearest[];
}

/** Every entry of the caps that a price of the pack could pass, with the loan that passes it. */
export function aboveCap(pack: Pack): readonly AboveCap[] {
  const dearest = pack.products.flatMap((product) => pack.tiers.map((tier) => dearestOf(tier, pack, product)));
  return pack.caps.flatMap((cap) => {
    const annual_ppm = annualCap(cap);
    const tiers = dearest.filter((loan) => larger(loan) > annual_ppm);
    return tiers.length > 0 ? [{ licence: cap.licence, from: cap.from, annual_ppm, cap, tiers }] : [];
  });
}

export function larger({ nominal_ppm, effective_ppm }: Pick<Dearest, 'nominal_ppm' | 'effective_ppm'>): RatePpm {
  return Math.max(nominal_ppm, effective_ppm);
}

/**
 * Days that bring out the extremes of the calendar: a first period over a short February, ends of months, a leap year.
 * A yearly rate depends on the day of payout through the lengths of its periods alone.
 */
const payouts = [
  '2027-01-15',
  '2027-01-31',
  '2027-02-01',
  '2027-02-28',
  '2027-06-15',
  '2027-12-15',
  '2028-01-15',
  '2028-02-29',
].map((day) => Temporal.PlainDate.from(day));

/** Over every term of the smallest amount, where a cent weighs most, and of each band's smallest and largest. */
function dearestOf(tier: Tier, pack: Pack, product: Product): Dearest {
  const { days } = product.kind === 'single' ? { days: payouts.slice(0, 1) } : { days: payouts };
  const loans = amountsOf(tier, pack).flatMap((amount) =>
    termsOf(pack, amount).flatMap((instalments) =>
      days.map((today) => loanOf({ amount, instalments, price_ppm: tier.price_ppm }, { tier, pack, product, today })),
    ),
  );
  return loans.reduce((most, loan) => (larger(loan) > larger(most) ? loan : most));
}

interface On {
  readonly tier: Tier;
  readonly pack: Pack;
  readonly product: Product;
  readonly today: Temporal.PlainDate;
}

function loanOf(candidate: Candidate, { tier, pack, product, today }: On): Dearest {
  const { due, apr } = repaymentOf(candidate, pack, { product, today });
  return { tier: tier.tier, candidate, disbursed: today, due, ...apr };
}

function amountsOf({ ceiling }: Tier, { rounding, terms }: Pack): readonly bigint[] {
  const step = rounding.limitStep;
  const edges = terms.byAmount.flatMap(({ upTo }) => (upTo === 'any' ? [] : [upTo, upTo + step]));
  const most = ceiling > step ? ceiling : step;
  return [...new Set([step, ...edges.filter((edge) => edge <= most), most])];
}
