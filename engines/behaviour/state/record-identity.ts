import type { LineRecord, Place } from '../records/line-record.ts';

/**
 * Two rows are one record when they agree in instant, kind, direction, peer, length and volume, and top-ups and advances
 * in their amount too: the same fact told by two files or delivered twice. Place, balance, cost, answer, line of the file
 * and time of arrival are no part of it, since one source shows them and another does not. Zero: the same record;
 * otherwise the order of a line's records.
 */
export function compareRecords(a: LineRecord, b: LineRecord): number {
  if (a.at_ms !== b.at_ms) return a.at_ms - b.at_ms;
  return (
    byText(a.kind, b.kind) ||
    byText(a.direction, b.direction) ||
    byText(a.peer, b.peer) ||
    byNumber(a.seconds, b.seconds) ||
    byNumber(a.bytes, b.bytes) ||
    (a.kind === 'topup' || a.kind === 'advance' ? byMoney(a.paid, b.paid) : 0)
  );
}

/**
 * Of two copies of one record the one that arrived first, because that is what was known from then on; between copies
 * that arrived together, by what they say, so that the order of reading does not matter.
 */
export function earlierCopy(a: LineRecord, b: LineRecord): LineRecord {
  const order = byNumber(a.arrived_ms, b.arrived_ms) || byContent(a, b);
  return order <= 0 ? a : b;
}

function byContent(a: LineRecord, b: LineRecord): number {
  return (
    byPlace(a.place, b.place) ||
    byNumber(flag(a.answered), flag(b.answered)) ||
    byMoney(a.paid, b.paid) ||
    byMoney(a.balance, b.balance) ||
    byNumber(a.wall_ms, b.wall_ms)
  );
}

/** A copy that shows a place goes before one that does not. */
function byPlace(a: Place | null, b: Place | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byText(a.id ?? '', b.id ?? '') || byNumber(a.latitude, b.latitude) || byNumber(a.longitude, b.longitude);
}

function flag(answered: boolean | null): number | null {
  return answered === null ? null : Number(answered);
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

// Null first: a record whose arrival nobody noted counts as there from the beginning.
function byNumber(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return a === null ? -1 : b === null ? 1 : a - b;
}

function byMoney(a: LineRecord['paid'], b: LineRecord['paid']): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return byText(a.currency, b.currency) || (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0);
}
