import { assembleDecision } from './assemble.ts';
import type { Decision, DecisionInput } from './decision.ts';
import type { Pack } from './pack.ts';
import { worst } from './steps/step.ts';
import { order, startOf, walk } from './walk.ts';

/**
 * One decision: a function of its stored input and its pack, nothing else. The same input gives the same decision on
 * any day and machine. What is unknown is never read as yes: its own branch refers, or lends less.
 */
export function decide(input: DecisionInput, pack: Pack): Decision {
  const { found, soFar } = walk(order, input, { pack, start: startOf(input, pack) });
  return assembleDecision(found, { input, pack, soFar });
}

/** Whether an application is still in after steps 1 to 3, so that checks which cost money are worth asking. */
export function stillIn(input: DecisionInput, pack: Pack): boolean {
  const free = order.slice(0, 3);
  const { found } = walk(free, input, { pack, start: startOf(input, pack) });
  return worst(found.map((rule) => rule.outcome)) !== 'decline';
}
