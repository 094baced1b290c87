import { describe, expect, it } from 'vitest';
import { stepIds } from '../decision.ts';
import { cn } from '../packs/cn.ts';
import { chinese, repaidOnce, today, yuan } from '../test/applicant.ts';
import { strategyOf } from '../test/strategy-of.ts';
import { worked } from '../test/worked-cases.ts';

const decide = (given: Parameters<typeof chinese>[0]) => strategyOf(cn).decide(chinese(given));

describe('a worked case is decided to the cent', () => {
  for (const { who, input, pack, tier, limit, top } of worked) {
    it(`${pack.currency}: ${who}`, async () => {
      const decision = await strategyOf(pack).decide(input);
      const [cell] = decision.menu;
      expect(decision).toMatchObject({ outcome: 'approve', tier, limit: { amount: limit, currency: pack.currency } });
      expect(cell!.amount.amount).toBe(limit);
      expect({
        instalments: cell!.instalments,
        price: 'rate_ppm' in cell!.price ? cell!.price.rate_ppm : cell!.price.fee_ppm,
        due: cell!.due.map(({ amount }) => amount),
        apr_ppm: Math.max(cell!.apr.nominal_ppm, cell!.apr.effective_ppm),
      }).toEqual(top);
    });
  }
});

describe('an application is declined', () => {
  it('for each reason of step 1, by its own code', async () => {
    const cases = [
      [{ age_years: 17 }, 'under-age'],
      [{ open_loans: 1 }, 'own-loan-open'],
      [{ days_past_due: 4 }, 'own-loan-late'],
      [{ charged_off: true }, 'own-loan-charged-off'],
    ] as const;
    for (const [values, reason] of cases)
      expect(await decide({ values })).toMatchObject({
        outcome: 'decline',
        reasons: [reason],
        menu: [],
        limit: yuan(0),
      });
  });

  it('on tenure surely under three months, with the day on which to come back', async () => {
    const decision = await decide({ values: { tenure_months: { min: 1, max: 3 } } });
    expect(decision).toMatchObject({ outcome: 'decline', reasons: ['line-too-new'] });
    expect(decision.comeBackOn?.toString()).toBe('2026-05-01');
  });

  it('on a fourth loan within 30 days, until seven days after the last one closed', async () => {
    const loans = { loans_closed: 3, recent_loans: 3 };
    const early = await decide({ values: { ...loans, last_loan_closed_on: today.subtract({ days: 6 }) } });
    expect(early.reasons).toEqual(['wait-between-loans']);
    expect(early.comeBackOn?.toString()).toBe('2026-03-02');
    const later = await decide({ values: { ...loans, last_loan_closed_on: today.subtract({ days: 7 }) } });
    expect(later.outcome).toBe('approve');
  });

  it('with no day to come back on when time alone does not cure it', async () => {
    const decision = await decide({ values: { tenure_months: { min: 1, max: 3 }, possession: false } });
    expect(decision.reasons).toEqual(['line-not-held', 'line-too-new']);
    expect(decision.comeBackOn).toBeUndefined();
  });

  it('when the score is beyond the last tier, with the score’s own reasons, four at most', async () => {
    const because = ['score-income', 'score-contacts', 'score-recency', 'score-tenure'] as const;
    const decision = await decide({ values: { pd_ppm: 80_000, score_reasons: because } });
    expect(decision.reasons).toEqual(['risk-too-high', 'score-income', 'score-contacts', 'score-recency']);
  });

  it('when income leaves no room for the smallest amount', async () => {
    const values = { median_monthly_income: yuan(3_000), other_monthly_instalments: yuan(1_000) };
    expect(await decide({ values })).toMatchObject({ outcome: 'decline', reasons: ['not-affordable'] });
  });

  it('when no price of the tier is under the cap: four times LPR leaves tier A alone', async () => {
    const late = Temporal.Instant.from('2028-01-03T06:00:00Z');
    const fresh = {
      calls_newest_on: Temporal.PlainDate.from('2028-01-02'),
      statement_newest_on: Temporal.PlainDate.from('2028-01-02'),
    };
    expect((await decide({ asOf: late, values: fresh })).outcome).toBe('approve');
    expect(await decide({ asOf: late, values: { ...fresh, pd_ppm: 20_000 } })).toMatchObject({
      outcome: 'decline',
      reasons: ['no-lawful-price'],
    });
  });

  it('when a first loan would lose more than its budget, but not when it is a later loan', async () => {
    const poor = { ...cn, economics: { ...cn.economics, costPerLoan: 120_00n } };
    expect(await strategyOf(poor).decide(chinese())).toMatchObject({
      outcome: 'decline',
      reasons: ['first-loan-too-costly'],
    });
    const repeat = chinese({ segment: 'repeat', values: { ...repaidOnce, current_limit: yuan(5_000) } });
    expect((await strategyOf(poor).decide(repeat)).outcome).toBe('approve');
  });

  it('before any paid check is asked', async () => {
    expect(await strategyOf(cn).stillIn(chinese())).toBe(true);
    expect(await strategyOf(cn).stillIn(chinese({ values: { possession: false } }))).toBe(false);
    expect((await decide({ values: { possession: false } })).trace.map(({ step }) => step)).not.toContain(
      'paid-checks',
    );
  });
});

