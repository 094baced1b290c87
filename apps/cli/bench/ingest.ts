import {
  bucketsOf,
  decodeDay,
  emptyState,
  encodeDay,
  featuresAt,
  ingest,
  type LineRecord,
  lineRecord,
  type LineState,
} from '@lendline/behaviour';
import { money, present, type Random, seededRandom } from '@lendline/kernel';
import { againstTarget, type Figure, quantile } from './figure.ts';

const lines = 40;
const days = 180;
const recordsPerDay = 30;
const batch = 10;
const rounds = 5;
const zone = 'Asia/Shanghai';
const first = Temporal.ZonedDateTime.from(`2026-01-01T00:00:00[${zone}]`);
const as_of = first.add({ days, hours: 9 }).toInstant();

/**
 * What it costs to keep the features of lines up to date: taking records in and making the buckets of their days, asking
 * for all features, and reading kept days. Rates are per second of processor time, so that another program on the
 * machine does not count against a core; the best of five rounds, because the first ones compile.
 */
export function benchIngest(): readonly Figure[] {
  const records = Array.from({ length: lines }, (_, line) => busyLine(seededRandom(`bench/line/${line}`)));
  const made = Array.from({ length: rounds }, () => timed(() => records.map(taken)));
  const states = present(made.at(-1), 'at least one round').value;
  const total = lines * days * recordsPerDay;
  const rate = total / Math.min(...made.map(({ seconds }) => seconds));
  const questions = Array.from({ length: rounds }, () => states.map((state) => timed(() => featuresAt(state, as_of))));
  const best_ms = states.map((_, line) => 1000 * Math.min(...questions.map((round) => round[line]!.seconds)));
  const kept = states.map((state) => bucketsOf(state).map(encodeDay));
  const read = Array.from({ length: rounds }, () => timed(() => kept.map((texts) => texts.map(decodeDay))));
  const work = `${lines} busy lines (simulated), ${recordsPerDay} records a day for ${days} days`;
  return [
    againstTarget({
      name: 'ingest-in-memory',
      work: `${work}: taken in ${batch} at a time and made into day buckets, per core`,
      unit: 'records/s',
      ours: Math.round(rate),
      target: 'at least 200,000 records/s',
      pass: rate >= 200_000,
    }),
    againstTarget({
      name: 'features-of-a-line',
      work: `${work}: all strict features in all windows from the buckets, median line`,
      unit: 'ms',
      ours: quantile(best_ms, 0.5),
      target: 'at most 2 ms',
      pass: quantile(best_ms, 0.5) <= 2,
    }),
    againstTarget({
      name: 'read-kept-days',
      work: `${work}: the kept days of one line read from text`,
      unit: 'ms',
      ours: (1000 * Math.min(...read.map(({ seconds }) => seconds))) / lines,
      target: 'none set',
      pass: true,
    }),
  ];
}

/** Records arrive a few at a time; the buckets are made when somebody asks for them. */
function taken(records: readonly LineRecord[]): LineState {
  const state = emptyState(zone);
  for (let from = 0; from < records.length; from += batch) ingest(state, records.slice(from, from + batch));
  bucketsOf(state);
  return state;
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly seconds: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1_000_000 };
}

function busyLine(random: Random): LineRecord[] {
  return Array.from({ length: days }, (_, day) => {
    const midnight = first.add({ days: day }).epochMilliseconds;
    const times = Array.from({ length: recordsPerDay }, () => midnight + random.below(86_400) * 1000);
    return times.sort((a, b) => a - b).map((at_ms) => anyRecord(at_ms, random));
  }).flat();
}

const kinds = ['call', 'call', 'call', 'call', 'call', 'text', 'text', 'text', 'data', 'topup'] as const;

function anyRecord(at_ms: number, random: Random): LineRecord {
  const kind = kinds[random.below(kinds.length)]!;
  const talk = kind === 'call' || kind === 'text';
  const incoming = kind === 'topup' || (kind !== 'data' && random.next() < 0.5);
  return lineRecord({
    kind,
    direction: incoming ? 'in' : 'out',
    // As long as the keyed hash that a store holds.
    peer: talk ? `peer-${Math.floor(60 * random.next() ** 2)}`.padEnd(43, '0') : '',
    at_ms,
    wall_ms: at_ms + 8 * 3_600_000,
    arrived_ms: at_ms + 60_000,
    seconds: kind === 'call' || kind === 'data' ? random.below(900) : null,
    bytes: kind === 'data' ? random.below(50_000_000) : null,
    place: { id: `antenna-${Math.floor(12 * random.next() ** 2)}`, latitude: 30, longitude: 120 },
    paid: kind === 'topup' ? money(3000n, 'CNY') : null,
    balance: kind === 'topup' ? money(3500n, 'CNY') : null,
    source_line: 1,
  });
}
