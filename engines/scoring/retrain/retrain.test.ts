import { createHash } from 'node:crypto';
import { money } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { trainModel } from '../model/train.ts';
import { applicants } from '../test/applicants.ts';
import { type CardOptions, readTrainingCard, retrainFromCard, trainingCard } from './retrain.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const { table } = applicants(700, 4);
const options: CardOptions = {
  target: 'bad',
  kind: 'scorecard',
  seed: 11,
  simulated: true,
  time: 'month',
  drop: ['person'],
  badValue: undefined,
  profit: {
    principal: money(50_000n, 'CNY'),
    margin_ppm: 150_000,
    lossGivenDefault_ppm: 700_000,
    costPerApplicant: money(20n, 'CNY'),
    costPerLoan: money(100n, 'CNY'),
  },
};
const run = { dataHash: 'sha256:made-up', codeVersion: '0.1.0+abc' };

async function first() {
  const trained = await trainModel({ ...options, table, dataHash: run.dataHash });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return { document: trained.value, card: trainingCard({ ...run, options, document: trained.value }, hash) };
}

describe('a training card', () => {
  it('trains the same document again, to the letter, after it was written and read', async () => {
    const { document, card } = await first();
    const read = readTrainingCard(JSON.parse(JSON.stringify(card)))!;
    expect(read).toEqual(card);
    const again = await retrainFromCard(read, { ...run, table, original: document }, hash);
    expect(again).toMatchObject({ ok: true, value: { reproduced: true, sameCode: true, differences: [] } });
  });

  it('refuses data of another hash, and says which was expected', async () => {
    const { card } = await first();
    expect(await retrainFromCard(card, { ...run, dataHash: 'sha256:other', table }, hash)).toEqual({
      ok: false,
      error: { kind: 'other-data', expected: 'sha256:made-up', given: 'sha256:other' },
    });
  });

  it('names the parts that differ when a seed was edited, and says that the code is another', async () => {
    const { document, card } = await first();
    const edited = { ...card, options: { ...card.options, seed: 12 } };
    const again = await retrainFromCard(edited, { ...run, codeVersion: 'later', table, original: document }, hash);
    expect(again).toMatchObject({ ok: true, value: { reproduced: false, sameCode: false } });
    expect(again.ok && again.value.differences).toContain('training');
  });

  it('is not read from anything else', async () => {
    const { card } = await first();
    for (const value of [null, [], 'card', {}, { ...card, version: 2 }, { ...card, options: { target: 'bad' } }]) {
      expect(readTrainingCard(value)).toBeUndefined();
    }
  });
});
