import { seededRandom } from '@lendline/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FeatureColumn } from '../data/guard.ts';
import { takeColumnRows, type Value } from '../data/table.ts';
import { rank } from '../metrics/ranking.ts';
import type { Sample } from '../model/sample.ts';
import { applicants } from '../test/applicants.ts';
import type { Architecture } from './architecture.ts';
import { fitNet, type NetCheckpoint, type NetFit, type NetOptions } from './fit.ts';
import { loadNet, storeNet } from './net-model.ts';
import { openNet, type OpenNet } from './open-net.ts';

const names = ['income', 'job', 'late', 'noise'] as const;

function sample(rows: number, seed = 1): Sample & { readonly records: Record<string, Value>[] } {
  const { table, records } = applicants(rows, seed);
  const features = names.map((name) => table.columns.get(name) as FeatureColumn);
  return { features, outcomes: { bad: Uint8Array.from(records, ({ bad }) => Number(bad)) }, records };
}

const training = sample(2500, 1);
const unseen = sample(2500, 2);

const quick = { members: 1, epochs: 8, batch: 64 } as const;

async function fit(options: Partial<NetOptions> = {}, from: Sample = training): Promise<NetFit> {
  const fitted = await fitNet(from, { ...quick, random: seededRandom(7), ...options });
  if (!fitted.ok) throw new Error(fitted.error);
  return fitted.value;
}

async function open({ model }: NetFit): Promise<OpenNet> {
  return openNet(model);
}

/** How well the rule ranks that the outcomes were drawn by. */
function bestAuc({ records, outcomes }: ReturnType<typeof sample>): number {
  const risk = records.map(({ income, job, late }) => {
    const lateness = late === null ? 0.5 : 0.15 * Number(late);
    return -0.008 * Number(income) + (job === 'trader' ? 0.9 : 0) + lateness;
  });
  return rank({ risk, bad: outcomes.bad }).auc;
}

const architectures: readonly Architecture[] = [
  { kind: 'logistic' },
  { kind: 'mlp', widths: [32, 16], dropout: 0.1 },
  { kind: 'resnet', width: 16, inner: 2, blocks: 2, dropout: 0.1 },
  { kind: 'tabm', members: 8, widths: [32, 16], dropout: 0.1 },
  { kind: 'transformer', width: 8, heads: 2, blocks: 1, dropout: 0.1 },
];

describe.each(architectures)('a net of kind $kind', (architecture) => {
  const rate = architecture.kind === 'logistic' ? 0.02 : 0.004;
  let fitted: NetFit;
  let net: OpenNet;

  beforeAll(async () => {
    fitted = await fit({ architecture, rate });
    net = await open(fitted);
    return () => net.close();
  });

  it('learns what drives the outcome, and ranks people it has not seen by it', async () => {
    const risk = await net.logOddsOfRows(unseen.features);
    expect(rank({ risk, bad: unseen.outcomes.bad }).auc).toBeGreaterThan(bestAuc(unseen) - 0.02);
  });

  it('says of one applicant what it says of all', async () => {
    const all = await net.logOddsOfRows(unseen.features);
    for (const row of [0, 1, 2499]) {
      const values = names.map((name) => unseen.records[row]![name]!);
      expect(await net.logOddsOfRow(values)).toBeCloseTo(all[row]!, 5);
    }
  });

  it('gives reasons that add up to what it says, the noise the least of them', async () => {
    const few = unseen.features.map((column) =>
      takeColumnRows(
        column,
        Int32Array.from({ length: 100 }, (_, row) => row),
      ),
    );
    const said = await net.logOddsOfRows(few);
    const explained = await net.explainRows(few);
    const spread = names.map(() => 0);
    for (const [row, { base, parts }] of explained.entries()) {
      expect(parts.reduce((sum, part) => sum + part, base)).toBeCloseTo(said[row]!, 9);
      for (const [feature, part] of parts.entries()) spread[feature]! += Math.abs(part);
    }
    expect(Math.min(...spread)).toBe(spread[3]);
    expect(await net.explainRow(names.map((name) => unseen.records[5]![name]!))).toEqual({
      base: explained[5]!.base,
      parts: expect.toSatisfy((parts: Float64Array) =>
        parts.every((part, feature) => Math.abs(part - explained[5]!.parts[feature]!) < 1e-5),
      ),
    });
  });

  it('is the same net again for the same seed, to the bit, and another one for another seed', async () => {
    const short = { architecture, rate, epochs: 2 };
    const [one, again] = [await fit(short), await fit(short)];
    expect(again.model.score).toEqual(one.model.score);
    expect(again.curves).toEqual(one.curves);
    expect((await fit({ ...short, random: seededRandom(8) })).model.score).not.toEqual(one.model.score);
  });
});

