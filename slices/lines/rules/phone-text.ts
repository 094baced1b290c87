import { err, type NumberingPlan, ok, parsePhoneNumber, type PhoneNumber, type Result } from '@lendline/kernel';

/** Reads a phone number in national or international form. Full-width digits, spaces and dashes are what people type. */
export function readPhone(text: string, country: string, plan: NumberingPlan): Result<PhoneNumber, 'not-readable'> {
  const e164 = plan(text.normalize('NFKC'), country);
  const phone = e164 === null ? null : parsePhoneNumber(e164);
  return phone?.ok ? ok(phone.value) : err('not-readable');
}
