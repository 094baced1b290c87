import type { Money } from '@lendline/kernel';
import type { Seen } from './line-portrait.ts';

/** Airtime that was bought. */
export interface Topup {
  readonly at_ms: number;
  /** Null where the list shows none. */
  readonly paid: Money | null;
}

const mostTopups = 400;

/** The newest top-ups, oldest first. */
export function topups({ records }: Seen): Topup[] {
  return records
    .filter(({ kind }) => kind === 'topup')
    .slice(-mostTopups)
    .map(({ at_ms, paid }) => ({ at_ms, paid }));
}
