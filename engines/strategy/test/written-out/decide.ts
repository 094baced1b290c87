import { assembleDecision } from '../../assemble.ts';
import type { Decision, DecisionInput } from '../../decision.ts';
import type { Pack } from '../../pack.ts';
import { worst } from '../../step.ts';
import { order, startOf, walk } from './walk.ts';

/** What a pack decides, by its rules written out in TypeScript: what the pack's strategy is held against. */
export function decide(input: DecisionInput, pack: Pack): Decision {
  const { found, soFar } = walk(order, input, { pack, start: startOf(input, pack) });
  return assembleDecision(found, { input, pack, soFar });
}

/** Whether an application is still in after steps 1 to 3. */
export function stillIn(input: DecisionInput, pack: Pack): boolean {
  const free = order.slice(0, 3);
  const { found } = walk(free, input, { pack, start: startOf(input, pack) });
  return worst(found.map((rule) => rule.outcome)) !== 'decline';
}
