import { money } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { type LineRecord, lineRecord } from '../records/line-record.ts';
import { wallClock } from '../records/wall-clock.ts';
import { emptyState, ingest } from '../state/line-state.ts';
import { featuresAt } from './features-at.ts';
import type { Features } from './features.ts';

const zone = 'Asia/Shanghai';
const as_of = Temporal.ZonedDateTime.from(`2024-07-01T00:00:00[${zone}]`).toInstant();

interface Given extends Partial<Omit<LineRecord, 'paid' | 'balance' | 'place'>> {
  readonly kind: LineRecord['kind'];
  readonly paid?: number;
  readonly left?: number;
  readonly currency?: 'CNY' | 'KES';
  readonly place?: string | readonly [latitude: number, longitude: number];
}

/** A record at a local time, `06-30T12:00` of 2024. */
function at(time: string, { paid, left, currency = 'CNY', place, ...given }: Given, inZone = zone): LineRecord {
  const at_ms = Temporal.PlainDateTime.from(`2024-${time}`).toZonedDateTime(inZone).epochMilliseconds;
  return lineRecord({
    direction: 'in',
    seconds: given.kind === 'call' ? 60 : null,
    ...given,
    at_ms,
    wall_ms: wallClock(inZone).toWall(at_ms),
    source_line: 1,
    paid: paid === undefined ? null : money(BigInt(paid), currency),
    balance: left === undefined ? null : money(BigInt(left), currency),
    place: place === undefined ? null : placeOf(place),
  });
}

function placeOf(place: string | readonly [number, number]) {
  return typeof place === 'string'
    ? { id: place, latitude: null, longitude: null }
    : { id: null, latitude: place[0], longitude: place[1] };
}

function features(...records: readonly LineRecord[]): Features {
  const state = emptyState(zone);
  ingest(state, records);
  return featuresAt(state, as_of);
}

describe('missed calls', () => {
  const missed = (time: string, peer = 'a') => at(time, { kind: 'call', peer, answered: false });
  const back = (time: string, peer = 'a') => at(time, { kind: 'text', direction: 'out', peer });

  it('are returned by a call or text to that number within a day, across midnight too', () => {
    const found = features(missed('06-20T23:50'), back('06-21T00:10'), missed('06-22T12:00', 'b'));
    expect(found).toMatchObject({
      missed_calls__all: 2,
      missed_call_return_rate__all: 0.5,
      missed_call_return_delay__median__all: 1200,
      number_of_interactions__call__all: 0,
    });
  });

  it('wait a day before they count as never returned', () => {
    expect(features(missed('06-30T12:00'))['missed_call_return_rate__all']).toBeNull();
    expect(features(missed('06-29T12:00'))['missed_call_return_rate__all']).toBe(0);
    expect(features(missed('06-29T12:00'), back('06-30T12:00'))['missed_call_return_rate__all']).toBe(0);
  });

  it('are unknown where no list says which calls were taken', () => {
    expect(features(at('06-20T12:00', { kind: 'call', peer: 'a' }))['missed_calls__all']).toBeNull();
  });

  it('that the line itself made in vain still return a call', () => {
    const tried = at('06-20T13:00', { kind: 'call', direction: 'out', peer: 'a', answered: false });
    expect(features(missed('06-20T12:00'), tried)).toMatchObject({
      missed_call_return_rate__all: 1,
      percent_unanswered_calls__out__all: 1,
    });
  });
});

describe('places', () => {
  const seen = (time: string, place: Given['place']) => at(time, { kind: 'text', peer: 'a', ...(place && { place }) });

  it('leave records without a place out, where bandicoot takes nowhere for a place', () => {
    const found = features(seen('06-30T01:00', 'home'), seen('06-30T12:00', undefined), seen('06-30T13:00', undefined));
    expect(found).toMatchObject({
      number_of_places__all: 1,
      percent_at_home__all: 1,
      percent_without_place__all: 2 / 3,
    });
    expect(features(seen('06-30T12:00', undefined))['number_of_places__all']).toBeNull();
  });

  it('count half hours, each for the place of most of its records', () => {
    const half = ['06-30T12:01', '06-30T12:10', '06-30T12:29:59'].map((time, nth) => seen(time, nth < 1 ? 'a' : 'b'));
    const found = features(...half, seen('06-30T12:30', 'a'));
    expect(found).toMatchObject({ half_hours_with_place__all: 2, evenness_of_places__all: 1 });
  });

  it('take 07:00 for morning when they look for home', () => {
    const found = features(seen('06-30T06:59', 'bed'), seen('06-30T07:00', 'bus'), seen('06-30T08:00', 'bus'));
    expect(found).toMatchObject({ percent_at_home__all: 1 / 3, percent_nights_at_home__all: 1 });
  });

  it('lie about their centre on the sphere, on both sides of the 180th meridian', () => {
    const found = features(seen('06-30T12:00', [0, 179]), seen('06-30T13:00', [0, -179]));
    const degree_km = (Math.PI * 6371) / 180;
    expect(found['radius_of_gyration_km__all']).toBeCloseTo(degree_km, 9);
    expect(found['travelled_km_per_day__all']).toBeCloseTo(2 * degree_km, 9);
  });

  it('lie so far from home', () => {
    const found = features(seen('06-29T23:00', [0, 0]), seen('06-30T12:00', [1, 0]), seen('06-30T13:00', [2, 0]));
    const degree_km = (Math.PI * 6371) / 180;
    expect(found['displacement_km__mean__all']).toBeCloseTo(degree_km, 9);
    expect(found['displacement_km__max__all']).toBeCloseTo(2 * degree_km, 9);
  });
});

