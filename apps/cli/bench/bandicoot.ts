import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bandicootFeatures,
  type BandicootUser,
  bandicootUser,
  type LineRecord,
  lineRecord,
  readAntennas,
  readExactRecords,
  sumFaults,
} from '@lendline/behaviour';
import { seededRandom } from '@lendline/kernel';
import { checkout } from '../checkout.ts';
import { againstTarget, type Figure } from './figure.ts';

const grouping = { group: 'none', extended: true, split_week: true, split_day: true } as const;
const warmUp = 300;
const rounds = 100;
const usersPerRound = 10;

/** The records of one person and of those they talk with, by name. */
interface People {
  readonly name: string;
  readonly what: string;
  readonly records: ReadonlyMap<string, readonly LineRecord[]>;
}

/**
 * Every bandicoot feature of one person with a network (841 of bandicoot's reference user): from the loaded user, which
 * is where bandicoot's `utils.all` begins, and with the loading of all parsed records and the matching of both sides.
 * Users per second of processor time, so that another program on the machine does not count against the core; the best
 * of many short rounds.
 */
export function benchBandicoot(): readonly Figure[] {
  const people = referencePeople() ?? madeUpPeople();
  const user = loaded(people);
  const values = Object.keys(bandicootFeatures(user, grouping)).length;
  const all = [...people.records.values()].reduce((total, records) => total + records.length, 0);
  const work = `${values} bandicoot features of ${people.what} (${user.line.length} records, ${all} with its network)`;
  const computed = usersPerSecond(() => bandicootFeatures(user, grouping));
  const whole = usersPerSecond(() => bandicootFeatures(loaded(people), grouping));
  return [
    againstTarget({
      name: 'bandicoot-features',
      work: `${work}, from the loaded user, per core`,
      unit: 'users/s',
      ours: computed,
      target: 'at least 1,000 users/s',
      pass: computed >= 1000,
    }),
    againstTarget({
      name: 'bandicoot-with-loading',
      work: `${work}, columns and matching of both sides included, per core`,
      unit: 'users/s',
      ours: whole,
      target: 'none set',
      pass: true,
    }),
  ];
}

function usersPerSecond(work: () => unknown): number {
  for (let user = 0; user < warmUp; user += 1) work();
  let best_us = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const began = process.cpuUsage();
    for (let user = 0; user < usersPerRound; user += 1) work();
    const { user: own, system } = process.cpuUsage(began);
    best_us = Math.min(best_us, (own + system) / usersPerRound);
  }
  return Math.round(1_000_000 / best_us);
}

function loaded({ name, records }: People): BandicootUser {
  const neighbour = (other: string) => {
    const found = records.get(other);
    return found ? { records: found } : null;
  };
  return bandicootUser(records.get(name)!, { name, faults: sumFaults([]), neighbour });
}

/** bandicoot's own test user, where the reference data is at hand. */
function referencePeople(): People | null {
  const data = process.env['LENDLINE_REFERENCE'] ?? join(checkout, '../shared/data');
  const oracle = join(data, 'behaviour/bandicoot/oracle');
  const name = 'sample_user';
  if (!existsSync(join(oracle, name, `${name}.csv`))) return null;
  const table = readAntennas(readFileSync(join(oracle, `${name}.antennas.csv`)));
  const antennas = table.ok ? table.value : undefined;
  const records = new Map(
    readdirSync(join(oracle, name)).map((file) => {
      const read = readExactRecords(readFileSync(join(oracle, name, file)), { zone: 'UTC', antennas });
      return [file.slice(0, -'.csv'.length), read.ok ? read.value.records : []];
    }),
  );
  return { name, what: "bandicoot's sample_user", records };
}

/** Somebody like that user: 48 contacts, of whom 38 are in the network, and seven antennas. Nobody's records. */
function madeUpPeople(): People {
  const random = seededRandom('bench/bandicoot');
  const began_ms = Temporal.Instant.from('2024-01-01T00:00:00Z').epochMilliseconds;
  const pick = (count: number): number => random.below(count);
  const places = Array.from({ length: 7 }, (_, mast) => ({ id: `m${mast}`, latitude: 42 + mast / 99, longitude: -71 }));
  const records = new Map<string, LineRecord[]>();
  const add = (name: string, record: Parameters<typeof lineRecord>[0]): void => {
    records.set(name, [...(records.get(name) ?? []), lineRecord(record)]);
  };
  const talk = (from: string, to: string): void => {
    const at_ms = began_ms + pick(57 * 86_400) * 1000;
    const kind = pick(5) < 2 ? 'call' : 'text';
    const about = { kind, at_ms, wall_ms: at_ms, seconds: kind === 'call' ? pick(900) : null, source_line: 0 } as const;
    add(from, { ...about, direction: 'out', peer: to, place: places[pick(7)]! });
    add(to, { ...about, direction: 'in', peer: from, place: places[pick(7)]! });
  };
  const contact = (): string => `c${pick(48)}`;
  for (let row = 0; row < 1482; row += 1) {
    if (pick(3) === 0) talk('ego', contact());
    else talk(contact(), 'ego');
  }
  for (let row = 0; row < 2000; row += 1) talk(`c${pick(24) * 2}`, `c${pick(24) * 2 + 1}`);
  for (let unknown = 38; unknown < 48; unknown += 1) records.delete(`c${unknown}`);
  return { name: 'ego', what: 'a made-up user', records };
}
