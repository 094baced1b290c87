import type { Context } from '@lendline/kernel';
import { deciding } from '../store/releases.ts';
import type { DecisionsParts } from './parts.ts';
import { readyStrategy } from './ready-strategy.ts';

/**
 * Makes ready what decides now, so that the first decision of a process does not wait for it. What cannot be made ready does not
 * keep a lender from starting: a decision that needs it says so.
 */
export async function warmStrategies(parts: DecisionsParts, context: Context): Promise<void> {
  try {
    const releases = await parts.database.transaction(context, (tx) => deciding(tx, parts.environment), {
      readOnly: true,
    });
    for (const { strategy_id } of releases) await readyStrategy(parts, context, strategy_id);
  } catch (error) {
    parts.log.warn({ slice: 'decisions', err: error }, 'what decides could not be made ready');
  }
}
