import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Facts, decisionInputToJson } from '@lendline/strategy';
import { chinese } from '@lendline/strategy/applicants';
import { withLegalAge } from '@lendline/strategy/with-legal-age';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';

let folder: string;
let older: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-backtest-'));
  older = join(folder, 'older.json');
  await writeFile(older, JSON.stringify(withLegalAge(40)));
});

afterAll(() => rm(folder, { recursive: true }));

function line(id: string, values: Partial<Facts>, more: object = {}): string {
  return JSON.stringify({ id, input: decisionInputToJson(chinese({ values })), ...more });
}

const history = [
  line('young', { age_years: 25 }, { lent: { outcome: 'bad' }, pds: { former: 0.01, latter: 0.3 } }),
  line('old', { age_years: 50 }, { lent: { outcome: 'good' }, pds: { former: 0.01, latter: 0.02 } }),
  line('older', { age_years: 60 }, { pds: { former: 0.3, latter: 0.02 } }),
].join('\n');

const against = (b: string, ...more: string[]) => ['--strategy', 'cn', '--against', b, '--applications', '-', ...more];

describe('lendline backtest', () => {
  it('says of two strategies what they approve, how that fared, and whom one alone would take', async () => {
    const { code, stdout } = await runCommand('backtest', against(older, '--json'), { input: history });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      applications: 3,
      a: { strategy: 'cn', model: null },
      all: {
        a: { outcomes: { approve: 3 }, loans: { known: 2, bad: 1, rate: 0.5 } },
        b: { outcomes: { approve: 2, decline: 1 }, loans: { known: 1, bad: 0 } },
        swap: { out: { applications: 1, bad: 1 } },
      },
      bySegment: [{ segment: 'new', figures: { applications: 3 } }],
      byRule: [{ rule: 'book.age', outcome: 'decline', b: { applications: 1, approvedByOther: 1 } }],
    });
  });

  it('reads gzip alike, and shows a table in the reader’s language', async () => {
    const { code, stdout } = await runCommand('backtest', against(older), {
      input: gzipSync(history),
      locale: 'zh_CN.UTF-8',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('全部申请 (3)');
    expect(stdout).toMatch(/批准率 +100\.00 % +66\.67 %/);
  });

  it('compares two models under one strategy by the PDs that they gave', async () => {
    const models = against('cn', '--model-a', 'former', '--model-b', 'latter', '--json');
    const { stdout } = await runCommand('backtest', models, { input: history });
    expect(JSON.parse(stdout)).toMatchObject({
      all: { swap: { both: { applications: 1 }, in: { applications: 1, known: 0 }, out: { applications: 1, bad: 1 } } },
    });
    const absent = await runCommand('backtest', against('cn', '--model-b', 'newest'), { input: history });
    expect(absent).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('standard input:1:pds.newest'),
    });
  });

  it('writes a page that needs nothing else, the figures and a line for each application', async () => {
    const out = join(folder, 'result');
    const { code } = await runCommand('backtest', against(older, '--out', out), { input: history });
    expect(code).toBe(0);
    expect((await readdir(out)).toSorted()).toEqual([
      'applications.csv',
      'figures.csv',
      'figures.zh-CN.csv',
      'result.html',
    ]);
    const page = await readFile(join(out, 'result.html'), 'utf8');
    expect(page).not.toMatch(/<script|https?:|<link/);
    for (const said of ['<main lang="en">', '<main lang="zh-CN">', 'prefers-color-scheme: dark', 'swapped out', '换出'])
      expect(page).toContain(said);
    const lines = (await readFile(join(out, 'applications.csv'), 'utf8')).trimEnd().split('\n');
    expect(lines[1]).toMatch(/^young,new,approve,,5000\.00,-?[\d.]+,decline,book\.age,,,bad$/);
    expect(lines).toHaveLength(4);
  });

  it.each([
    ['a line that is no JSON', `${line('one', {})}\n{"id": `, 'standard input:2\n'],
    [
      'a misspelt value',
      line('one', {}).replace('sim_swapped', 'sim_swaped'),
      'standard input:1:input.values.sim_swaped',
    ],
    [
      'a value of after its day',
      `\n${line('one', { last_raise_on: Temporal.PlainDate.from('2099-01-01') })}`,
      'standard input:2:input.values.last_raise_on',
    ],
    ['an outcome that is none', line('one', {}, { lent: { outcome: 'late' } }), 'standard input:1:lent.outcome'],
  ])('refuses %s by its line and field, with no figures', async (_, input, place) => {
    const { code, stdout, stderr } = await runCommand('backtest', against(older), { input });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(place);
  });

  it('refuses gzip that is cut off, a file that is not there and strategies of two currencies', async () => {
    const cut = gzipSync(history).subarray(0, 60);
    const [half, absent, foreign] = await Promise.all([
      runCommand('backtest', against(older), { input: cut }),
      runCommand('backtest', ['--strategy', 'cn', '--against', older, '--applications', join(folder, 'none.jsonl')]),
      runCommand('backtest', against('ke'), { input: history }),
    ]);
    expect(half).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('whole gzip') });
    expect(absent).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('ENOENT') });
    expect(foreign).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('lends CNY') });
  });
});
