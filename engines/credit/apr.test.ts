import { money } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apr } from './apr.ts';
import type { CashFlow } from './cash-flow.ts';
import { yearsBetween } from './flow-time.ts';
import { loanTerms } from './loan-terms.ts';
import { highestRate, presentValue, solveRate } from './rate-solver.ts';
import { aprOfSchedule } from './schedule-apr.ts';
import { buildSchedule } from './schedule.ts';
import { arbitraryTerms } from './test/arbitrary-terms.ts';

const flow = (kind: CashFlow['kind'], date: string, amount: bigint): CashFlow => ({
  kind,
  date: Temporal.PlainDate.from(date),
  amount: money(amount, 'EUR'),
});

/** `count` payments of one amount, so many days or months apart. */
function payments(first: string, amount: bigint, times: { count: number; days?: number; months?: number }): CashFlow[] {
  const { count, days = 0, months = 0 } = times;
  return Array.from({ length: count }, (_, index) => {
    const date = Temporal.PlainDate.from(first).add({ days: days * index, months: months * index });
    return flow('payment', date.toString(), amount);
  });
}

function percent(flows: readonly CashFlow[], rule: 'eu' | 'us' | 'irr'): number | string {
  const solved = apr(flows, rule);
  return solved.ok ? solved.value.apr.percent : solved.error;
}

// European Commission, DG FISMA, worked examples of the annual percentage rate of charge (2015): 200,000 with a fee of 4,000.
describe('the EU annual percentage rate of charge', () => {
  const advance = [flow('advance', '2012-01-12', 20_000_000n), flow('payment', '2012-01-12', 400_000n)];

  it('of 240 monthly payments with a fee up front is 6.434412 % (example 1)', () => {
    expect(percent([...advance, ...payments('2012-02-12', 143_286n, { count: 240, months: 1 })], 'eu')).toBe(6.434412);
  });

  it('counts the odd days of a long first month back to the drawdown: 6.434185 % (example 2.1)', () => {
    expect(percent([...advance, ...payments('2012-02-15', 143_357n, { count: 240, months: 1 })], 'eu')).toBe(6.434185);
  });

  it('counts in years where payments are yearly: 6.28207 % (example 2.3)', () => {
    expect(percent([...advance, ...payments('2012-02-15', 1_654_186n, { count: 20, months: 12 })], 'eu')).toBe(6.28207);
  });

  it('of 1,000 repaid as 1,200 after 546 days is 12.96 % (Directive 98/7/EC)', () => {
    expect(
      percent([flow('advance', '1994-01-01', 100_000n), flow('payment', '1995-07-01', 120_000n)], 'eu'),
    ).toBeCloseTo(12.96, 2);
  });
});

// 12 CFR 1026, Appendix J, paragraph (c): the regulation's own examples.
describe('the US annual percentage rate', () => {
  const example = (of: string, expected: number, flows: readonly CashFlow[]) => ({ of, expected, flows });

  it.each([
    example('a regular first month, (c)(1)(i)', 9.69, [
      flow('advance', '1978-01-10', 500_000n),
      ...payments('1978-02-10', 23_000n, { count: 24, months: 1 }),
    ]),
    example('a long first month, (c)(1)(ii)', 11.82, [
      flow('advance', '1978-02-10', 600_000n),
      ...payments('1978-04-01', 20_000n, { count: 36, months: 1 }),
    ]),
    example('a long first quarter, (c)(1)(iv)', 8.97, [
      flow('advance', '1978-05-23', 1_000_000n),
      ...payments('1978-10-01', 38_500n, { count: 40, months: 3 }),
    ]),
    example('a long first week, (c)(1)(v)', 14.96, [
      flow('advance', '1978-03-20', 50_000n),
      ...payments('1978-04-21', 1_760n, { count: 30, days: 7 }),
    ]),
    example('a short first two months, odd first and last payments, (c)(4)(ii)', 7.3, [
      flow('advance', '1978-01-10', 800_000n),
      flow('payment', '1978-03-01', 44_936n),
      ...payments('1978-05-01', 46_500n, { count: 18, months: 2 }),
      flow('payment', '1981-05-01', 20_000n),
    ]),
    example('a single payment after 255 days', 11.45, [
      flow('advance', '1978-01-03', 100_000n),
      flow('payment', '1978-09-15', 108_000n),
    ]),
    example('a single payment after four weeks, which count as 28 days', 104.29, [
      flow('advance', '2023-01-02', 100_000n),
      flow('payment', '2023-01-30', 108_000n),
    ]),
  ])('of $of is $expected %', ({ expected, flows }) => {
    expect(percent(flows, 'us')).toBeCloseTo(expected, 2);
  });
});

