import { type Outcome, skipped } from '@lendline/kernel';
import { JsonFields } from '../../json-fields.ts';
import type { Problem } from '../../problem.ts';
import { unreadable } from '../unreadable.ts';
import { acts } from './acts.ts';
import { checks } from './checks.ts';
import { faults } from './faults.ts';
import { Scenario } from './scenario.ts';

/** Runs one scenario: a loan created, lived step by step, and looked at in between. */
export function runScenario(vector: unknown, products: ReadonlyMap<string, unknown>): Outcome {
  const problems: Problem[] = [];
  const fields = new JsonFields(vector, '', problems);
  const id = fields.text('id', 'a vector without id');
  const scenario = new Scenario(id, { title: fields.object('source', {}).text('scenario', ''), products });
  const steps = fields.list('steps', (step) => step);
  const lost = fields.texts('notConverted', []);
  for (const step of steps) if (step.text('op') === 'expectReverted') scenario.undone.add(step.text('date'));
  for (const [index, step] of steps.entries()) {
    scenario.begin(index + 1);
    const lacks = take(scenario, step);
    if (problems.length > 0) return unreadable(id, problems);
    if (lacks !== null) return scenario.failures.length > 0 ? judged(scenario, lost) : skipped(id, lacks);
  }
  return judged(scenario, lost);
}

/** What differs, unless the source is at fault. */
function judged({ vector, failures }: Scenario, lost: readonly string[]): Outcome {
  if (failures.length === 0) return failures;
  const fault = faults.get(vector);
  if (fault !== undefined) return skipped(vector, `Apache Fineract contradicts itself: ${fault}`);
  // A step of the source that the vector does not hold may have changed what comes after it.
  return lost.length === 0 ? failures : skipped(vector, `a step of the source that the vector lacks: ${lost[0]}`);
}

/** Takes a step; says what it lacks where it cannot. */
function take(scenario: Scenario, step: JsonFields): string | null {
  const op = step.text('op');
  const run = Object.hasOwn(acts, op) ? acts[op] : Object.hasOwn(checks, op) ? checks[op] : undefined;
  return run ? run(scenario, step) : `the step ${op}`;
}
