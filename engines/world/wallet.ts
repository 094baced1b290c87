import { type Random, seededRandom } from '@lendline/kernel';
import { civil, type DayNumber, weekday } from './days.ts';
import { otherDues } from './debts.ts';
import { lognormal, poisson } from './draws.ts';
import type { Inhabitant } from './inhabitant.ts';
import { distressOn, incomeShare, type Shock, shocksOf } from './life.ts';
import { parameters } from './parameters.ts';

export type FlowKind =
  | 'wage'
  | 'job'
  | 'takings'
  | 'gift-in'
  | 'gift-out'
  | 'purchase'
  | 'refunded-purchase'
  | 'refund'
  | 'rent'
  | 'supplies'
  | 'to-bank'
  | 'from-bank'
  | 'savings'
  | 'other-loan-repayment';

/** One movement of money in a person's wallet, before a wallet has put its words to it. */
export interface Flow {
  readonly kind: FlowKind;
  readonly day: DayNumber;
  /** After local midnight. */
  readonly second: number;
  /** Minor units, above zero. */
  readonly amount: bigint;
  /** Picks the counterparty; the same number is the same counterparty. */
  readonly party: number;
  readonly order: string;
  /** Order of the purchase that a refund gives back. */
  readonly refundOf: string | null;
}

interface Household {
  readonly who: Inhabitant;
  readonly shocks: readonly Shock[];
  /** Minor units a month, in ordinary times. */
  readonly income: number;
}

interface Today {
  readonly day: DayNumber;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly random: Random;
  /** Share of the ordinary income that is left. */
  readonly share: number;
}

/** What moves through the wallet in [from, until), oldest first. Refunds may follow purchases made before `from`. */
export function flowsBetween(who: Inhabitant, from: DayNumber, until: DayNumber): Flow[] {
  const { borrower, setting } = who;
  const shocks = shocksOf(setting.seed, borrower, { from, until });
  const home: Household = { who, shocks, income: Number(borrower.monthlyIncome) };
  const flows: Flow[] = [];
  // Refunds come up to six days after their purchase, so that the days before the span are lived through as well.
  for (let day = from - 6; day < until; day += 1) {
    const today = {
      day,
      date: civil(day),
      random: seededRandom(`${borrower.stream}/wallet/${day}`),
      share: incomeShare(distressOn(shocks, day)),
    };
    flows.push(...earned(home, today), ...spent(home, today), ...moved(home, today));
  }
  for (const due of otherDues(borrower, from, until)) {
    const random = seededRandom(`${borrower.stream}/wallet-due/${due.day}/${due.lender}`);
    flows.push(flow({ kind: 'other-loan-repayment', amount: due.amount, party: due.lender }, { day: due.day, random }));
  }
  return flows
    .filter(({ day }) => day >= from && day < until)
    .toSorted((a, b) => a.day - b.day || a.second - b.second || (a.order < b.order ? -1 : 1));
}

function earned(home: Household, today: Today): Flow[] {
  const { segment, payDay } = home.who.person;
  const { random, share } = today;
  const gift = random.next() < 0.02 ? [flow({ kind: 'gift-in', amount: home.income * 0.02, party: 3 }, today)] : [];
  if (segment === 'trader') return [...takings(home, today), ...gift];
  if (segment === 'freelancer') {
    const figures = parameters.wallet.freelancer;
    const jobs = poisson((figures.jobsPerMonth.value / 30) * share, random);
    const median = home.income / figures.jobsPerMonth.value / Math.exp(figures.jobSpread.value ** 2 / 2);
    const paid = Array.from({ length: jobs }, () => lognormal(median, figures.jobSpread.value, random));
    return [...paid.map((amount) => flow({ kind: 'job', amount, party: random.below(9) }, today)), ...gift];
  }
  if (today.date.day !== payDay) return gift;
  const wage = home.income * share * Math.exp(0.06 * random.normal());
  return [flow({ kind: 'wage', amount: wage, party: home.who.person.index % 40 }, today), ...gift];
}