describe('the internal rate of return', () => {
  it('of 10,000 over a year at a flat 1 % a month is 21.4565 % nominal, 23.6975 % effective', () => {
    const flows = [
      flow('advance', '2026-01-10', 1_000_000n),
      ...payments('2026-02-10', 93_333n, { count: 12, months: 1 }),
    ];
    const solved = apr(flows, 'irr');
    expect(solved.ok && solved.value.nominal.percent).toBeCloseTo(21.4565, 4);
    expect(solved.ok && solved.value.effective.percent).toBeCloseTo(23.6975, 4);
    expect(solved.ok && solved.value.apr).toEqual(solved.ok && solved.value.nominal);
  });

  it('treats months cut short at their end as whole months', () => {
    const flows = [
      flow('advance', '2026-01-31', 100_000n),
      flow('payment', '2026-02-28', 51_000n),
      flow('payment', '2026-03-31', 51_500n),
    ];
    const solved = apr(flows, 'irr');
    expect(solved.ok && solved.value.interval).toEqual({ count: 1, unit: 'months' });
  });

  it('is negative where less came back than went out', () => {
    expect(
      percent([flow('advance', '2026-01-01', 100_000n), flow('payment', '2027-01-01', 90_000n)], 'irr'),
    ).toBeCloseTo(-10, 6);
  });
});

describe('flows without a rate', () => {
  const advance = flow('advance', '2026-01-01', 100_000n);
  it.each([
    ['nothing-received', []],
    ['nothing-received', [advance, flow('payment', '2026-01-01', 100_000n), flow('payment', '2026-02-01', 10n)]],
    ['nothing-paid', [advance]],
    ['total-loss', [advance, flow('payment', '2026-02-01', 50_000n), flow('advance', '2026-03-01', 100_000n)]],
  ])('say why: %s', (reason, flows) => {
    expect(percent(flows, 'eu')).toBe(reason);
  });
});

describe('the annual rate of any schedule', () => {
  it('prices its flows to nothing: a hair less is too little, a hair more too much', () => {
    fc.assert(
      fc.property(arbitraryTerms, (terms) => {
        const schedule = buildSchedule(terms);
        if (!schedule.ok) throw new Error('terms are sound');
        const { flows } = schedule.value;
        const start = terms.disbursed;
        const timed = flows.map(({ kind, date, amount }) => ({
          amount: Number(kind === 'advance' ? amount.amount : -amount.amount),
          periods: yearsBetween(start, date, terms.every),
          odd: 0,
        }));
        const rates = aprOfSchedule(terms, schedule.value);
        const exact = solveRate(timed);
        expect(rates.ok).toBe(exact.ok);
        // Only a payout that fees swallow, or a cost beyond all reading, has no rate.
        const received = timed.filter(({ periods }) => periods === 0).reduce((sum, { amount }) => sum + amount, 0);
        expect(exact.ok || received <= 0 || presentValue(timed, highestRate) < 0).toBe(true);
        fc.pre(rates.ok && exact.ok);
        const { percent: found } = rates.value.effective;
        expect(Math.abs(presentValue(timed, exact.value)) / Number(terms.principal.amount)).toBeLessThan(1e-9);
        expect(Math.abs(found - exact.value * 100)).toBeLessThanOrEqual(1e-6 * Math.max(1, exact.value));
        expect(presentValue(timed, exact.value * 1.001 + 1e-6)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is the nominal rate itself for a monthly loan without fees', () => {
    const terms = loanTerms({
      principal: money(100_000_000n, 'CNY'),
      disbursed: Temporal.PlainDate.from('2026-01-15'),
      instalments: 12,
      rate_ppm: 144_000,
    });
    const schedule = buildSchedule(terms);
    const rates = schedule.ok && aprOfSchedule(terms, schedule.value);
    expect(rates && rates.ok && rates.value.nominal.percent).toBeCloseTo(14.4, 4);
    expect(rates && rates.ok && rates.value.highest).toEqual(rates && rates.ok && rates.value.effective);
  });
});
