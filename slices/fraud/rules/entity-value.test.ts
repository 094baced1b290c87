import { publishedPlan } from '@lendline/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntityValue } from './entity-value.ts';

const place = { plan: publishedPlan, country: 'CN' };
const read = (kind: Parameters<typeof readEntityValue>[0], text: string) => {
  const answer = readEntityValue(kind, text, place);
  return answer.ok ? answer.value : answer.error;
};

describe('a value that staff type', () => {
  it('is the same entity in whatever form it is written', () => {
    expect(read('number', '１３９ 0000-1234')).toEqual({ value: '+8613900001234', masked: '+86139****1234' });
    expect(read('number', '+86 139 0000 1234')).toEqual(read('number', '13900001234'));
    expect(read('id', ' 11010119900101001x ')).toEqual({ value: '11010119900101001X', masked: '****001X' });
    expect(read('account', '6222-0000 0000 0001')).toEqual(read('account', '6222000000000001'));
    expect(read('address', 'No. 8, Made-up Road')).toEqual(read('address', 'no 8 made up road'));
  });

  it('is refused where it can be no such thing', () => {
    expect(read('number', '12')).toBe('not-readable');
    expect(read('borrower', 'somebody')).toBe('not-readable');
    expect(read('address', '- - -')).toBe('not-readable');
    expect(read('id', '12')).toBe('not-readable');
  });

  it('never shows more than its last four characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{6,20}$/), (text) => {
        const value = read('account', text);
        expect(typeof value === 'object' && value.masked.replaceAll('*', '').length <= 4).toBe(true);
      }),
    );
  });
});
