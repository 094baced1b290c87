import { featureCatalogue, valueNames } from '@lendline/behaviour';
import type { FeatureSnapshot, SourceCoverage } from '@lendline/features/contract';
import { describe, expect, it } from 'vitest';
import { featuresFor, moneyFacts, recordFacts, recordFlags, usableValues } from './record-facts.ts';

const none: SourceCoverage = { present: false, coveredDays: 0, newest: null, ageDays: null, flags: [] };
const fresh: SourceCoverage = {
  present: true,
  coveredDays: 90,
  newest: '2026-02-28T20:00:00Z',
  ageDays: 1,
  flags: [],
};

function snapshot(calls: SourceCoverage, statement: SourceCoverage): FeatureSnapshot {
  return {
    id: 'snapshot_a',
    lineId: 'line_a',
    asOf: '2026-03-02T00:00:00Z',
    catalogueVersion: 'v',
    values: {},
    coverage: { calls, statement },
  };
}

describe('records as facts', () => {
  it('are dated by the lender’s calendar', () => {
    expect(recordFacts(snapshot(fresh, none), 'Asia/Shanghai')).toEqual({
      calls_newest_on: Temporal.PlainDate.from('2026-03-01'),
      calls_covered_days: 90,
      calls_holder: 'applicant',
      statement_newest_on: 'none',
      statement_covered_days: 0,
      statement_holder: 'applicant',
    });
  });

  it('are unknown as a whole when the features slice did not answer', () => {
    expect(recordFacts(null, 'Asia/Shanghai')).toEqual({});
  });

  it('know another’s file, and do not know whose a statement without heading is', () => {
    const other = { ...fresh, flags: ['other-holder'] };
    const nameless = { ...fresh, flags: ['holder-unknown'] };
    const both = (coverage: SourceCoverage) => recordFacts(snapshot(coverage, coverage), 'Asia/Shanghai');
    expect(both(other)).toMatchObject({ calls_holder: 'other', statement_holder: 'other' });
    expect(both(nameless)).toMatchObject({ calls_holder: 'applicant', statement_holder: 'unknown' });
    expect(recordFlags(snapshot(other, nameless))).toEqual(['calls-other-holder', 'statement-holder-unknown']);
  });

  it('leave no trace in a score where they count as absent', () => {
    const values = { number_of_contacts__call__90d: 12, income_monthly_median_minor: 500_000, own_loans: 3 };
    expect(usableValues(values, ['calls'])).toEqual({ ...values, income_monthly_median_minor: null });
    expect(usableValues(values, [])).toEqual({
      number_of_contacts__call__90d: null,
      income_monthly_median_minor: null,
      own_loans: 3,
    });
    const [graph] = featureCatalogue.filter(({ source }) => source === 'graph').flatMap((one) => valueNames(one));
    const all = { ...values, [graph!]: 0.5 };
    const usable = usableValues(all, ['calls', 'statement']);
    expect(usable).toEqual({ ...values, [graph!]: null });
    expect(featuresFor(['own_loans', 'never_seen', graph!], { usable, all })).toEqual({
      own_loans: 3,
      never_seen: 'unknown',
      [graph!]: 0.5,
    });
  });
});

describe('money read from a statement', () => {
  it('is exact, never understates a debt, and is unknown where there was no whole month', () => {
    const values = {
      income_monthly_median_minor: 1_234_567,
      turnover_monthly_median_minor: null,
      obligations_monthly_mean_minor: 33_333.333_333,
    };
    expect(moneyFacts(values, 'CNY')).toEqual({
      median_monthly_income: { amount: 1_234_567n, currency: 'CNY' },
      median_monthly_turnover: 'unknown',
      other_monthly_instalments: { amount: 33_334n, currency: 'CNY' },
    });
  });

  it('is zero, not below, when more was given back than came in', () => {
    expect(moneyFacts({ income_monthly_median_minor: -5 }, 'CNY').median_monthly_income).toEqual({
      amount: 0n,
      currency: 'CNY',
    });
  });
});
