import type { WireMoney } from '@lendline/kernel';
import type { Loan } from '@lendline/loans/contract';
import { isAbove } from '../parts/wire-money.ts';

/** What would be collected under a mandate, and when. */
export interface DueCollection {
  readonly n: number;
  readonly due: string;
  readonly amount: WireMoney;
}

/** The instalments that are still to be collected, each up to the limit. */
export function collectionsOf({ instalments }: Pick<Loan, 'instalments'>, limit: WireMoney): readonly DueCollection[] {
  return instalments
    .filter(({ state }) => state === 'open' || state === 'due')
    .map(({ n, due, outstanding }) => ({ n, due, amount: isAbove(outstanding, limit) ? limit : outstanding }));
}

/** The largest instalment that is open: a limit under which every one is collected whole. Null when none is. */
export function enoughFor({ instalments }: Pick<Loan, 'instalments'>): WireMoney | null {
  const open = instalments.filter(({ state }) => state === 'open' || state === 'due');
  return open.reduce<WireMoney | null>(
    (most, { outstanding }) => (most === null || isAbove(outstanding, most) ? outstanding : most),
    null,
  );
}

/** A few days beyond the last due date, so that it can be tried again when the wallet is empty on the day. */
const beyond_d = 10;

/** The last day of a mandate for a loan: `2026-03-15`. */
export function lastDayFor({ instalments }: Pick<Loan, 'instalments'>): string {
  const last =
    instalments
      .map(({ due }) => due)
      .toSorted()
      .at(-1) ?? '';
  const day = new Date(`${last}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + beyond_d);
  return day.toISOString().slice(0, 10);
}
