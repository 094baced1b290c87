import type { MenuCell } from '@lendline/decisions/contract';
import { money } from '@lendline/kernel';
import { cn, priceCell, stateCell } from '@lendline/strategy';
import { describe, expect, it } from 'vitest';
import { type Drawable, drawdownMenu } from './drawdown-menu.ts';

const today = Temporal.PlainDate.from('2026-03-02');
const product = cn.products[0]!;
const question = {
  product,
  today,
  pd_ppm: 20_000,
  cap_ppm: 240_000,
  capacity: money(10n ** 9n, 'CNY'),
  firstLoan: false,
};

const cellOf = (amount: bigint, instalments: number): MenuCell =>
  stateCell(priceCell({ amount, instalments, price_ppm: 180_000 }, cn, question), cn, product);

const menu = [cellOf(20_000_00n, 12), cellOf(10_000_00n, 6), cellOf(500_00n, 3)];
const all: Drawable = {
  available: 20_000_00n,
  leastDrawdown: 100_00n,
  mostInstalments: 12,
  until: today.add({ months: 12 }),
  rate_ppm: 180_000,
  cap_ppm: 240_000,
};

const drawn = (change: Partial<Drawable>, on = today) =>
  drawdownMenu(menu, { ...all, ...change }, { pack: cn, today: on }).map(({ amount }) => Number(amount.amount) / 100);

describe('what can be drawn of a credit line', () => {
  it('is what was decided, within what is available and not below the least', () => {
    expect(drawn({})).toEqual([20_000, 10_000, 500]);
    expect(drawn({ available: 19_999_99n })).toEqual([10_000, 500]);
    expect(drawn({ leastDrawdown: 1_000_00n })).toEqual([20_000, 10_000]);
  });

  it('falls due by the last day, in no more instalments than agreed', () => {
    expect(drawn({}, today.add({ days: 1 }))).toEqual([10_000, 500]);
    expect(drawn({ mostInstalments: 3 })).toEqual([500]);
  });

  it('costs no more, all-in, than the cap of its own day, and what was agreed', () => {
    expect(drawn({ cap_ppm: 190_000 })).toEqual([]);
    expect(drawn({ rate_ppm: 144_000 })).toEqual([]);
    expect(drawdownMenu(menu, { ...all, cap_ppm: 200_000 }, { pack: cn, today })).toMatchObject([
      { cap_ppm: 200_000 },
      { cap_ppm: 200_000 },
      { cap_ppm: 200_000 },
    ]);
  });
});
