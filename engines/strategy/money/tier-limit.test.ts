import { describe, expect, it } from 'vitest';
import { cn } from '../packs/cn.ts';
import { chinese, repaidOnce, today, yuan } from '../test/applicant.ts';
import { strategyOf } from '../test/strategy-of.ts';

describe('the limit of a repeat borrower', () => {
  const repeat = (values: NonNullable<Parameters<typeof chinese>[0]>['values']) =>
    strategyOf(cn).decide(
      chinese({ segment: 'repeat', values: { ...repaidOnce, current_limit: yuan(5_000), ...values } }),
    );

  it('rises by the factor of the tier, rounded down to 500', async () => {
    const raisedTo = async (pd: number) => (await repeat({ pd_ppm: pd, own_pd_ppm: pd })).limit.amount;
    expect(await Promise.all([10_000, 20_000, 40_000].map(raisedTo))).toEqual([7_500_00n, 6_500_00n, 6_000_00n]);
  });

  it('is cut to the ceiling of a worse tier, and says so', async () => {
    expect(await repeat({ pd_ppm: 70_000, own_pd_ppm: 70_000 })).toMatchObject({
      limit: yuan(3_000),
      reasons: expect.arrayContaining(['limit-cut']),
    });
  });

  it('stays after a loan that was more than three days late', async () => {
    expect((await repeat({ last_loan_worst_lateness_days: 3 })).limit).toEqual(yuan(7_500));
    expect(await repeat({ last_loan_worst_lateness_days: 4 })).toMatchObject({
      limit: yuan(5_000),
      reasons: expect.arrayContaining(['raise-after-lateness']),
    });
  });

  it('rises once in thirty days', async () => {
    expect((await repeat({ last_raise_on: today.subtract({ days: 29 }) })).limit).toEqual(yuan(5_000));
    expect((await repeat({ last_raise_on: today.subtract({ days: 30 }) })).limit).toEqual(yuan(7_500));
  });

  it('stays where a lot withholds raises, is never cut by it, and says why only where a raise was lost', async () => {
    const held = await repeat({ raise_holdout: true });
    expect(held).toMatchObject({ limit: yuan(5_000), reasons: expect.arrayContaining(['raise-held-out']) });
    expect((await repeat({ raise_holdout: false })).limit).toEqual(yuan(7_500));
    const late = await repeat({ raise_holdout: true, last_loan_worst_lateness_days: 4 });
    expect(late.reasons).not.toContain('raise-held-out');
    const small = { current_limit: yuan(500), pd_ppm: 40_000, own_pd_ppm: 40_000, raise_holdout: true };
    expect(await repeat(small)).toMatchObject({
      limit: yuan(500),
      reasons: expect.not.arrayContaining(['raise-held-out']),
    });
    const worse = { pd_ppm: 70_000, own_pd_ppm: 70_000 };
    expect((await repeat({ ...worse, raise_holdout: true })).limit).toEqual((await repeat(worse)).limit);
    const first = async (raise_holdout: boolean) =>
      (await strategyOf(cn).decide(chinese({ values: { raise_holdout } }))).limit;
    expect(await first(true)).toEqual(await first(false));
  });

  it('is that of a new borrower while no repayment has settled', async () => {
    expect(await repeat({ loans_closed: 0 })).toMatchObject({
      segment: 'new',
      limit: yuan(5_000),
      reasons: expect.arrayContaining(['segment-not-proven']),
    });
  });

  it('rests on own repayment more than on phone data', async () => {
    const good = await repeat({ pd_ppm: 60_000, own_pd_ppm: 10_000 });
    const bad = await repeat({ pd_ppm: 10_000, own_pd_ppm: 60_000 });
    expect([good.tier, bad.tier]).toEqual(['B', 'C']);
  });
});

describe('a sole trader', () => {
  it('borrows at most the median turnover and the figure of the tier, from the first loan', async () => {
    const limit = async (turnover: number, pd: number) => {
      const values = { median_monthly_turnover: yuan(turnover), pd_ppm: pd };
      return (await strategyOf(cn).decide(chinese({ segment: 'trader', values }))).limit.amount;
    };
    expect(await limit(10_000, 12_000)).toBe(9_500_00n);
    expect(await limit(400_000, 12_000)).toBe(50_000_00n);
    expect(await limit(400_000, 20_000)).toBe(30_000_00n);
    expect(await limit(400_000, 40_000)).toBe(15_000_00n);
  });

  it('borrows nothing in tier D', async () => {
    const decision = await strategyOf(cn).decide(chinese({ segment: 'trader', values: { pd_ppm: 70_000 } }));
    expect(decision).toMatchObject({ outcome: 'decline', reasons: ['trader-tier'] });
  });
});