describe('training', () => {
  it('goes on after a break as if there had been none', async () => {
    const options = { members: 2, epochs: 4 } as const;
    const checkpoints: NetCheckpoint[] = [];
    const whole = await fit({ ...options, onEpoch: ({ checkpoint }) => void checkpoints.push(checkpoint) });
    for (const at of [1, 3, 5]) {
      const resumed = await fit({ ...options, resume: structuredClone(checkpoints[at]!) });
      expect(resumed.model.score).toEqual(whole.model.score);
      expect(resumed.curves).toEqual(whole.curves);
    }
  });

  it('stops when the watched rows get worse, and keeps the best net', async () => {
    const losses: number[] = [];
    const { curves } = await fit({
      epochs: 60,
      rate: 0.02,
      patience: 3,
      onEpoch: ({ watchedLoss }) => void losses.push(watchedLoss),
    });
    expect(curves[0]!.map(({ watchedLoss }) => watchedLoss)).toEqual(losses);
    expect(losses.length).toBeLessThan(60);
    expect(losses.indexOf(Math.min(...losses))).toBe(losses.length - 4);
  });

  it('weighs rows: those of weight zero might as well not be there', async () => {
    const kept = (row: number): boolean => row % 2 === 0;
    const [half, other] = [sample(2500, 1), sample(2500, 1)];
    const turned = Uint8Array.from(half.outcomes.bad, (bad, row) => (kept(row) ? bad : 1 - bad));
    const weights = Float64Array.from(turned, (_, row) => (kept(row) ? 1 : 0));
    const careful = await open(await fit({}, { ...half, outcomes: { bad: turned, weights } }));
    const risk = await careful.logOddsOfRows(unseen.features);
    expect(rank({ risk, bad: unseen.outcomes.bad }).auc).toBeGreaterThan(bestAuc(unseen) - 0.03);
    const misled = await fitNet({ ...other, outcomes: { bad: turned } }, { ...quick, random: seededRandom(7) });
    if (!misled.ok) return;
    const wrong = await (await open(misled.value)).logOddsOfRows(unseen.features);
    expect(rank({ risk: wrong, bad: unseen.outcomes.bad }).auc).toBeLessThan(0.7);
  });

  it('lets bad rows count more where that is asked for', async () => {
    const mean = async (badWeight: number): Promise<number> => {
      const said = await (await open(await fit({ badWeight }))).logOddsOfRows(unseen.features);
      return said.reduce((sum, value) => sum + value, 0) / said.length;
    };
    expect((await mean(3)) - (await mean(1))).toBeCloseTo(Math.log(3), 0);
  });

  it('finds nothing where there is nothing to learn', async () => {
    const random = seededRandom(3);
    const bad = Uint8Array.from(training.outcomes.bad, () => random.below(2));
    const fitted = await fitNet({ ...training, outcomes: { bad } }, { ...quick, random, rate: 0.02 });
    expect(fitted).toEqual({ ok: false, error: 'no-signal' });
  });
});

describe('a net that was stored', () => {
  it('says the same after it is read back from JSON', async () => {
    const fitted = await fit();
    const loaded = loadNet(JSON.parse(JSON.stringify(storeNet(fitted.model))));
    if (!loaded.ok) throw new Error(loaded.error);
    const [one, other] = [await open(fitted), await openNet(loaded.value)];
    expect(await other.logOddsOfRows(unseen.features)).toEqual(await one.logOddsOfRows(unseen.features));
    expect(loadNet({ ...storeNet(fitted.model), score: '%%%' })).toEqual({ ok: false, error: 'damaged' });
  });
});
