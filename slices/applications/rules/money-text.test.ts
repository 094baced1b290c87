import { describe, expect, it } from 'vitest';
import { digitsOf, moneyText, percentText } from './money-text.ts';

describe('figures in documents', () => {
  it('group thousands and keep every cent', () => {
    expect(moneyText({ amount: '123456789', currency: 'CNY' })).toBe('CNY 1,234,567.89');
    expect(digitsOf({ amount: '5', currency: 'KES' })).toBe('0.05');
    expect(digitsOf({ amount: '1200', currency: 'JPY' })).toBe('1,200');
  });

  it('never show a rate lower than it is', () => {
    expect([108_000, 113_510, 113_501, 99_999].map(percentText)).toEqual(['10.80%', '11.36%', '11.36%', '10.00%']);
  });
});
