import { describe, expect, it } from 'vitest';
import { SlidingWindows } from '../windows/sliding-windows.ts';
import { signalCatalogue } from './catalogue.ts';
import { checkSignalValues } from './signal-values.ts';
import { velocities, velocitySignals, velocityWindows } from './velocities.ts';

const minute_ms = 60_000;
const day_ms = 86_400_000;
const now_ms = 100 * day_ms;

function observed(): SlidingWindows {
  const windows = new SlidingWindows(velocityWindows(day_ms));
  windows.advance(now_ms);
  const tell = (id: string, ago_ms: number, keys: Record<string, string>) =>
    windows.add({ id, kind: 'application', at_ms: now_ms - ago_ms, arrived_ms: now_ms, keys, amount: 50_000n });
  tell('a', 6 * day_ms, { number: 'n1', id: 'i1', device: 'd1', account: 'a1' });
  tell('b', 5 * minute_ms, { number: 'n2', id: 'i2', device: 'd1', account: 'a1' });
  tell('c', 1, { number: 'n3', id: 'i1', device: 'd1', account: 'a1' });
  windows.add({ id: 'd', kind: 'code', at_ms: now_ms - minute_ms, arrived_ms: now_ms, keys: { number: 'n3' } });
  return windows;
}

describe('velocity signals', () => {
  it('count, tell apart, sum and time what an attempt came with', () => {
    const keys = { number: 'n3', id: 'i1', device: 'd1', account: 'a1', network: 'w1' };
    expect(velocitySignals(observed(), { keys, as_of_ms: now_ms, requested: 50_000n })).toMatchObject({
      codes_of_number_1h: 1,
      wrong_codes_of_number_1h: 0,
      applications_of_number_24h: 1,
      applications_of_id_24h: 1,
      applications_of_id_30d: 2,
      numbers_of_id_30d: 2,
      applications_of_device_24h: 2,
      ids_of_device_7d: 2,
      numbers_of_device_7d: 3,
      shortest_gap_of_device_24h_minutes: (5 * minute_ms - 1) / minute_ms,
      requested_of_device_7d_ratio: 3,
      ids_of_account_30d: 2,
      ids_of_network_24h: 0,
      ids_of_address_7d: null,
    });
  });

  it('are unknown of what the attempt did not come with, and of an instant whose events may be forgotten', () => {
    const windows = observed();
    const nothing = velocitySignals(windows, { keys: {}, as_of_ms: now_ms, requested: null });
    expect(new Set(Object.values(nothing))).toEqual(new Set([null]));
    const longAgo = velocitySignals(windows, { keys: { id: 'i1' }, as_of_ms: now_ms - 2 * day_ms, requested: null });
    expect(longAgo.applications_of_id_30d).toBeNull();
  });

  it('are defined for each signal that counts attempts, once, and are values that it can have', () => {
    const counted = signalCatalogue.filter(({ origin, id }) => origin === 'attempts' || id.endsWith('_of_network_24h'));
    expect(velocities.map(({ signal }) => signal).toSorted()).toEqual(counted.map(({ id }) => id).toSorted());
    const signals = velocitySignals(observed(), { keys: { device: 'd1' }, as_of_ms: now_ms, requested: 1n });
    expect(checkSignalValues({ ...signals })).toEqual([]);
  });
});
