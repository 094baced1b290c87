import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { cn } from './packs/cn.ts';
import { chinese, repaidOnce, today, yuan } from './test/applicant.ts';

describe('the limit of a repeat borrower', () => {
  const repeat = (values: NonNullable<Parameters<typeof chinese>[0]>['values']) =>
    decide(chinese({ segment: 'repeat', values: { ...repaidOnce, current_limit: yuan(5_000), ...values } }), cn);

  it('rises by the factor of the tier, rounded down to 500', () => {
    const raisedTo = (pd: number) => repeat({ pd_ppm: pd, own_pd_ppm: pd }).limit.amount;
    expect([10_000, 20_000, 40_000].map(raisedTo)).toEqual([7_500_00n, 6_500_00n, 6_000_00n]);
  });

  it('is cut to the ceiling of a worse tier, and says so', () => {
    expect(repeat({ pd_ppm: 70_000, own_pd_ppm: 70_000 })).toMatchObject({
      limit: yuan(3_000),
      reasons: expect.arrayContaining(['limit-cut']),
    });
  });

  it('stays after a loan that was more than three days late', () => {
    expect(repeat({ last_loan_worst_lateness_days: 3 }).limit).toEqual(yuan(7_500));
    expect(repeat({ last_loan_worst_lateness_days: 4 })).toMatchObject({
      limit: yuan(5_000),
      reasons: expect.arrayContaining(['raise-after-lateness']),
    });
  });

  it('rises once in thirty days', () => {
    expect(repeat({ last_raise_on: today.subtract({ days: 29 }) }).limit).toEqual(yuan(5_000));
    expect(repeat({ last_raise_on: today.subtract({ days: 30 }) }).limit).toEqual(yuan(7_500));
  });

  it('stays where a lot withholds raises, is never cut by it, and says why only where a raise was lost', () => {
    const held = repeat({ raise_holdout: true });
    expect(held).toMatchObject({ limit: yuan(5_000), reasons: expect.arrayContaining(['raise-held-out']) });
    expect(repeat({ raise_holdout: false }).limit).toEqual(yuan(7_500));
    const late = repeat({ raise_holdout: true, last_loan_worst_lateness_days: 4 });
    expect(late.reasons).not.toContain('raise-held-out');
    const small = { current_limit: yuan(500), pd_ppm: 40_000, own_pd_ppm: 40_000, raise_holdout: true };
    expect(repeat(small)).toMatchObject({ limit: yuan(500), reasons: expect.not.arrayContaining(['raise-held-out']) });
    const worse = { pd_ppm: 70_000, own_pd_ppm: 70_000 };
    expect(repeat({ ...worse, raise_holdout: true }).limit).toEqual(repeat(worse).limit);
    const first = (raise_holdout: boolean) => decide(chinese({ values: { raise_holdout } }), cn).limit;
    expect(first(true)).toEqual(first(false));
  });

  it('is that of a new borrower while no repayment has settled', () => {
    expect(repeat({ loans_closed: 0 })).toMatchObject({
      segment: 'new',
      limit: yuan(5_000),
      reasons: expect.arrayContaining(['segment-not-proven']),
    });
  });

  it('rests on own repayment more than on phone data', () => {
    const good = repeat({ pd_ppm: 60_000, own_pd_ppm: 10_000 });
    const bad = repeat({ pd_ppm: 10_000, own_pd_ppm: 60_000 });
    expect([good.tier, bad.tier]).toEqual(['B', 'C']);
  });
});

describe('a sole trader', () => {
  it('borrows at most the median turnover and the figure of the tier, from the first loan', () => {
    const limit = (turnover: number, pd: number) =>
      decide(chinese({ segment: 'trader', values: { median_monthly_turnover: yuan(turnover), pd_ppm: pd } }), cn).limit
        .amount;
    expect(limit(10_000, 12_000)).toBe(9_500_00n);
    expect(limit(400_000, 12_000)).toBe(50_000_00n);
    expect(limit(400_000, 20_000)).toBe(30_000_00n);
    expect(limit(400_000, 40_000)).toBe(15_000_00n);
  });

  it('borrows nothing in tier D', () => {
    const decision = decide(chinese({ segment: 'trader', values: { pd_ppm: 70_000 } }), cn);
    expect(decision).toMatchObject({ outcome: 'decline', reasons: ['trader-tier'] });
  });
});
