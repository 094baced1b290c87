import { err, ok, type Result } from '@lendline/kernel';

export interface Identity {
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: Temporal.PlainDate | null;
}

export type IdentityFault = 'name' | 'id-number' | 'birth-date-needed' | 'birth-date';

/** What a person typed. */
export interface TypedIdentity {
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate?: string;
}

/** Reads what a person typed by the rules of their country. */
export function readIdentity(
  country: string,
  typed: TypedIdentity,
  today: Temporal.PlainDate,
): Result<Identity, IdentityFault> {
  const name = typed.name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  if (!/^[\p{L}\p{M}][\p{L}\p{M} .·'’-]{1,79}$/u.test(name)) return err('name');
  const idNumber = typed.idNumber.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  if (country === 'CN') return readChineseId(name, idNumber);
  if (!/^[A-Z0-9]{5,20}$/.test(idNumber)) return err('id-number');
  if (typed.birthDate === undefined) return err('birth-date-needed');
  const birthDate = Temporal.PlainDate.from(typed.birthDate);
  const age = ageOn(birthDate, today);
  return age >= 0 && age < oldest_years ? ok({ name, idNumber, birthDate }) : err('birth-date');
}

const oldest_years = 120;

// GB 11643-1999, citizen identification number: 17 digits and an ISO 7064 MOD 11-2 check character.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

function readChineseId(name: string, idNumber: string): Result<Identity, IdentityFault> {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return err('id-number');
  const sum = weights.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  if (checkCharacters[sum % 11] !== idNumber[17]) return err('id-number');
  const birthDate = readDay(idNumber.slice(6, 14));
  return birthDate ? ok({ name, idNumber, birthDate }) : err('id-number');
}

function readDay(digits: string): Temporal.PlainDate | null {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  try {
    return Temporal.PlainDate.from({ year: year!, month: month!, day: day! }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

export function ageOn(birthDate: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return birthDate.until(today, { largestUnit: 'years' }).years;
}

/** `王小明` -> `王**`, `Jane Wanjiku` -> `J*** W******`: enough to recognise, too little to know. */
export function maskName(name: string): string {
  return name
    .split(' ')
    .map((word) => [...word])
    .map((letters) => `${letters[0] ?? ''}${'*'.repeat(Math.max(1, letters.length - 1))}`)
    .join(' ');
}

export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 1)}${'*'.repeat(Math.max(3, idNumber.length - 3))}${idNumber.slice(-2)}`;
}
