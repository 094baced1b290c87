import { describe, expect, it } from 'vitest';
import { cn } from '../packs/cn.ts';
import { chinese, noRecords, today, yuan } from '../test/applicant.ts';
import { strategyOf } from '../test/strategy-of.ts';

describe('records', () => {
  const decide = (given: Parameters<typeof chinese>[0]) => strategyOf(cn).decide(chinese(given));
  const late = {
    calls_newest_on: today.subtract({ days: 8 }),
    statement_newest_on: 'none',
    score_sources: [],
  } as const;

  it('over seven days old count as absent, are flagged, and lend what a thin file lends', async () => {
    const decision = await decide({ values: late });
    expect(decision).toMatchObject({ outcome: 'approve', tier: 'C', limit: yuan(1_000) });
    expect(decision.flags).toEqual(expect.arrayContaining(['calls-absent', 'thin-file']));
    expect(decision.reasons[0]).toBe('records-stale');
  });

  it('seven days old are read', async () => {
    const fresh = { ...late, calls_newest_on: today.subtract({ days: 7 }) };
    expect(await decide({ values: fresh })).toMatchObject({ outcome: 'approve', tier: 'A' });
  });

  it.each([
    ['of another holder', { calls_holder: 'other' }, 'records-of-another'],
    ['of a holder nobody proved', { calls_holder: 'unknown' }, 'records-holder-unproven'],
    ['of unknown age', { calls_newest_on: 'unknown' }, 'records-age-unknown'],
    ['dated ahead', { calls_newest_on: today.add({ days: 2 }) }, 'records-post-dated'],
  ] as const)('%s count as absent', async (_, values, reason) => {
    const decision = await decide({ values: { score_sources: ['statement'], ...values } });
    expect(decision.flags).toContain('calls-absent');
    expect(decision.reasons).toContain(reason);
  });

  it('that count as absent void a score that read them', async () => {
    const decision = await decide({ values: { calls_holder: 'other' } });
    expect(decision).toMatchObject({ outcome: 'refer', reasons: ['score-on-absent-records'], limit: yuan(0) });
  });

  it('of income prove nothing when their statement is absent', async () => {
    const decision = await decide({ values: { statement_newest_on: 'none', score_sources: ['calls'] } });
    expect(decision).toMatchObject({ tier: 'A', limit: yuan(1_000) });
    expect(decision.flags).toContain('income-presumed');
  });

  it('raise the limit as each file is added', async () => {
    const limitOf = async (given: Parameters<typeof chinese>[0]) => (await decide(given)).limit.amount;
    const none = await limitOf({ values: noRecords });
    const calls = await decide({ values: { statement_newest_on: 'none', score_sources: ['calls'] } });
    expect([none, calls.limit.amount, await limitOf({})]).toEqual([1_000_00n, 1_000_00n, 5_000_00n]);
    expect(calls.tier).toBe('A');
  });

  it('of a line whose tenure is not proved to six months lend what a thin file lends', async () => {
    for (const tenure_months of [
      { min: 3, max: 6 },
      { min: 0, max: 'open' },
    ] as const)
      expect(await decide({ values: { tenure_months } })).toMatchObject({
        outcome: 'approve',
        tier: 'C',
        limit: yuan(1_000),
        reasons: expect.arrayContaining(['tenure-short']),
      });
  });
});
