import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineRecord, Place } from '../records/line-record.ts';
import { arbitraryRecord } from '../test/arbitrary-records.ts';
import { madeUp } from '../test/made-up-line.ts';
import { bandicootFeatures } from './bandicoot-features.ts';
import { bandicootUser } from './bandicoot-user.ts';
import type { Grouping } from './feature-plan.ts';
import { usualCalendar } from './line-columns.ts';

function features(texts: readonly string[], grouping: Grouping = { group: 'none' }, places?: Record<string, Place>) {
  return bandicootFeatures(bandicootUser(texts.map((text) => madeUp(text, places))), grouping);
}

function featuresOf(records: readonly LineRecord[], grouping: Grouping) {
  return bandicootFeatures(bandicootUser(records), grouping);
}

describe('indicators of calls and texts', () => {
  it('divide the balance of a contact by the records of all contacts', () => {
    const calls = ['call out A 2024-06-03T12:00:00 1', 'call in A 2024-06-03T13:00:00 1'];
    const all = features([...calls, 'call out B 2024-06-04T12:00:00 1', 'call out B 2024-06-05T12:00:00 1']);
    expect(all).toMatchObject({
      balance_of_contacts__allweek__allday__call__mean: (1 / 4 + 2 / 4) / 2,
      balance_of_contacts__allweek__allday__text__mean: null,
      interactions_per_contact__allweek__allday__call__std: 0,
      entropy_of_contacts__allweek__allday__call: Math.log(2),
      percent_initiated_interactions__allweek__allday__call: 0.75,
      number_of_interaction_in__allweek__allday__call: 1,
    });
  });

  it('measure gaps within a group only', () => {
    const texts = ['text in A 2024-06-09T23:59:00', 'text in A 2024-06-10T00:01:00', 'text in A 2024-06-10T00:04:00'];
    expect(features(texts)).toMatchObject({ interevent_time__allweek__allday__text__mean: 150 });
    expect(features(texts, { group: 'week' })).toMatchObject({
      interevent_time__allweek__allday__text__mean__mean: 180,
      number_of_interactions__allweek__allday__text__mean: 1.5,
      number_of_interactions__allweek__allday__text__std: 0.5,
    });
  });

  it('give all seven figures of a list: population deviation, skewness and kurtosis without excess', () => {
    const calls = [2, 4, 4, 10].map((seconds, day) => `call in A 2024-06-0${day + 3}T12:00:00 ${seconds}`);
    const name = 'call_duration__allweek__allday__call';
    expect(features(calls, { group: 'none', extended: true })).toMatchObject({
      [`${name}__mean`]: 5,
      [`${name}__std`]: 3,
      [`${name}__median`]: 4,
      [`${name}__skewness`]: 96 / 4 / 27,
      [`${name}__kurtosis`]: (81 + 1 + 1 + 625) / 4 / 81,
      [`${name}__min`]: 2,
      [`${name}__max`]: 10,
    });
  });

  it('take both 07:00:00 and 19:00:00 as night, and both ends of a night within one day as day', () => {
    const at = ['06:59:59', '07:00:00', '07:00:01', '18:59:59', '19:00:00'];
    const texts = at.map((time) => `text in A 2024-06-03T${time}`);
    expect(features(texts)).toMatchObject({ percent_nocturnal__allweek__allday__text: 3 / 5 });
    const calendar = { ...usualCalendar, night_start_s: 7 * 3600, night_end_s: 19 * 3600 };
    const turned = bandicootUser(
      texts.map((text) => madeUp(text)),
      { calendar },
    );
    expect(bandicootFeatures(turned)).toMatchObject({ percent_nocturnal__allweek__allday__text__mean: 2 / 5 });
  });

  it('hold four fifths of calls without a length in no contact at all', () => {
    expect(features(['call in A 2024-06-03T12:00:00 0'])).toMatchObject({
      percent_pareto_durations__allweek__allday__call: 0,
      percent_pareto_interactions__allweek__allday__call: 1,
    });
  });

  it('give null for no records, but the values of none when empty groups are kept', () => {
    const none = { active_days: null, percent_nocturnal: null, number_of_contacts: null };
    const kept = { active_days: 0, percent_nocturnal: 0, number_of_contacts: 0 };
    for (const [keep_empty, expected] of [
      [false, none],
      [true, kept],
    ] as const) {
      expect(features([], { group: 'none', keep_empty })).toMatchObject({
        active_days__allweek__allday__callandtext: expected.active_days,
        percent_nocturnal__allweek__allday__call: expected.percent_nocturnal,
        number_of_contacts__allweek__allday__text: expected.number_of_contacts,
        response_rate_text__allweek__allday__callandtext: null,
      });
    }
  });

  it('count the weeks between the first and the last one when empty groups are kept', () => {
    const texts = ['text in A 2024-06-03T12:00:00', 'text in A 2024-06-17T12:00:00'];
    const name = 'number_of_interactions__allweek__allday__text__mean';
    expect(features(texts, { group: 'week' })[name]).toBe(1);
    expect(features(texts, { group: 'week', keep_empty: true })[name]).toBeCloseTo(2 / 3, 12);
    expect(features(texts)).toMatchObject({ reporting__bins: 1 });
    expect(features(texts, {})).toMatchObject({ reporting__bins: 3, reporting__bins_without_data: 1 });
  });
});