describe('an application goes to a person', () => {
  const referrals = [
    [{ name_id_number_match: 'name-differs' }, 'name-differs'],
    [{ name_id_number_match: 'id-differs' }, 'id-differs'],
    [{ name_id_number_match: 'birth-date-differs' }, 'birth-date-differs'],
    [{ name_id_number_match: 'no-record' }, 'identity-no-record'],
    [{ sim_swapped: true }, 'line-swapped'],
    [{ number_recycled: true }, 'number-recycled'],
    [{ call_forwarding: 'unconditional' }, 'calls-forwarded'],
    [{ lists: 'hit' }, 'on-a-list'],
    [{ velocity: 'high' }, 'many-attempts'],
    [{ ring: 'suspected' }, 'linked-group'],
    [{ typologies: 'interdict' }, 'fraud-suspected'],
  ] as const;
  for (const [values, reason] of referrals)
    it(`on ${reason}, with the limit that the person would be deciding about`, async () => {
      const decision = await decide({ values });
      expect(decision).toMatchObject({ outcome: 'refer', reasons: [reason] });
      expect(decision.limit.amount).toBeGreaterThan(0n);
    });

  it('and is never declined when a fraud signal alone pushes it below the last tier', async () => {
    const decision = await decide({ values: { velocity: 'raised', pd_ppm: 70_000 } });
    expect(decision).toMatchObject({ outcome: 'refer', reasons: ['tiers-exhausted'] });
  });
});

describe('a trace', () => {
  it('names every step in order, and every check that was not run', async () => {
    const notRun = {
      lists: 'not-run',
      velocity: 'not-run',
      ring: 'not-run',
      typologies: 'not-run',
      other_lenders_open: 'not-run',
      bureau: 'not-run',
    } as const;
    const decision = await decide({ values: notRun });
    expect([...new Set(decision.trace.map(({ step }) => step))]).toEqual(stepIds);
    expect(decision.outcome).toBe('approve');
    expect(decision.trace.filter(({ outcome }) => outcome === 'not-run').map(({ rule }) => rule)).toEqual([
      'lists.lists',
      'lists.velocity',
      'lists.ring',
      'lists.typologies',
      'paid.multi-lending',
      'paid.bureau',
    ]);
  });

  it('sends a check that the pack requires and nobody ran to a person', async () => {
    const strict = { ...cn, checks: { ...cn.checks, lists: { required: true } } };
    expect(await strategyOf(strict).decide(chinese({ values: { lists: 'not-run' } }))).toMatchObject({
      outcome: 'refer',
      reasons: ['check-not-run'],
    });
  });

  it('marks a model of the simulated country', async () => {
    expect((await decide({ values: { model_origin: 'simulated' } })).flags).toContain('simulated-model');
  });
});
