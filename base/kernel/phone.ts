import { err, ok, type Result } from './result.ts';

declare const phoneBrand: unique symbol;

/** A phone number in E.164 (ITU-T E.164: `+`, country code, at most 15 digits). Personal data: never in a log, URL or id. */
export type PhoneNumber = string & { readonly [phoneBrand]: true };

/**
 * Turns a number as people of a country (ISO 3166, `CN`) write it into E.164; null where it is no subscriber's number.
 * Given by the composition, because the plans are a library's data: `publishedPlan` of the platform.
 */
export type NumberingPlan = (text: string, country: string) => string | null;

/** Accepts E.164 only; national forms are read by the `lines` slice, which knows the country. */
export function parsePhoneNumber(text: string): Result<PhoneNumber, 'not-e164'> {
  return /^\+[1-9]\d{6,14}$/.test(text) ? ok(text as PhoneNumber) : err('not-e164');
}

/** `+8613800001234` -> `+86138****1234`: enough to recognise one's own number, too little to call another's. */
export function maskPhoneNumber(phone: PhoneNumber): string {
  return `${phone.slice(0, Math.max(1, phone.length - 8))}****${phone.slice(-4)}`;
}