describe('conversations', () => {
  it('end with an hour of silence or with a call, which belongs to none', () => {
    const found = features([
      'text in A 2024-06-03T12:00:00',
      'text out A 2024-06-03T12:01:00',
      'call in A 2024-06-03T12:10:00 60',
      'text in A 2024-06-03T12:20:00',
      'text in B 2024-06-03T12:00:00',
      'text out B 2024-06-03T13:00:00',
    ]);
    expect(found).toMatchObject({
      response_rate_text__allweek__allday__callandtext: 1 / 3,
      response_delay_text__allweek__allday__callandtext__mean: 60,
      percent_initiated_conversations__allweek__allday__callandtext: 1 / 4,
    });
  });

  it('forget an answer within the same second', () => {
    const found = features(['text in A 2024-06-03T12:00:00', 'text out A 2024-06-03T12:00:00']);
    expect(found).toMatchObject({
      response_delay_text__allweek__allday__callandtext__mean: null,
      response_rate_text__allweek__allday__callandtext: 1,
    });
  });

  it('break at the edge of a split', () => {
    const texts = ['text in A 2024-06-03T18:59:00', 'text out A 2024-06-03T19:01:00'];
    expect(features(texts, { group: 'none', split_day: true })).toMatchObject({
      response_rate_text__allweek__allday__callandtext: 1,
      response_rate_text__allweek__day__callandtext: 0,
      percent_initiated_conversations__allweek__night__callandtext: 1,
    });
  });
});

describe('places', () => {
  const masts: Record<string, Place> = {
    north: { id: 'north', latitude: 1, longitude: 0 },
    south: { id: 'south', latitude: -1, longitude: 0 },
  };
  const halfTurn_km = (6371 * Math.PI) / 180;

  it('are the most seen one of each half hour, the first among equals', () => {
    const found = features(
      [
        'call in A 2024-06-03T12:00:00 1 north',
        'call in A 2024-06-03T12:10:00 1 south',
        'text in A 2024-06-03T12:30:00 - south',
      ],
      { group: 'none' },
      masts,
    );
    expect(found).toMatchObject({
      number_of_antennas__allweek__allday: 2,
      entropy_of_antennas__allweek__allday: Math.log(2),
      frequent_antennas__allweek__allday: 2,
    });
    expect(found['radius_of_gyration__allweek__allday']).toBeCloseTo(halfTurn_km, 9);
  });

  it('have their home where most half hours of the night were', () => {
    const nights = ['03T22:00:00 - north', '03T23:00:00 - south', '04T22:00:00 - south', '04T12:00:00 - north'];
    const found = features(
      nights.map((night) => `text in A 2024-06-${night}`),
      { group: 'none' },
      masts,
    );
    expect(found).toMatchObject({ percent_at_home__allweek__allday: 0.5, reporting__has_home: true });
  });

  it('take a record without an antenna for a place like any other', () => {
    expect(features(['text in A 2024-06-03T22:00:00'])).toMatchObject({
      number_of_antennas__allweek__allday: 1,
      percent_at_home__allweek__allday: 1,
      radius_of_gyration__allweek__allday: null,
      reporting__percent_records_missing_location: 1,
    });
  });

  it('churn by one less the cosine between a week and the next one with records', () => {
    const weeks = ['03T12:00:00 - north', '17T12:00:00 - north', '17T13:00:00 - south', '24T12:00:00 - south'];
    const found = features(
      weeks.map((text) => `text in A 2024-06-${text}`),
      { group: 'none' },
      masts,
    );
    expect(found['churn_rate__mean']).toBeCloseTo(1 - Math.SQRT1_2, 12);
    expect(found['churn_rate__std']).toBeCloseTo(0, 12);
  });

  it('count a record that only shows a place for nothing else', () => {
    const found = features(['place in - 2024-06-03T12:00:00 - north'], { group: 'none' }, masts);
    expect(found).toMatchObject({
      number_of_antennas__allweek__allday: 1,
      active_days__allweek__allday__callandtext: null,
      reporting__has_text: false,
      reporting__number_of_records: 1,
    });
  });
});

