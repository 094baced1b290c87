import { canonicalJson, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import {
  checkStrategy,
  type House,
  readStrategy,
  type StrategyDocument,
  type StrategyFault,
  workedOut,
} from '@lendline/strategy';
import type { DocumentCheck, DocumentFault } from '../contract.ts';
import { problem } from '../problems.ts';
import { documentFaults } from '../rules/document-faults.ts';
import { knownFeatures } from '../rules/known-features.ts';
import { workedOutValues } from '../rules/value-domains.ts';
import { ask } from './ask.ts';
import type { DecisionsParts } from './parts.ts';

/** What is wrong with a document, by the pack of today and by what features and models there are. */
export async function faultsOf(
  parts: DecisionsParts,
  context: Context,
  document: unknown,
): Promise<readonly DocumentFault[]> {
  const read = readStrategy(document);
  if (!read.ok) return documentFaults(read.error);
  return documentFaults(check(parts, read.value, await houseFor(parts, context, read.value)));
}

const mostChecked = 64;

/** Pack and features stand still while a process runs, so a document that names no model is checked once. */
function check(
  { pack, hash, checked }: DecisionsParts,
  document: StrategyDocument,
  house: House,
): readonly StrategyFault[] {
  if (house.models !== undefined) return checkStrategy(document, pack, house);
  const key = hash(canonicalJson(document));
  const known = checked.get(key);
  if (known) return known;
  const faults = checkStrategy(document, pack, house);
  if (checked.size >= mostChecked) checked.clear();
  checked.set(key, faults);
  return faults;
}

export async function checkDocument(
  parts: DecisionsParts,
  context: Context,
  document: unknown,
): Promise<Result<DocumentCheck, Problem>> {
  const read = readStrategy(document);
  return ok({
    faults: await faultsOf(parts, context, document),
    workedOut: read.ok ? workedOutValues(workedOut(read.value)) : [],
  });
}

/**
 * Nothing, where a document may decide. Errors: `decisions.strategy-faulty`; `decisions.models-silent` where it names models
 * and nobody can say whether they are in use.
 */
export async function refuseFaulty(
  parts: DecisionsParts,
  context: Context,
  document: unknown,
): Promise<Result<null, Problem>> {
  const read = readStrategy(document);
  if (!read.ok) return faulty(read.error);
  const house = await houseFor(parts, context, read.value);
  if (namesModels(read.value) && house.models === undefined) return problem('decisions.models-silent');
  const faults = check(parts, read.value, house);
  return faults.length === 0 ? ok(null) : faulty(faults);
}

function faulty(faults: readonly StrategyFault[]): { ok: false; error: Problem } {
  const codes = [...new Set(faults.map(({ code }) => code))].join(', ');
  return problem('decisions.strategy-faulty', { count: faults.length, codes });
}

function namesModels({ models }: StrategyDocument): boolean {
  return Object.values(models ?? {}).length > 0;
}

/** The models are asked for only where a document names any. */
async function houseFor(parts: DecisionsParts, context: Context, document: StrategyDocument): Promise<House> {
  if (!namesModels(document)) return { features: knownFeatures };
  const answer = await ask(parts, context, { of: 'models.list', operation: parts.models.list, input: {} });
  if (!answer) return { features: knownFeatures };
  const inUse = answer.models.filter(({ roles }) => roles.some(({ role }) => role === 'champion'));
  return { features: knownFeatures, models: new Set(inUse.map(({ id }) => id)) };
}
