import {
  bandicootUser,
  type BandicootUser,
  type NeighbourRecords,
  type SourcePaths,
} from '../bandicoot/bandicoot-user.ts';
import { type ExactFile, readExactRecords } from '../bandicoot/exact-records.ts';
import { readAttributes, readRecharges } from '../bandicoot/side-files.ts';
import { type AntennaTable, readAntennas } from '../readers/antennas.ts';
import { decodeText } from '../readers/decode-text.ts';

/** Paths inside the reference folder to what the files hold; gzip is already taken off. */
export type ReferenceFiles = ReadonlyMap<string, Uint8Array>;

/** Where the files of one person lie. */
export interface UserFiles {
  /** The folder of its records and its neighbours'. */
  readonly folder: string;
  readonly name: string;
  readonly antennas?: string;
  readonly recharges?: string;
  /** The folder of the attributes of all persons. */
  readonly attributes?: string;
  readonly network?: boolean;
  readonly paths?: SourcePaths;
}

/** The person whose files these are; null where the records are missing. */
export function referenceUser(files: ReferenceFiles, given: UserFiles): BandicootUser | null {
  const antennas = antennaTable(files, given.antennas);
  const read = (name: string): ExactFile | null => {
    const bytes = files.get(`${given.folder}/${name}.csv`);
    const exact = bytes && readExactRecords(bytes, { zone: 'UTC', ...(antennas && { antennas }) });
    return exact?.ok ? exact.value : null;
  };
  const own = read(given.name);
  if (!own) return null;
  const attributesOf = (name: string) => attributesIn(files, given.attributes, name);
  const neighbour = (name: string): NeighbourRecords | null => {
    const file = read(name);
    return file && { records: file.records, attributes: attributesOf(name) };
  };
  const recharges = given.recharges === undefined ? undefined : files.get(given.recharges);
  const topUps = recharges && readRecharges(recharges);
  return bandicootUser(own.records, {
    name: given.name,
    antennas: antennas?.positions ?? null,
    attributes: attributesOf(given.name),
    recharges: topUps?.ok ? topUps.value.recharges : [],
    faults: own.faults,
    ...(given.paths && { paths: given.paths }),
    ...(given.network && { neighbour }),
  });
}

export function textOf(files: ReferenceFiles, path: string): string | null {
  const bytes = files.get(path);
  const decoded = bytes && decodeText(bytes);
  return decoded?.ok ? decoded.value.text : null;
}

/** The object in a JSON file; null where there is none. */
export function jsonOf(files: ReferenceFiles, path: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(textOf(files, path) ?? 'null');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The paths of a folder that have a form, with what its groups hold, in order. */
export function pathsLike(files: ReferenceFiles, form: RegExp): { path: string; parts: readonly string[] }[] {
  return [...files.keys()].toSorted().flatMap((path) => {
    const match = form.exec(path);
    return match ? [{ path, parts: match.slice(1).map((part) => part ?? '') }] : [];
  });
}

function antennaTable(files: ReferenceFiles, path: string | undefined): AntennaTable | null {
  const bytes = path === undefined ? undefined : files.get(path);
  const table = bytes && readAntennas(bytes);
  return table?.ok ? table.value : null;
}

export function attributesIn(
  files: ReferenceFiles,
  folder: string | undefined,
  name: string,
): Record<string, string | boolean> {
  const bytes = folder === undefined ? undefined : files.get(`${folder}/${name}.csv`);
  const read = bytes && readAttributes(bytes);
  return read?.ok ? { ...read.value } : {};
}
