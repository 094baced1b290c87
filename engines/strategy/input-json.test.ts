import { describe, expect, it } from 'vitest';
import { decisionToJson } from './decision-json.ts';
import { decisionInputToJson, readDecisionInputJson } from './input-json.ts';
import { cn } from './packs/cn.ts';
import { locales, type LocalText } from '@lendline/kernel';
import { reasons } from './reasons.ts';
import { rules } from './rules.ts';
import { chinese, repaidOnce, yuan } from './test/applicant.ts';
import { strategyOf } from './test/strategy-of.ts';

const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a decision input in JSON', () => {
  it('is the same input after a trip through text', () => {
    const input = chinese({
      segment: 'repeat',
      values: { ...repaidOnce, current_limit: yuan(5_000), lists: 'unknown' },
    });
    expect(readDecisionInputJson(throughText(decisionInputToJson(input)), cn)).toEqual({ ok: true, value: input });
    const looking = { ...input, features: { number_of_contacts__call__90d: 12.5, churn: 'unknown' as const } };
    expect(readDecisionInputJson(throughText(decisionInputToJson(looking)), cn)).toEqual({ ok: true, value: looking });
    const wrong = readDecisionInputJson({ ...decisionInputToJson(input), features: { churn: 'often' } }, cn);
    expect(wrong.ok ? [] : wrong.error.map(({ field }) => field)).toEqual(['features.churn']);
  });

  it('reads a value that is left out as unknown, so that it can never pass a check', async () => {
    const bare = decisionInputToJson(chinese());
    const read = readDecisionInputJson({ ...bare, values: { age_years: 30 } }, cn);
    expect(read.ok && (await strategyOf(cn).decide(read.value)).outcome).toBe('refer');
  });

  it('is refused with every problem, its place, and what would be right, in both languages', () => {
    const values = {
      age_years: 'thirty',
      sim_swaped: false,
      median_monthly_income: { amount: '800000', currency: 'KES' },
    };
    const read = readDecisionInputJson({ ...decisionInputToJson(chinese()), as_of: 'today', values }, cn);
    const problems = read.ok ? [] : read.error;
    expect(problems.map(({ field }) => field)).toEqual(['as_of', 'values.age_years', 'values.sim_swaped']);
    expect(problems[1]).toMatchObject({
      got: '"thirty"',
      expected: { en: 'a whole number of at least 0, or "unknown"' },
    });
    for (const { expected, doThis } of problems)
      for (const locale of locales) expect(expected[locale] && doThis[locale]).toBeTruthy();
  });

  it('is refused when an interval of months is empty, which no carrier can mean', () => {
    const values = { tenure_months: { min: 6, max: 6 } };
    const read = readDecisionInputJson({ ...decisionInputToJson(chinese()), values }, cn);
    expect(!read.ok && read.error.map(({ field }) => field)).toEqual(['values.tenure_months']);
  });

  it('is refused in another currency or for a product the pack has not', () => {
    const values = { median_monthly_income: { amount: '800000', currency: 'KES' } };
    const read = readDecisionInputJson({ ...decisionInputToJson(chinese()), product: 'mortgage', values }, cn);
    expect(!read.ok && read.error.map(({ field }) => field)).toEqual(['product', 'values.median_monthly_income']);
  });
});

describe('a decision in JSON', () => {
  it('holds money as strings of minor units and survives a trip through text', async () => {
    const json = decisionToJson(await strategyOf(cn).decide(chinese()));
    expect(throughText(json)).toEqual(json);
    expect(json).toMatchObject({
      outcome: 'approve',
      tier: 'A',
      limit: { amount: '500000', currency: 'CNY' },
      rate: { rate_ppm: 108_000 },
      apr: { nominal_ppm: 108_003, effective_ppm: 113_513 },
    });
  });

  it('carries for each reason what the borrower and what the staff read', async () => {
    const json = decisionToJson(await strategyOf(cn).decide(chinese({ values: { open_loans: 1 } })));
    expect(json['reasons']).toEqual([{ code: 'own-loan-open', ...reasons['own-loan-open'] }]);
  });
});

describe('every text', () => {
  const missing = (texts: Readonly<Record<string, LocalText>>) =>
    Object.entries(texts).flatMap(([name, words]) => (locales.every((locale) => words[locale]) ? [] : [name]));
  const borrowers = Object.fromEntries(Object.entries(reasons).map(([code, { borrower }]) => [code, borrower]));
  const staff = Object.fromEntries(Object.entries(reasons).map(([code, reason]) => [code, reason.staff]));

  it('of a reason or a rule exists in both languages', () => {
    expect([borrowers, staff, rules].flatMap(missing)).toEqual([]);
  });

  it('that a borrower reads names no list, ring or model', () => {
    const telling = Object.entries(borrowers).filter(([, { en }]) =>
      /\b(black ?lists?|rings?|fraud|models?)\b/i.test(en),
    );
    expect(telling).toEqual([]);
  });
});
