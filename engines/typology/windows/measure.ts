import { type Random, seededRandom } from '@lendline/kernel';
import type { WindowEvent } from './event.ts';
import { SlidingWindows } from './sliding-windows.ts';

export interface WindowLoad {
  /** Events that are held while it is measured. */
  readonly live: number;
  /** Events that are timed, one by one, once so many are held. */
  readonly updates: number;
  readonly seed: number;
  /** Whose events they are: many people's, or all behind one network address. */
  readonly shape: 'many-people' | 'one-address';
}

export interface WindowTimes {
  readonly live: number;
  /** To take one event and forget as many old ones. */
  readonly update_ms: Float64Array;
  /** To read four windows with two counts of different keys, by a person's device. */
  readonly read_ms: Float64Array;
}

const day_ms = 86_400_000;
const hour_ms = 3_600_000;
const span_ms = 30 * day_ms;
const windows_ms = [hour_ms, day_ms, 7 * day_ms, span_ms];

/**
 * Times updates and readings over made-up events: one in ten is up to two days late. The clock is the caller's, in
 * milliseconds that need not be whole: an engine has none.
 */
export function measureWindows({ live, updates, seed, shape }: WindowLoad, now_ms: () => number): WindowTimes {
  const random = seededRandom(seed);
  const windows = new SlidingWindows({
    kinds: ['application'],
    dimensions: ['number', 'id', 'device', 'account', 'network'],
    longest_ms: span_ms,
    keep_ms: 0,
  });
  const step_ms = span_ms / live;
  const eventAt = (index: number): WindowEvent =>
    madeUp(index, { random, shape, people: live / 4, at_ms: index * step_ms });
  for (let index = 0; index < live; index += 1) windows.add(eventAt(index));
  const [update_ms, read_ms] = [new Float64Array(updates), new Float64Array(updates)];
  for (let index = 0; index < updates; index += 1) {
    const event = eventAt(live + index);
    const as_of_ms = (live + index + 1) * step_ms;
    const started_ms = now_ms();
    windows.advance(as_of_ms);
    windows.add(event);
    const updated_ms = now_ms();
    windows.read({
      kind: 'application',
      dimension: 'device',
      key: event.keys['device']!,
      as_of_ms,
      windows_ms,
      distinct: ['id', 'number'],
    });
    update_ms[index] = updated_ms - started_ms;
    read_ms[index] = now_ms() - updated_ms;
  }
  return { live: windows.size, update_ms, read_ms };
}

interface MadeUp {
  readonly random: Random;
  readonly shape: WindowLoad['shape'];
  readonly people: number;
  readonly at_ms: number;
}

function madeUp(index: number, { random, shape, people, at_ms }: MadeUp): WindowEvent {
  const person = random.below(people);
  const late_ms = random.next() < 0.1 ? random.next() * 2 * day_ms : 0;
  return {
    id: `event-${index}`,
    kind: 'application',
    at_ms: Math.max(0, at_ms - late_ms),
    arrived_ms: at_ms,
    keys: {
      number: `number-${person}`,
      id: `id-${person}`,
      device: `device-${person >> 1}`,
      account: `account-${person}`,
      network: shape === 'one-address' ? 'network' : `network-${person % 5_000}`,
    },
    amount: 100_000n,
  };
}
