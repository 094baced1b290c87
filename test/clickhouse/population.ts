import { type BulkRow, bulkRow, type LineRecord, lineRecord } from '@lendline/behaviour';
import { seededRandom } from '@lendline/kernel';
import { createWorld } from '@lendline/world';

/** Lines by number, each with its records: simulated people, and people made up for one case each. */
export type Population = ReadonlyMap<number, readonly LineRecord[]>;

const day_ms = 86_400_000;

/**
 * `people` simulated lines and a few odd ones around an instant: records before, after and long before it, some not
 * arrived by then, some calls that nobody took.
 */
export function population(as_of: Temporal.Instant, people: number): Population {
  const day = as_of.toZonedDateTimeISO('UTC').toPlainDate();
  const from = day.subtract({ days: 240 });
  const world = createWorld({ seed: 'bulk', people, country: 'cn', start: from, days: 250 });
  const lines = Array.from({ length: people }, (_, index) => {
    // Every fifth is new, so that windows begin with its first record.
    const first = index % 5 === 0 ? day.subtract({ days: 1 + (index % 40) }) : from;
    return withArrivals(world.callRecords(index, first, day.add({ days: 3 })), index);
  });
  const odd = oddLines(as_of.epochMilliseconds);
  return new Map([...lines, ...odd].map((records, line) => [line, records]));
}

/** Half arrived at once as far as anybody knows, the others minutes to days later. */
function withArrivals(records: readonly LineRecord[], line: number): LineRecord[] {
  const random = seededRandom(`arrivals/${line}`);
  return records.map((record) => ({
    ...record,
    arrived_ms: random.next() < 0.5 ? null : record.at_ms + Math.round(random.next() ** 8 * 20 * day_ms),
    answered: record.kind === 'call' ? random.next() < 0.95 : null,
  }));
}

/** A call of a minute, or a text, so long before an instant; the rest as given. */
type Given = Partial<LineRecord> & { readonly before_ms: number };

function oddLines(as_of_ms: number): LineRecord[][] {
  const at = ({ before_ms, ...given }: Given): LineRecord =>
    lineRecord({
      kind: 'call',
      direction: 'out',
      peer: 'a',
      at_ms: as_of_ms - before_ms,
      wall_ms: as_of_ms - before_ms,
      seconds: given.kind === 'text' ? null : 60,
      source_line: 1,
      ...given,
    });
  const daily = (count: number, given: Partial<LineRecord> = {}): LineRecord[] =>
    Array.from({ length: count }, (_, days) => at({ before_ms: (days + 1) * day_ms, ...given }));
  return [
    [at({ before_ms: 1 })],
    [at({ before_ms: 0 })],
    [at({ before_ms: 1, kind: 'text', direction: 'in' })],
    [at({ before_ms: 400 * day_ms })],
    [at({ before_ms: 5 * day_ms, arrived_ms: as_of_ms + 1 })],
    [at({ before_ms: 5 * day_ms, arrived_ms: as_of_ms })],
    [at({ before_ms: 3 * day_ms, answered: false }), at({ before_ms: 2 * day_ms, kind: 'data', peer: '' })],
    ['a', 'b', 'c'].map((peer) => at({ before_ms: 12 * day_ms, peer })),
    ['a', 'b', 'c'].map((peer) => at({ before_ms: 12 * day_ms, peer, seconds: null })),
    daily(120),
    daily(31, { kind: 'text', direction: 'in' }),
    [...daily(14), ...daily(100, { kind: 'text', peer: 'b' })],
    Array.from({ length: 24 * 40 }, (_, hour) => at({ before_ms: 1 + hour * 3_600_000, peer: `${hour % 7}` })),
    // The same second of every week: nights and weekends, and gaps that are all alike but for a change of the clock.
    Array.from({ length: 26 }, (_, week) => at({ before_ms: 12_345 + week * 7 * day_ms, kind: 'text' })),
  ];
}

/** All rows of a population, lines and peers as numbers, in no order that means anything. */
export function rowsOf(lines: Population): BulkRow[] {
  const peers = new Map<string, number>();
  return [...lines].toReversed().flatMap(([line, records]) =>
    records.flatMap((record) => {
      const peer = peers.get(record.peer) ?? peers.size;
      peers.set(record.peer, peer);
      return bulkRow(record, { line, peer }) ?? [];
    }),
  );
}