describe('all features', () => {
  const everything = { extended: true, split_week: true, split_day: true } as const;
  const lines = fc.uniqueArray(arbitraryRecord, { maxLength: 40, selector: ({ wall_ms }) => wall_ms });
  const groups = fc.constantFrom('none', 'day', 'week', 'month', 'year' as const);

  it('are as many as in bandicoot: 761, and 121 by week', () => {
    expect(Object.keys(features([], { group: 'none', ...everything }))).toHaveLength(754);
    const user = bandicootUser([], {
      faults: { all: 0, interaction: 0, direction: 0, correspondent_id: 0, datetime: 0, call_duration: 0, location: 0 },
    });
    expect(Object.keys(bandicootFeatures(user, { group: 'none', ...everything }))).toHaveLength(761);
    expect(Object.keys(bandicootFeatures(user))).toHaveLength(121);
  });

  it('are not moved by the order in which the records come', () => {
    fc.assert(
      fc.property(lines, groups, (records, group) => {
        const turned = featuresOf(records.toReversed(), { group, ...everything });
        expect(turned).toEqual(featuresOf(records, { group, ...everything }));
      }),
    );
  });

  it('come to the whole when the parts of week and day are added', () => {
    fc.assert(
      fc.property(lines, (records) => {
        const found = featuresOf(records, { group: 'none', ...everything });
        const count = (part: string) => Number(found[`number_of_interactions__${part}__text`] ?? 0);
        expect(count('weekday__allday') + count('weekend__allday')).toBe(count('allweek__allday'));
        expect(count('weekend__day') + count('weekend__night')).toBe(count('weekend__allday'));
        expect(count('allweek__allday')).toBe(records.filter(({ kind }) => kind === 'text').length);
      }),
    );
  });

  it('keep shares between 0 and 1 and deviations at 0 or above', () => {
    fc.assert(
      fc.property(lines, groups, (records, group) => {
        const wrong = Object.entries(featuresOf(records, { group, ...everything })).filter(([name, value]) => {
          if (typeof value !== 'number' || name.startsWith('reporting')) return false;
          if (name.endsWith('__std')) return !(value >= 0);
          return /^(percent|response_rate)/.test(name) && !(value >= 0 && value <= 1 + 1e-12);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('of one group are the features of its records alone', () => {
    fc.assert(
      fc.property(lines, (ofOneYear) => {
        const [whole, byYear] = [featuresOf(ofOneYear, { group: 'none' }), featuresOf(ofOneYear, { group: 'year' })];
        for (const name of ['interactions_per_contact', 'balance_of_contacts', 'interevent_time']) {
          const figure = `${name}__allweek__allday__call__mean`;
          expect(byYear[`${figure}__mean`]).toEqual(whole[figure]);
        }
      }),
    );
  });
});
