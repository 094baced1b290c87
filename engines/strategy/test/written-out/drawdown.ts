import { assembleDrawdown, type DrawdownCheck, type DrawdownInput } from '../../drawdown.ts';
import type { Pack } from '../../pack.ts';
import { eligibility } from './eligibility.ts';
import { order, startOf, walk } from './walk.ts';

/** Steps 2 to 9 again on the day the money moves. */
export function recheckAtDrawdown(input: DrawdownInput, pack: Pack): DrawdownCheck {
  const begun = startOf(input, pack);
  const start = { ...begun, ...eligibility(input, pack, begun).adds };
  const again = order.filter(({ id }) => id !== 'eligibility' && id !== 'offer');
  const { found, soFar } = walk(again, input, { pack, start });
  return assembleDrawdown(found, { input, pack, soFar });
}
