import type { TableNode } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import { decline, findingsTable, pass, refer, skip, unknown, valuesTable, words } from './tables.ts';

const none = words('none');

/** The tier of a probability: at or above the bound of the tier before, below its own. */
export function tierByPdTable({ tiers }: Pack): TableNode {
  const rows = tiers.map(({ tier, pdBelow_ppm }, index) => {
    const from = tiers[index - 1]?.pdBelow_ppm ?? 0;
    return [{ pd_used_ppm: `[${from}..${pdBelow_ppm})` }, { tier_by_pd: words(tier) }] as const;
  });
  return valuesTable('tier-by-pd', 'Tier by probability of default', [
    ...rows,
    [{ pd_used_ppm: `>= ${tiers.at(-1)?.pdBelow_ppm ?? 0}` }, { tier_by_pd: none }],
    [{ pd_used_ppm: unknown }, { tier_by_pd: unknown }],
  ]);
}

/** A raised sign of fraud steps the tier down by one. */
export function tierByFraudTable({ tiers }: Pack): TableNode {
  const names = tiers.map(({ tier }) => tier);
  return valuesTable('tier-by-fraud', 'Tier by signs of fraud', [
    [{ fraud: words('clear'), tier_by_pd: words(...names) }, { tier_by_fraud: 'tier_by_pd' }],
    ...names.map((tier, index) => {
      const next = names[index + 1];
      const stepped = { tier_by_fraud: next ? words(next) : none };
      return [{ fraud: words('raised'), tier_by_pd: words(tier) }, stepped] as const;
    }),
    [{ tier_by_pd: words('none', 'unknown') }, { tier_by_fraud: none }],
  ]);
}

/** A thin file bounds the tier, whatever the score. */
export function tierByCoverageTable({ tiers, thinFile }: Pack): TableNode {
  const best = tiers.findIndex(({ tier }) => tier === thinFile.bestTier);
  const better = tiers.slice(0, best).map(({ tier }) => tier);
  const rest = tiers.slice(best).map(({ tier }) => tier);
  return valuesTable('tier-by-coverage', 'Tier by coverage', [
    ...(better.length > 0
      ? [[{ thin_file: 'true', tier_by_fraud: words(...better) }, { tier: words(thinFile.bestTier) }] as const]
      : []),
    [{ thin_file: 'true', tier_by_fraud: words(...rest) }, { tier: 'tier_by_fraud' }],
    [{ thin_file: 'false', tier_by_fraud: words(...better, ...rest) }, { tier: 'tier_by_fraud' }],
    [{ tier_by_fraud: none }, { tier: none }],
  ]);
}

/** Step 7: tier = PD x fraud x coverage. A sign of fraud alone never declines: below the last tier a person decides. */
export function tierTable({ tiers }: Pack): TableNode {
  const any = words(...tiers.map(({ tier }) => tier));
  return findingsTable('tier', 'Tier', [
    ['tier.pd', { tier_by_pd: unknown }, refer('score-silent')],
    ['tier.pd', { tier_by_pd: none }, decline('risk-too-high', { because: 'score_reasons' })],
    ['tier.pd', { tier_by_pd: any }, pass],
    ['tier.fraud', { tier_by_pd: unknown }, refer('score-silent')],
    ['tier.fraud', { tier_by_pd: none }, skip],
    ['tier.fraud', { tier_by_pd: any, tier_by_fraud: none }, refer('tiers-exhausted')],
    ['tier.fraud', { tier_by_pd: any, tier_by_fraud: any }, pass],
    ['tier.coverage', { tier_by_fraud: none }, skip],
    ['tier.coverage', { tier_by_fraud: any }, pass],
  ]);
}
