import { err, ok, type Result } from './result.ts';

declare const phoneBrand: unique symbol;

/** A phone number in E.164 (ITU-T E.164: `+`, country code, at most 15 digits). Personal data: never in a log, URL or id. */
export type PhoneNumber = string & { readonly [phoneBrand]: true };

/** Accepts E.164 only; national forms are read by the `lines` slice, which knows the country. */
export function parsePhoneNumber(text: string): Result<PhoneNumber, 'not-e164'> {
  return /^\+[1-9]\d{6,14}$/.test(text) ? ok(text as PhoneNumber) : err('not-e164');
}

/** `+8613800001234` -> `+86138****1234`: enough to recognise one's own number, too little to call another's. */
export function maskPhoneNumber(phone: PhoneNumber): string {
  return `${phone.slice(0, Math.max(1, phone.length - 8))}****${phone.slice(-4)}`;
}
