import { money, toWire } from '@lendline/kernel';
import type { MenuCell as PricedCell, Pack, Product } from '@lendline/strategy';
import type { MenuCell } from '../contract.ts';

/** A priced cell as others are told of it. `instalment` is the largest that falls due. */
export function menuCell(cell: PricedCell, pack: Pack, product: Product): MenuCell {
  const { price, due } = cell;
  const largest = due.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  const total = due.reduce((sum, { amount }) => sum + amount, 0n);
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
    instalment: toWire(money(largest, pack.currency)),
    totalRepayable: toWire(money(total, pack.currency)),
  };
}
