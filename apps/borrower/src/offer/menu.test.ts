import type { MenuCell } from '@lendline/decisions/contract';
import { describe, expect, it } from 'vitest';
import { allInRate, amountsOf, cellFor, firstCell, termsOf } from './menu.ts';
import { readUntil_ms } from './reading-time.ts';

function cellOf(yuan: number, instalments: number): MenuCell {
  const wire = (amount: number) => ({ amount: String(amount * 100), currency: 'CNY' }) as const;
  return {
    amount: wire(yuan),
    instalments,
    every: { count: 1, unit: 'months' },
    rate_ppm: 180_000,
    fee_ppm: 0,
    duty_ppm: 0,
    pd: 0.04,
    breakEven_ppm: 0,
    cap_ppm: 240_000,
    apr: { nominal_ppm: 180_000, effective_ppm: 195_600 },
    instalment: wire(yuan / instalments),
    lastInstalment: wire(yuan / instalments),
    totalRepayable: wire(yuan + instalments * 10),
  };
}

const menu = [cellOf(2000, 6), cellOf(500, 3), cellOf(2000, 3), cellOf(10_000, 12), cellOf(500, 6)];

describe('the menu of an offer', () => {
  it('orders amounts by their worth and not by their digits', () => {
    expect(amountsOf(menu).map(({ amount }) => amount)).toEqual(['50000', '200000', '1000000']);
  });

  it('begins at the amount wished, or the next below it, over the cheapest term', () => {
    const begin = (yuan: number | null) =>
      firstCell(menu, yuan === null ? null : { amount: String(yuan * 100), currency: 'CNY' });
    expect(begin(2000)).toMatchObject({ amount: { amount: '200000' }, instalments: 3 });
    expect(begin(3000)).toMatchObject({ amount: { amount: '200000' } });
    expect(begin(100)).toMatchObject({ amount: { amount: '50000' } });
    expect(begin(null)).toMatchObject({ amount: { amount: '1000000' } });
    expect(firstCell([], null)).toBeNull();
  });

  it('keeps the term when the amount changes, where there is one', () => {
    const [, six] = termsOf(menu, cellOf(2000, 6).amount);
    expect(cellFor(menu, cellOf(500, 3).amount, six!).instalments).toBe(6);
    expect(cellFor(menu, cellOf(10_000, 12).amount, six!).instalments).toBe(12);
  });

  it('shows the larger of the nominal and the effective rate', () => {
    expect(allInRate({ nominal_ppm: 180_000, effective_ppm: 195_600 })).toBe(195_600);
    expect(allInRate({ nominal_ppm: 300_000, effective_ppm: 195_600 })).toBe(300_000);
  });
});

describe('the reading time of the cost statement', () => {
  const now_ms = Date.parse('2026-03-01T10:00:00Z');
  const opened = (openedAt: string, justOpened = false) =>
    readUntil_ms({ openedAt, readingSeconds: 10 }, { justOpened, now_ms }) - now_ms;

  it('is whole for a statement that was just opened, however wrong the clock of the phone is', () => {
    expect(opened('2026-03-01T07:00:00Z', true)).toBe(10_000);
    expect(opened('2026-03-09T10:00:00Z', true)).toBe(10_000);
  });

  it('is what is left of it when the sheet was opened before', () => {
    expect(opened('2026-03-01T09:59:56Z')).toBe(6000);
    expect(opened('2026-03-01T09:00:00Z')).toBeLessThanOrEqual(0);
  });

  it('is never longer than the law asks', () => {
    expect(opened('2026-03-09T10:00:00Z')).toBe(10_000);
  });
});
