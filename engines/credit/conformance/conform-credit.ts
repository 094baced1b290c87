import { AssertionError, type Conformance, conformance, type Outcome, skipped } from '@lendline/kernel';
import { runEmiCalculation } from './emi-calculations.ts';
import { runInitialSchedule } from './initial-schedules.ts';
import { runScenario } from './life/run-scenario.ts';
import { runProgressiveLoan } from './progressive-loans.ts';

/** Runs every schedule vector of a folder laid out like Fineract's extracted figures: file name to parsed JSON. Files may be missing. */
export function conformCredit(files: ReadonlyMap<string, unknown>): Conformance {
  return conformance([...files].flatMap(([name, json]) => runFile(name, json)));
}

const runners: Readonly<Record<string, (vector: unknown, products: ReadonlyMap<string, unknown>) => Outcome>> = {
  'initial_schedules.json': runInitialSchedule,
  'progressive_e2e_2025_2026.json': runProgressiveLoan,
  'progressive_emi_unit.json': runEmiCalculation,
  'scenarios_e2e.json': runScenario,
  'scenarios_gl_delinquency_cob.json': runScenario,
};

/** Lists of vector ids, without figures. */
const indexes = new Set(['core_index.json']);

function runFile(name: string, json: unknown): Outcome[] {
  if (indexes.has(name)) return [];
  const vectors = vectorsOf(json);
  if (!vectors) return [skipped(name, 'the file holds no list of vectors')];
  const run = Object.hasOwn(runners, name) ? runners[name] : undefined;
  return run
    ? vectors.map((vector, index) => runOne(() => run(vector, productsOf(json)), `${name}[${index}]`))
    : [skipped(name, `no reading for ${vectors.length} vectors of this file`)];
}

/** A vector that asks for what the engine takes for granted never to happen is not run to its end; the others are. */
function runOne(run: () => Outcome, place: string): Outcome {
  try {
    return run();
  } catch (error) {
    if (error instanceof AssertionError) return skipped(place, `asks for what no loan here does: ${error.message}`);
    throw error;
  }
}

function vectorsOf(json: unknown): unknown[] | undefined {
  if (typeof json !== 'object' || json === null || !('vectors' in json)) return undefined;
  return Array.isArray(json.vectors) ? json.vectors : undefined;
}

/** What the file's loans are made of, by name. */
function productsOf(json: unknown): ReadonlyMap<string, unknown> {
  if (typeof json !== 'object' || json === null || !('products' in json)) return new Map();
  return typeof json.products === 'object' && json.products !== null
    ? new Map(Object.entries(json.products))
    : new Map();
}
