import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureCatalogue, featureDefinition, valueNames } from '../catalogue/feature-catalogue.ts';
import { type LineRecord, lineRecord } from '../records/line-record.ts';
import { wallClock } from '../records/wall-clock.ts';
import { arbitraryLine } from '../test/arbitrary-line.ts';
import { arbitraryRecord } from '../test/arbitrary-records.ts';
import { callFeatures } from './call-features.ts';

const as_of = Temporal.Instant.from('2024-07-01T00:00:00+08:00');
const zone = 'Asia/Shanghai';

/** `call out A 2024-06-30T19:00:00 60`: kind, direction, peer, local time and seconds. */
function record(text: string, inZone = zone): LineRecord {
  const [kind, direction, peer, time, seconds] = text.split(' ') as [LineRecord['kind'], 'in' | 'out', ...string[]];
  const wall = Temporal.PlainDateTime.from(time!);
  const at_ms = wall.toZonedDateTime(inZone).epochMilliseconds;
  return lineRecord({
    kind,
    direction,
    peer: peer!,
    at_ms,
    wall_ms: wallClock(inZone).toWall(at_ms),
    seconds: kind === 'call' ? Number(seconds ?? 0) : null,
    source_line: 1,
  });
}

function strict(...texts: readonly string[]) {
  return callFeatures(
    texts.map((text) => record(text)),
    { as_of, zone },
  );
}

describe('strict features of a line', () => {
  it('look at nothing that happened at or after as_of', () => {
    const past = ['call out A 2024-06-30T12:00:00 60', 'text in B 2024-06-29T12:00:00'];
    const later = ['call out C 2024-07-01T00:00:00 600', 'text out B 2024-07-02T12:00:00'];
    expect(strict(...past, ...later)).toEqual(strict(...past));
  });

  it('are all null for a line without records, not zero', () => {
    const values = Object.values(strict());
    expect(values.length).toBeGreaterThan(100);
    expect(values.every((value) => value === null)).toBe(true);
  });

  it('count zero in a window in which a known line was silent, and give no share of nothing', () => {
    expect(strict('call out A 2024-01-30T12:00:00 60')).toMatchObject({
      number_of_interactions__call__30d: 0,
      percent_nocturnal__call__30d: null,
      number_of_interactions__call__180d: 1,
    });
  });

  it('count a call that nobody took as no call', () => {
    const taken = record('call out A 2024-06-30T12:00:00 60');
    const missed = { ...record('call in B 2024-06-29T12:00:00 0'), answered: false };
    expect(callFeatures([missed, taken], { as_of, zone })['number_of_contacts__call__30d']).toBe(1);
  });

  it('take 19:00 as night and 07:00 as day', () => {
    const at = (time: string) => strict(`call out A 2024-06-30T${time} 60`)['percent_nocturnal__call__all'];
    expect(['06:59:59', '07:00:00', '18:59:59', '19:00:00'].map(at)).toEqual([1, 0, 0, 1]);
  });

  it('tell night by the clock of the zone that was asked for', () => {
    const records = [record('call out A 2024-06-30T12:00:00 60')];
    const features = callFeatures(records, { as_of, zone: 'America/New_York' });
    expect(features['percent_nocturnal__call__all']).toBe(1);
  });

  it('measure gaps in real seconds when the clock is set back', () => {
    const records = ['2024-11-03T00:30:00', '2024-11-03T02:30:00'].map((time) =>
      record(`call out A ${time} 60`, 'America/New_York'),
    );
    const options = { as_of: Temporal.Instant.from('2024-12-01T00:00:00Z') };
    expect(callFeatures(records, options)['interevent_time__call__mean__all']).toBe(3 * 3600);
  });

  it('give the share of each contact that the person began, where bandicoot divides by all contacts', () => {
    const texts = ['call out A 2024-06-01T12:00:00 1', 'call in A 2024-06-02T12:00:00 1'];
    const other = ['call out B 2024-06-03T12:00:00 1', 'call out B 2024-06-04T12:00:00 1'];
    expect(strict(...texts, ...other)['balance_of_contacts__callandtext__mean__all']).toBe(0.75);
  });

  it('follow a conversation until an hour of silence or a call', () => {
    const features = strict(
      'text in A 2024-06-01T12:00:00',
      'text out A 2024-06-01T12:01:00',
      'call in A 2024-06-01T12:10:00 60',
      'text in A 2024-06-01T12:20:00',
      'text in B 2024-06-01T12:00:00',
      'text out B 2024-06-01T13:00:00',
    );
    expect(features).toMatchObject({
      response_rate_text__all: 1 / 3,
      response_delay_text__mean__all: 60,
      percent_initiated_conversations__text__all: 1 / 4,
      percent_initiated_conversations__all: 1 / 5,
    });
  });

  it('see the rhythm of a week', () => {
    const sundays = Array.from({ length: 12 }, (_, week) =>
      new Temporal.PlainDate(2024, 4, 7).add({ weeks: week }).toString(),
    );
    const features = strict(...sundays.map((day) => `call out A ${day}T12:00:00 60`));
    expect(features['weekly_periodicity__all']).toBeGreaterThan(0.8);
    expect(features['variation_of_weeks__all']).toBeLessThan(0.4);
    expect(features['percent_weekend__callandtext__all']).toBe(1);
  });
});

describe('the catalogue', () => {
  it('names every strict feature of calls and no other', () => {
    const named = featureCatalogue.filter(({ source }) => source === 'calls').flatMap(valueNames);
    expect(named.toSorted()).toEqual(Object.keys(strict()).toSorted());
  });

  it('holds the bounds of every value, whatever the records', () => {
    fc.assert(
      fc.property(arbitraryLine, (line) => {
        const outside = Object.entries(callFeatures(line.records, line)).filter(([name, value]) => {
          const [low, high] = featureDefinition(name)!.range;
          const slack = 1e-9;
          return value !== null && (value < (low ?? value) - slack || value > (high ?? value) + slack);
        });
        expect(outside).toEqual([]);
      }),
    );
  });

  it('is not moved by the order in which the records come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryRecord, { maxLength: 20, selector: ({ at_ms }) => at_ms }), (records) => {
        const turned = callFeatures(records.toReversed(), { as_of, zone });
        expect(roundedValues(turned)).toEqual(roundedValues(callFeatures(records, { as_of, zone })));
      }),
    );
  });

  it('speaks both languages and has no name twice', () => {
    const names = featureCatalogue.flatMap(valueNames);
    expect(new Set(names).size).toBe(names.length);
    for (const { label, definition } of featureCatalogue) {
      for (const text of [label, definition]) {
        expect(text.en).toMatch(/[a-z]/);
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

function roundedValues(features: Readonly<Record<string, number | null>>) {
  return Object.entries(features).map(([name, value]) => [name, value === null ? null : value.toPrecision(9)]);
}
