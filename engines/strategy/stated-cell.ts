import { assert, type Money, money, present, type RatePpm, toWire, type WireMoney } from '@lendline/kernel';
import type { MenuCell } from './decision.ts';
import type { Pack, Product } from './pack.ts';

/** A priced cell of the menu as others are told of it. Rates in parts per million, probabilities from 0 to 1. */
export interface StatedCell {
  readonly amount: WireMoney;
  readonly instalments: number;
  readonly every: { readonly count: number; readonly unit: 'days' | 'weeks' | 'months' };
  /** Nominal yearly rate; zero where the price is a fee. */
  readonly rate_ppm: RatePpm;
  /** Fee as a share of the amount, and the duty on it; zero where the price is a rate. */
  readonly fee_ppm: RatePpm;
  readonly duty_ppm: RatePpm;
  readonly pd: number;
  readonly breakEven_ppm: RatePpm;
  readonly cap_ppm: RatePpm;
  readonly apr: { readonly nominal_ppm: RatePpm; readonly effective_ppm: RatePpm };
  /** What falls due each time but the last, and the last time; the cents of rounding are in the last. */
  readonly instalment: WireMoney;
  readonly lastInstalment: WireMoney;
  readonly totalRepayable: WireMoney;
}

export function stateCell(cell: MenuCell, pack: Pack, product: Product): StatedCell {
  const { price } = cell;
  const byFee = 'fee_ppm' in price;
  return {
    amount: toWire(cell.amount),
    instalments: cell.instalments,
    every: product.kind === 'annuity' ? { count: 1, unit: 'months' } : { count: product.days, unit: 'days' },
    rate_ppm: byFee ? 0 : price.rate_ppm,
    fee_ppm: byFee ? price.fee_ppm : 0,
    duty_ppm: byFee ? pack.duty.onFee_ppm : 0,
    pd: cell.pd_ppm / 1e6,
    breakEven_ppm: cell.breakEven_ppm,
    cap_ppm: cell.cap_ppm,
    apr: cell.apr,
    ...stateInstalments(cell.due),
  };
}

/** The part of a stated cell that follows from what falls due; at least one instalment, all but the last alike. */
export function stateInstalments(
  due: readonly Money[],
): Pick<StatedCell, 'instalment' | 'lastInstalment' | 'totalRepayable'> {
  const first = present(due[0], 'a loan is repaid by at least one instalment');
  const alike = due.slice(0, -1).every(({ amount }) => amount === first.amount);
  assert(alike, 'all instalments but the last are alike');
  const total = due.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    instalment: toWire(first),
    lastInstalment: toWire(present(due.at(-1), 'a loan is repaid by at least one instalment')),
    totalRepayable: toWire(money(total, first.currency)),
  };
}
