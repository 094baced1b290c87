import type { CustomNode } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import { aboveCap } from '../price-check.ts';

/**
 * Step 9. Its parameters: the price of each tier, and where the strategy knows that no lawful price serves and says so
 * by a decline: under a cap of that licence from that day on, these tiers lend nothing.
 */
export function menuNode(pack: Pack): CustomNode {
  const config = {
    prices: pack.tiers.map(({ tier, price_ppm }) => ({ tier, price_ppm })),
    withoutLawfulPrice: aboveCap(pack).map(({ licence, from, tiers }) => ({
      licence,
      from,
      tiers: tiers.map(({ tier }) => tier),
    })),
  };
  return { id: 'menu', type: 'customNode', name: 'Menu of amount, term and price', content: { kind: 'menu', config } };
}
