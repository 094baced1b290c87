import { assert, parsePhoneNumber, type PhoneNumber } from '@lendline/kernel';
import type { Country } from './person.ts';

/**
 * Ranges that no carrier has, so that no message of a test can reach a stranger. China: prefix 154 is not among
 * those the ministry (MIIT) has assigned. Kenya: mobile numbers start with 7 or with 10, 11 and 12; 16 is not
 * assigned. libphonenumber calls both possible, and neither valid: read them with `isPossible`.
 */
const ranges = {
  cn: { people: 15_400_000_000, others: 15_450_000_000, prefix: '+86', size: 10_000_000, othersSize: 50_000_000 },
  ke: { people: 160_000_000, others: 165_000_000, prefix: '+254', size: 5_000_000, othersSize: 5_000_000 },
} as const;

/** The number of an inhabitant. */
export function phoneOf(country: Country, index: number): PhoneNumber {
  const range = ranges[country];
  assert(Number.isSafeInteger(index) && index >= 0 && index < range.size, `an index is below ${range.size}`);
  return e164(range.prefix, range.people + index);
}

/** The number of somebody whom inhabitants call and who is no inhabitant; `which` is reduced to the range. */
export function outsidePhone(country: Country, which: number): PhoneNumber {
  const range = ranges[country];
  return e164(range.prefix, range.others + (which % range.othersSize));
}

/** Index of the inhabitant that a number of this country's range belongs to, or undefined. */
export function indexOf(country: Country, phone: PhoneNumber): number | undefined {
  const range = ranges[country];
  if (!phone.startsWith(range.prefix)) return undefined;
  const index = Number(phone.slice(range.prefix.length)) - range.people;
  return index >= 0 && index < range.size ? index : undefined;
}

function e164(prefix: string, national: number): PhoneNumber {
  const parsed = parsePhoneNumber(prefix + String(national));
  assert(parsed.ok, 'the ranges above are E.164');
  return parsed.value;
}
