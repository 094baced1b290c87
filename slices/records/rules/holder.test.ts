import { describe, expect, it } from 'vitest';
import { holderByName, holderOfCalls } from './holder.ts';

const applicant = { name: '张三丰', phone: '+8613800001234' };

describe('whose call list it is', () => {
  it.each([
    ['13800001234', 'applicant'],
    ['+86 138 0000 1234', 'applicant'],
    ['138****1234', 'applicant'],
    ['13800001235', 'other'],
    ['138****9999', 'other'],
    ['86138000012345', 'other'],
  ])('follows from the number in its heading: %s is the %s', (number, holder) => {
    // A relative may have registered the card: the number decides.
    expect(holderOfCalls({ name: '李四', number }, applicant)).toBe(holder);
  });

  it('follows from the name where no number, or too little of one, is shown', () => {
    expect(holderOfCalls({ name: '张三丰', number: null }, applicant)).toBe('applicant');
    expect(holderOfCalls({ name: '李四', number: '1*********4' }, applicant)).toBe('other');
  });

  it('is unknown when the heading names nobody', () => {
    expect(holderOfCalls({ name: null, number: null }, applicant)).toBe('unknown');
  });
});

describe('whose statement it is', () => {
  it.each([
    ['张三丰', '张三丰', 'applicant'],
    ['张*丰', '张三丰', 'applicant'],
    ['**丰', '张三丰', 'applicant'],
    ['***', '张三丰', 'other'],
    ['李*丰', '张三丰', 'other'],
    ['张三', '张三丰', 'other'],
    ['阿卜杜拉·买买提', '阿卜杜拉.买买提', 'applicant'],
    ['Otieno Wanjiru', 'wanjiru  OTIENO', 'applicant'],
    ['晚风', '张三丰', 'other'],
  ])('compares %s with the declared %s', (shown, declared, holder) => {
    expect(holderByName(shown, declared)).toBe(holder);
  });

  it('is unknown without a name on either side', () => {
    expect(holderByName(null, '张三丰')).toBe('unknown');
    expect(holderByName('张三丰', null)).toBe('unknown');
  });
});
