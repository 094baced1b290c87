import { canonicalJson } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Value } from '../data/table.ts';
import { tableFromRecords } from '../data/table.ts';
import { card } from '../report/card.ts';
import { report } from '../report/report.ts';
import { applicants } from '../test/applicants.ts';
import { compileModel, type RowScore, scoreRow } from './compile.ts';
import type { ModelDocument } from './document.ts';
import type { TrainingInput } from './input.ts';
import type { RowValues } from './parts.ts';
import { readModel, writeModel } from './storage.ts';
import { trainModel } from './train.ts';

// Trees and nets are trained here, which takes minutes on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const { table, records } = applicants(2000);

const plain: TrainingInput = {
  table,
  target: 'bad',
  time: 'month',
  drop: ['person'],
  kind: 'scorecard',
  seed: 7,
  simulated: true,
};

async function train(changes: Partial<TrainingInput> = {}): Promise<ModelDocument> {
  const trained = await trainModel({ ...plain, ...changes });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return trained.value;
}

const scorecard = await train();
const linear = await train({ kind: 'linear' });
const trees = await train({ kind: 'trees' });
const kinds = [scorecard, linear, trees] as const;
const compiled = new Map(kinds.map((model) => [model, compileModel(model)]));

/** As `scoreRow`, without preparing a model again for every row. */
function ask(model: ModelDocument, row: RowValues): RowScore {
  return (compiled.get(model) ?? compileModel(model)).scoreRow(row);
}

const anyRow = fc.record(
  {
    income: fc.oneof(fc.double({ min: -500, max: 500, noNaN: true }), fc.constantFrom(null, '', '12.5', 'high')),
    job: fc.constantFrom('clerk', 'trader', 'driver', 'astronaut', null, ''),
    late: fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constant(null)),
    noise: fc.double({ min: -4, max: 4, noNaN: true }),
  },
  { requiredKeys: [] },
);

describe('a trained model', () => {
  it('finds the columns that matter and leaves noise out', () => {
    expect(scorecard.features.map(({ name }) => name).toSorted()).toEqual(['income', 'job', 'late']);
    expect(scorecard.features.every((feature) => feature.kind === 'binned' && feature.coefficient > 0)).toBe(true);
  });

  it('is judged on later months that it never saw, with an interval around its AUC', () => {
    expect(scorecard.training).toMatchObject({
      split: 'time',
      time: { column: 'month', testFrom: '8' },
      testRows: 400,
    });
    const { test, testAuc95 } = scorecard.metrics;
    expect(test.auc).toBeGreaterThan(0.65);
    expect(testAuc95.low < test.auc && test.auc < testAuc95.high).toBe(true);
  });

  it('has PDs whose mean on unseen development rows is the bad rate', () => {
    for (const { metrics } of kinds) expect(metrics.development.meanPd).toBeCloseTo(metrics.development.badRate, 6);
  });

  it('is the same document for the same data and seed, and cannot be changed', async () => {
    expect(writeModel(await train())).toBe(writeModel(scorecard));
    expect(() => Object.assign(scorecard.features[0]!, { name: 'other' })).toThrow(TypeError);
  });

  it('keeps the kind that is easier to explain unless another wins by more than chance', async () => {
    const auto = await train({ kind: 'auto', table: applicants(600, 2).table });
    expect(auto.candidates.map(({ kind }) => kind).slice(0, 4)).toEqual(['scorecard', 'linear', 'trees', 'net']);
    expect(['scorecard', 'linear']).toContain(auto.kind);
    expect(auto.notes.some(({ code }) => code === 'choice')).toBe(true);
  });

  it('takes trees or a net where risk rises and falls again along a column, which no monotone card can say', async () => {
    const people = applicants(900, 11).records.map(({ month, income, noise }, row) => {
      const inTheMiddle = Math.abs(Number(income)) < 60;
      return { month, income, noise, bad: row % 10 < (inTheMiddle ? 6 : 2) ? 1 : 0 };
    });
    const auto = await train({ table: tableFromRecords(people as Record<string, Value>[]), kind: 'auto', drop: [] });
    expect(['trees', 'net', 'ensemble']).toContain(auto.kind);
    expect(auto.metrics.test.auc).toBeGreaterThan(0.66);
  });

  it('never sees a protected column', async () => {
    const guarded = await train({ protectedColumns: ['income'] });
    expect(guarded.features.map(({ name }) => name)).not.toContain('income');
    expect(guarded.notes).toContainEqual(expect.objectContaining({ code: 'protected', column: 'income' }));
  });

  it('is refused in words when nothing can be learnt', async () => {
    const codeOf = async (changes: Partial<TrainingInput>) => {
      const trained = await trainModel({ ...plain, ...changes });
      return trained.ok ? 'ok' : trained.error.code;
    };
    expect(await codeOf({ drop: ['person', 'income', 'job', 'late', 'noise'] })).toBe('no-features');
    expect(await codeOf({ drop: ['person', 'income', 'job', 'late'] })).toBe('no-signal');
    expect(await codeOf({ time: 'job' })).toBe('time-not-dates');
    expect(await codeOf({ time: 'year' })).toBe('no-time-column');
    expect(await codeOf({ group: 'household' })).toBe('no-group-column');
    expect(await codeOf({ weight: 'job' })).toBe('no-weight-column');
    expect(await codeOf({ protectedColumns: ['sex'] })).toBe('unknown-column');
  });
});

