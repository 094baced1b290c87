import { present } from '@lendline/kernel';
import type { Pack, Tier } from '../../pack.ts';
import { declines, isKnown, passes, refers, type RuleResult } from '../../step.ts';
import { walkResult, type WalkSoFar, type WalkStep } from './step.ts';

/** Step 7: tier = PD x fraud x coverage. PD picks it, a raised fraud signal steps it down, a thin file bounds it. */
export const tier: WalkStep = (input, pack, soFar) => {
  const pd_ppm = present(soFar.pd_ppm, 'the score step comes first');
  const index = pack.tiers.findIndex((candidate) => pd_ppm < candidate.pdBelow_ppm);
  const inputs = { pd_used_ppm: pd_ppm };
  if (index < 0) {
    const because = isKnown(input.values.score_reasons) ? input.values.score_reasons : [];
    return walkResult([{ rule: 'tier.pd', inputs, ...declines('risk-too-high', { because }) }]);
  }
  const byFraud = soFar.fraud === 'raised' ? index + 1 : index;
  const stepped = pack.tiers[byFraud];
  const byPd: RuleResult = { rule: 'tier.pd', inputs: { ...inputs, tier: pack.tiers[index]!.tier }, ...passes };
  if (!stepped) return walkResult([byPd, { rule: 'tier.fraud', inputs: {}, ...refers('tiers-exhausted') }]);
  const final = bounded(stepped, pack, soFar);
  return walkResult(
    [
      byPd,
      { rule: 'tier.fraud', inputs: { tier: stepped.tier }, ...passes },
      { rule: 'tier.coverage', inputs: { thin_file: soFar.thin === true, tier: final.tier }, ...passes },
    ],
    { tier: final },
  );
};

function bounded(tierByRisk: Tier, pack: Pack, { thin }: WalkSoFar): Tier {
  const best = pack.tiers.findIndex((candidate) => candidate.tier === pack.thinFile.bestTier);
  const found = pack.tiers.indexOf(tierByRisk);
  return thin === true ? pack.tiers[Math.max(best, found)]! : tierByRisk;
}
