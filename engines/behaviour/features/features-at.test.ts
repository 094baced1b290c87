import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineRecord } from '../records/line-record.ts';
import { wallClock } from '../records/wall-clock.ts';
import {
  bucketsOf,
  daysWithoutRecords,
  emptyState,
  ingest,
  isVisible,
  type LineState,
  rebuildDay,
  stateOfDays,
} from '../state/line-state.ts';
import { compareRecords, earlierCopy } from '../state/record-identity.ts';
import { type ArbitraryLine, arbitraryLine } from '../test/arbitrary-line.ts';
import { directLife } from '../test/direct-life.ts';
import { directTalk } from '../test/direct-talk.ts';
import { featureWindows, windowDays, windowed } from './feature-window.ts';
import { featuresAt } from './features-at.ts';
import type { Features } from './features.ts';

const day_ms = 86_400_000;

function stateOf(zone: string | null, records: readonly LineRecord[]): LineState {
  const state = emptyState(zone);
  ingest(state, records);
  return state;
}

/** What is further apart than 1e-9 of its size. */
function differences(ours: Features, others: Features) {
  return [...new Set([...Object.keys(ours), ...Object.keys(others)])].flatMap((name) => {
    const [a, b] = [ours[name] ?? null, others[name] ?? null];
    const same = a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
    return same ? [] : [[name, a, b]];
  });
}

const shuffled = (records: readonly LineRecord[]) =>
  fc.shuffledSubarray([...records], { minLength: records.length, maxLength: records.length });

/** The copy that arrived first of each record. */
function distinct(records: readonly LineRecord[]): LineRecord[] {
  const kept: LineRecord[] = [];
  for (const record of records.toSorted(compareRecords)) {
    const last = kept.at(-1);
    if (last && compareRecords(last, record) === 0) kept[kept.length - 1] = earlierCopy(last, record);
    else kept.push(record);
  }
  return kept;
}

/** The same facts in another file: it came at another time, shows no places and was not told who answered. */
function toldAgain(records: readonly LineRecord[]): LineRecord[] {
  return records.slice(0, 12).map((record, at) => ({
    ...record,
    arrived_ms: at % 3 === 0 ? null : record.at_ms + at * day_ms,
    place: at % 2 === 0 ? null : record.place,
    source_line: at,
  }));
}

/** Straight from the definitions, over the records of each window at once. */
function directFeatures({ zone, records, as_of }: ArbitraryLine): Features {
  const clock = wallClock(zone);
  const as_of_ms = as_of.epochMilliseconds;
  const history = distinct(records.filter((record) => isVisible(record, as_of_ms)));
  const talked = history.some(({ kind, answered }) => kind === 'text' || (kind === 'call' && answered !== false));
  const today = Math.floor(clock.toWall(as_of_ms) / day_ms);
  const expected: Features = {};
  for (const window of featureWindows) {
    const start_ms = window === 'all' ? -Infinity : clock.toEpoch((today - windowDays(window)) * day_ms);
    const within = history.filter(({ at_ms }) => at_ms >= start_ms);
    const wallOf = (at_ms: number): number => clock.toWall(at_ms);
    const talk = directTalk(within, ({ at_ms }) => wallOf(at_ms));
    for (const [name, value] of Object.entries(talk)) expected[windowed(name, window)] = talked ? value : null;
    const life = directLife({ within, history, as_of_ms, start_ms, wallOf });
    for (const [name, value] of Object.entries(life)) expected[windowed(name, window)] = value;
  }
  return expected;
}

describe('features of day buckets', () => {
  it('are what the definitions say of the records of the window, whatever day they fall on', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const ours = featuresAt(stateOf(line.zone, line.records), line.as_of);
        const expected = directFeatures(line);
        const same = Object.fromEntries(Object.keys(expected).map((name) => [name, ours[name]!]));
        expect(differences(same, expected)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same in one go and record by record, out of order, with repeats and questions in between', () => {
    const story = arbitraryLine.chain((line) => {
      const records = [...line.records, ...toldAgain(line.records)];
      const repeated = [...records, ...records.slice(0, 9)];
      return fc.record({ line: fc.constant({ ...line, records }), order: shuffled(repeated) });
    });
    fc.assert(
      fc.property(story, ({ line: { zone, records, as_of }, order }) => {
        const state = emptyState(zone);
        order.forEach((record, at) => {
          ingest(state, [record]);
          if (at % 7 === 0) featuresAt(state, as_of, ['30d']);
        });
        expect(differences(featuresAt(state, as_of), featuresAt(stateOf(zone, records), as_of))).toEqual([]);
      }),
    );
  });

  it('look at nothing that happened or arrived later: a replay gives what the day itself gave', () => {
    fc.assert(
      fc.property(arbitraryLine, ({ zone, records, as_of }) => {
        const then = records.filter((record) => isVisible(record, as_of.epochMilliseconds));
        const replay = featuresAt(stateOf(zone, records), as_of);
        expect(differences(replay, featuresAt(stateOf(zone, then), as_of))).toEqual([]);
      }),
    );
  });

  it('need the records of those days alone that the moment cuts, when only buckets were kept', () => {
    fc.assert(
      fc.property(arbitraryLine, ({ zone, records, as_of }: ArbitraryLine) => {
        const whole = stateOf(zone, records);
        const kept = stateOfDays(zone, bucketsOf(whole));
        for (const day of daysWithoutRecords(kept, as_of)) {
          rebuildDay(kept, day, whole.days.get(day)!.records!.toReversed());
        }
        expect(featuresAt(kept, as_of)).toEqual(featuresAt(whole, as_of));
      }),
    );
  });
});

describe('a state that holds buckets alone', () => {
  const at = (time: string): LineRecord['at_ms'] => Temporal.Instant.from(time).epochMilliseconds;
  const text = (time: string, arrived_ms: number | null = null): LineRecord =>
    ({ ...textRecord, at_ms: at(time), wall_ms: at(time), arrived_ms }) as LineRecord;
  const textRecord = {
    kind: 'text',
    direction: 'in',
    peer: 'a',
    answered: null,
    seconds: null,
    bytes: null,
    place: null,
    paid: null,
    balance: null,
    source_line: 1,
  };

  it('gives back a late row of a day that it cannot put together, and takes it with the rest of that day', () => {
    const [early, late] = [text('2024-05-01T10:00:00Z'), text('2024-05-01T09:00:00Z')];
    const state = stateOfDays('UTC', bucketsOf(stateOf('UTC', [early])));
    expect(ingest(state, [late])).toEqual({ added: 0, repeated: 0, refused: [late] });
    rebuildDay(state, 19_844, [early, late]);
    const features = featuresAt(state, Temporal.Instant.from('2024-05-02T00:00:00Z'));
    expect(features['number_of_interactions__text__7d']).toBe(2);
  });

  it('refuses to guess a day that it would need the records of', () => {
    const state = stateOfDays(
      'UTC',
      bucketsOf(stateOf('UTC', [text('2024-05-01T10:00:00Z', at('2024-06-01T00:00:00Z'))])),
    );
    const as_of = Temporal.Instant.from('2024-05-02T00:00:00Z');
    expect(daysWithoutRecords(state, as_of)).toEqual([19_844]);
    expect(() => featuresAt(state, as_of)).toThrow('needs its records');
  });
});
