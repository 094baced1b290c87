import { fromMinor, toMinor, toMultiple } from './decimal.ts';
import { nominalFactor } from './declining-balance.ts';
import { principalWithin, type Share, type Spread } from './spread.ts';

/**
 * Flat interest: every period bears the nominal rate on the whole principal, a down payment included, as if nothing were ever
 * repaid; first periods free of interest bear none. Principal is the same in every instalment that carries any. The last
 * one takes the remainder of the principal and what rounding left of the term's interest.
 */
export function flatInstalments({ terms, balance, periods }: Spread): Share[] {
  const { principalGrace, interestGrace, interestFree, roundingMultiple } = terms;
  const each = fromMinor(terms.principal.amount).mul(nominalFactor(terms));
  const perPeriod = toMinor(each);
  const share = fromMinor(balance).div(periods.length - principalGrace);
  let left = balance;
  let interestLeft = toMinor(each.mul(periods.length - interestFree));
  let deferred = 0n;
  return periods.map((_period, index) => {
    const last = index === periods.length - 1;
    // On the smallest loans rounding up every period would charge more than the term's total.
    const usual = last || perPeriod > interestLeft ? interestLeft : perPeriod;
    const earned = index < interestFree ? 0n : usual;
    const instalment = toMultiple(index < interestFree ? share : share.add(each), roundingMultiple);
    const carried = index < principalGrace ? 0n : principalWithin(instalment, earned, left);
    const principal = last ? left : carried;
    deferred += earned;
    const interest = index < interestGrace ? 0n : deferred;
    deferred -= interest;
    left -= principal;
    interestLeft -= earned;
    return { principal, interest };
  });
}
