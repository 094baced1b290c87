import type { Money } from '@lendline/kernel';

export type CallKind = 'call' | 'text' | 'data' | 'topup';

/** `in` is towards the line, `out` from it; a top-up is `in`, a data session is `out`. */
export type Direction = 'in' | 'out';

/** Where the line was: an antenna's id as in the file, and its position where a table of antennas gives one. */
export interface Place {
  readonly id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * One row of call detail records, whatever file it came from. Kept small, because a year of one line has thousands:
 * times are epoch milliseconds here and become `Temporal` values at the edges (`instantOf`, `wallTimeOf`).
 */
export interface CallRecord {
  readonly kind: CallKind;
  readonly direction: Direction;
  /** The other side, exactly as the file names it; empty for data sessions and top-ups. Personal data: see `mapPeers`. */
  readonly peer: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at_ms: number;
  /** What the wall clock of the file's zone showed, as milliseconds since 1970-01-01T00:00 of that wall. */
  readonly wall_ms: number;
  /** Length of a call or session; null where it does not apply. */
  readonly seconds: number | null;
  readonly place: Place | null;
  /** The amount of a top-up, or what a row cost where the list shows it. */
  readonly paid: Money | null;
  /** One-based line of the file (the first physical line of the row). */
  readonly source_line: number;
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
 * `replace` is asked once per distinct peer; the empty peer of data sessions and top-ups stays empty.
 */
export function mapPeers(records: readonly CallRecord[], replace: (peer: string) => string): CallRecord[] {
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
