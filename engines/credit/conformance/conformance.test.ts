import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conformApr } from './conform-apr.ts';
import { conformCredit } from './conform-credit.ts';

const progressive = {
  id: 'two months at 7 %',
  daysInYear: '360',
  daysInMonth: '30',
  principal: '100.00',
  annualRatePct: '7',
  disbursedOn: '2024-01-01',
  numberOfRepayments: 2,
  repaymentEvery: 1,
  repaymentUnit: 'MONTHS',
  decimals: 2,
  steps: [
    {
      op: 'expectSchedule',
      rows: [
        {
          nr: 1,
          days: 31,
          date: '2024-02-01',
          balance: '50.14',
          principalDue: '49.86',
          interest: '0.58',
          due: '50.44',
        },
        { nr: 2, days: 29, date: '2024-03-01', balance: '0.00', principalDue: '50.14', interest: '0.29', due: '50.43' },
      ],
      totalInterest: '0.87',
    },
  ],
};

const run = (vector: object) => conformCredit(new Map([['progressive_e2e_2025_2026.json', { vectors: [vector] }]]));

describe('a schedule vector', () => {
  it('passes when every figure agrees', () => {
    expect(run(progressive)).toEqual({ passed: 1, failed: 0, failures: [], skipped: [] });
  });

  it.each([
    ['interest', '0.59', '0.58'],
    ['balance', '50.15', '50.14'],
    ['date', '2024-02-02', '2024-02-01'],
    ['days', 30, '31'],
  ])('fails with the figure that differs: %s', (field, wrong, got) => {
    const [step] = progressive.steps;
    const rows = [{ ...step!.rows[0], [field]: wrong }, step!.rows[1]];
    expect(run({ ...progressive, steps: [{ ...step, rows }] })).toMatchObject({
      passed: 0,
      failed: 1,
      failures: [{ vector: 'two months at 7 %', field: `step 1 instalment 1.${field}`, expected: String(wrong), got }],
    });
  });

  it('fails when it has rows too few', () => {
    const [step] = progressive.steps;
    const short = run({ ...progressive, steps: [{ ...step, rows: step!.rows.slice(1) }] });
    expect(short.failures).toEqual([{ vector: 'two months at 7 %', field: 'step 1 rows', expected: '1', got: '2' }]);
  });

  it('is skipped with the reason when it asks for what is not offered', () => {
    expect(run({ ...progressive, balloon: '10.00' }).skipped).toEqual([
      { vector: 'two months at 7 %', reason: 'option balloon' },
    ]);
    expect(run({ ...progressive, daysInYear: '372' }).skipped[0]?.reason).toBe('day count 30/372');
    const later = run({ ...progressive, steps: [...progressive.steps, { op: 'reAge', date: '2024-02-01' }] });
    expect(later.skipped[0]?.reason).toBe('the step reAge');
    const unreadable = run({ ...progressive, steps: [...progressive.steps, { op: 'repayment', date: '2024-02-01' }] });
    expect(unreadable.skipped[0]?.reason).toContain('an amount as a decimal');
  });

  it('that goes on in life still fails when its first schedule is wrong', () => {
    const wrong = { ...progressive, annualRatePct: '8', steps: [...progressive.steps, { op: 'reAge' }] };
    expect(run(wrong).failed).toBe(1);
  });

  it('that asks for what no loan does is skipped with what that is, and does not stop the others', () => {
    const late = { op: 'disburse', date: '2030-01-01', amount: '1.00' };
    const broken = { ...progressive, steps: [late, ...progressive.steps] };
    const files = new Map([['progressive_e2e_2025_2026.json', { vectors: [broken, progressive] }]]);
    const { passed, skipped } = conformCredit(files);
    expect(passed).toBe(1);
    expect(skipped).toEqual([
      {
        vector: 'progressive_e2e_2025_2026.json[0]',
        reason: 'asks for what no loan here does: a plan changes before its last due date',
      },
    ]);
  });

  it('that cannot be read is skipped with what it lacks, and a file without vectors says so', () => {
    expect(run({ id: 'broken' }).skipped[0]?.reason).toContain('daysInYear');
    expect(conformCredit(new Map([['initial_schedules.json', []]])).skipped[0]?.reason).toContain('no list of vectors');
  });
});

describe('an annual rate vector', () => {
  const eu = {
    id: 'a month',
    advances: [{ t: 0, amount: 100 }],
    payments: [{ amount: 101, count: 1, firstT: '1/12', stepT: '0' }],
    expectedAprPct: 12.683,
  };

  it('passes to as many decimals as it states, and fails with the rate that came out', () => {
    expect(conformApr({ eu: [eu] }).passed).toBe(1);
    expect(conformApr({ eu: [{ ...eu, expectedAprPct: 12.684 }] }).failures).toEqual([
      { vector: 'a month', field: 'expectedAprPct', expected: '12.684', got: '12.683' },
    ]);
  });

  it('of an unknown kind is skipped by name', () => {
    expect(conformApr({ br: [eu] }).skipped).toEqual([
      { vector: 'br', reason: 'no annual rate rule for 1 vectors of this kind' },
    ]);
  });
});

const reference = join(process.env['LENDLINE_REFERENCE'] ?? '../shared/data', 'lending');
const present = existsSync(reference);
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe.skipIf(!present)(
  `published figures (${present ? 'present' : 'skipped: the reference data is absent'})`,
  () => {
    it('of annual rates all agree', () => {
      const result = conformApr(json(join(reference, 'apr.json')));
      expect(result.failures).toEqual([]);
      expect(result.skipped).toEqual([]);
      expect(result.passed).toBeGreaterThan(30);
    });

    it('of schedules and whole lives all agree; nine of ten lives are run, the rest says what it lacks', () => {
      const folder = join(reference, 'fineract');
      const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
      const result = conformCredit(new Map(names.map((name) => [name, json(join(folder, name))])));
      expect(result.failures).toEqual([]);
      expect(result.passed).toBeGreaterThan(350);
      expect(result.skipped.every(({ reason }) => reason !== '')).toBe(true);
    });

    it('chosen as the core all pass', () => {
      const folder = join(reference, 'fineract');
      const index = json(join(folder, 'core_index.json')) as Record<string, string[]>;
      for (const [name, ids] of Object.entries(index)) {
        const result = conformCredit(new Map([[name, json(join(folder, name))]]));
        const missed = new Set([...result.failures, ...result.skipped].map(({ vector }) => vector));
        expect(ids.filter((id) => missed.has(id))).toEqual([]);
      }
    });

    it.each([
      ['scenarios_e2e.json', 215],
      ['scenarios_gl_delinquency_cob.json', 119],
    ])('of %s pass for at least three lives of four, and none fails', (name, count) => {
      const result = conformCredit(new Map([[name, json(join(reference, 'fineract', name))]]));
      expect(result.failed).toBe(0);
      expect(result.passed + result.skipped.length).toBe(count);
      expect(result.passed / count).toBeGreaterThan(0.9);
    });

    it('of first schedules are all tried', () => {
      const files = new Map([['initial_schedules.json', json(join(reference, 'fineract', 'initial_schedules.json'))]]);
      expect(conformCredit(files).skipped).toEqual([]);
    });
  },
);