describe('top-ups and the balance', () => {
  const topup = (time: string, paid: number, left?: number) =>
    at(time, { kind: 'topup', paid, ...(left !== undefined && { left }) });

  it('weigh a balance by how long it was held: half way between two readings, the ends reaching out', () => {
    // 100 left for the first ten days (read back from the top-up), (400 + 200) / 2 for ten, 500 for the last ten.
    const found = features(
      at('06-01T00:00', { kind: 'balance', left: 100 }),
      topup('06-11T00:00', 300, 400),
      topup('06-21T00:00', 300, 500),
    );
    expect(found['average_balance_recharges_minor__30d']).toBeCloseTo((100 + 300 + 500) / 3, 9);
    expect(found).toMatchObject({
      balance_minor__min__30d: 100,
      balance_minor__max__30d: 500,
      balance_before_recharge_minor__mean__30d: 150,
    });
  });

  it('see how even top-ups are', () => {
    const found = features(topup('06-01T10:00', 1000), topup('06-11T10:00', 1000), topup('06-21T10:00', 4000));
    expect(found).toMatchObject({
      number_of_recharges__30d: 3,
      amount_recharges_minor__sum__30d: 6000,
      amount_recharges_minor__median__30d: 1000,
      interevent_time_recharges__mean__30d: 864_000,
      variation_of_recharge_gaps__30d: 0,
      percent_pareto_recharges__30d: 2 / 3,
      days_since_last_recharge: 9 + 14 / 24,
    });
  });

  it('add up no two currencies', () => {
    const found = features(topup('06-01T10:00', 1000), at('06-02T10:00', { kind: 'topup', paid: 9, currency: 'KES' }));
    expect(found).toMatchObject({ number_of_recharges__30d: 2, amount_recharges_minor__sum__30d: null });
  });
});

describe('airtime advances', () => {
  const took = (time: string, paid: number) => at(time, { kind: 'advance', paid });
  const repaid = (time: string, paid: number) => at(time, { kind: 'advance', direction: 'out', paid });

  it('are settled oldest first, in part and several at once', () => {
    const found = features(
      took('04-01T12:00', 100),
      took('04-05T12:00', 200),
      repaid('04-11T12:00', 40),
      repaid('04-15T12:00', 260),
      took('06-25T12:00', 500),
    );
    expect(found).toMatchObject({
      advances_taken__all: 3,
      advance_ladder__all: 5,
      percent_advances_repaid_in_time__all: 1,
      advance_repaid_days__mean__all: (14 + 10) / 2,
      open_advances: 1,
      open_advance_minor: 500,
      open_advance_days: 5.5,
      advances_taken__30d: 1,
    });
  });

  it('are late after thirty days and not before', () => {
    expect(features(took('06-25T12:00', 100))['percent_advances_repaid_in_time__all']).toBeNull();
    expect(features(took('05-01T12:00', 100))['percent_advances_repaid_in_time__all']).toBe(0);
    const late = features(took('05-01T12:00', 100), repaid('06-20T12:00', 110));
    expect(late).toMatchObject({ percent_advances_repaid_in_time__all: 0, open_advances: 0, open_advance_minor: 0 });
  });

  it('are unknown where no source tells of any', () => {
    expect(features(at('06-20T12:00', { kind: 'topup', paid: 100 }))['open_advances']).toBeNull();
  });
});

describe('a conversation', () => {
  it('that lasts through two nights is one, however often it is answered', () => {
    const first = Temporal.PlainDateTime.from('2024-06-10T23:30');
    const times = Array.from({ length: 32 }, (_, nth) =>
      first
        .add({ minutes: 50 * nth })
        .toString()
        .slice(5),
    );
    const received = times.map((time) => at(time, { kind: 'text', peer: 'a' }));
    const answers = ['06-10T23:40', '06-12T02:00'].map((time) =>
      at(time, { kind: 'text', direction: 'out', peer: 'a' }),
    );
    expect(features(...received, ...answers)).toMatchObject({
      percent_initiated_conversations__text__all: 0,
      response_rate_text__all: 1,
      response_delay_text__mean__all: (10 + 40) * 30,
    });
  });
});

