import type { DecisionForBorrower } from '@lendline/decisions/contract';
import { dayIn } from '@lendline/kernel';
import { drawdownMenu } from '../rules/drawdown-menu.ts';
import type { StoredApplication } from '../store/tables.ts';
import type { ApplicationsParts } from './parts.ts';

/** Of what was decided for somebody who asks for a credit line, only what its first drawdown can be is offered. */
export function offeredOf(
  { pack }: Pick<ApplicationsParts, 'pack'>,
  { product }: Pick<StoredApplication, 'product'>,
  { decision, now }: { readonly decision: DecisionForBorrower; readonly now: Temporal.Instant },
): DecisionForBorrower {
  const rules = pack.trader.creditLine;
  const [first] = decision.menu;
  if (product !== 'credit-line' || rules === null || !first || decision.limit === null) return decision;
  const today = dayIn(pack.zone, now);
  const drawable = {
    available: BigInt(decision.limit.amount),
    leastDrawdown: rules.leastDrawdown,
    mostInstalments: rules.mostInstalments,
    until: today.add({ months: rules.term_months }),
    rate_ppm: first.rate_ppm,
    cap_ppm: first.cap_ppm,
  };
  return { ...decision, menu: drawdownMenu(decision.menu, drawable, { pack, today }) };
}