/** A trader's day: receipts by code, fewer on Sundays, by season; supplies are bought once a week. */
function takings(home: Household, today: Today): Flow[] {
  const figures = parameters.wallet.trader;
  const { random } = today;
  const season = figures.season.value[today.date.month - 1]!;
  const closed = random.next() < (weekday(today.day) === 6 ? 0.5 : 0.03);
  const turnover = home.income / figures.margin.value;
  const receipts = closed ? 0 : poisson(figures.receiptsPerDay.value * season * today.share, random);
  const mean = turnover / 27.5 / figures.receiptsPerDay.value;
  const flows = Array.from({ length: receipts }, () =>
    flow({ kind: 'takings', amount: lognormal(mean * 0.78, 0.7, random), party: 100 + random.below(900) }, today),
  );
  if (weekday(today.day) === 0) {
    const supplies = (turnover / 4.35) * season * today.share * (1 - figures.margin.value) * lognormal(1, 0.2, random);
    flows.push(flow({ kind: 'supplies', amount: supplies, party: home.who.person.index % 7 }, today));
  }
  return flows;
}

function spent(home: Household, today: Today): Flow[] {
  const figures = parameters.wallet.spending;
  const { random } = today;
  const { impatience } = home.who.borrower.traits;
  // People cut back less than their income falls.
  const budget = home.income * figures.share.value * Math.sqrt(today.share) * Math.exp(0.08 * impatience);
  const count = poisson(figures.purchasesPerDay.value, random);
  const median = budget / 30 / figures.purchasesPerDay.value / Math.exp(figures.spread.value ** 2 / 2);
  const flows: Flow[] = [];
  for (let left = count; left > 0; left -= 1) {
    const amount = lognormal(median, figures.spread.value, random);
    const given = random.next() < figures.refunded.value;
    const purchase = flow({ kind: given ? 'refunded-purchase' : 'purchase', amount, party: random.below(60) }, today);
    flows.push(purchase);
    if (given) flows.push(refundOf(purchase, random));
  }
  if (today.date.day === 1 + (home.who.person.index % 5)) {
    flows.push(flow({ kind: 'rent', amount: home.income * figures.rentShare.value, party: 1 }, today));
  }
  if (random.next() < 0.02) flows.push(flow({ kind: 'gift-out', amount: home.income * 0.02, party: 4 }, today));
  return flows;
}

/** Money that stays the person's own: to and from the bank, and savings of those who plan ahead. */
function moved(home: Household, today: Today): Flow[] {
  const { random } = today;
  const flows: Flow[] = [];
  if (random.next() < 1 / 12) {
    const kind = home.who.person.segment === 'trader' || random.next() < 0.4 ? 'to-bank' : 'from-bank';
    flows.push(flow({ kind, amount: Math.round(home.income * lognormal(0.12, 0.6, random)), party: 0 }, today));
  }
  const saves = 0.03 * Math.exp(0.5 * home.who.borrower.traits.conscientiousness) * today.share;
  if (random.next() < saves) {
    flows.push(flow({ kind: 'savings', amount: home.income * lognormal(0.06, 0.5, random), party: 0 }, today));
  }
  return flows;
}

function flow(
  what: { readonly kind: FlowKind; readonly amount: number; readonly party: number },
  when: { readonly day: DayNumber; readonly random: Random },
): Flow {
  const { year, month, day } = civil(when.day);
  const date = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
  const serial = String(when.random.below(1e10)).padStart(10, '0') + String(when.random.below(1e10)).padStart(10, '0');
  return {
    kind: what.kind,
    day: when.day,
    second: 7 * 3600 + when.random.below(16 * 3600),
    amount: BigInt(Math.max(1, Math.round(what.amount))),
    party: what.party,
    order: date + serial,
    refundOf: null,
  };
}

function refundOf(purchase: Flow, random: Random): Flow {
  const order = `${purchase.order}_${String(random.below(1e8)).padStart(8, '0')}`;
  return { ...purchase, kind: 'refund', day: purchase.day + 1 + random.below(6), order, refundOf: purchase.order };
}
