import { assert } from '@lendline/kernel';
import type { FlowDirection } from '../records/transaction.ts';
import type { PaymentEvent, PaymentMark } from './payment-event.ts';
import type { Nature } from './transaction-nature.ts';

/**
 * The versions of one payment, the one that counts last. A payment only moves forward (pending, posted, given back), so
 * an old file that is imported late overrules nothing: more progress counts, then more refunded, then later arrival.
 */
export type PaymentVersions = readonly PaymentEvent[];

/**
 * Adds a version; the same words again keep only their first arrival, because they were known from then on. Union of
 * sets: neither order nor repetition of the additions matters. Gives back `versions` itself when nothing changed.
 */
export function withVersion(versions: PaymentVersions, added: PaymentEvent): PaymentVersions {
  if (versions.length === 0) return [added];
  const words = wordsOf(added);
  const rest: PaymentEvent[] = [];
  for (const version of versions) {
    if (wordsOf(version) !== words) rest.push(version);
    else if (arrival(version) <= arrival(added)) return versions;
  }
  const kept = mostTelling([...rest, added]);
  return kept.includes(added) ? kept.sort(byProgress) : versions;
}

// A payment has three or four states in its life. What has hundreds is a file made to cost time.
const mostVersions = 32;

/** Chosen by what they say and not by when they came, so that the order of coming stays without matter. */
function mostTelling(versions: PaymentEvent[]): PaymentEvent[] {
  if (versions.length <= mostVersions) return versions;
  return versions.sort((a, b) => byState(b, a) || byWords(b, a)).slice(0, mostVersions);
}

/** The version that counted at an instant, of those that had arrived; undefined when none had. */
export function versionAt(versions: PaymentVersions, as_of_ms: number): PaymentEvent | undefined {
  return versions.findLast((version) => arrival(version) <= as_of_ms);
}

/** What nobody noted the arrival of was there from the beginning. */
export function arrival({ arrived_ms }: PaymentEvent): number {
  return arrived_ms ?? -Infinity;
}

function byProgress(a: PaymentEvent, b: PaymentEvent): number {
  const state = byState(a, b);
  if (state !== 0) return state;
  return arrival(a) === arrival(b) ? byWords(a, b) : arrival(a) - arrival(b);
}

function byState(a: PaymentEvent, b: PaymentEvent): number {
  if (a.progress !== b.progress) return a.progress - b.progress;
  return a.refunded === b.refunded ? 0 : a.refunded < b.refunded ? -1 : 1;
}

function byWords(a: PaymentEvent, b: PaymentEvent): number {
  return wordsOf(a) < wordsOf(b) ? -1 : 1;
}

/** A version as plain values, for JSON: when it arrived, then everything else. */
export type VersionCells = readonly (string | number | null | readonly string[])[];

export function cellsOf(event: PaymentEvent): VersionCells {
  const { balance, fee } = event;
  return [
    event.arrived_ms,
    event.id,
    event.at_ms,
    event.nature,
    event.marks,
    event.direction,
    `${event.amount}`,
    `${event.refunded}`,
    event.progress,
    event.party,
    event.order,
    event.refund_of,
    balance === null ? null : `${balance}`,
    fee === null ? null : `${fee}`,
  ];
}

/** The inverse of `cellsOf`. Error: throws on cells that it did not make. */
export function eventOf(cells: VersionCells): PaymentEvent {
  const [arrived_ms, id, at_ms, nature, marks, direction, amount, refunded, progress, party, ...rest] = cells;
  const [order, refund_of, balance, fee] = rest as (string | null)[];
  assert(rest.length === 4 && typeof id === 'string', 'a version has the cells that it was written with');
  return {
    id,
    at_ms: at_ms as number,
    arrived_ms: arrived_ms as number | null,
    nature: nature as Nature,
    marks: marks as readonly PaymentMark[],
    direction: direction as FlowDirection,
    amount: BigInt(amount as string),
    refunded: BigInt(refunded as string),
    progress: progress as number,
    party: party as string | null,
    order: order!,
    refund_of: refund_of!,
    balance: minorUnits(balance!),
    fee: minorUnits(fee!),
  };
}

function minorUnits(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

const knownWords = new WeakMap<PaymentEvent, string>();

/** Everything that a version says but when it arrived. */
function wordsOf(event: PaymentEvent): string {
  let words = knownWords.get(event);
  if (words === undefined) {
    words = JSON.stringify(cellsOf(event).slice(1));
    knownWords.set(event, words);
  }
  return words;
}
