import { createHash } from 'node:crypto';

/**
 * An id of ours as bank messages carry it: `PAYMENT-01K9...`, 35 characters at most of the set that every bank takes
 * (ISO 20022 Max35Text; the SWIFT character set x has no underscore).
 */
export function bankId(id: string): string {
  const text = id.replaceAll('_', '-').toUpperCase();
  return text.length <= 35 ? text : createHash('sha256').update(id).digest('hex').slice(0, 35).toUpperCase();
}

/** Our payment behind an end-to-end id, whatever a bank made of its case; `null` when it is none of ours. */
export function paymentIdIn(endToEndId: string | null): string | null {
  const text = (endToEndId ?? '').trim().toLowerCase().replaceAll('-', '_');
  return /^payment_[0-9a-hjkmnp-tv-z]{26}$/.test(text) ? text : null;
}

// SWIFT character set x, as the usage guidelines of banks ask for it in names and remittance texts.
const outsideLatin = /[^A-Za-z0-9/\-?:().,'+ ]/g;

/** Our batch behind a message id; `null` when it is none of ours. */
export function batchIdIn(messageId: string): string | null {
  const text = messageId.trim().toLowerCase().replaceAll('-', '_');
  return /^batch_[0-9a-hjkmnp-tv-z]{26}$/.test(text) ? text : null;
}

/**
 * A text as a bank takes it: `latin` leaves accents out and puts a dot for what remains; `any` keeps every letter and
 * only drops what XML cannot hold. Cut to a number of characters.
 */
export function bankText(text: string, { characters, most }: { characters: 'latin' | 'any'; most: number }): string {
  const plain = text
    // oxlint-disable-next-line no-control-regex -- control characters are what XML 1.0 cannot hold
    .replaceAll(/[\u0000-\u001F\u007F\uFFFE\uFFFF]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const kept =
    characters === 'any' ? plain : plain.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(outsideLatin, '.');
  return [...kept].slice(0, most).join('').trim();
}

/** Whether bank messages can name an account so (ISO 20022 Max34Text): money can be sent to it. */
export function isBankAccount(account: string): boolean {
  const { length } = [...account.replaceAll(' ', '')];
  return length > 0 && length <= 34;
}
