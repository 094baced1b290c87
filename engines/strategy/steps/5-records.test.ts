import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { cn } from '../packs/cn.ts';
import { chinese, noRecords, today, yuan } from '../test/applicant.ts';

describe('records', () => {
  const late = {
    calls_newest_on: today.subtract({ days: 8 }),
    statement_newest_on: 'none',
    score_sources: [],
  } as const;

  it('over seven days old count as absent, are flagged, and lend what a thin file lends', () => {
    const decision = decide(chinese({ values: late }), cn);
    expect(decision).toMatchObject({ outcome: 'approve', tier: 'C', limit: yuan(1_000) });
    expect(decision.flags).toEqual(expect.arrayContaining(['calls-absent', 'thin-file']));
    expect(decision.reasons[0]).toBe('records-stale');
  });

  it('seven days old are read', () => {
    const fresh = { ...late, calls_newest_on: today.subtract({ days: 7 }) };
    expect(decide(chinese({ values: fresh }), cn)).toMatchObject({ outcome: 'approve', tier: 'A' });
  });

  it.each([
    ['of another holder', { calls_holder: 'other' }, 'records-of-another'],
    ['of a holder nobody proved', { calls_holder: 'unknown' }, 'records-holder-unproven'],
    ['of unknown age', { calls_newest_on: 'unknown' }, 'records-age-unknown'],
    ['dated ahead', { calls_newest_on: today.add({ days: 2 }) }, 'records-post-dated'],
  ] as const)('%s count as absent', (_, values, reason) => {
    const decision = decide(chinese({ values: { score_sources: ['statement'], ...values } }), cn);
    expect(decision.flags).toContain('calls-absent');
    expect(decision.reasons).toContain(reason);
  });

  it('that count as absent void a score that read them', () => {
    const decision = decide(chinese({ values: { calls_holder: 'other' } }), cn);
    expect(decision).toMatchObject({ outcome: 'refer', reasons: ['score-on-absent-records'], limit: yuan(0) });
  });

  it('of income prove nothing when their statement is absent', () => {
    const decision = decide(chinese({ values: { statement_newest_on: 'none', score_sources: ['calls'] } }), cn);
    expect(decision).toMatchObject({ tier: 'A', limit: yuan(1_000) });
    expect(decision.flags).toContain('income-presumed');
  });

  it('raise the limit as each file is added', () => {
    const limitOf = (values: Parameters<typeof chinese>[0]) => decide(chinese(values), cn).limit.amount;
    const none = limitOf({ values: noRecords });
    const calls = decide(chinese({ values: { statement_newest_on: 'none', score_sources: ['calls'] } }), cn);
    expect([none, calls.limit.amount, limitOf({})]).toEqual([1_000_00n, 1_000_00n, 5_000_00n]);
    expect(calls.tier).toBe('A');
  });

  it('of a line whose tenure is not proved to six months lend what a thin file lends', () => {
    for (const tenure_months of [
      { min: 3, max: 6 },
      { min: 0, max: 'open' },
    ] as const)
      expect(decide(chinese({ values: { tenure_months } }), cn)).toMatchObject({
        outcome: 'approve',
        tier: 'C',
        limit: yuan(1_000),
        reasons: expect.arrayContaining(['tenure-short']),
      });
  });
});
