import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AntennaTable,
  type Attributes,
  bandicootFeatures,
  type BandicootGroup,
  bandicootUser,
  type ExactFile,
  faultsOfRows,
  type Grouping,
  type LineRecord,
  type NeighbourRecords,
  readAttributes,
  readExactRecords,
  readRecharges,
  type Recharge,
  type ReportingValue,
  sumFaults,
  wallClock,
  weekMatrix,
  type WeekMatrixRow,
} from '@lendline/behaviour';
import { readInputBytes } from '../input-bytes.ts';
import { reportBadInput } from '../io.ts';
import { isFolder } from '../is-folder.ts';
import { fileInputProblem, noteRows } from '../record-notes.ts';

/** The options that go with `--mode bandicoot` alone. */
export interface BandicootFlags {
  readonly antennas?: string;
  readonly recharges?: string;
  readonly attributes?: string;
  readonly network?: string;
  readonly group?: BandicootGroup;
  readonly extended?: true;
  readonly splitWeek?: true;
  readonly splitDay?: true;
  readonly keepEmpty?: true;
  readonly weekMatrix?: number;
}

/** What was read of one line before its features are asked for. */
export interface ReadLine {
  /** The name of its file, by which the other sides' files know it. */
  readonly name: string;
  readonly records: readonly LineRecord[];
  readonly files: readonly { readonly rejected: ExactFile['rejected']; readonly faults?: ExactFile['faults'] }[];
  readonly antennas: AntennaTable | undefined;
  readonly zone: string;
  /** Null where everything is to be looked at, top-ups after the last record too. */
  readonly as_of: Temporal.Instant | null;
}

export interface BandicootAnswer {
  readonly features: Readonly<Record<string, ReportingValue>>;
  readonly week_matrix?: readonly WeekMatrixRow[];
}

/** bandicoot's own figures of one line; null when one of the side files was refused (and that was reported). */
export async function bandicootAnswer(line: ReadLine, flags: BandicootFlags): Promise<BandicootAnswer | null> {
  const recharges = flags.recharges === undefined ? [] : await rechargesFrom(flags.recharges, line);
  const attributes = flags.attributes === undefined ? {} : await attributesFrom(flags.attributes, line.name);
  if (recharges === null || attributes === null) return null;
  const { network, antennas: table } = flags;
  const sides = network === undefined ? null : await sidesFrom(network, line, flags.attributes);
  const user = bandicootUser(before(line.records, line), {
    name: line.name,
    antennas: line.antennas?.positions ?? null,
    recharges,
    attributes,
    faults: sumFaults(line.files.map(({ faults, rejected }) => faults ?? faultsOfRows(rejected))),
    paths: { antennas: table ?? null, attributes: flags.attributes ?? null },
    ...(sides && { neighbour: (name) => sides.get(name) ?? null }),
  });
  const features = bandicootFeatures(user, groupingOf(flags));
  if (flags.weekMatrix === undefined) return { features };
  return { features, week_matrix: weekMatrix(user.line, flags.weekMatrix) };
}

function groupingOf({ group, extended, splitWeek, splitDay, keepEmpty }: BandicootFlags): Grouping {
  return {
    group: group ?? 'week',
    extended: extended ?? false,
    split_week: splitWeek ?? false,
    split_day: splitDay ?? false,
    keep_empty: keepEmpty ?? false,
  };
}

function before<Row extends { readonly at_ms: number }>(rows: readonly Row[], { as_of }: ReadLine): Row[] {
  return rows.filter(({ at_ms }) => at_ms < untilMs(as_of));
}

function untilMs(as_of: Temporal.Instant | null): number {
  return as_of?.epochMilliseconds ?? Infinity;
}

async function rechargesFrom(path: string, line: ReadLine): Promise<Recharge[] | null> {
  const recharges = await readRechargesAt(path, line.name);
  const clock = wallClock(line.zone);
  return recharges && recharges.filter(({ wall_ms }) => clock.toEpoch(wall_ms) < untilMs(line.as_of));
}

/** The top-ups of a file, or of a folder with one file per line; null when it was refused (and that was reported). */
export async function readRechargesAt(path: string, name: string): Promise<readonly Recharge[] | null> {
  const file = await inFolder(path, name);
  const bytes = await readInputBytes(file);
  if (!bytes.ok) return refused(file, bytes.error);
  const read = readRecharges(bytes.value);
  if (!read.ok) return refused(file, [fileInputProblem(read.error)]);
  noteRows(file, read.value.rejected, []);
  return read.value.recharges;
}

async function attributesFrom(path: string, name: string): Promise<Attributes | null> {
  const file = await inFolder(path, name);
  const bytes = await readInputBytes(file);
  if (!bytes.ok) return refused(file, bytes.error);
  const read = readAttributes(bytes.value);
  return read.ok ? read.value : refused(file, [fileInputProblem(read.error)]);
}

/** The records of the other sides that a folder has, by name; one that cannot be read counts as missing. */
async function sidesFrom(
  folder: string,
  line: ReadLine,
  attributes: string | undefined,
): Promise<ReadonlyMap<string, NeighbourRecords> | null> {
  const sides = new Map<string, NeighbourRecords>();
  const met = new Set(line.records.map(({ peer }) => `${peer}.csv`));
  const described = attributes !== undefined && (await isFolder(attributes));
  for (const file of (await readdir(folder)).filter((name) => met.has(name))) {
    const bytes = await readInputBytes(join(folder, file));
    const read = bytes.ok ? readExactRecords(bytes.value, { zone: line.zone, antennas: line.antennas }) : null;
    if (!read?.ok) continue;
    const about = described ? await readInputBytes(join(attributes, file)) : null;
    const known = about?.ok ? readAttributes(about.value) : null;
    const records = before(read.value.records, line);
    sides.set(file.slice(0, -'.csv'.length), { records, ...(known?.ok && { attributes: known.value }) });
  }
  return sides;
}

/** A folder has one file per person, as bandicoot keeps them. */
async function inFolder(path: string, name: string): Promise<string> {
  return (await isFolder(path)) ? join(path, `${name}.csv`) : path;
}

function refused(path: string, problems: Parameters<typeof reportBadInput>[1]): null {
  reportBadInput(path, problems);
  return null;
}
