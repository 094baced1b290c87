import { cn } from '@lendline/strategy';
import { describe, expect, it } from 'vitest';
import { guarantorMissing } from './guarantor-missing.ts';

const trader = { segment: 'trader', product: 'credit-line' } as const;
const strict = { trader: { ...cn.trader, guarantorFor: ['credit-line'] } } as const;

describe('what of a guarantor an application lacks', () => {
  it('is one at all where the pack lends the product only with a guarantor', () => {
    expect(guarantorMissing(strict, trader, undefined)).toBe('applications.guarantor-needed');
    expect(guarantorMissing(strict, trader, { state: 'agreed' })).toBeNull();
  });

  it('is nothing where the pack leaves it to the borrower, for people, for another product and for a drawdown', () => {
    expect(guarantorMissing(cn, trader, undefined)).toBeNull();
    expect(guarantorMissing(strict, { segment: 'new', product: 'loan' }, undefined)).toBeNull();
    expect(guarantorMissing(strict, { ...trader, product: 'loan' }, undefined)).toBeNull();
    expect(guarantorMissing(strict, { ...trader, product: 'drawdown' }, undefined)).toBeNull();
  });

  it('is the word of the one who was named, wherever', () => {
    expect(guarantorMissing(cn, trader, { state: 'asked' })).toBe('applications.guarantor-not-agreed');
  });
});
