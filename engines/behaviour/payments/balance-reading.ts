import type { PaymentEvent } from './payment-event.ts';

/** A balance that a source showed after a payment. */
export interface BalanceReading {
  readonly at_ms: number;
  readonly balance: bigint;
  /** What the payment moved the balance by; null for a neutral row, whose sign is not told. */
  readonly change: bigint | null;
}

/** The readings of events in order of time. */
export function balanceReadings(events: readonly PaymentEvent[]): BalanceReading[] {
  const readings: BalanceReading[] = [];
  for (const { at_ms, direction, amount, balance, nature } of events) {
    if (balance === null || nature === 'void') continue;
    const change = direction === 'neutral' ? null : direction === 'in' ? amount : -amount;
    readings.push({ at_ms, balance, change });
  }
  const chain: BalanceReading[] = [];
  for (let from = 0, until: number; from < readings.length; from = until) {
    until = from + 1;
    while (readings[until]?.at_ms === readings[from]!.at_ms) until += 1;
    for (const next of inChain(readings.slice(from, until), chain.at(-1)?.balance)) chain.push(next);
  }
  return chain;
}

/**
 * Readings of one instant in the order in which each balance follows from the one before. Sources that show only dates
 * have many to an instant, and the order of the rows in a file is not kept.
 */
function inChain(tied: readonly BalanceReading[], before: bigint | undefined): readonly BalanceReading[] {
  if (tied.length === 1) return tied;
  const ends = new Set(tied.map(({ balance }) => balance));
  // Without a balance before them the first is the one that none of the others leads to.
  let balance = before ?? tied.map(startOf).find((start) => !ends.has(start));
  const left = new Map<bigint, BalanceReading[]>();
  for (const reading of tied) left.set(startOf(reading), [...(left.get(startOf(reading)) ?? []), reading]);
  const chain: BalanceReading[] = [];
  while (chain.length < tied.length) {
    const next = (balance === undefined ? undefined : left.get(balance)?.shift()) ?? firstLeft(left);
    chain.push(next);
    balance = next.balance;
  }
  return chain;
}

function startOf({ balance, change }: BalanceReading): bigint {
  return balance - (change ?? 0n);
}

function firstLeft(left: Map<bigint, BalanceReading[]>): BalanceReading {
  for (const [start, readings] of left) {
    const next = readings.shift();
    if (next) return next;
    left.delete(start);
  }
  throw new RangeError('a chain holds as many readings as it was given');
}
