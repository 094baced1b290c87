import { dayOfWall } from '../records/civil-day.ts';
import type { LineRecord } from '../records/line-record.ts';
import type { Seen } from './line-portrait.ts';
import { dateOf } from './portrait-day.ts';

/** One contact, by rank alone: who it is does not leave the records. */
export interface ContactRow {
  /** 1 for the one with the most calls and texts. */
  readonly rank: number;
  /** Calls that were taken. */
  readonly calls_in: number;
  readonly calls_out: number;
  /** Calls in vain, both ways. */
  readonly missed: number;
  readonly texts_in: number;
  readonly texts_out: number;
  readonly seconds: number;
  readonly first_day: Temporal.PlainDate;
  readonly last_day: Temporal.PlainDate;
}

export interface ContactTable {
  /** All who talked; the rows are the first of them. */
  readonly count: number;
  readonly rows: readonly ContactRow[];
}

const mostRows = 100;

interface Tally {
  readonly peer: string;
  first_ms: number;
  last_ms: number;
  calls_in: number;
  calls_out: number;
  missed: number;
  texts_in: number;
  texts_out: number;
  seconds: number;
}

/**
 * With whom the line talked, most first. Who only rang in vain is no contact, as in the features; a withheld number is
 * nobody in particular.
 */
export function contactTable({ records, clock }: Seen): ContactTable {
  const tallies = new Map<string, Tally>();
  for (const record of records) {
    if ((record.kind !== 'call' && record.kind !== 'text') || record.peer === '') continue;
    const tally = tallies.get(record.peer) ?? emptyTally(record);
    tallies.set(record.peer, tally);
    count(tally, record);
  }
  const ranked = [...tallies.values()].filter((tally) => talk(tally) > 0).sort(byTalk);
  const dayOf = (at_ms: number): Temporal.PlainDate => dateOf(dayOfWall(clock.toWall(at_ms)));
  const rows = ranked.slice(0, mostRows).map(({ peer: _, first_ms, last_ms, ...tally }, index) => ({
    rank: index + 1,
    ...tally,
    first_day: dayOf(first_ms),
    last_day: dayOf(last_ms),
  }));
  return { count: ranked.length, rows };
}

function emptyTally({ peer, at_ms }: LineRecord): Tally {
  const none = { calls_in: 0, calls_out: 0, missed: 0, texts_in: 0, texts_out: 0, seconds: 0 };
  return { peer, first_ms: at_ms, last_ms: at_ms, ...none };
}

function count(tally: Tally, { kind, direction, answered, seconds, at_ms }: LineRecord): void {
  if (kind === 'call' && answered === false) {
    tally.missed += 1;
    return;
  }
  if (talk(tally) === 0) tally.first_ms = at_ms;
  tally.last_ms = at_ms;
  if (kind === 'text') {
    tally[`texts_${direction}`] += 1;
  } else {
    tally[`calls_${direction}`] += 1;
    tally.seconds += seconds ?? 0;
  }
}

/** The peer comes last, so that the same records give the same ranks in whatever order they were read. */
function byTalk(a: Tally, b: Tally): number {
  const order = talk(b) - talk(a) || b.seconds - a.seconds || a.first_ms - b.first_ms;
  return order || (a.peer < b.peer ? -1 : 1);
}

function talk({ calls_in, calls_out, texts_in, texts_out }: Tally): number {
  return calls_in + calls_out + texts_in + texts_out;
}
