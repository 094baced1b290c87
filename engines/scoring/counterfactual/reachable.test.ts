import { describe, expect, it, vi } from 'vitest';
import { tableFromRecords } from '../data/table.ts';
import type { ModelKind } from '../model/document.ts';
import { openModel } from '../model/open-model.ts';
import { trainModel } from '../model/train.ts';
import { applicants } from '../test/applicants.ts';
import { findCounterfactuals } from './counterfactual.ts';
import { reachableValues } from './reachable.ts';

// A net is trained here, which takes half a minute on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const { table } = applicants(2000);

describe('what a person could change, as far as a model can tell the difference', () => {
  it.each(['scorecard', 'linear', 'trees', 'net'] as const)('leads below a limit by %s', async (kind: ModelKind) => {
    const trained = await trainModel({
      table,
      target: 'bad',
      drop: ['person', 'month'],
      kind,
      seed: 7,
      simulated: true,
    });
    if (!trained.ok) throw new Error(trained.error.text.en);
    const model = trained.value;
    const opened = await openModel(model);
    const pdsOf = async (rows: readonly Record<string, unknown>[]) =>
      (await opened.scoreTable(tableFromRecords(rows as Record<string, number>[]))).pd;
    const values = { income: -150, job: 'trader', late: 9, noise: 0 };
    const [before] = await pdsOf([values]);
    const changeable = { income: reachableValues(model, 'income', 'up')!, job: reachableValues(model, 'job')! };
    const [first] = await findCounterfactuals(pdsOf, { values, changeable, pdBelow: before! / 2 });
    await opened.close();
    expect(first!.pd).toBeLessThan(before! / 2);
    for (const { feature, to } of first!.changes) {
      expect(['income', 'job']).toContain(feature);
      expect(feature === 'income' ? Number(to) > -150 : ['clerk', 'driver'].includes(String(to))).toBe(true);
    }
    expect(reachableValues(model, 'age')).toBeUndefined();
  });
});
