import type { LineRecord } from '../records/line-record.ts';

/**
 * What one line's records show of one contact. Both sides are keyed hashes under the same key, so that a contact who has
 * records here too is the same node; a number in the clear never gets here.
 */
export interface Tie {
  readonly owner: string;
  readonly peer: string;
  /** Calls that were taken and texts, from the owner and to the owner. */
  readonly out: number;
  readonly in: number;
}

/** A relationship that a person named: an emergency contact, a guarantor, family. */
export interface DeclaredTie {
  readonly owner: string;
  readonly contact: string;
  /** When it was declared, in epoch milliseconds. */
  readonly known_ms: number;
}

export interface TieScope {
  /** Only what happened before this instant and had arrived by it is looked at. */
  readonly as_of: Temporal.Instant;
  /** How far back, in days of 24 hours; everything unless told. */
  readonly reach_days?: number;
}

const day_ms = 86_400_000;

/** The ties of one line, strongest first, then by peer. Calls that nobody took tie nobody. */
export function tiesOf(owner: string, records: readonly LineRecord[], { as_of, reach_days }: TieScope): Tie[] {
  const until_ms = as_of.epochMilliseconds;
  const from_ms = reach_days === undefined ? -Infinity : until_ms - reach_days * day_ms;
  const counts = new Map<string, { out: number; in: number }>();
  for (const record of records) {
    if (record.at_ms < from_ms || record.at_ms >= until_ms || (record.arrived_ms ?? -Infinity) > until_ms) continue;
    if (!isContact(record) || record.peer === owner) continue;
    let count = counts.get(record.peer);
    if (count === undefined) counts.set(record.peer, (count = { out: 0, in: 0 }));
    count[record.direction] += 1;
  }
  return [...counts]
    .map(([peer, count]) => ({ owner, peer, ...count }))
    .sort((a, b) => b.out + b.in - a.out - a.in || (a.peer < b.peer ? -1 : 1));
}

function isContact({ kind, peer, answered }: LineRecord): boolean {
  return (kind === 'call' || kind === 'text') && peer !== '' && answered !== false;
}
