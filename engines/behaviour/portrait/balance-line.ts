import type { Currency } from '@lendline/kernel';
import type { RecordScope } from '../features/record-features.ts';
import { emptyPayments, ingestPayments } from '../payments/payment-state.ts';
import { paymentHistory } from '../payments/payment-window.ts';
import { dayOfWall } from '../records/civil-day.ts';
import type { Seen } from './line-portrait.ts';
import { inMainCurrency } from './main-currency.ts';

/** A balance over time, oldest first, in minor units; the last reading of a day where there are too many to draw. */
export interface BalanceLine {
  /** Null without a reading. */
  readonly currency: Currency | null;
  readonly points: readonly BalancePoint[];
  /** Whether points stand for whole days, or the oldest were left out. */
  readonly thinned: boolean;
}

export interface BalancePoint {
  readonly at_ms: number;
  readonly balance: bigint;
}

/** As many as a wide screen can tell apart. */
const mostPoints = 400;

export function airtimeLine({ records, clock }: Seen): BalanceLine {
  const shown = records.flatMap(({ at_ms, balance }) => (balance ? [{ at_ms, ...balance }] : []));
  const { currency, rows } = inMainCurrency(shown);
  const points = rows.map(({ at_ms, amount }) => ({ at_ms, balance: amount }));
  return { currency, ...thin(points, ({ at_ms }) => dayOfWall(clock.toWall(at_ms))) };
}

export function accountLine(seen: Seen, scope: RecordScope): BalanceLine {
  const { currency, rows } = inMainCurrency(seen.payments.filter(({ balance }) => balance !== null));
  const payments = emptyPayments(scope);
  ingestPayments(payments, rows);
  const { slices, clock } = paymentHistory(payments, scope.as_of);
  const points = slices.flatMap(({ readings }) => readings.map(({ at_ms, balance }) => ({ at_ms, balance })));
  const line = thin(points, ({ at_ms }) => dayOfWall(clock.toWall(at_ms)));
  return { currency: line.points.length === 0 ? null : currency, ...line };
}

function thin(
  points: readonly BalancePoint[],
  dayOf: (point: BalancePoint) => number,
): Pick<BalanceLine, 'points' | 'thinned'> {
  if (points.length <= mostPoints) return { points, thinned: false };
  const lastOfDay = new Map(points.map((point) => [dayOf(point), point]));
  return { points: [...lastOfDay.values()].slice(-mostPoints), thinned: true };
}
