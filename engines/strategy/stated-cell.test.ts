import { money, type RatePpm } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import type { MenuCell } from './decision.ts';
import type { Pack } from './pack.ts';
import { cn } from './packs/cn.ts';
import { ke } from './packs/ke.ts';
import { stateCell } from './stated-cell.ts';

const priced = (pack: Pack, price: { rate_ppm: RatePpm } | { fee_ppm: RatePpm }, due: readonly bigint[]): MenuCell => ({
  amount: money(100_000n, pack.currency),
  instalments: due.length,
  price,
  pd_ppm: 45_000,
  breakEven_ppm: 209_000,
  cap_ppm: 240_000,
  apr: { nominal_ppm: 180_000, effective_ppm: 195_618 },
  due: due.map((amount) => money(amount, pack.currency)),
  lawful: true,
  serves: true,
  expectedResult: money(-500n, pack.currency),
  withinLossBudget: true,
  offered: true,
});

describe('a cell of the menu as others are told of it', () => {
  it('has a yearly rate and monthly instalments in China', () => {
    const cell = stateCell(priced(cn, { rate_ppm: 180_000 }, [34_338n, 34_338n, 34_339n]), cn, cn.products[0]!);
    expect(cell).toMatchObject({
      amount: { amount: '100000', currency: 'CNY' },
      instalments: 3,
      every: { count: 1, unit: 'months' },
      rate_ppm: 180_000,
      fee_ppm: 0,
      duty_ppm: 0,
      pd: 0.045,
      instalment: { amount: '34338', currency: 'CNY' },
      lastInstalment: { amount: '34339', currency: 'CNY' },
      totalRepayable: { amount: '103015', currency: 'CNY' },
    });
  });

  it('has a fee with its duty and one payment after thirty days in Kenya', () => {
    const cell = stateCell(priced(ke, { fee_ppm: 110_000 }, [113_200n]), ke, ke.products[0]!);
    expect(cell).toMatchObject({
      instalments: 1,
      every: { count: 30, unit: 'days' },
      rate_ppm: 0,
      fee_ppm: 110_000,
      duty_ppm: 200_000,
      instalment: { amount: '113200', currency: 'KES' },
      lastInstalment: { amount: '113200', currency: 'KES' },
      totalRepayable: { amount: '113200', currency: 'KES' },
    });
  });
});
