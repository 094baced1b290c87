import { assert } from '@lendline/kernel';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';

/** Check digit of the first 17 digits of a Chinese identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigit(first17: string): string {
  assert(/^\d{17}$/.test(first17), 'the check digit is over 17 digits');
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkDigits[sum % 11]!;
}

/**
 * An identity number that belongs to nobody. China: region 99xxxx (no province has code 99), birth date, sequence,
 * check digit. Kenya: eight digits from 90,000,000 up, twice as high as any number issued. Different for each index
 * below ten million.
 */
export function madeUpIdNumber(country: 'cn' | 'ke', index: number, birthDate: Temporal.PlainDate): string {
  assert(Number.isSafeInteger(index) && index >= 0 && index < 10_000_000, 'ten million people at most');
  if (country === 'ke') return String(90_000_000 + index);
  const region = `99${String(Math.floor(index / 1000)).padStart(4, '0')}`;
  const first17 = region + birthDate.toString().replaceAll('-', '') + String(index % 1000).padStart(3, '0');
  return first17 + checkDigit(first17);
}

/** Whose number it is if it was made by `madeUpIdNumber`; undefined for any other text. */
export function indexOfIdNumber(country: 'cn' | 'ke', idNumber: string): number | undefined {
  if (country === 'ke') return /^9\d{7}$/.test(idNumber) ? Number(idNumber) - 90_000_000 : undefined;
  const parts = /^99(\d{4})\d{8}(\d{3})[\dX]$/.exec(idNumber);
  return parts ? Number(parts[1]) * 1000 + Number(parts[2]) : undefined;
}
