import { divide } from '@lendline/kernel';
import { rateFactor, yearParts } from './day-count.ts';
import { Decimal12, fromMinor, toMinor, toMultiple } from './decimal.ts';
import { principalWithin, type Share, type Spread } from './spread.ts';

/**
 * Equal instalments over uneven periods ("progressive EMI"). With r_i the rate factor of period i:
 *
 *   EMI = P * prod(1 + r_i) / F_n,   F_1 = 1,   F_k = 1 + F_(k-1) * (1 + r_k)
 *
 * in 12-digit arithmetic, rounded to whole minor units half-even. Interest is rounded once a period, principal is
 * what the instalment leaves, the last instalment takes the remainder. `grace` first instalments carry no principal; interest
 * in grace is collected with the first instalment after.
 */
export function equalInstalments(spread: Spread, grace: number): Share[] {
  const { terms } = spread;
  const factors = spread.periods.map((period, index) =>
    index < terms.interestFree ? new Decimal12(0) : rateFactor(terms.rate_ppm, yearParts(terms, period)),
  );
  const { interestGrace } = terms;
  const walk = (emi: bigint) => walkDown({ balance: spread.balance, factors, emi, grace, interestGrace });
  const levelled = factors.slice(grace);
  const emi = toMultiple(
    levelAmount(
      spread.balance,
      levelled.map((factor) => factor.add(1)),
    ),
    terms.roundingMultiple,
  );
  const shares = walk(emi);
  const adjusted = furtherLevelled({ shares, emi, count: levelled.length, multiple: terms.roundingMultiple });
  if (adjusted === emi) return shares;
  const again = walk(adjusted);
  return size(lastGap(again, adjusted)) < size(lastGap(shares, emi)) ? again : shares;
}

/** The instalment that pays a balance off over periods in which one unit of it grows by these factors, above 1. */
export function levelAmount(balance: bigint, growths: readonly Decimal12[]): Decimal12 {
  const product = growths.reduce((sum, growth) => sum.mul(growth), new Decimal12(1));
  const annuity = growths.slice(1).reduce((sum, growth) => sum.mul(growth).add(1), new Decimal12(1));
  return product.mul(fromMinor(balance)).div(annuity);
}

interface Walk {
  readonly balance: bigint;
  readonly factors: readonly Decimal12[];
  readonly emi: bigint;
  readonly grace: number;
  readonly interestGrace: number;
}

function walkDown({ balance, factors, emi, grace, interestGrace }: Walk): Share[] {
  let left = balance;
  let deferred = 0n;
  return factors.map((factor, index) => {
    deferred += toMinor(fromMinor(left).mul(factor));
    const interest = index < interestGrace ? 0n : deferred;
    deferred -= interest;
    const last = index === factors.length - 1;
    const principal = last ? left : index < grace ? 0n : principalWithin(emi, interest, left);
    left -= principal;
    return { principal, interest };
  });
}

interface Levelling {
  readonly shares: readonly Share[];
  readonly emi: bigint;
  /** Instalments that are level; those in grace do not count. */
  readonly count: number;
  readonly multiple: bigint;
}

/**
 * Rounding leaves the last instalment apart from the rest. When it is further off than half a minor unit for each
 * instalment, its gap is shared out over all of them; the caller keeps the result only if the gap shrinks.
 */
export function furtherLevelled({ shares, emi, count, multiple }: Levelling): bigint {
  const gap = lastGap(shares, emi);
  const tolerance = BigInt(Math.floor(count / 2));
  if (tolerance === 0n || size(gap) <= tolerance) return emi;
  const share = divide(gap, BigInt(count), 'half-even');
  return toMultiple(fromMinor(emi + share), multiple);
}

function lastGap(shares: readonly Share[], emi: bigint): bigint {
  const last = shares.at(-1);
  return last ? last.principal + last.interest - emi : 0n;
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}
