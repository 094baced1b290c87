import type { StatedFact } from '@lendline/decisions/contract';
import { expect, it } from 'vitest';
import { type CaseDraft, draftOf, emptyCase, type FactDraft, readCase } from './case-draft.ts';

const text = { 'zh-CN': '', en: '' };
const fact = (name: string, shape: StatedFact['shape'], ...words: string[]): StatedFact => ({
  name,
  group: 'book',
  shape,
  text,
  words,
});
const vocabulary = {
  currency: 'CNY' as const,
  segments: [{ code: 'new', text }],
  products: [{ code: 'instalment', text }],
  stated: [
    fact('bureau', 'word', 'clear', 'no-file'),
    fact('charged_off', 'truth'),
    fact('age_years', 'whole'),
    fact('other_lenders_open', 'whole', 'not-run'),
    fact('pd_ppm', 'rate'),
    fact('last_loan_closed_on', 'day', 'none'),
    fact('current_limit', 'money', 'none'),
    fact('tenure_months', 'months'),
    fact('score_sources', 'list', 'calls', 'statement'),
  ],
};

const blank = emptyCase(vocabulary, new Date('2026-03-01T08:00:00Z'));
const typed = (value: string): FactDraft => ({ said: 'value', typed: value, chosen: [] });
const withFacts = (facts: CaseDraft['facts']): CaseDraft => ({ ...blank, facts });

it('of which nothing was said is a case whose every fact is unknown', () => {
  const { input, faults } = readCase(blank, vocabulary);
  expect([...faults]).toEqual([]);
  expect(input).toEqual({
    segment: 'new',
    product: 'instalment',
    amount: { amount: '100000', currency: 'CNY' },
    term: 'any',
    as_of: '2026-03-01T08:00:00.000Z',
    values: {},
  });
});

it('comes out of the form as it went in, with what the form has no field for', () => {
  const input = {
    segment: 'repeat',
    product: 'instalment',
    amount: { amount: '123450', currency: 'CNY' },
    term: 6,
    as_of: '2026-03-01T08:00:00.000Z',
    features: { night_share: 0.25 },
    values: {
      bureau: 'no-file',
      charged_off: false,
      age_years: 31,
      other_lenders_open: 'not-run',
      pd_ppm: 12_345,
      last_loan_closed_on: '2026-02-01',
      current_limit: { amount: '300005', currency: 'CNY' },
      tenure_months: { min: 3, max: 6 },
      score_sources: ['calls'],
    },
  };
  expect(readCase(draftOf(input, vocabulary), vocabulary)).toEqual({ input, faults: new Set() });
  const others = { current_limit: 'none', tenure_months: { min: 24, max: 'open' }, charged_off: true };
  const again = readCase(draftOf({ ...input, values: others }, vocabulary), vocabulary);
  expect(again.input['values']).toEqual(others);
});

it('names the fields that cannot be read, and takes none of them for unknown', () => {
  const { faults } = readCase(
    {
      ...withFacts({
        age_years: typed('31.5'),
        pd_ppm: typed('1.23456'),
        last_loan_closed_on: typed('yesterday'),
        current_limit: typed(''),
        tenure_months: typed('6-3'),
      }),
      amount: 'much',
      term: '0',
      asOf: '',
    },
    vocabulary,
  );
  expect([...faults]).toEqual([
    'age_years',
    'pd_ppm',
    'last_loan_closed_on',
    'current_limit',
    'tenure_months',
    'amount',
    'term',
    'as_of',
  ]);
});
