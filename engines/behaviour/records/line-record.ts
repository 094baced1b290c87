import type { Money } from '@lendline/kernel';

/**
 * What happened on a line. `advance`: airtime lent by the carrier, `in` when taken and `out` when paid back. `balance`:
 * a reading of the airtime balance. `device`: the line was seen in a handset. `sim`: it was on a SIM card. `place`: it was
 * seen somewhere.
 */
export type RecordKind = 'call' | 'text' | 'data' | 'topup' | 'advance' | 'balance' | 'device' | 'sim' | 'place';

/** `in` is towards the line, `out` from it; a top-up and whatever is only seen are `in`, a data session is `out`. */
export type Direction = 'in' | 'out';

/** Where the line was: an antenna's id as in the file, and its position where a table of antennas gives one. */
export interface Place {
  readonly id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * One fact about a line at one moment, whatever file or connector it came from. Flat and small, because a year of one
 * line has thousands: times are epoch milliseconds here and become `Temporal` values at the edges (`instantOf`,
 * `wallTimeOf`). Payments have a record of their own, `Transaction`. Make one with `lineRecord`.
 */
export interface LineRecord {
  readonly kind: RecordKind;
  readonly direction: Direction;
  /**
   * The other side of a call or text, or the handset or SIM card, exactly as the file names it; empty for the rest.
   * Personal data: see `mapPeers`.
   */
  readonly peer: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at_ms: number;
  /** What the wall clock of the file's zone showed, as milliseconds since 1970-01-01T00:00 of that wall. */
  readonly wall_ms: number;
  /** When Lendline first had the record; null until an import says so. What arrived after `as_of` is not looked at. */
  readonly arrived_ms: number | null;
  /**
   * Whether a call was taken. False for a call that was missed, rejected, blocked or went to voicemail: such a record
   * counts as no call in volume, duration or contacts, only where missed calls are meant. Null where the list does not
   * say, which is read as taken, and for what is no call.
   */
  readonly answered: boolean | null;
  /** Length of a call or session; null where it does not apply. */
  readonly seconds: number | null;
  /** Volume of a data session; null where it does not apply. */
  readonly bytes: number | null;
  readonly place: Place | null;
  /** The amount of a top-up or an advance, or what a row cost where the list shows it. */
  readonly paid: Money | null;
  /** The airtime balance after the row, where the source shows it. */
  readonly balance: Money | null;
  /** One-based line of the file (the first physical line of the row). */
  readonly source_line: number;
}

type Always = 'kind' | 'direction' | 'at_ms' | 'wall_ms' | 'source_line';

/** A record with everything not given absent. All records have the same shape, which keeps millions of them cheap. */
export function lineRecord(given: Pick<LineRecord, Always> & Partial<LineRecord>): LineRecord {
  return {
    kind: given.kind,
    direction: given.direction,
    peer: given.peer ?? '',
    at_ms: given.at_ms,
    wall_ms: given.wall_ms,
    arrived_ms: given.arrived_ms ?? null,
    answered: given.answered ?? null,
    seconds: given.seconds ?? null,
    bytes: given.bytes ?? null,
    place: given.place ?? null,
    paid: given.paid ?? null,
    balance: given.balance ?? null,
    source_line: given.source_line,
  };
}

export function instantOf(row: { readonly at_ms: number }): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(row.at_ms);
}

/** The local time that the file showed. */
export function wallTimeOf(row: { readonly wall_ms: number }): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(row.wall_ms).toZonedDateTimeISO('UTC').toPlainDateTime();
}

/**
 * The same records with every peer replaced, as an import does with a keyed hash before anything is stored.
 * `replace` is asked once per distinct peer; an empty peer stays empty.
 */
export function mapPeers(records: readonly LineRecord[], replace: (peer: string) => string): LineRecord[] {
  const known = new Map<string, string>([['', '']]);
  return records.map((record) => {
    let peer = known.get(record.peer);
    if (peer === undefined) {
      peer = replace(record.peer);
      known.set(record.peer, peer);
    }
    return { ...record, peer };
  });
}
