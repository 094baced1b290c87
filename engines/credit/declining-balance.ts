import { divide } from '@lendline/kernel';
import { rateFactor, yearParts } from './day-count.ts';
import { type Decimal12, fromMinor, fromPpm, toMinor, toMultiple } from './decimal.ts';
import type { LoanTerms } from './loan-terms.ts';
import { levelAmount } from './equal-instalments.ts';
import { unitsPerYear } from './interval.ts';
import { principalWithin, type Share, type Spread } from './spread.ts';

/** Interest on the balance by day count, and the principal of each period that carries one as `principalOf` says. */
function decliningBalance(
  { terms, balance, periods }: Spread,
  principalOf: (interest: bigint, left: bigint) => bigint,
): Share[] {
  let left = balance;
  let deferred = 0n;
  return periods.map((period, index) => {
    const free = index < terms.interestFree;
    if (!free) deferred += toMinor(fromMinor(left).mul(rateFactor(terms.rate_ppm, yearParts(terms, period))));
    const interest = index < terms.interestGrace ? 0n : deferred;
    deferred -= interest;
    const last = index === periods.length - 1;
    const principal = last ? left : index < terms.principalGrace ? 0n : principalOf(interest, left);
    left -= principal;
    return { principal, interest };
  });
}

/**
 * The textbook annuity: P * r * (1 + r)^n / ((1 + r)^n - 1), r the nominal rate of one period (a twelfth of a year's for a
 * month, a 52nd for a week), whatever the day count that interest itself follows. The last instalment takes the remainder.
 */
export function classicInstalments(spread: Spread): Share[] {
  const { terms, balance, periods } = spread;
  const { principalGrace, interestFree } = terms;
  const instalment = nominalLevel(terms, {
    balance,
    count: periods.length - principalGrace,
    interestFree: Math.max(interestFree - principalGrace, 0),
  });
  return decliningBalance(spread, (interest, left) => principalWithin(instalment, interest, left));
}

/** What a textbook annuity pays off, over so many instalments, the first of them free of interest where that is agreed. */
interface Level {
  readonly balance: bigint;
  readonly count: number;
  readonly interestFree: number;
}

export function nominalLevel(terms: LoanTerms, { balance, count, interestFree }: Level): bigint {
  const rate = nominalFactor(terms);
  if (rate.isZero()) return toMultiple(fromMinor(balance).div(count), terms.roundingMultiple);
  if (interestFree > 0) {
    const growths = Array.from({ length: count }, (_, index) => (index < interestFree ? rate.mul(0) : rate).add(1));
    return toMultiple(levelAmount(balance, growths), terms.roundingMultiple);
  }
  const growth = rate.add(1).pow(count);
  return toMultiple(fromMinor(balance).mul(rate).mul(growth).div(growth.sub(1)), terms.roundingMultiple);
}

/** Equal parts of principal, half-even to the minor unit (no rounding multiple); the last part takes the remainder. */
export function equalPrincipal(spread: Spread): Share[] {
  const { terms, balance, periods } = spread;
  const part = divide(balance, BigInt(periods.length - terms.principalGrace), 'half-even');
  return decliningBalance(spread, (_interest, left) => (part > left ? left : part));
}

/** The nominal rate of one period, the same for all of them whatever their days. */
export function nominalFactor({ rate_ppm, every }: Pick<LoanTerms, 'rate_ppm' | 'every'>): Decimal12 {
  return fromPpm(rate_ppm).mul(every.count).div(unitsPerYear[every.unit]);
}
