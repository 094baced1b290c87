import type { Locale, Problem, Result } from '@lendline/kernel';
import type { Challenge } from '@lendline/lines/contract';
import { attempt } from '../api/attempt.ts';
import { lines } from '../api/lines.ts';
import { sentNow } from '../one-time-code/waits.ts';
import { keepSentCode, type PhoneDraft } from './phone-draft.ts';

/** Has a code sent to a number, and keeps the challenge so that a reload still knows it. */
export async function sendCode(draft: PhoneDraft, locale: Locale): Promise<Result<Challenge, Problem>> {
  const input = { ...draft, locale };
  const result = await attempt({ name: 'send-code', input }, (options) => lines.startChallenge(input, options));
  if (result.ok) keepSentCode(sentNow(result.value, Date.now()));
  return result;
}
