import { money } from '@lendline/kernel';
import fc from 'fast-check';
import { type LineRecord, lineRecord, type RecordKind } from '../records/line-record.ts';
import { wallClock } from '../records/wall-clock.ts';

/** Zones whose clocks are set back and forth, one of them by halves of an hour, and one that keeps still. */
export const arbitraryZone = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai');

const kinds: readonly RecordKind[] = ['call', 'text', 'data', 'topup', 'advance', 'balance', 'device', 'sim', 'place'];

// A hundred days with a change of the clock in every zone that has one.
const first_s = Temporal.Instant.from('2024-08-20T00:00:00Z').epochMilliseconds / 1000;
const span_days = 100;
const second = fc.integer({ min: 0, max: span_days * 86_400 });

const places = [null, 'a1', 'a2', 'b1', 'c1', 'nowhere'];

/** Any record of one line: few contacts, few places, so that they meet again. */
function record(zone: string): fc.Arbitrary<LineRecord> {
  const clock = wallClock(zone);
  return fc
    .record({
      kind: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<RecordKind[]>('call', 'text') },
        fc.constantFrom(...kinds),
      ),
      direction: fc.constantFrom('in' as const, 'out' as const),
      peer: fc.constantFrom('a', 'b', 'c', 'd', ''),
      at_s: second,
      late_s: fc.option(fc.integer({ min: 0, max: 20 * 86_400 })),
      answered: fc.constantFrom(null, null, true, false),
      length: fc.integer({ min: 0, max: 5000 }),
      place: fc.constantFrom(...places),
      amount: fc.option(fc.bigInt({ min: 1n, max: 5000n })),
      balance: fc.option(fc.bigInt({ min: -50n, max: 10_000n })),
    })
    .map(({ at_s, late_s, place, ...row }) => {
      const at_ms = (first_s + at_s) * 1000;
      return lineRecord({
        ...fieldsOf(row),
        at_ms,
        wall_ms: clock.toWall(at_ms),
        arrived_ms: late_s === null ? null : at_ms + late_s * 1000,
        place: place === null ? null : placeNamed(place),
        balance: row.balance === null ? null : money(row.balance, 'CNY'),
        source_line: 1,
      });
    });
}

/** Talk with one contact within an hour of local midnight on either side: where days are joined. */
function midnight(zone: string): fc.Arbitrary<LineRecord[]> {
  const clock = wallClock(zone);
  const message = fc.record({
    off_s: fc.integer({ min: -3000, max: 3000 }),
    kind: fc.constantFrom('text' as const, 'text' as const, 'text' as const, 'call' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    answered: fc.constantFrom(null, false),
  });
  return fc
    .record({
      day: fc.integer({ min: 1, max: span_days }),
      peer: fc.constantFrom('a', 'b'),
      messages: fc.array(message, { minLength: 2, maxLength: 6 }),
    })
    .map(({ day, peer, messages }) => {
      const today = Math.floor(clock.toWall(first_s * 1000) / 86_400_000) + day;
      const midnight_ms = clock.toEpoch(today * 86_400_000);
      return messages.map(({ off_s, answered, ...row }) => {
        const at_ms = midnight_ms + off_s * 1000;
        const call = row.kind === 'call' ? { answered, seconds: 5 } : {};
        return lineRecord({ ...row, ...call, peer, at_ms, wall_ms: clock.toWall(at_ms), source_line: 1 });
      });
    });
}

interface Row {
  readonly kind: RecordKind;
  readonly direction: 'in' | 'out';
  readonly peer: string;
  readonly answered: boolean | null;
  readonly length: number;
  readonly amount: bigint | null;
}

/** The fields that a record of its kind has. */
function fieldsOf({ kind, direction, peer, answered, length, amount }: Row) {
  const used: readonly RecordKind[] = ['call', 'text', 'data', 'advance'];
  const named: readonly RecordKind[] = ['call', 'text', 'device', 'sim'];
  const paid = used.includes(kind) || kind === 'topup' ? amount : null;
  return {
    kind,
    direction: used.includes(kind) ? direction : ('in' as const),
    peer: named.includes(kind) ? peer : '',
    answered: kind === 'call' ? answered : null,
    seconds: kind === 'call' || kind === 'data' ? length : null,
    bytes: kind === 'data' ? length * 1000 : null,
    paid: paid === null ? null : money(paid, 'CNY'),
  };
}

/** Antennas on both sides of the 180th meridian; one whose position nobody knows. */
function placeNamed(id: string) {
  if (id === 'nowhere') return { id, latitude: null, longitude: null };
  const step = id.charCodeAt(0) - 97;
  return { id, latitude: 10 * step + Number(id[1]) / 10, longitude: step === 2 ? -179.9 : 179.5 + step / 10 };
}

export interface ArbitraryLine {
  readonly zone: string;
  readonly records: readonly LineRecord[];
  readonly as_of: Temporal.Instant;
}

/** A line with a moment to ask about, which often lies among its records. */
export const arbitraryLine: fc.Arbitrary<ArbitraryLine> = arbitraryZone.chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    records: fc
      .tuple(fc.array(record(zone), { maxLength: 40 }), fc.array(midnight(zone), { maxLength: 5 }))
      .map(([anywhere, joins]) => [...anywhere, ...joins.flat()]),
    as_of: second.map((at_s) => Temporal.Instant.fromEpochMilliseconds((first_s + at_s + 30 * 86_400) * 1000)),
  }),
);
