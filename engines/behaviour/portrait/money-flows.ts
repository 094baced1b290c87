import type { Currency } from '@lendline/kernel';
import type { RecordScope } from '../features/record-features.ts';
import { eventsOf } from '../payments/payment-day.ts';
import type { PaymentEvent } from '../payments/payment-event.ts';
import { emptyPayments, ingestPayments } from '../payments/payment-state.ts';
import { paymentHistory } from '../payments/payment-window.ts';
import type { Nature } from '../payments/transaction-nature.ts';
import { civilDay, dayNumber } from '../records/civil-day.ts';
import type { FlowDirection } from '../records/transaction.ts';
import type { Seen } from './line-portrait.ts';
import { inMainCurrency } from './main-currency.ts';
import { dateOf, mondayOf } from './portrait-day.ts';

/** What came in and went out, in minor units of one currency. */
export interface MoneyFlows {
  readonly currency: Currency | null;
  /** Rows in other currencies. */
  readonly left_out: number;
  /** Oldest first; weeks and months without a payment are not in it. */
  readonly weeks: readonly FlowPeriod[];
  readonly months: readonly FlowPeriod[];
}

/**
 * Money as it moved, not yet less what was given back of it: what comes back stands in its own week, under `refund`. A
 * payment that was not made (`void`) and one that a wallet files as neutral have their line and are in neither sum.
 */
export interface FlowPeriod {
  /** Monday of the week, or the first of the month. */
  readonly from: Temporal.PlainDate;
  readonly in: bigint;
  readonly out: bigint;
  readonly natures: readonly NatureFlow[];
}

export interface NatureFlow {
  readonly nature: Nature;
  readonly direction: FlowDirection;
  readonly rows: number;
  readonly amount: bigint;
}

export function moneyFlows(seen: Seen, scope: RecordScope): MoneyFlows {
  const { currency, rows, left_out } = inMainCurrency(seen.payments);
  const payments = emptyPayments(scope);
  ingestPayments(payments, rows);
  const { days, as_of_ms } = paymentHistory(payments, scope.as_of);
  const events = days.flatMap((day) =>
    eventsOf(day, as_of_ms).flatMap((event) => (event.at_ms < as_of_ms ? [{ day: day.day, event }] : [])),
  );
  return { currency, left_out, weeks: periods(events, mondayOf), months: periods(events, firstOfMonth) };
}

interface DatedEvent {
  readonly day: number;
  readonly event: PaymentEvent;
}

function periods(events: readonly DatedEvent[], startOf: (day: number) => number): FlowPeriod[] {
  const groups = Map.groupBy(events, ({ day }) => startOf(day));
  return [...groups].sort(([a], [b]) => a - b).map(([from, some]) => period(from, some));
}

function period(from: number, events: readonly DatedEvent[]): FlowPeriod {
  const natures = [...Map.groupBy(events, ({ event: { nature, direction } }) => `${nature}/${direction}`).values()]
    .map((some): NatureFlow => {
      const { nature, direction } = some[0]!.event;
      return { nature, direction, rows: some.length, amount: some.reduce((sum, { event }) => sum + event.amount, 0n) };
    })
    .sort((a, b) => (a.amount === b.amount ? (a.nature < b.nature ? -1 : 1) : a.amount > b.amount ? -1 : 1));
  const moved = (way: FlowDirection): bigint =>
    natures
      .filter(({ nature, direction }) => direction === way && nature !== 'void')
      .reduce((sum, { amount }) => sum + amount, 0n);
  return { from: dateOf(from), in: moved('in'), out: moved('out'), natures };
}

function firstOfMonth(day: number): number {
  const { year, month } = civilDay(day);
  return dayNumber(year, month, 1);
}
