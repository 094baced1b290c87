import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Table, tableFromRecords, type Value } from '../data/table.ts';
import { applicants } from '../test/applicants.ts';
import { compileModel } from './compile.ts';
import type { ModelDocument, ModelKind } from './document.ts';
import { openModel } from './open-model.ts';
import { readModel, writeModel } from './storage.ts';
import { trainModel } from './train.ts';

// Nets and ensembles are trained here, which takes minutes on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const { table, records } = applicants(700, 5);

async function train(kind: ModelKind): Promise<ModelDocument> {
  const trained = await trainModel({ table, target: 'bad', drop: ['person', 'month'], kind, seed: 3, simulated: true });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return trained.value;
}

function people(count: number): { readonly values: Record<string, Value>[]; readonly rows: Table } {
  const values = records.slice(0, count).map(({ income, job, late, noise }) => ({ income, job, late, noise }));
  return { values: values as Record<string, Value>[], rows: tableFromRecords(values as Record<string, Value>[]) };
}

describe.each(['net', 'ensemble'] as const)('a model of kind %s', (kind) => {
  let model: ModelDocument;
  beforeAll(async () => {
    model = await train(kind);
  });

  it('comes back from its text as it was, and scores the same', async () => {
    const read = readModel(writeModel(model));
    if (!read.ok) throw new Error(read.error);
    const [before, after] = [await openModel(model), await openModel(read.value)];
    const { rows } = people(40);
    expect((await after.scoreTable(rows)).pd).toEqual((await before.scoreTable(rows)).pd);
    await before.close();
    await after.close();
  });

  it('gives a batch the same answers as one row at a time, up to the last digits of 32 bits', async () => {
    const open = await openModel(model);
    const { values, rows } = people(40);
    const batch = await open.scoreTable(rows);
    for (const [row, value] of values.entries()) {
      const one = await open.scoreRow(value);
      expect(one.pd).toBeCloseTo(batch.pd[row]!, 5);
      expect(Math.abs(one.score - batch.score[row]!)).toBeLessThanOrEqual(1);
      expect(one.points.reduce((sum, { points }) => sum + points, model.basePoints)).toBe(one.score);
    }
    await open.close();
  });

  it('ranks people it has not seen, gives true PDs on average, and at most four reasons', async () => {
    expect(model.metrics.test.auc).toBeGreaterThan(0.62);
    expect(model.metrics.development.meanPd).toBeCloseTo(model.metrics.development.badRate, 3);
    const open = await openModel(model);
    const { reasons } = await open.scoreTable(people(40).rows);
    expect(Math.max(...reasons.map(({ length }) => length))).toBeLessThanOrEqual(4);
    await open.close();
  });

  it('says that a text where a number belongs was not read', async () => {
    const open = await openModel(model);
    expect((await open.scoreRow({ income: 'much', job: 'clerk', late: 1, noise: 0 })).unread).toEqual(['income']);
    await open.close();
  });
});

describe('PDs alone', () => {
  it.each(['scorecard', 'linear', 'trees', 'net', 'ensemble'] as const)(
    'of %s are those that come with reasons',
    async (kind) => {
      const open = await openModel(await train(kind));
      const { rows } = people(60);
      const [alone, { pd }] = [await open.pdsOf(rows), await open.scoreTable(rows)];
      await open.close();
      expect(Math.max(...alone.map((one, row) => Math.abs(one - pd[row]!)))).toBeLessThan(1e-5);
    },
  );
});

it('a model without nets is opened to the same answers that it gives compiled', async () => {
  const model = await train('trees');
  const open = await openModel(model);
  const { rows } = people(40);
  expect(await open.scoreTable(rows)).toEqual(compileModel(model).scoreTable(rows));
  await open.close();
});
