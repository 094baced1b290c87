import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oldestFirst } from './allocation.ts';
import { allocationInWords, lateFeeInWords } from './servicing-words.ts';
import { arbitraryAllocation } from './test/arbitrary-allocation.ts';

describe('where a payment goes, in words', () => {
  it('names the order of every component', () => {
    expect(allocationInWords(oldestFirst)).toEqual({
      'zh-CN': '还款先用于最早一期，每期内依次用于违约金、费用、利息、本金。',
      en: 'A payment goes to the oldest instalment first and in it to penalties, then fees, then interest, then principal.',
    });
  });

  it('says of two that differ different things, in both languages', () => {
    fc.assert(
      fc.property(arbitraryAllocation, arbitraryAllocation, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        for (const locale of ['zh-CN', 'en'] as const)
          expect(allocationInWords(one)[locale]).not.toBe(allocationInWords(other)[locale]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what paying late costs, in words', () => {
  it('states days, share and the cap, or that there is nothing to pay', () => {
    const { en, 'zh-CN': zh } = lateFeeInWords({ share_ppm: 25_000, from_dpd: 5 });
    expect(en).toContain('5 days after its due date costs 2.5%');
    expect(zh).toContain('逾期满 5 天');
    expect(zh).toContain('2.5%');
    expect(lateFeeInWords(null).en).toBe('Nothing is charged for paying late.');
  });
});
