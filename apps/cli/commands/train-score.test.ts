import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@lendline/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from './command-process.ts';

// Each command is a process of its own, and `auto` trains every kind: minutes on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let data: string;

const lendline = (name: 'train' | 'score' | 'retrain', ...args: string[]) => runCommand(name, args);

/** Made-up loans: outcome from income, lateness and job, some cells empty, over ten months. */
function loans(rows: number): string {
  const random = seededRandom('loans');
  const lines = Array.from({ length: rows }, (_, row) => {
    const [income, late] = [random.normal(), random.below(10)];
    const job = ['clerk', 'trader'][random.below(2)]!;
    const logOdds = -1 - income + 0.1 * late + (job === 'trader' ? 0.7 : 0);
    const bad = random.next() < 1 / (1 + Math.exp(-logOdds)) ? '坏' : '好';
    const day = `2025-${String(1 + Math.floor((row * 10) / rows)).padStart(2, '0')}-15`;
    return [`C${row}`, day, (income * 100).toFixed(2), random.next() < 0.1 ? '' : late, job, row % 2, bad].join(',');
  });
  return ['客户,approved,income,late,job,sex,结果', ...lines].join('\n');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-train-'));
  data = join(folder, 'loans.csv');
  await writeFile(data, loans(600));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const train = (out: string, ...more: string[]) =>
  lendline('train', '--data', data, '--target', '结果', '--time', 'approved', '--out', join(folder, out), ...more);

describe('lendline train and score', () => {
  it('train writes model, card and report, and answers with figures of every kind and of the test', async () => {
    const trained = await train('model', '--protected', 'sex', '--json');
    expect(trained.code).toBe(0);
    const answer = JSON.parse(trained.stdout) as Record<string, never>;
    const models = answer['models'] as unknown as Record<string, unknown>[];
    expect(models.slice(0, 4).map(({ kind }) => kind)).toEqual(['scorecard', 'linear', 'trees', 'net']);
    for (const model of models) {
      for (const figure of ['auc', 'ks', 'gini', 'brier', 'ece', 'seconds'])
        expect(model[figure]).toEqual(expect.any(Number));
    }
    expect(answer).toMatchObject({
      rows: 600,
      split: { kind: 'time', test: 120, test_from: '2025-09-15T00:00:00Z' },
      simulated: false,
      fairness: [{ column: 'sex' }],
    });
    expect(answer['features']).not.toContain('sex');
    expect(answer['features']).not.toContain('客户');
    expect(await readFile(join(folder, 'model/card.zh-CN.md'), 'utf8')).toContain('模型卡');
    expect(await readFile(join(folder, 'model/report.html'), 'utf8')).toContain('<svg role="img"');
  });

  it('score gives pd, score, tier and reasons for every row, and keeps the columns asked for', async () => {
    const model = join(folder, 'model');
    const csv = await lendline('score', '--model', model, '--data', data, '--keep', '客户', '--reasons', '2');
    const [head, first, ...rest] = csv.stdout.trimEnd().split('\n');
    expect(head).toBe('row,客户,pd,score,tier,reasons');
    expect(first).toMatch(/^1,C0,0\.\d+(?:e-\d+)?,-?\d+,[A-E],/);
    expect(rest).toHaveLength(599);
    const json = await lendline('score', '--model', model, '--data', data, '--json');
    const { rows } = JSON.parse(json.stdout) as { rows: { pd: number; score: number; reasons: string[] }[] };
    expect(rows.map(({ pd }) => pd > 0 && pd < 1)).not.toContain(false);
    expect(Math.max(...rows.map(({ reasons }) => reasons.length))).toBeLessThanOrEqual(4);
    expect(first).toContain(`,${rows[0]!.score},`);
  });

  it('the same data and seed give the same model, byte for byte', async () => {
    await Promise.all(['once', 'again'].map((out) => train(out, '--model', 'trees')));
    const [one, two] = await Promise.all(
      ['once', 'again'].map((name) => readFile(join(folder, name, 'model.json'), 'utf8')),
    );
    expect(one).toBe(two);
  });

  it('a model says that its data were simulated wherever it scores', async () => {
    await train('simulated', '--model', 'scorecard', '--simulated');
    const scored = await lendline('score', '--model', join(folder, 'simulated'), '--data', data, '--json');
    expect(JSON.parse(scored.stdout)).toMatchObject({ simulated: true });
    expect(scored.stderr).toContain('simulated');
  });
});

describe('what lendline train and score refuse, with exit 2 and advice', () => {
  it('a kind that does not exist, and a model in the way', async () => {
    expect((await train('forest', '--model', 'forest')).code).toBe(2);
    expect(await train('model')).toMatchObject({ code: 2, stderr: expect.stringContaining('--overwrite') });
  });

  it('a target that is not there or has one value, and an unknown option', async () => {
    const absent = await lendline('train', '--data', data, '--target', 'bad', '--out', join(folder, 'x'));
    expect(absent).toMatchObject({ code: 2, stderr: expect.stringContaining('--target') });
    const one = join(folder, 'one.csv');
    await writeFile(one, `x,bad\n${'1,0\n'.repeat(200)}`);
    const single = await lendline('train', '--data', one, '--target', 'bad', '--out', join(folder, 'x'));
    expect(single).toMatchObject({ code: 2, stderr: expect.stringContaining('one value only') });
    expect((await train('x', '--colour', 'red')).code).toBe(2);
    expect((await train('x', '--tiers', 'A:0.5,B:0.1,C')).code).toBe(2);
  });

  it('data without a column that the model needs, and a folder without a model', async () => {
    const lacking = join(folder, 'lacking.csv');
    await writeFile(lacking, 'late,job\n1,clerk\n');
    const scored = await lendline('score', '--model', join(folder, 'model'), '--data', lacking);
    expect(scored).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('income') });
    expect((await lendline('score', '--model', folder, '--data', data)).code).toBe(2);
  });

  it('a folder that cannot be written, with exit 1', async () => {
    expect(await train('loans.csv', '--model', 'scorecard')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be written'),
    });
  });

  it('a value that is no number counts as missing and is reported, not hidden', async () => {
    const odd = join(folder, 'odd.csv');
    await writeFile(odd, 'income,late,job\n12.5,often,clerk\n');
    const scored = await lendline('score', '--model', join(folder, 'model'), '--data', odd, '--json');
    expect(JSON.parse(scored.stdout)).toMatchObject({ unread: { late: 1 } });
    expect(scored.stderr).toContain('late: 1 / 1');
  });
});

