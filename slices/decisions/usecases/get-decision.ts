import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound } from '@lendline/platform';
import type { Decision, DecisionForBorrower, DecisionId } from '../contract.ts';
import { forBorrower } from '../rules/decision-answer.ts';
import { decisionsOfLine, findDecision } from '../store/decisions.ts';
import type { DecisionsParts } from './parts.ts';

export async function getDecision(
  { database }: DecisionsParts,
  context: Context,
  id: DecisionId,
): Promise<Result<Decision, Problem>> {
  const row = await database.transaction(context, (tx) => findDecision(tx, id), { readOnly: true });
  return row ? ok(row.answer) : notFound();
}

export async function listDecisions(
  { database }: DecisionsParts,
  context: Context,
  line: LineId,
): Promise<Result<{ decisions: readonly Decision[] }, Problem>> {
  const rows = await database.transaction(context, (tx) => decisionsOfLine(tx, line), { readOnly: true });
  return ok({ decisions: rows.map(({ answer }) => answer) });
}

/** The reasons, for the person they are about and nobody else. The look is audited: it is a right that is kept. */
export async function explainDecision(
  { database }: DecisionsParts,
  context: Context,
  id: DecisionId,
): Promise<Result<DecisionForBorrower, Problem>> {
  const { actor } = context;
  return database.transaction(context, async (tx) => {
    const row = await findDecision(tx, id);
    if (!row || (actor.kind === 'borrower' && actor.line !== row.line_id)) return notFound();
    await tx.audit({ action: 'explain', subject: id, outcome: 'done' });
    return ok(forBorrower(row.answer));
  });
}
