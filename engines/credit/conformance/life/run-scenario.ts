import { type Outcome, skipped } from '@lendline/kernel';
import { JsonFields } from '../../json-fields.ts';
import type { Problem } from '../../problem.ts';
import { unreadable } from '../unreadable.ts';
import { acts } from './acts.ts';
import { checks } from './checks.ts';
import { faults } from './faults.ts';
import { lostSteps } from './lost-steps.ts';
import { Scenario } from './scenario.ts';

/** Runs one scenario: a loan created, lived step by step, and looked at in between. */
export function runScenario(vector: unknown, products: ReadonlyMap<string, unknown>): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', 'a vector without id');
  const scenario = new Scenario(id, { title: fields.object('source', {}).text('scenario', ''), products });
  const steps = fields.list('steps', (step) => step);
  const named = fields.texts('notConverted', []);
  const found = lostSteps(named, steps);
  const lost = named.filter((text) => !found.has(text));
  for (const step of steps) if (step.text('op') === 'expectReverted') scenario.undone.add(step.text('date'));
  for (const [index, step] of steps.entries()) {
    scenario.begin(index + 1);
    const before = [...found.values()].filter((one) => one.before === index).map(({ op }) => op);
    const lacks = [...before, step.text('op')].map((op) => take(scenario, step, op)).find((lack) => lack !== null);
    if (problems.length > 0) return unreadable(id, problems);
    if (lacks !== undefined)
      return scenario.failures.length > 0 ? judged(scenario, lost) : skipped(id, faultOf(id) ?? lacks);
  }
  return judged(scenario, lost);
}

/** What differs, unless the source is at fault. */
function judged({ vector, failures }: Scenario, lost: readonly string[]): Outcome {
  if (failures.length === 0) return failures;
  const fault = faultOf(vector);
  if (fault !== null) return skipped(vector, fault);
  // A step of the source that the vector does not hold may have changed what comes after it.
  return lost.length === 0 ? failures : skipped(vector, `a step of the source that the vector lacks: ${lost[0]}`);
}

function faultOf(vector: string): string | null {
  const fault = faults.get(vector);
  return fault === undefined ? null : `Apache Fineract contradicts itself: ${fault}`;
}

/** Takes a step; says what it lacks where it cannot. */
function take(scenario: Scenario, step: JsonFields, op: string): string | null {
  const run = Object.hasOwn(acts, op) ? acts[op] : Object.hasOwn(checks, op) ? checks[op] : undefined;
  return run ? run(scenario, step) : `the step ${op}`;
}
