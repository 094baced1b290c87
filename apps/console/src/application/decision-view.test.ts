import { describe, expect, it } from 'vitest';
import { cellView } from './decision-view.ts';

const money = (amount: string) => ({ amount, currency: 'CNY' }) as const;
const cell = {
  amount: money('200000'),
  instalments: 6,
  every: { count: 1, unit: 'months' },
  rate_ppm: 180_000,
  fee_ppm: 0,
  duty_ppm: 0,
  pd: 0.0431,
  breakEven_ppm: 151_000,
  cap_ppm: 240_000,
  apr: { nominal_ppm: 180_200, effective_ppm: 195_800 },
  instalment: money('35105'),
  lastInstalment: money('35105'),
  totalRepayable: money('210630'),
} as const;

describe('a cell of the menu', () => {
  it('shows the larger of the two annual rates, for that is what the cap is compared with', () => {
    expect(cellView(cell).apr).toBe('19.58%');
    expect(cellView({ ...cell, apr: { nominal_ppm: 200_000, effective_ppm: 190_000 } }).apr).toBe('20.00%');
  });

  it('counts the duty into a price that is a fee', () => {
    expect(cellView({ ...cell, rate_ppm: 0, fee_ppm: 60_000, duty_ppm: 12_000 }).price).toBe('7.20%');
  });

  it('says when its price does not cover the expected loss', () => {
    expect(cellView(cell).belowBreakEven).toBe(false);
    expect(cellView({ ...cell, breakEven_ppm: 180_001 }).belowBreakEven).toBe(true);
  });
});
