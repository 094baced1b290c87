import { ok, type Result } from '@lendline/kernel';
import { type DayCodeProblem, readKeptDay } from '../state/kept-day.ts';
import { type BalanceReading, balanceReadings } from './balance-reading.ts';
import type { PaymentEvent } from './payment-event.ts';
import { addEvent, emptyTally, type PaymentTally } from './payment-tally.ts';
import {
  arrival,
  cellsOf,
  eventOf,
  type PaymentVersions,
  versionAt,
  type VersionCells,
  withVersion,
} from './payment-version.ts';

/** What a stretch of one day came to. */
export interface PaymentSlice {
  /** Days since 1970-01-01 of the local calendar. */
  readonly day: number;
  readonly tally: PaymentTally;
  readonly readings: readonly BalanceReading[];
}

interface Settled extends PaymentSlice {
  readonly first_ms: number;
  readonly last_ms: number;
  readonly latest_arrival_ms: number;
}

/**
 * The payments of one local day: every version of each, which a late or corrected row is joined to, and what they come
 * to. The versions stay, because `as_of` may lie before an arrival or cut the day.
 */
export interface PaymentDay {
  readonly day: number;
  readonly payments: Map<string, PaymentVersions>;
  /** What the day comes to once everything has arrived; made when first asked for, dropped by what comes late. */
  settled: Settled | null;
}

/** From `from_ms`, included, to before `as_of_ms`; of what had arrived by `as_of_ms`. */
export interface PaymentSpan {
  readonly from_ms: number;
  readonly as_of_ms: number;
  /** Refunds by the order they give back that happened at `as_of` or later: they had not been given yet. */
  readonly undone: ReadonlyMap<string, bigint>;
}

export function emptyDay(day: number): PaymentDay {
  return { day, payments: new Map(), settled: null };
}

/** Whether the day changed. */
export function addToDay(day: PaymentDay, event: PaymentEvent): boolean {
  const had = day.payments.get(event.id);
  const has = withVersion(had ?? [], event);
  if (has === had) return false;
  day.payments.set(event.id, has);
  day.settled = null;
  return true;
}

/** The part of a day that lies in a span; null when nothing of it does. */
export function sliceOf(day: PaymentDay, span: PaymentSpan): PaymentSlice | null {
  day.settled ??= settle(day);
  const { settled } = day;
  if (settled.last_ms < span.from_ms || settled.first_ms >= span.as_of_ms) return null;
  const whole = settled.first_ms >= span.from_ms && settled.last_ms < span.as_of_ms;
  if (whole && settled.latest_arrival_ms <= span.as_of_ms && span.undone.size === 0) return settled;
  const events = eventsOf(day, span.as_of_ms).filter(({ at_ms }) => at_ms >= span.from_ms && at_ms < span.as_of_ms);
  return events.length === 0 ? null : slice(day.day, events, span.undone);
}

/** The versions that counted at an instant, in order of time; those that happen after it are among them. */
export function eventsOf({ payments }: PaymentDay, as_of_ms: number): PaymentEvent[] {
  const events: PaymentEvent[] = [];
  for (const versions of payments.values()) {
    const event = versionAt(versions, as_of_ms);
    if (event) events.push(event);
  }
  return events.sort(byTime);
}

export const nothingUndone: ReadonlyMap<string, bigint> = new Map();

function settle(day: PaymentDay): Settled {
  const events = eventsOf(day, Infinity);
  let latest_arrival_ms = -Infinity;
  for (const versions of day.payments.values()) {
    for (const version of versions) latest_arrival_ms = Math.max(latest_arrival_ms, arrival(version));
  }
  return {
    ...slice(day.day, events, nothingUndone),
    first_ms: events[0]?.at_ms ?? Infinity,
    last_ms: events.at(-1)?.at_ms ?? -Infinity,
    latest_arrival_ms,
  };
}

function slice(day: number, events: readonly PaymentEvent[], undone: ReadonlyMap<string, bigint>): PaymentSlice {
  const tally = emptyTally();
  for (const event of events) addEvent(tally, beforeRefunds(event, undone));
  return { day, tally, readings: balanceReadings(events) };
}

function beforeRefunds(event: PaymentEvent, undone: ReadonlyMap<string, bigint>): PaymentEvent {
  const later = event.order === null || event.refunded === 0n ? undefined : undone.get(event.order);
  if (later === undefined) return event;
  return { ...event, refunded: event.refunded > later ? event.refunded - later : 0n };
}

function byTime(a: PaymentEvent, b: PaymentEvent): number {
  return a.at_ms - b.at_ms || (a.id < b.id ? -1 : 1);
}

/** Rises with every change of what a day holds, the rules of `natureOf` included: a store then makes its days anew. */
export const paymentDayVersion = 1;

type DayCode = readonly [version: number, day: number, payments: readonly (readonly VersionCells[])[]];

/** A day as one line of JSON, the same for the same payments in whatever order they came; about 200 bytes a payment. */
export function encodePaymentDay({ day, payments }: PaymentDay): string {
  const ids = [...payments.keys()].sort();
  const code: DayCode = [paymentDayVersion, day, ids.map((id) => payments.get(id)!.map(cellsOf))];
  return JSON.stringify(code);
}

/** Reads what `encodePaymentDay` wrote. Either problem is mended by making the day anew from the stored records. */
export function decodePaymentDay(text: string): Result<PaymentDay, DayCodeProblem> {
  const code = readKeptDay(text, paymentDayVersion, isDayCode);
  if (!code.ok) return code;
  const [, day, payments] = code.value;
  const versions = payments.map((cells) => cells.map(eventOf));
  return ok({ day, payments: new Map(versions.map((one) => [one[0]!.id, one])), settled: null });
}

/** The shape down to the cells of each version, which is enough to tell a day from anything else that JSON can hold. */
function isDayCode(code: readonly unknown[]): code is DayCode {
  const [, day, payments] = code;
  const isVersions = (one: unknown): boolean => Array.isArray(one) && one.length > 0 && one.every(Array.isArray);
  return code.length === 3 && Number.isSafeInteger(day) && Array.isArray(payments) && payments.every(isVersions);
}
