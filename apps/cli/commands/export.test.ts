import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@lendline/kernel';
import { inferTable, type ModelDocument, textColumn, trainModel, writeModel } from '@lendline/scoring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';

let folder: string;

/** A model on made-up loans whose outcome comes from income. */
async function train(kind: 'scorecard' | 'linear'): Promise<ModelDocument> {
  const random = seededRandom('export');
  const loans = Array.from({ length: 600 }, () => {
    const income = random.normal();
    return { income: income.toFixed(2), bad: random.next() < 1 / (1 + Math.exp(1 + income)) ? '1' : '0' };
  });
  const column = (name: 'income' | 'bad') =>
    textColumn(
      name,
      loans.map((loan) => loan[name]),
    );
  const table = inferTable([column('income'), column('bad')]);
  const trained = await trainModel({ table, target: 'bad', kind, seed: 1, simulated: true });
  if (!trained.ok) throw new Error(trained.error.text.en);
  return trained.value;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-export-'));
  await writeFile(join(folder, 'model.json'), writeModel(await train('scorecard')));
  await writeFile(join(folder, 'linear.json'), writeModel(await train('linear')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('lendline export', () => {
  it('writes a query to standard output, and says on standard error that the data were simulated', async () => {
    const { code, stdout, stderr } = await runCommand('export', [
      '--model',
      folder,
      '--as',
      'sql',
      '--table',
      'loans of may',
      '--keep',
      'customer',
    ]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('simulated data')]);
    expect(stdout).toMatch(/FROM "loans of may"[^]*k1 AS "customer"/);
  });

  it('writes a file and answers with JSON', async () => {
    const out = join(folder, 'card.pmml');
    const { code, stdout } = await runCommand('export', ['--model', folder, '--as', 'pmml', '--out', out, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ as: 'pmml', features: 1, simulated: true, out });
    expect(await readFile(out, 'utf8')).toContain('<Scorecard ');
  });

  it('says of a model that is no card what to do, in the language of the terminal, and leaves with 2', async () => {
    const linear = join(folder, 'linear.json');
    const english = await runCommand('export', ['--model', linear, '--as', 'sql']);
    expect([english.code, english.stderr]).toEqual([2, expect.stringContaining('--model scorecard')]);
    const chinese = await runCommand('export', ['--model', linear, '--as', 'sql'], { locale: 'zh_CN.UTF-8' });
    expect(chinese.stderr).toContain('评分卡');
    expect((await runCommand('export', ['--model', folder, '--as', 'xls'])).code).toBe(2);
  });

  it('fails with 1 when the file cannot be written', async () => {
    const { code, stderr } = await runCommand('export', [
      '--model',
      folder,
      '--as',
      'csv',
      '--out',
      join(folder, 'no such folder', 'card.csv'),
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('cannot be written')]);
  });
});
