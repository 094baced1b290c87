import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';

const terms = { currency: 'CNY', principal: '10000', disbursed: '2024-01-01', instalments: 6, rate_ppm: 70_000 };

const flows = {
  currency: 'CNY',
  flows: [
    { date: '2026-01-10', kind: 'advance', amount: '100000' },
    { date: '2026-02-10', kind: 'payment', amount: '101000' },
  ],
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-credit-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('lendline schedule', () => {
  it('answers one JSON document from a file', async () => {
    const path = await fileWith('terms.json', JSON.stringify(terms));
    const { code, stdout, stderr } = await runCommand('schedule', ['--terms', path, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout);
    expect(answer.instalments).toHaveLength(6);
    expect(answer.instalments[5]).toMatchObject({ n: 6, due: '2024-07-01', due_total: '1700', balance: '0' });
    expect(answer.apr).toBeCloseTo(7.23, 1);
  });

  it('prints a table for people from standard input', async () => {
    const { code, stdout } = await runCommand('schedule', ['--terms', '-'], { input: JSON.stringify(terms) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/6 {2}2024-07-01 .* 17\.00 +0\.00/);
    expect(stdout).toContain('all-in annual rate');
  });

  it('reports a bad field with file, line, field, what was expected and what to do, and leaves with 2', async () => {
    const path = await fileWith('bad.json', JSON.stringify({ ...terms, rate_ppm: '7%' }, null, 2));
    const { code, stdout, stderr } = await runCommand('schedule', ['--terms', path, '--json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${path}:6:rate_ppm`);
    expect(stderr).toContain('expected: a whole number');
    expect(stderr).toContain('144000');
  });

  it('says it in Chinese on a Chinese terminal', async () => {
    const { stderr } = await runCommand('schedule', ['--terms', '-'], { input: '{}', locale: 'zh_CN.UTF-8' });
    expect(stderr).toContain('应为');
  });

  it.each([
    ['no JSON', '{"currency":\n "CNY" "principal"}', ':2'],
    ['an empty file', '', 'a JSON document'],
  ])('leaves with 2 on %s', async (_case, text, told) => {
    const { code, stderr } = await runCommand('schedule', ['--terms', await fileWith('broken.json', text)]);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it('leaves with 2 on a file that is not there and on a missing option, with 0 after help with an example', async () => {
    expect((await runCommand('schedule', ['--terms', join(folder, 'absent.json')])).code).toBe(2);
    expect((await runCommand('schedule', [])).code).toBe(2);
    const help = await runCommand('schedule', ['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Example:');
  });
});

describe('the cap on the annual rate', () => {
  it('lets a schedule under it pass, and names every rate', async () => {
    const { code, stdout } = await runCommand('schedule', ['--terms', '-', '--cap', '24', '--json'], {
      input: JSON.stringify(terms),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rates: { nominal_irr: expect.any(Number), eu: expect.any(Number), us: expect.any(Number) },
      cap: { within: true, cap_ppm: 240_000 },
    });
  });

  it('refuses a schedule above it with the arithmetic, and leaves with 1', async () => {
    const { code, stdout } = await runCommand('schedule', ['--terms', '-', '--cap', '7.1'], {
      input: JSON.stringify(terms),
    });
    expect(code).toBe(1);
    expect(stdout).toContain('refused: above the cap');
    expect(stdout).toContain('costs too much');
    const flowing = await runCommand('apr', ['--flows', '-', '--cap', '12.5', '--cap-method', 'effective', '--json'], {
      input: JSON.stringify(flows),
    });
    expect(flowing.code).toBe(1);
    expect(JSON.parse(flowing.stdout).cap).toMatchObject({ within: false, method: 'effective', rate_ppm: 126_825 });
  });

  it('refuses what has no rate to compare: everything received is paid back on the first day', async () => {
    const fees = [{ name: 'Fee', rate_ppm: 900_000, when: 'disbursement' }];
    const nothing = { ...terms, fees, down_payment_ppm: 200_000 };
    const { code, stdout } = await runCommand('schedule', ['--terms', '-', '--cap', '24', '--json'], {
      input: JSON.stringify(nothing),
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ apr: null, cap: { within: false, reason: 'no-rate' } });
  });

  it('leaves with 2 on a cap that is no rate', async () => {
    expect(
      (await runCommand('schedule', ['--terms', '-', '--cap', 'much'], { input: JSON.stringify(terms) })).code,
    ).toBe(2);
  });
});

describe('lendline apr', () => {
  it.each([
    ['eu', 12.682503],
    ['us', 12],
    ['irr', 12],
  ])('answers the rate by the %s rule', async (rule, expected) => {
    const { code, stdout } = await runCommand('apr', ['--flows', '-', '--rule', rule, '--json'], {
      input: JSON.stringify(flows),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ apr: expected, rule, method: expect.any(String) });
  });

  it('leaves with 2 on flows that have no rate, and says why', async () => {
    const lost = {
      ...flows,
      flows: flows.flows.toReversed().map((flow, index) => ({ ...flow, date: `2026-0${index + 1}-10` })),
    };
    const { code, stderr } = await runCommand('apr', ['--flows', '-'], { input: JSON.stringify(lost) });
    expect(code).toBe(2);
    expect(stderr).toContain('more advanced than paid on the first day');
  });

  it('leaves with 2 on a rule that does not exist', async () => {
    expect((await runCommand('apr', ['--flows', '-', '--rule', 'uk'])).code).toBe(2);
  });
});

describe('lendline conformance', () => {
  const vector = {
    id: 'a month',
    advances: [{ t: 0, amount: 100 }],
    payments: [{ amount: 101, count: 1, firstT: '1/12', stepT: '0' }],
  };

  it('leaves with 0 when every vector passes and with 1 on a failure, a line for each', async () => {
    await fileWith('apr.json', JSON.stringify({ eu: [{ ...vector, expectedAprPct: 12.683 }] }));
    expect(await runCommand('conformance apr', [folder])).toMatchObject({
      code: 0,
      stdout: '1 passed, 0 failed, 0 skipped\n',
    });
    await fileWith('apr.json', JSON.stringify({ eu: [{ ...vector, expectedAprPct: 12.9 }] }));
    const failed = await runCommand('conformance apr', [folder]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toBe(
      'failed a month expectedAprPct: expected 12.9, got 12.7\n0 passed, 1 failed, 0 skipped\n',
    );
  });

  it('leaves with 2 where there is nothing to check', async () => {
    const { code, stderr } = await runCommand('conformance credit', [join(folder, 'nowhere')]);
    expect(code).toBe(2);
    expect(stderr).toContain('fineract/*.json');
  });
});
