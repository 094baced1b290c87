import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Consent } from '../contract.ts';
import { consentsOfLine } from '../store/consents.ts';
import type { ConsentsParts } from './parts.ts';

/** Every consent a line ever gave, newest first. */
export async function listConsents(
  parts: ConsentsParts,
  context: Context,
  line: LineId,
): Promise<Result<{ consents: readonly Consent[] }, Problem>> {
  const consents = await parts.database.transaction(context, (tx) => consentsOfLine(tx, line), { readOnly: true });
  return ok({ consents });
}
