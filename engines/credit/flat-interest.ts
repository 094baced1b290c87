import { fromMinor, toMinor, toMultiple } from './decimal.ts';
import { nominalFactor } from './declining-balance.ts';
import { principalWithin, type Share, type Spread } from './spread.ts';

/**
 * Flat interest: every period bears the nominal rate on the whole principal, a down payment included, as if nothing were ever
 * repaid; first periods free of interest bear none. The last instalment takes the remainder of the principal and what rounding left of the term's interest.
 */
export function flatInstalments({ terms, balance, periods }: Spread): Share[] {
  const each = fromMinor(terms.principal.amount).mul(nominalFactor(terms));
  const perPeriod = toMinor(each);
  const share = fromMinor(balance).div(periods.length);
  const instalment = toMultiple(share.add(each), terms.roundingMultiple);
  const withoutInterest = toMultiple(share, terms.roundingMultiple);
  let left = balance;
  let interestLeft = toMinor(each.mul(periods.length - terms.interestFree));
  return periods.map((_period, index) => {
    const last = index === periods.length - 1;
    if (index < terms.interestFree && !last) {
      const principal = principalWithin(withoutInterest, 0n, left);
      left -= principal;
      return { principal, interest: 0n };
    }
    // On the smallest loans rounding up every period would charge more than the term's total.
    const interest = last || perPeriod > interestLeft ? interestLeft : perPeriod;
    const principal = last ? left : principalWithin(instalment, interest, left);
    left -= principal;
    interestLeft -= interest;
    return { principal, interest };
  });
}
