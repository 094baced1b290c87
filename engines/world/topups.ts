import { type Currency, money, type Random, seededRandom } from '@lendline/kernel';
import { type LineRecord, lineRecord } from '@lendline/behaviour';
import type { Caller } from './calls.ts';
import { dateOf, type DayNumber, timeOf } from './days.ts';
import { logistic, lognormal } from './draws.ts';
import { distressOn } from './life.ts';
import { parameters } from './parameters.ts';
import type { Traits } from './traits.ts';

/** Airtime lent by the carrier: the fee is paid with the next top-ups. Amounts are minor units. */
export interface AirtimeAdvance {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
  readonly fee: bigint;
  /** Null: never repaid. */
  readonly repaidOn: Temporal.PlainDate | null;
}

interface Topup {
  readonly day: DayNumber;
  readonly second: number;
  readonly amount: bigint;
  /** Draws of its own for whatever else hangs on this top-up. */
  readonly chance: number;
}

const period_days = 30;

/** Top-ups paid by the person in [from, until) as call records, oldest first. */
export function topupsBetween(caller: Caller, from: DayNumber, until: DayNumber): LineRecord[] {
  const currency: Currency = caller.country === 'cn' ? 'CNY' : 'KES';
  const advanced = parameters.advances[caller.country].share.value;
  return topups(caller, from, until)
    .filter((topup) => topup.chance >= advanced)
    .map((topup) =>
      lineRecord({
        kind: 'topup',
        direction: 'in',
        ...timeOf(caller.country, topup.day, topup.second),
        paid: money(topup.amount, currency),
        source_line: 0,
      }),
    );
}

/** Airtime advances taken in [from, until), oldest first. */
export function advancesBetween(
  caller: Caller,
  traits: Traits,
  span: { readonly from: DayNumber; readonly until: DayNumber },
): AirtimeAdvance[] {
  const figures = parameters.advances[caller.country];
  return topups(caller, span.from, span.until)
    .filter((topup) => topup.chance < figures.share.value)
    .map((topup) => {
      const random = seededRandom(`${caller.stream}/advance/${topup.day}/${topup.second}`);
      const odds = Math.log(figures.neverRepaid.value / (1 - figures.neverRepaid.value));
      const strain = 0.5 * distressOn(caller.shocks, topup.day) - 0.5 * traits.conscientiousness;
      const lost = random.next() < logistic(odds + strain - 0.15);
      const days = lognormal(figures.repaidMedian.value, figures.repaidSpread.value, random);
      return {
        on: dateOf(topup.day),
        amount: topup.amount,
        fee: (topup.amount * BigInt(figures.fee.value)) / 1_000_000n,
        repaidOn: lost ? null : dateOf(topup.day + Math.ceil(days)),
      };
    });
}

function topups(caller: Caller, from: DayNumber, until: DayNumber): Topup[] {
  const found: Topup[] = [];
  for (let period = Math.floor(from / period_days); period * period_days < until; period += 1) {
    const random = seededRandom(`${caller.stream}/topups/${period}`);
    const wanted = caller.habits.topupsPer30Days / (1 - parameters.advances[caller.country].share.value);
    const count = Math.floor(wanted + random.next());
    for (let nth = 0; nth < count; nth += 1) found.push(drawTopup(caller, { period, nth, count }, random));
  }
  return found
    .filter((topup) => topup.day >= from && topup.day < until)
    .toSorted((a, b) => a.day - b.day || a.second - b.second);
}

function drawTopup(caller: Caller, slot: { period: number; nth: number; count: number }, random: Random): Topup {
  const figures = parameters.topups[caller.country];
  const { topupIrregularity, topupMedian } = caller.habits;
  const even = (slot.nth + 0.5) / slot.count;
  const share = (1 - topupIrregularity) * even + topupIrregularity * random.next();
  const day = slot.period * period_days + Math.floor(share * period_days);
  const tight = Math.exp(-0.3 * distressOn(caller.shocks, day));
  const wished = lognormal(topupMedian * tight, figures.spread.value, random);
  const step = figures.step.value;
  return {
    day,
    second: 8 * 3600 + random.below(14 * 3600),
    amount: BigInt(Math.max(step, Math.round(wished / step) * step)) * 100n,
    chance: random.next(),
  };
}
