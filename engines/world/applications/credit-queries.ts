import { type Random, seededRandom } from '@lendline/kernel';
import { type DayNumber, timeOf } from '../days.ts';
import { poisson } from '../draws.ts';
import { distressOn, shocksOf } from '../life.ts';
import { parameters } from '../parameters.ts';
import type { Country } from '../person.ts';
import type { Borrower } from '../repayment.ts';
import { type CreditQuery, type InstitutionKind, institutionKinds } from './observation.ts';

const period_days = 30;
const institutions = 36;

/** How long before a request somebody has begun to ask around. */
export const longestBefore_days = 10;

/** Made-up lenders: every third is a small one online, as in the registers of the trade. */
const kindOf = (which: number): InstitutionKind =>
  which % 3 === 0 ? 'online-micro-lender' : institutionKinds[which % institutionKinds.length]!;

/** What lenders asked the register about a person on the days [from, until), oldest first. */
export function queriesOf(borrower: Borrower, from: DayNumber, until: DayNumber): CreditQuery[] {
  const figures = parameters.fraud.queries;
  const shocks = shocksOf(borrower.seed, borrower, { from: from - period_days, until });
  const queries: CreditQuery[] = [];
  for (let period = Math.floor(from / period_days); period * period_days < until; period += 1) {
    const random = seededRandom(`${borrower.stream}/queries/${period}`);
    const distress = Math.min(2, distressOn(shocks, period * period_days));
    const log = figures.byImpatience.value * borrower.traits.impatience + figures.byDistress.value * distress;
    for (let left = poisson(figures.perMonth.value * Math.exp(log), random); left > 0; left -= 1) {
      const day = period * period_days + random.below(period_days);
      const query = queryOn(borrower.country, day, random);
      if (day >= from && day < until) queries.push(query);
    }
  }
  return queries.toSorted((a, b) => a.at_ms - b.at_ms);
}

/** What others asked in the days before a request: most people ask more than one lender when they need money. */
export function queriesBeside(country: Country, day: DayNumber, random: Random): CreditQuery[] {
  const count = poisson(parameters.fraud.queries.besideAWish.value, random);
  return Array.from({ length: count }, () => queryOn(country, day - 1 - random.below(longestBefore_days), random));
}

/** A question in opening hours of the internet: seven in the morning to eleven at night. */
export function queryOn(country: Country, day: DayNumber, random: Random): CreditQuery {
  const which = random.below(institutions);
  const products = ['small-cash', 'cash-instalment', 'consumer', 'card'] as const;
  const draw = random.next();
  return {
    at_ms: timeOf(country, day, 7 * 3600 + random.below(16 * 3600)).at_ms,
    institution: `inst-${String(which + 1).padStart(2, '0')}`,
    institutionKind: kindOf(which),
    product: products[random.below(products.length)]!,
    // Some lenders know only the one or the other.
    by: draw < 0.8 ? 'both' : draw < 0.92 ? 'id' : 'phone',
  };
}
