import type { MenuCell } from '@lendline/decisions/contract';
import type { Pack } from '@lendline/strategy';
import { offerOf } from './offer.ts';

/** What of a credit line can be drawn on a day. Amounts in minor units. */
export interface Drawable {
  readonly available: bigint;
  readonly leastDrawdown: bigint;
  readonly mostInstalments: number;
  /** The last day on which a drawdown falls due. */
  readonly until: Temporal.PlainDate;
  readonly rate_ppm: number;
  /** The cap of the day, which may be below that of the day on which the cells were decided. */
  readonly cap_ppm: number;
}

/**
 * The cells of a decision that can be drawn on a day: within what is available, at the agreed rate, due by the last day, and
 * all-in under the cap of the day, recomputed from the cents of that day's schedule.
 */
export function drawdownMenu(
  menu: readonly MenuCell[],
  drawable: Drawable,
  on: { readonly pack: Pack; readonly today: Temporal.PlainDate },
): readonly MenuCell[] {
  return menu.flatMap((decided) => {
    const cell = { ...decided, cap_ppm: Math.min(decided.cap_ppm, drawable.cap_ppm) };
    if (!isWithin(cell, drawable)) return [];
    const offer = offerOf(cell, on);
    const last = offer.ok ? offer.value.schedule.at(-1)?.due : undefined;
    if (last === undefined || Temporal.PlainDate.compare(last, drawable.until) > 0) return [];
    return [cell];
  });
}

function isWithin(cell: MenuCell, drawable: Drawable): boolean {
  const amount = BigInt(cell.amount.amount);
  const isAmount = amount <= drawable.available && amount >= drawable.leastDrawdown;
  return isAmount && cell.instalments <= drawable.mostInstalments && cell.rate_ppm === drawable.rate_ppm;
}
