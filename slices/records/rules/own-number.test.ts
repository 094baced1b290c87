import { publishedPlan } from '@lendline/platform';
import { describe, expect, it } from 'vitest';
import { ownNumberIn } from './own-number.ts';

const own = { phone: '+254712000001', country: 'KE', plan: publishedPlan };

describe('the own number in a file of both sides', () => {
  it.each(['+254712000001', '254712000001', '0712000001', '0712 000 001'])('is found as %s', (written) => {
    const row = `call,${written},254733000001,2026-06-01 10:00:01,60`;
    expect(ownNumberIn(row, own)).toBe(written);
    expect(ownNumberIn(`{"debitParty": [{"key": "msisdn", "value": "${written}"}]}`, own)).toBe(written);
  });

  it('is not part of a longer one, of a time or of an id', () => {
    const text = 'call,9925471200000199,2547120000019,2026-07-12 00:00:01,a0712000001,0712000001b';
    expect(ownNumberIn(text, own)).toBeUndefined();
  });
});
