import type { Currency } from '@lendline/kernel';
import { dayOfWall } from '../records/civil-day.ts';
import type { Transaction } from '../records/transaction.ts';
import type { WallClock } from '../records/wall-clock.ts';
import { clockOf } from '../state/line-state.ts';
import { addToDay, emptyDay, type PaymentDay } from './payment-day.ts';
import { type EventScope, paymentEvent } from './payment-event.ts';

export interface PaymentScope {
  /** The zone of calendar days; Asia/Shanghai unless told. */
  readonly zone?: string;
  /** The currency of all sums: rows in another are counted and left out of them. Without it all are taken to be in one. */
  readonly currency?: Currency;
  /** The holder's names at other accounts: transfers with them are the holder's own. */
  readonly own_names?: readonly string[];
  /** Replaces the names of counterparties before they are kept, as a keyed hash does. Without it they are kept as they are. */
  readonly party_key?: (name: string) => string;
}

/**
 * The payments of one person in buckets of a day, from which the features of any `as_of` are made. What is in it does not
 * depend on the order, the repetition or the splitting of what was taken in, only on what was: batch, incremental and
 * replay give the same bits. Whoever changes the zone or the own names builds it anew from the stored records.
 */
export interface Payments {
  readonly clock: WallClock;
  readonly scope: EventScope;
  readonly days: Map<number, PaymentDay>;
}

export function emptyPayments(scope: PaymentScope = {}): Payments {
  return {
    clock: clockOf(scope.zone ?? 'Asia/Shanghai'),
    scope: {
      currency: scope.currency ?? null,
      own_names: scope.own_names ?? [],
      party_key: scope.party_key ?? ((name) => name),
    },
    days: new Map(),
  };
}

export interface PaymentsIngested {
  /** Payments that were new, or that had something new told of them. */
  readonly added: number;
  readonly repeated: number;
  /** The local days that changed and are to be stored again. */
  readonly days: ReadonlySet<number>;
}

/** Takes rows into `payments`, which is changed; in any order, late and repeated ones as well. */
export function ingestPayments(payments: Payments, rows: Iterable<Transaction>): PaymentsIngested {
  const days = new Set<number>();
  let [added, repeated] = [0, 0];
  for (const row of rows) {
    const wall_ms = payments.clock.toWall(row.at_ms);
    const day = dayNamed(payments, dayOfWall(wall_ms));
    if (addToDay(day, paymentEvent(row, wall_ms, payments.scope))) {
      added += 1;
      days.add(day.day);
    } else repeated += 1;
  }
  return { added, repeated, days };
}

/** Payments of days that were kept. The same day from two places is joined: a union, so that nothing counts twice. */
export function paymentsOfDays(scope: PaymentScope, days: Iterable<PaymentDay>): Payments {
  const payments = emptyPayments(scope);
  for (const stored of days) {
    const day = dayNamed(payments, stored.day);
    for (const versions of stored.payments.values()) for (const event of versions) addToDay(day, event);
  }
  return payments;
}

/** Oldest first. */
export function paymentDays({ days }: Payments): PaymentDay[] {
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function dayNamed({ days }: Payments, number: number): PaymentDay {
  let day = days.get(number);
  if (day === undefined) {
    day = emptyDay(number);
    days.set(number, day);
  }
  return day;
}
