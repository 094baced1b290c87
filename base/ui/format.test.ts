import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatDay, formatInstant, formatMoney, formatRate } from './format.ts';

describe('money', () => {
  it.each([
    ['200050', 'CNY', '¥2,000.50'],
    ['0', 'CNY', '¥0.00'],
    ['5', 'CNY', '¥0.05'],
    ['-5', 'CNY', '−¥0.05'],
    ['-123456789', 'KES', '−KSh 1,234,567.89'],
    ['100000', 'JPY', '¥100,000'],
    ['7', 'JPY', '¥7'],
    ['999999999999999999', 'USD', '$9,999,999,999,999,999.99'],
  ] as const)('%s of %s reads %s', (amount, currency, text) => {
    expect(formatMoney({ amount, currency })).toBe(text);
  });

  it('loses the zeros of whole amounts when it is to be short, and only those', () => {
    expect(formatMoney({ amount: '200000', currency: 'CNY' }, { short: true })).toBe('¥2,000');
    expect(formatMoney({ amount: '200050', currency: 'CNY' }, { short: true })).toBe('¥2,000.50');
  });

  it('never loses a cent, whatever its size', () => {
    const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(amount, (minor) => {
        const text = formatMoney({ amount: minor.toString(), currency: 'EUR' });
        expect(BigInt(text.replace('−', '-').replaceAll(/[^\d-]/g, ''))).toBe(minor);
        expect(text).toMatch(/^−?€\d{1,3}(,\d{3})*\.\d\d$/);
      }),
    );
  });
});

describe('a rate', () => {
  it.each([
    [182_500, undefined, '18.25%'],
    [240_000, undefined, '24.00%'],
    [0, undefined, '0.00%'],
    [10_050, undefined, '1.01%'],
    [10_049, undefined, '1.00%'],
    [5_500, 1, '0.6%'],
    [182_512, 4, '18.2512%'],
    [999_999, 0, '100%'],
    [-182_500, undefined, '−18.25%'],
    [-10, undefined, '0.00%'],
  ])('of %d ppm with %s decimals reads %s', (rate_ppm, decimals, text) => {
    expect(formatRate(rate_ppm, decimals)).toBe(text);
  });

  it('is rounded half up, exactly, as whole numbers are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), (rate_ppm) => {
        const hundredths = (BigInt(rate_ppm) + 50n) / 100n;
        expect(formatRate(rate_ppm)).toBe(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`);
      }),
    );
  });
});

describe('a day', () => {
  it('reads as in the reader’s language', () => {
    expect(formatDay('2026-03-05', 'zh-CN')).toBe('2026年3月5日');
    expect(formatDay('2026-03-05', 'en')).toBe('5 Mar 2026');
  });

  it('is the same day wherever the reader is', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Cairo', 'America/Santiago', 'UTC']) {
        process.env['TZ'] = zone;
        // Santiago and Cairo begin some of these days at one in the morning.
        const days = ['2026-09-06', '2026-04-24', '2026-01-01', '2028-02-29'];
        expect(days.map((day) => formatDay(day, 'zh-CN'))).toEqual([
          '2026年9月6日',
          '2026年4月24日',
          '2026年1月1日',
          '2028年2月29日',
        ]);
      }
    } finally {
      process.env['TZ'] = before;
    }
  });

  it('of an instant is the reader’s, and so is its time', () => {
    const before = process.env['TZ'];
    try {
      process.env['TZ'] = 'Asia/Shanghai';
      expect(formatDay('2026-03-05T20:00:00Z', 'en')).toBe('6 Mar 2026');
      expect(formatInstant('2026-03-05T20:05:00Z', 'en')).toBe('6 Mar 2026, 04:05');
      expect(formatInstant('2026-03-05T20:05:00Z', 'zh-CN')).toBe('2026年3月6日 04:05');
    } finally {
      process.env['TZ'] = before;
    }
  });
});

it('a count is grouped by thousands in both languages', () => {
  expect([formatCount(1_234_567, 'zh-CN'), formatCount(1_234_567, 'en')]).toEqual(['1,234,567', '1,234,567']);
});