describe('scoring', () => {
  it('adds points up to the score, and gives whole points', () => {
    fc.assert(
      fc.property(anyRow, fc.constantFrom(...kinds), (row, model) => {
        const scored = ask(model, row);
        expect(scored.points.reduce((sum, { points }) => sum + points, model.basePoints)).toBe(scored.score);
        expect(scored.points.every(({ points }) => Number.isInteger(points))).toBe(true);
        expect(scored.pd > 0 && scored.pd < 1).toBe(true);
      }),
    );
  });

  it('puts odds0 at points0: the score says the PD, but for the rounding of points', () => {
    fc.assert(
      fc.property(anyRow, fc.constantFrom(...kinds), (row, model) => {
        const { pd, score } = ask(model, row);
        const { points0, odds0, pdo } = model.scaling;
        const exact = points0 - (pdo / Math.LN2) * Math.log(pd / (1 - pd) / odds0);
        expect(Math.abs(score - exact)).toBeLessThanOrEqual((model.features.length + 1) / 2);
      }),
    );
  });

  it('gives a batch the same answers as one row at a time', () => {
    const values = records.slice(0, 300).map(({ income, job, late, noise }) => ({ income, job, late, noise }));
    for (const model of kinds) {
      const batchOf = compiled.get(model)!;
      const batch = batchOf.scoreTable(tableFromRecords(values as Record<string, Value>[]));
      for (const [row, value] of values.entries()) {
        const { pd, score, tier, reasons } = batchOf.scoreRow(value as Record<string, Value>);
        expect([batch.pd[row], batch.score[row], batch.tier[row], batch.reasons[row]]).toEqual([
          pd,
          score,
          tier,
          reasons,
        ]);
      }
    }
  });

  it('reads a number given as text like the number, an absent value like a missing one', () => {
    for (const model of kinds) {
      const row = { income: 12.5, job: 'clerk', late: 3, noise: 0 };
      expect(ask(model, { ...row, income: '12.5' })).toEqual(ask(model, row));
      expect(ask(model, { income: 12.5, job: 'clerk', noise: 0 })).toEqual(ask(model, { ...row, late: null }));
      expect(ask(model, { ...row, late: 'NA' })).toEqual(ask(model, { ...row, late: null }));
    }
  });

  it('counts a text where a number belongs as missing, and says so', () => {
    for (const model of kinds) {
      const row = { income: 12.5, job: 'clerk', noise: 0 };
      const spoiled = ask(model, { ...row, late: 'often' });
      expect(spoiled.unread).toEqual(['late']);
      expect(spoiled.pd).toBe(ask(model, { ...row, late: null }).pd);
    }
  });

  it('scores a category never seen, and the more risky job has the higher PD', () => {
    for (const model of kinds) {
      const pd = (job: string) => ask(model, { income: 0, job, late: 3, noise: 0 }).pd;
      expect(pd('astronaut')).toBeGreaterThan(0);
      expect(pd('trader')).toBeGreaterThan(pd('clerk'));
    }
  });

  it('names at most four reasons, each a feature on which points were lost, the most costly first', () => {
    fc.assert(
      fc.property(anyRow, fc.constantFrom(...kinds), (row, model) => {
        const { points, reasons } = ask(model, row);
        expect(reasons.length).toBeLessThanOrEqual(4);
        const lost = reasons.map((name) => points.find(({ feature }) => feature === name)!.lost);
        expect(lost.every((value) => value > 0)).toBe(true);
        expect(lost).toEqual(lost.toSorted((a, b) => b - a));
      }),
    );
  });

  it('gives someone better than average everywhere reasons against the best value', () => {
    const grid = [-100, 0, 50, 100].flatMap((income) =>
      ['clerk', 'driver'].flatMap((job) => [0, 1, 2, 3].map((late) => scoreRow(scorecard, { income, job, late }))),
    );
    const good = grid.filter((row) => row.reasonsAgainst === 'best' && row.reasons.length > 0);
    expect(good.length).toBeGreaterThan(0);
    const bad = scoreRow(scorecard, { income: -300, job: 'trader', late: 11 });
    expect([bad.reasonsAgainst, bad.reasons.length]).toEqual(['average', 3]);
    expect(Math.min(...good.map(({ score }) => score))).toBeGreaterThan(bad.score);
  });

  it('puts lower PDs into better tiers', async () => {
    const tiered = await train({
      tiers: [
        { name: 'A', pdBelow: 0.1 },
        { name: 'B', pdBelow: 0.3 },
        { name: 'C', pdBelow: null },
      ],
    });
    const compiledTiers = compileModel(tiered);
    fc.assert(
      fc.property(anyRow, (row) => {
        const { pd, tier } = compiledTiers.scoreRow(row);
        expect(tier).toBe(pd < 0.1 ? 'A' : pd < 0.3 ? 'B' : 'C');
      }),
    );
  });

  it('takes PDs from an isotonic calibration without losing the order of risks', async () => {
    const isotonic = await train({ calibration: 'isotonic' });
    expect(isotonic.calibration.kind).toBe('isotonic');
    expect(isotonic.metrics.development.meanPd).toBeCloseTo(isotonic.metrics.development.badRate, 9);
    const rows = records.slice(0, 200).map((row) => scoreRow(isotonic, row));
    const ordered = rows.toSorted((a, b) => a.score - b.score);
    const turned = ordered.filter((row, index) => index > 0 && row.pd > ordered[index - 1]!.pd + 0.2);
    expect(turned).toEqual([]);
  });
});