describe('who comes and goes', () => {
  const text = (time: string, peer: string) => at(time, { kind: 'text', direction: 'out', peer });

  it('compares adjacent whole weeks: the same people alike are no churn, others are all', () => {
    const weeks = ['06-03', '06-10', '06-17', '06-24'];
    const steady = features(...weeks.flatMap((day) => [text(`${day}T12:00`, 'a'), text(`${day}T12:00`, 'b')]));
    expect(steady['contact_churn__weekly__mean__30d']).toBeCloseTo(0, 9);
    expect(steady['percent_steady_contacts__30d']).toBe(1);
    const others = features(...weeks.map((day, week) => text(`${day}T12:00`, String(week))));
    expect(others['contact_churn__weekly__mean__30d']).toBe(1);
  });

  it('cuts the known window in two halves', () => {
    const found = features(
      text('06-21T00:00', 'gone'),
      text('06-22T00:00', 'kept'),
      text('06-29T00:00', 'kept'),
      text('06-29T00:00', 'new'),
    );
    expect(found).toMatchObject({ percent_new_contacts__30d: 0.5, percent_lost_contacts__30d: 0.5 });
  });
});

describe('a line that is alive', () => {
  const device = (time: string, peer: string) => at(time, { kind: 'device', peer });

  it('changes devices when another one is seen, not when the same one is seen again', () => {
    const found = features(
      device('06-01T12:00', 'x'),
      device('06-05T12:00', 'x'),
      device('06-21T00:00', 'y'),
      device('06-25T00:00', 'y'),
    );
    expect(found).toMatchObject({ number_of_devices__all: 2, device_changes__all: 1, days_since_device_change: 10 });
  });

  it('changes SIM cards apart from handsets', () => {
    const sim = (time: string, peer: string) => at(time, { kind: 'sim', peer });
    const found = features(
      device('06-01T12:00', 'x'),
      sim('06-01T12:00', 'a'),
      device('06-11T00:00', 'y'),
      sim('06-21T00:00', 'b'),
      sim('06-22T00:00', 'c'),
    );
    expect(found).toMatchObject({
      number_of_devices__all: 2,
      device_changes__all: 1,
      days_since_device_change: 20,
      number_of_sims__all: 3,
      sim_changes__all: 2,
      days_since_sim_change: 9,
    });
    expect(features(device('06-01T12:00', 'x'))).toMatchObject({
      number_of_sims__all: null,
      days_since_sim_change: null,
    });
  });

  it('falls silent between records of any kind, and up to the moment that is asked about', () => {
    const found = features(device('05-01T00:00', 'x'), device('05-21T00:00', 'x'), device('06-21T00:00', 'x'));
    expect(found).toMatchObject({
      longest_silence_days__all: 31,
      dormant_spells__all: 2,
      record_gaps__all: 3,
      longest_silence_days__30d: 20,
      longest_silence_days__7d: 7,
      days_with_records__all: 3,
      days_since_first_record: 61,
    });
  });

  it('uses data by day and by night', () => {
    const session = (time: string, bytes: number | null) =>
      at(time, { kind: 'data', direction: 'out', bytes, seconds: 10 });
    expect(
      features(session('06-29T18:59', 100), session('06-29T19:00', 300), session('06-30T12:00', null)),
    ).toMatchObject({
      number_of_data_sessions__7d: 3,
      percent_nocturnal__data__7d: 1 / 3,
      data_bytes__7d: 400,
      data_session_bytes__mean__7d: 200,
      percent_data_days__7d: 1,
    });
  });

  it('that tells one call twice is found out', () => {
    const call = (time: string) => at(time, { kind: 'call', peer: 'a', seconds: 120 });
    const found = features(call('06-30T12:00'), call('06-30T12:01'), call('06-30T12:05'));
    expect(found['percent_overlapping_calls__7d']).toBe(1 / 3);
  });
});

describe('the window of a feature', () => {
  const text = (time: string) => at(time, { kind: 'text', direction: 'out', peer: 'a' });
  const count = (when: string, ...records: readonly LineRecord[]) => {
    const state = emptyState(zone);
    ingest(state, records);
    const moment = Temporal.ZonedDateTime.from(`2024-${when}[${zone}]`).toInstant();
    return featuresAt(state, moment)['number_of_interactions__text__7d'];
  };

  it('is whole local days before the day of as_of, and that day as far as it has gone', () => {
    const records = [text('06-22T23:59:59'), text('06-23T00:00'), text('06-30T09:29:59'), text('06-30T09:30')];
    expect(count('06-30T09:30', ...records)).toBe(2);
  });

  it('keeps the hour of as_of out of what compares days with each other', () => {
    const daily = Array.from({ length: 30 }, (_, day) => text(`06-${String(day + 1).padStart(2, '0')}T12:00`));
    const state = emptyState(zone);
    ingest(state, daily);
    const early = featuresAt(state, Temporal.ZonedDateTime.from(`2024-06-30T00:05[${zone}]`).toInstant());
    expect(early['variation_of_days__all']).toBe(0);
  });
});
