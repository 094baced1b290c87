import { describe, expect, it } from 'vitest';
import { idFault, tidyIdNumber } from './id-number.ts';

// Made up, with a right check character by GB 11643-1999.
const right = '110101199001011237';

describe('help with an id number', () => {
  it('finds nothing wrong with a right one, however it is typed', () => {
    expect(idFault(right, 'CN')).toBeNull();
    expect(idFault('１１０１０１ 19900101-1237', 'CN')).toBeNull();
  });

  it('takes a small x for the check character that it is', () => {
    expect(tidyIdNumber('11010119900101004x')).toBe('11010119900101004X');
    expect(idFault('11010119900101004x', 'CN')).toBe(idFault('11010119900101004X', 'CN'));
  });

  it('sees any single wrong digit', () => {
    const slips = Array.from(
      right,
      (digit, place) => right.slice(0, place) + String((Number(digit) + 1) % 10) + right.slice(place + 1),
    );
    expect(slips.filter((slip) => idFault(slip, 'CN') !== 'check')).toEqual([]);
  });

  it('says what is wrong: too short, or signs that do not belong', () => {
    expect(idFault('1101011990', 'CN')).toBe('length');
    expect(idFault('11010119900101A237', 'CN')).toBe('characters');
  });

  it('asks of other countries only what all their numbers share', () => {
    expect(idFault('23456789', 'KE')).toBeNull();
    expect(idFault('234', 'KE')).toBe('length');
    expect(idFault('2345_678', 'KE')).toBe('characters');
  });
});
