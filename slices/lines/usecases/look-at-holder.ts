import { type Context, type Problem, type Result } from '@lendline/kernel';
import type { LineCheck, LineId } from '../contract.ts';
import { problem } from '../problems.ts';
import { type Holder, holderAfter, mayHaveChangedHands } from '../rules/holder.ts';
import { insertChecks } from '../store/line-checks.ts';
import { lineOfNumber } from '../store/lines.ts';
import { ask, subjectOf } from './check-line.ts';
import type { LinesParts } from './parts.ts';

export interface Looked {
  readonly lineId: LineId;
  readonly holder: Holder;
  /** What the operator said of the number. */
  readonly check: LineCheck;
}

/**
 * Has the operator say whether a number that is a line already has changed hands since the line began, before anybody is let
 * into it: a right code proves who holds the number, not that they are who held it. Null where nobody has to be asked.
 */
export async function lookAtHolder(parts: LinesParts, context: Context, index: string): Promise<Looked | null> {
  const line = await parts.database.transaction(context, (tx) => lineOfNumber(tx, index), { readOnly: true });
  if (!line || !mayHaveChangedHands(line, context.now())) return null;
  const subject = await subjectOf(parts, context, { line, identity: undefined });
  const check = await ask(parts, 'number-recycling', subject);
  return { lineId: line.id as LineId, holder: holderAfter(line, check, context.now()), check };
}

/** Lets nobody into a line while it is not known whose the number is. */
export async function refuseUntold(
  parts: LinesParts,
  context: Context,
  { lineId, check }: Looked,
): Promise<Result<never, Problem>> {
  await parts.database.transaction(context, async (tx) => {
    await insertChecks(tx, lineId, [check]);
    await tx.audit({ action: 'sign-in', subject: lineId, outcome: 'refused', reason: 'holder-untold' });
  });
  return problem('lines.holder-untold');
}
