import { divide } from '@lendline/kernel';
import { rateFactor, yearParts } from './day-count.ts';
import { fromMinor, toMinor, toMultiple } from './decimal.ts';
import type { LoanTerms } from './loan-terms.ts';
import { principalWithin, type Share, type Spread } from './spread.ts';

/** Interest on the balance by day count, and the principal of each period that carries one as `principalOf` says. */
function decliningBalance(
  { terms, balance, periods }: Spread,
  principalOf: (interest: bigint, left: bigint) => bigint,
): Share[] {
  let left = balance;
  let deferred = 0n;
  return periods.map((period, index) => {
    const accrued = toMinor(fromMinor(left).mul(rateFactor(terms.rate_ppm, yearParts(terms, period))));
    deferred += accrued;
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
  const instalment = annuity(terms, balance, periods.length - terms.principalGrace);
  return decliningBalance(spread, (interest, left) => principalWithin(instalment, interest, left));
}

function annuity(terms: LoanTerms, balance: bigint, count: number): bigint {
  const rate = nominalFactor(terms);
  if (rate.isZero()) return toMultiple(fromMinor(balance).div(count), terms.roundingMultiple);
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
export function nominalFactor({ rate_ppm, every, disbursed }: LoanTerms) {
  const period = { from: disbursed, due: disbursed };
  return rateFactor(rate_ppm, yearParts({ dayCount: 'nominal', every, disbursed }, period));
}
