import { describe, expect, it } from 'vitest';
import { publishedPlan } from './numbering-plan.ts';

describe('the published numbering plans', () => {
  it.each([
    ['139 0000 0001', 'CN'],
    ['+86 139-0000-0001', 'CN'],
    ['0086 13900000001', 'CN'],
    ['+8613900000001', 'KE'],
  ])('read %s, written in %s, as one subscriber', (text, country) => {
    expect(publishedPlan(text, country)).toBe('+8613900000001');
  });

  it('read the trunk prefix of a country as its own', () => {
    expect(publishedPlan('0712 000 001', 'KE')).toBe('+254712000001');
  });

  it.each(['10086', 'my mother', '', '139'])('take %j for no subscriber', (text) => {
    expect(publishedPlan(text, 'CN')).toBeNull();
  });
});