describe('a training card', () => {
  it('lets anybody train the same model again, and tells other data and another seed from it', async () => {
    expect(await train('carded', '--model', 'scorecard')).toMatchObject({ code: 0 });
    const card = join(folder, 'carded', 'training-card.json');
    const again = await lendline(
      'retrain',
      '--card',
      card,
      '--data',
      data,
      '--out',
      join(folder, 'repeated'),
      '--json',
    );
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({ reproduced: true, same_code: true });
    const [first, second] = await Promise.all(
      ['carded', 'repeated'].map((name) => readFile(join(folder, name, 'model.json'), 'utf8')),
    );
    expect(second).toBe(first);

    const other = join(folder, 'other.csv');
    await writeFile(other, loans(599));
    const refused = await lendline('retrain', '--card', card, '--data', other);
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Give the file that the model was trained on'),
    });

    const edited = join(folder, 'edited.json');
    const read = JSON.parse(await readFile(card, 'utf8'));
    await writeFile(edited, JSON.stringify({ ...read, options: { ...read.options, seed: 99 } }));
    expect(await lendline('retrain', '--card', edited, '--data', data)).toMatchObject({ code: 1 });
    expect(await lendline('retrain', '--card', data, '--data', data)).toMatchObject({ code: 2 });
  });

  it('is not written where a clock decided how long to train', async () => {
    expect(await train('timed', '--model', 'scorecard', '--seconds', '60')).toMatchObject({ code: 0 });
    await expect(readFile(join(folder, 'timed', 'training-card.json'))).rejects.toThrow('ENOENT');
    expect(JSON.parse(await readFile(join(folder, 'timed', 'reference.json'), 'utf8')).rows).toBe(600);
  });

  it('does not stay beside a model that it did not make', async () => {
    await train('replaced', '--model', 'scorecard');
    expect(await readFile(join(folder, 'replaced', 'training-card.json'), 'utf8')).toContain('documentHash');
    expect(await train('replaced', '--model', 'linear', '--seconds', '60', '--overwrite')).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'replaced', 'model.json'), 'utf8')).toContain('"kind":"linear"');
    await expect(readFile(join(folder, 'replaced', 'training-card.json'))).rejects.toThrow('ENOENT');
  });
});
