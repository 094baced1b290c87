import { describe, expect, it } from 'vitest';
import { maskPersonName, sameIdNumber, sameName } from './person-name.ts';

describe('a person who is named by another', () => {
  it('is the same however the name was typed, and another where a letter differs', () => {
    expect(sameName(' Jane  Wanjiku', 'JANE WANJIKU ')).toBe(true);
    expect(sameName('王小明', '王小朋')).toBe(false);
  });

  it('has the same id number in full-width letters and with blanks, and another where a digit differs', () => {
    expect(sameIdNumber('11010519491231002x', '１１０１０５ 19491231 002X')).toBe(true);
    expect(sameIdNumber('11010519491231002X', '110105194912310021')).toBe(false);
  });

  it('is shown so that they are recognised and not known', () => {
    expect([maskPersonName('王小明'), maskPersonName('王')]).toEqual(['王**', '王*']);
  });
});
