import type { Context, Locale, Problem, Result } from '@lendline/kernel';
import type { Challenge } from '../contract.ts';
import { problem } from '../problems.ts';
import { readPhone } from '../rules/phone-text.ts';
import type { LinesParts } from './parts.ts';
import { sendCode } from './send-code.ts';

export interface StartChallenge {
  readonly phone: string;
  readonly country: string;
  readonly locale: Locale;
}

/** Sends the code that a person signs in with. */
export async function startChallenge(
  parts: LinesParts,
  context: Context,
  { phone: typed, country, locale }: StartChallenge,
): Promise<Result<Challenge, Problem>> {
  const phone = readPhone(typed, country, parts.plan);
  if (!phone.ok) return problem('lines.phone-not-readable');
  return sendCode(parts, context, {
    phone: phone.value,
    country,
    purpose: 'sign-in',
    locale,
    line: null,
    subject: null,
  });
}