describe('the model document', () => {
  it('comes back from its text as it was', () => {
    for (const model of kinds) {
      const read = readModel(writeModel(model));
      expect(read.ok && canonicalJson(read.value)).toBe(canonicalJson(model));
    }
  });

  it('is refused when it is no model, from a later version, or damaged', () => {
    const damaged = JSON.parse(writeModel(scorecard)) as Record<string, unknown>;
    const errorOf = (text: string) => {
      const read = readModel(text);
      return read.ok ? 'ok' : read.error;
    };
    expect(errorOf('not json')).toBe('not-json');
    expect(errorOf('{}')).toBe('not-a-model');
    expect(errorOf(JSON.stringify({ ...scorecard, version: 3 }))).toBe('newer-version');
    expect(errorOf(JSON.stringify({ ...scorecard, version: 'two' }))).toBe('damaged');
    expect(readModel(JSON.stringify({ ...scorecard, version: 1 })).ok).toBe(true);
    const endless = JSON.parse(writeModel(trees)) as { trees: { left: number[] }[] };
    endless.trees[0]!.left[0] = 0;
    expect(errorOf(JSON.stringify(endless))).toBe('damaged');
    for (const part of ['features', 'calibration', 'tiers', 'scaling', 'intercept', 'simulated']) {
      expect([part, errorOf(JSON.stringify({ ...damaged, [part]: undefined }))]).toEqual([part, 'damaged']);
    }
  });
});

describe('the card and the report', () => {
  it('say in both languages that the model is simulated, and print every bin with its points', async () => {
    expect(card(scorecard, 'en')).toContain('Simulated');
    expect(card(scorecard, 'zh-CN')).toContain('模拟数据');
    expect(card(await train({ simulated: false }))).not.toContain('Simulated');
    for (const feature of scorecard.features) expect(card(scorecard)).toContain(`| ${feature.name} |`);
    expect(card(scorecard)).toMatch(/\| job \| trader \| \d+ \| [\d.]+ % \| −\d+ \|/);
  });

  it('the page needs nothing from elsewhere, and every picture has a name, a description and a table', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const page = report(locale === 'en' ? linear : trees, locale);
      expect(page).toContain(`<html lang="${locale}">`);
      expect(page).not.toMatch(/(?:src|href)=|@import|url\(/);
      const pictures = page.match(/<svg role="img"[^>]*>/g) ?? [];
      // Four of ranking and PDs, profit, what the PD goes with, and a learning curve where there was one.
      expect(pictures.length).toBeGreaterThanOrEqual(6);
      for (const picture of pictures) {
        const ids = /aria-labelledby="([^"]+)"/.exec(picture)![1]!.split(' ');
        for (const id of ids) expect(page).toContain(`id="${id}"`);
      }
      // A chart of bars says its numbers itself; every drawn curve has them as a table.
      expect(page.match(/<details>/g)).toHaveLength(pictures.length);
      expect(page).not.toContain('NaN');
    }
  });

  it('text from the data cannot become markup', () => {
    const tricky = {
      ...scorecard,
      training: {
        ...scorecard.training,
        target: { ...scorecard.training.target, definition: '<script>alert(1)</script>' },
      },
    };
    expect(report(tricky)).not.toContain('<script>');
    expect(report(tricky)).toContain('&lt;script&gt;');
  });
});
