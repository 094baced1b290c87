import type { LineRecord, Place } from '../records/line-record.ts';
import type { FaultCounts } from './fault-counts.ts';
import {
  type Calendar,
  type LineColumns,
  lineColumns,
  type LineRows,
  lineRows,
  usualCalendar,
  withHome,
} from './line-columns.ts';
import { reciprocated } from './reciprocated-records.ts';
import type { Recharge } from './recharge-indicators.ts';

/** What a person is described by beside the records, such as `gender`; any names, compared as they stand. */
export type Attributes = Readonly<Record<string, string | boolean>>;

/** Where the files came from, as the reporting fields repeat it. */
export interface SourcePaths {
  readonly antennas: string | null;
  readonly attributes: string | null;
}

/** The other side of a network: its records and attributes. */
export interface Neighbour {
  readonly line: LineColumns;
  readonly attributes: Attributes;
}

/** Every other side of a line by name, in the order of the names; null where its records are not known. */
export type Network = ReadonlyMap<string, Neighbour | null>;

/** One person as bandicoot's `User` holds it. */
export interface BandicootUser {
  readonly name: string | null;
  readonly line: LineColumns;
  readonly calendar: Calendar;
  /** The table of antennas that was given; null without one. */
  readonly antennas: ReadonlyMap<string, Place> | null;
  /** In time order. */
  readonly recharges: readonly Recharge[];
  readonly attributes: Attributes;
  /** Rows of the file left out; null where no file was read. */
  readonly faults: FaultCounts | null;
  readonly paths: SourcePaths;
  /** Null where none was asked for. */
  readonly network: Network | null;
}

export interface NeighbourRecords {
  readonly records: readonly LineRecord[];
  readonly attributes?: Attributes;
}

export interface UserDetails {
  readonly name?: string | null;
  readonly calendar?: Calendar;
  readonly antennas?: ReadonlyMap<string, Place> | null;
  readonly recharges?: readonly Recharge[];
  readonly attributes?: Attributes;
  readonly faults?: FaultCounts | null;
  readonly paths?: SourcePaths;
  /** The records of another line by its name, asked once per name; null where they are not known. */
  readonly neighbour?: (name: string) => NeighbourRecords | null;
}

/**
 * A person from records. With `neighbour`, records of either side that the other side does not have within 30 seconds
 * are dropped, as `read_csv(network=True)` does.
 */
export function bandicootUser(records: readonly LineRecord[], details: UserDetails = {}): BandicootUser {
  const calendar = details.calendar ?? usualCalendar;
  const alone: BandicootUser = {
    name: details.name ?? null,
    line: lineColumns(records, calendar),
    calendar,
    antennas: details.antennas ?? null,
    recharges: (details.recharges ?? []).toSorted((a, b) => a.wall_ms - b.wall_ms),
    attributes: details.attributes ?? {},
    faults: details.faults ?? null,
    paths: details.paths ?? { antennas: null, attributes: null },
    network: null,
  };
  return details.neighbour ? withNetwork(alone, details.neighbour) : alone;
}

function withNetwork(user: BandicootUser, neighbour: (name: string) => NeighbourRecords | null): BandicootUser {
  const found = new Map(peersOf(user.line).map((name) => [name, neighbour(name)]));
  const lines = new Map<string, LineRows>();
  for (const [name, other] of found) if (other) lines.set(name, lineRows(other.records, user.calendar));
  const matched = reciprocated({ name: user.name, line: user.line }, lines);
  const network = new Map<string, Neighbour | null>();
  // Homes are looked for among the records that are left, as bandicoot does.
  for (const [name, other] of found) {
    const line = matched.others.get(name);
    network.set(name, other && line ? { line: withHome(line), attributes: other.attributes ?? {} } : null);
  }
  return { ...user, line: withHome(matched.own), network };
}

/** The names that calls and texts of a line are with, sorted; a record that only shows a place is with nobody. */
function peersOf({ flags, peer, peers }: LineColumns): string[] {
  const met = new Set<number>();
  peer.forEach((number, row) => {
    if ((flags[row]! & 3) !== 0) met.add(number);
  });
  return Array.from(met, (number) => peers[number]!).sort();
}
