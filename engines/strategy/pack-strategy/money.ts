import type { CustomNode, ExpressionNode, TableNode } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import { findingsTable, note, pass, skip, words } from './tables.ts';

/** What the money nodes are handed; amounts they take from the application itself, where they are exact. */
export const handedOver = [
  'run',
  'segment_used',
  'thin_file',
  'pd_used_ppm',
  'tier',
  'calls_usable',
  'statement_usable',
] as const;

export function handOver(): ExpressionNode {
  return {
    id: 'hand-over',
    type: 'expressionNode',
    name: 'What limit and price are worked out from',
    content: {
      passThrough: false,
      expressions: handedOver.map((key) => ({ id: `hand-over.${key}`, key, value: key })),
    },
  };
}

/** Step 8. Its parameters: the share of income that instalments may take, and what each tier may borrow. */
export function limitNode({ affordability, tiers }: Pack): CustomNode {
  const config = {
    maxShare_ppm: affordability.maxShare_ppm,
    tiers: tiers.map(({ tier, firstLimit, ceiling, raise_ppm }) => ({
      tier,
      firstLimit: firstLimit.toString(),
      ceiling: ceiling.toString(),
      raise_ppm,
    })),
  };
  return { id: 'limit', type: 'customNode', name: 'Limit and affordability', content: { kind: 'limit', config } };
}

/** Step 10: the offer against the request. Less than was asked for is a counter-offer and says why. */
export function offerTable(): TableNode {
  return findingsTable('offer', 'Offer', [
    ['offer.request', { menu_fits: words('none') }, skip],
    ['offer.request', { menu_fits: 'true' }, pass],
    ['offer.request', { menu_fits: 'false' }, note('below-request', 'counter-offer')],
  ]);
}
