import { present } from '@lendline/kernel';
import type { SlidingWindows, WindowOptions } from '../windows/sliding-windows.ts';
import type { WindowReading } from '../windows/tally.ts';
import type { SignalId } from './catalogue.ts';
import type { SignalValues } from './signal-values.ts';
import { none, type SignalValue } from './signal.ts';

/** Events that are counted: a code that was sent, one that was entered wrong, and an application. */
export const velocityEvents = ['code', 'wrong-code', 'application'] as const;

export type VelocityEvent = (typeof velocityEvents)[number];

export const velocityDimensions = ['number', 'id', 'device', 'account', 'address', 'network'] as const;

export type VelocityDimension = (typeof velocityDimensions)[number];

/** What is read of a window: how many, how many different, how close together, or how many times what is asked for now. */
export type VelocityFigure =
  | { readonly kind: 'count' }
  | { readonly kind: 'distinct'; readonly of: VelocityDimension }
  | { readonly kind: 'shortest-gap-minutes' }
  | { readonly kind: 'sum-ratio' };

/** How a signal is made of events, as data: whoever counts elsewhere, in SQL for one, counts by this. */
export interface Velocity {
  readonly signal: SignalId;
  readonly events: VelocityEvent;
  readonly by: VelocityDimension;
  readonly window_ms: number;
  readonly figure: VelocityFigure;
}

const hour_ms = 3_600_000;
const day_ms = 24 * hour_ms;
const week_ms = 7 * day_ms;
const month_ms = 30 * day_ms;
const count = { kind: 'count' } as const;

export const velocities: readonly Velocity[] = [
  { signal: 'codes_of_number_1h', events: 'code', by: 'number', window_ms: hour_ms, figure: count },
  { signal: 'wrong_codes_of_number_1h', events: 'wrong-code', by: 'number', window_ms: hour_ms, figure: count },
  {
    signal: 'numbers_of_device_codes_24h',
    events: 'code',
    by: 'device',
    window_ms: day_ms,
    figure: different('number'),
  },
  { signal: 'applications_of_number_24h', events: 'application', by: 'number', window_ms: day_ms, figure: count },
  { signal: 'applications_of_number_7d', events: 'application', by: 'number', window_ms: week_ms, figure: count },
  { signal: 'applications_of_id_24h', events: 'application', by: 'id', window_ms: day_ms, figure: count },
  { signal: 'applications_of_id_30d', events: 'application', by: 'id', window_ms: month_ms, figure: count },
  { signal: 'numbers_of_id_30d', events: 'application', by: 'id', window_ms: month_ms, figure: different('number') },
  { signal: 'devices_of_id_30d', events: 'application', by: 'id', window_ms: month_ms, figure: different('device') },
  { signal: 'applications_of_device_24h', events: 'application', by: 'device', window_ms: day_ms, figure: count },
  { signal: 'ids_of_device_7d', events: 'application', by: 'device', window_ms: week_ms, figure: different('id') },
  {
    signal: 'numbers_of_device_7d',
    events: 'application',
    by: 'device',
    window_ms: week_ms,
    figure: different('number'),
  },
  {
    signal: 'shortest_gap_of_device_24h_minutes',
    events: 'application',
    by: 'device',
    window_ms: day_ms,
    figure: { kind: 'shortest-gap-minutes' },
  },
  {
    signal: 'requested_of_device_7d_ratio',
    events: 'application',
    by: 'device',
    window_ms: week_ms,
    figure: { kind: 'sum-ratio' },
  },
  { signal: 'ids_of_account_30d', events: 'application', by: 'account', window_ms: month_ms, figure: different('id') },
  { signal: 'applications_of_account_7d', events: 'application', by: 'account', window_ms: week_ms, figure: count },
  { signal: 'ids_of_address_7d', events: 'application', by: 'address', window_ms: week_ms, figure: different('id') },
  { signal: 'ids_of_network_24h', events: 'application', by: 'network', window_ms: day_ms, figure: different('id') },
  {
    signal: 'devices_of_network_24h',
    events: 'application',
    by: 'network',
    window_ms: day_ms,
    figure: different('device'),
  },
];

function different(of: VelocityDimension): VelocityFigure {
  return { kind: 'distinct', of };
}

/** What windows have to be opened with for these signals; `keep_ms` says how far back readings are still answered. */
export function velocityWindows(keep_ms: number): WindowOptions {
  return { kinds: velocityEvents, dimensions: velocityDimensions, longest_ms: month_ms, keep_ms };
}

export interface Attempt {
  /** Opaque keys of what the attempt came with; signals of what is not known stay unknown. */
  readonly keys: Readonly<Partial<Record<VelocityDimension, string>>>;
  readonly as_of_ms: number;
  /** What is asked for now, in minor units; null where nothing is asked for yet. */
  readonly requested: bigint | null;
}

/** All velocity signals of an attempt: one pass over the events of each key, however many windows are read. */
export function velocitySignals(windows: SlidingWindows, attempt: Attempt): SignalValues {
  return Object.fromEntries(readTogether.flatMap((group) => signalsOf(windows, group, attempt)));
}

/** Those of the same events by the same key: one pass reads them all. */
const readTogether: readonly (readonly Velocity[])[] = [
  ...Map.groupBy(velocities, ({ events, by }) => `${events}/${by}`).values(),
];

function signalsOf(
  windows: SlidingWindows,
  group: readonly Velocity[],
  attempt: Attempt,
): (readonly [SignalId, SignalValue | null])[] {
  const { events, by } = group[0]!;
  const key = attempt.keys[by];
  const windows_ms = [...new Set(group.map(({ window_ms }) => window_ms))];
  const distinct = [...new Set(group.flatMap(({ figure }) => (figure.kind === 'distinct' ? [figure.of] : [])))];
  const readings =
    key === undefined
      ? null
      : windows.read({ kind: events, dimension: by, key, as_of_ms: attempt.as_of_ms, windows_ms, distinct });
  return group.map(({ signal, window_ms, figure }) => {
    if (readings === null) return [signal, null] as const;
    const reading = present(readings[windows_ms.indexOf(window_ms)], 'every window that was asked for is read');
    return [signal, figureOf(figure, reading, attempt)] as const;
  });
}

const minute_ms = 60_000;

function figureOf(figure: VelocityFigure, reading: WindowReading, { requested }: Attempt): SignalValue | null {
  switch (figure.kind) {
    case 'count':
      return reading.count;
    case 'distinct':
      return reading.distinct[figure.of]!;
    case 'shortest-gap-minutes': {
      const { shortest_ms } = reading.gaps;
      return shortest_ms === null ? none : shortest_ms / minute_ms;
    }
    case 'sum-ratio':
      return requested === null || requested <= 0n ? null : Number(reading.sum) / Number(requested);
  }
}
