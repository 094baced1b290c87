import { randomUUID } from 'node:crypto';
import type { FeedRefusal, FeedSilence } from '../feed-connector.ts';
import type { JsonAnswer } from '../json-calls.ts';
import { listOf, objectOf, textOf } from '../json-fields.ts';

export const apiRoot = '/v1';

/** What goes with every question: a name of its own, and the person's consent at the bank where there is one. */
export function headersOf(permit: string | null): Readonly<Record<string, string>> {
  return { 'x-request-id': randomUUID(), ...(permit === null ? {} : { 'consent-id': permit }) };
}

/** Codes of `tppMessages` that say for sure that asking again is of no use. */
const refusals: Readonly<Record<string, FeedRefusal>> = {
  CONSENT_INVALID: 'not-authorised',
  CONSENT_EXPIRED: 'not-authorised',
  CONSENT_UNKNOWN: 'not-authorised',
  PSU_CREDENTIALS_INVALID: 'no-such-account',
  RESOURCE_UNKNOWN: 'no-such-account',
};

export function noAnswer(
  answer: Exclude<JsonAnswer, { kind: 'answer' }>,
):
  | { readonly kind: 'refused'; readonly because: FeedRefusal }
  | { readonly kind: 'unknown'; readonly because: FeedSilence } {
  if (answer.kind === 'silence') return { kind: 'unknown', because: answer.because };
  const messages = listOf(objectOf(answer.body)?.['tppMessages']) ?? [];
  const codes = messages.map((message) => textOf(objectOf(message)?.['code']) ?? '');
  const because = codes.map((code) => refusals[code]).find((reason) => reason !== undefined);
  return because ? { kind: 'refused', because } : { kind: 'unknown', because: 'provider-error' };
}
