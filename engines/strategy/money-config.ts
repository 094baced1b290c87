import { ok, type Result } from '@lendline/kernel';
import { choice, isoDay, list, minorUnits, object, type Problem, whole } from './decode.ts';
import type { CustomNode, StrategyDocument } from './jdm/document.ts';
import { type Licence, licences, type Pack, type TierName, tierNames } from './pack.ts';

/** Step 8: the share of income that instalments may take, and what each tier may borrow. */
export interface LimitConfig {
  readonly maxShare_ppm: number;
  readonly tiers: readonly {
    readonly tier: TierName;
    readonly firstLimit: bigint;
    readonly ceiling: bigint;
    readonly raise_ppm: number;
  }[];
}

/** Step 9: the price of each tier, and where the strategy says itself that no lawful price serves. */
export interface MenuConfig {
  readonly prices: readonly { readonly tier: TierName; readonly price_ppm: number }[];
  readonly withoutLawfulPrice: readonly {
    readonly licence: Licence;
    readonly from: string;
    readonly tiers: readonly TierName[];
  }[];
}

const limitConfig = object({
  maxShare_ppm: whole(1),
  tiers: list(object({ tier: choice(tierNames), firstLimit: minorUnits, ceiling: minorUnits, raise_ppm: whole() })),
});

const menuConfig = object({
  prices: list(object({ tier: choice(tierNames), price_ppm: whole() })),
  withoutLawfulPrice: list(object({ licence: choice(licences), from: isoDay, tiers: list(choice(tierNames)) })),
});

export function readLimitConfig({ content }: CustomNode): Result<LimitConfig, readonly Problem[]> {
  return limitConfig(content.config, 'config');
}

export function readMenuConfig({ content }: CustomNode): Result<MenuConfig, readonly Problem[]> {
  return menuConfig(content.config, 'config');
}

/**
 * The pack with the figures of a strategy in place of its own: what limit and menu are worked out from, and what its
 * prices are held against the caps with. Nodes that cannot be read change nothing; `checkStrategy` says so.
 */
export function packOf({ nodes }: StrategyDocument, pack: Pack): Pack {
  const customs = nodes.filter((node) => node.type === 'customNode');
  const limit = customs.find(({ content }) => content.kind === 'limit');
  const menu = customs.find(({ content }) => content.kind === 'menu');
  const limits = limit ? readLimitConfig(limit) : ok(undefined);
  const prices = menu ? readMenuConfig(menu) : ok(undefined);
  const share = limits.ok && limits.value ? { maxShare_ppm: limits.value.maxShare_ppm } : {};
  return {
    ...pack,
    affordability: { ...pack.affordability, ...share },
    tiers: pack.tiers.map((tier) => ({
      ...tier,
      ...(limits.ok && limits.value?.tiers.find((of) => of.tier === tier.tier)),
      ...(prices.ok && prices.value?.prices.find((of) => of.tier === tier.tier)),
    })),
  };
}
