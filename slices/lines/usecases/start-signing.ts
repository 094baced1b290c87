import type { Context, Locale, Problem, Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { Challenge, LineId } from '../contract.ts';
import { findLine, openPhone } from '../store/lines.ts';
import type { LinesParts } from './parts.ts';
import { sendCode } from './send-code.ts';

export interface StartSigning {
  readonly lineId: LineId;
  readonly subject: string;
  readonly locale: Locale;
}

/** Sends the code that signs one document; `subject` is its hash, which the signature is bound to. */
export async function startSigning(
  parts: LinesParts,
  context: Context,
  { lineId, subject, locale }: StartSigning,
): Promise<Result<Challenge, Problem>> {
  const line = await parts.database.transaction(context, (tx) => findLine(tx, lineId), { readOnly: true });
  if (!line || line.ended_at) return notFound();
  const phone = await openPhone(parts.crypto, line);
  return sendCode(parts, context, {
    phone,
    country: line.country,
    purpose: 'sign-agreement',
    locale,
    line: lineId,
    subject,
  });
}
