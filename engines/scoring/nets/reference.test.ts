import { seededRandom } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { rank } from '../metrics/ranking.ts';
import { type CreditSet, creditSetsPresent, readCreditSet } from '../test/credit-sets.ts';
import { fitNet } from './fit.ts';
import { openNet } from './open-net.ts';

const note = creditSetsPresent ? '' : ' (skipped: the reference data is absent)';

/** Data, splits, and by how much the mean AUC must beat scikit-learn's boosted trees on the same splits. */
const sets = [
  ['german', 3, 0.005],
  ['heloc', 1, 0.005],
] as const;

describe.skipIf(!creditSetsPresent)(`five nets that are averaged, without any tuning${note}`, () => {
  it.each(sets)(
    'rank %s on %i published splits better than the reference by %f',
    async (name, splits, margin) => {
      const set = readCreditSet(name);
      let difference = 0;
      for (let number = 0; number < splits; number += 1) {
        difference += ((await aucOn(set, number)) - set.referenceAucs[number]!) / splits;
      }
      expect(difference).toBeGreaterThan(margin);
    },
    300_000,
  );
});

async function aucOn(set: CreditSet, number: number): Promise<number> {
  const { development, test } = set.split(number);
  const { columns: features, outcomes } = development;
  const bad = Uint8Array.from(outcomes.bad);
  const fitted = await fitNet({ features, outcomes: { bad } }, { random: seededRandom(number) });
  if (!fitted.ok) throw new Error(fitted.error);
  const net = await openNet(fitted.value.model);
  const risk = await net.logOddsOfRows(test.columns);
  await net.close();
  return rank({ risk, bad: test.outcomes.bad }).auc;
}
