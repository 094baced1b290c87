import { type DatedLabel, type LineRecord, lineRecord } from '@lendline/behaviour';
import { newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import fc from 'fast-check';

/** Made-up people of a small place: few enough that they meet, some with records of their own and some without. */
export interface MadeUpPlace {
  readonly people: readonly MadeUpPerson[];
  readonly labels: readonly DatedLabel[];
  /** The instants at which the graph is told of whatever has arrived, by person: ascending. */
  readonly tellings_ms: readonly (readonly number[])[];
  readonly asOf_ms: number;
}

export interface MadeUpPerson {
  readonly line: LineId;
  readonly key: string;
  /** Every delivery of every row: late, shuffled and told again. */
  readonly records: readonly LineRecord[];
}

export const zone = 'Asia/Shanghai';
export const day_ms = 86_400_000;
export const start_ms = Temporal.Instant.from('2026-01-01T00:00:00+08:00').epochMilliseconds;

const known = ['k0', 'k1', 'k2', 'k3'];
const everybody = [...known, 'k4', 'k5'];

// Within reach of a question about day 200, at its edge, and out of it.
const moment = fc
  .tuple(fc.oneof(fc.integer({ min: 16, max: 24 }), fc.integer({ min: 190, max: 200 })), fc.nat({ max: 23 }))
  .map(([days, hours]) => start_ms + days * day_ms + hours * 3_600_000);

const rows = fc.array(
  fc.record({
    kind: fc.constantFrom('call' as const, 'text' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    peer: fc.constantFrom(...everybody, ''),
    at_ms: moment,
    answered: fc.constantFrom(null, true, false),
    late_days: fc.constantFrom(0, 0, 1, 5, 30),
    again_days: fc.option(fc.nat({ max: 12 })),
  }),
  { maxLength: 25 },
);

function delivered(given: typeof rows extends fc.Arbitrary<infer Rows> ? Rows : never): LineRecord[] {
  return given.flatMap(({ late_days, again_days, ...row }) => {
    const arrived_ms = row.at_ms + late_days * day_ms + 1;
    const answered = row.kind === 'call' ? row.answered : null;
    const record = lineRecord({ ...row, answered, wall_ms: row.at_ms, arrived_ms, source_line: 1 });
    return again_days === null ? [record] : [record, { ...record, arrived_ms: arrived_ms + again_days * day_ms }];
  });
}

const records = rows
  .map(delivered)
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }));

const labels = fc.array(
  fc.record({
    person: fc.constantFrom(...known),
    defaulted: fc.boolean(),
    known_ms: moment,
  }),
  { maxLength: 6 },
);

export const arbitraryPlace: fc.Arbitrary<MadeUpPlace> = fc.record({
  people: fc.tuple(...known.map(() => records)).map((lists) =>
    lists.map((list, index) => ({
      line: newId('line', Temporal.Instant.fromEpochMilliseconds(start_ms + index)),
      key: known[index]!,
      records: list,
    })),
  ),
  labels,
  tellings_ms: fc.tuple(
    ...known.map(() => fc.array(moment, { maxLength: 5 }).map((some) => [...new Set(some)].sort((a, b) => a - b))),
  ),
  asOf_ms: fc.oneof(
    moment,
    fc.integer({ min: 195, max: 215 }).map((days) => start_ms + days * day_ms + 1),
  ),
});
