import type { SignalId, SignalValue } from '@lendline/typology';
import type { ListedKind, ListHit } from '../contract.ts';

/** What is counted by something that many share. An allowance is about these: a person, a number and an id are nobody else's. */
const countedBy = {
  device: [
    'applications_of_device_24h',
    'ids_of_device_7d',
    'numbers_of_device_7d',
    'numbers_of_device_codes_24h',
    'people_of_device',
    'accounts_of_device',
    'first_payments_missed_of_device',
    'requested_of_device_7d_ratio',
    'shortest_gap_of_device_24h_minutes',
  ],
  account: ['applications_of_account_7d', 'ids_of_account_30d'],
  address: ['ids_of_address_7d'],
} as const satisfies Partial<Record<ListedKind, readonly SignalId[]>>;

type Shared = keyof typeof countedBy;

/** Whether something of this kind can be shared by many without harm. */
export function mayBeAllowed(kind: ListedKind): kind is Shared {
  return Object.hasOwn(countedBy, kind);
}

type Signals = Readonly<Record<string, SignalValue | null>>;

/**
 * Signals without what is counted by something on the allow list, such as the device of a shop: those are unknown, never none. Rings
 * are seen as before, and no allowance takes anybody off the block list.
 */
export function withoutAllowed(signals: Signals, hits: readonly Pick<ListHit, 'list' | 'kind'>[]): Signals {
  const left = new Set(
    hits.flatMap(({ list, kind }): readonly string[] =>
      list === 'allow' && mayBeAllowed(kind) ? countedBy[kind] : [],
    ),
  );
  if (left.size === 0) return signals;
  return Object.fromEntries(Object.entries(signals).map(([name, value]) => [name, left.has(name) ? null : value]));
}
