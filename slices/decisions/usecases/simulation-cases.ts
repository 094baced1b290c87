import { type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { readDecisionInputJson } from '@lendline/strategy';
import type { CaseInput, ExpectedOutcome, SimulationCase, SimulationCaseId } from '../contract.ts';
import { problem } from '../problems.ts';
import { allCases, changeCase, deleteCase, insertCase } from '../store/cases.ts';
import type { DecisionsParts } from './parts.ts';

export async function listCases(
  { database }: DecisionsParts,
  context: Context,
): Promise<Result<{ cases: readonly SimulationCase[] }, Problem>> {
  return ok({ cases: await database.transaction(context, (tx) => allCases(tx), { readOnly: true }) });
}

export interface SaveCase {
  readonly caseId?: SimulationCaseId | undefined;
  readonly revision?: number | undefined;
  readonly name: string;
  readonly input: CaseInput;
  readonly expected: ExpectedOutcome;
}

/** Keeps a case whose input can be read; one that was changed or removed meanwhile is not written over. */
export async function saveCase(
  { database, pack }: DecisionsParts,
  context: Context,
  { caseId, revision = 0, name, input, expected }: SaveCase,
): Promise<Result<SimulationCase, Problem>> {
  const read = readDecisionInputJson(input, pack);
  if (!read.ok) return problem('decisions.case-unreadable', { field: read.error[0]?.field ?? '' });
  const id = caseId ?? newId('case', context.now());
  const row = { id, name, input, expected, revision: revision + 1 };
  return database.transaction(context, async (tx): Promise<Result<SimulationCase, Problem>> => {
    const saved = caseId === undefined ? await insertCase(tx, row) : await changeCase(tx, row);
    if (!saved) return problem('decisions.case-changed');
    await tx.audit({ action: 'save-case', subject: id, outcome: 'done', details: { revision: saved.revision } });
    return ok(saved);
  });
}

export async function removeCase(
  { database }: DecisionsParts,
  context: Context,
  { caseId: id, revision }: { readonly caseId: SimulationCaseId; readonly revision: number },
): Promise<Result<{ removed: true }, Problem>> {
  return database.transaction(context, async (tx): Promise<Result<{ removed: true }, Problem>> => {
    if (!(await deleteCase(tx, { id, revision }))) return problem('decisions.case-changed');
    await tx.audit({ action: 'remove-case', subject: id, outcome: 'done', details: { revision } });
    return ok({ removed: true });
  });
}
