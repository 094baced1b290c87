import { featureCatalogue, valueNames } from '@lendline/behaviour';
import { describe, expect, it } from 'vitest';
import { reasonCodeOf } from './score-reason-codes.ts';

describe('the reason behind a feature', () => {
  it('exists for every feature of the catalogue, in every window', () => {
    const without = featureCatalogue.flatMap(valueNames).filter((name) => reasonCodeOf(name) === undefined);
    expect(without).toEqual([]);
  });

  it.each([
    ['income_monthly_median_minor', 'score-income'],
    ['obligations_to_income', 'score-obligations'],
    ['number_of_contacts__call__90d', 'score-contacts'],
    ['percent_nocturnal__call__30d', 'score-rhythm'],
    ['days_since_last__callandtext', 'score-recency'],
    ['number_of_interactions__call__180d', 'score-activity'],
  ])('of %s is %s', (name, code) => expect(reasonCodeOf(name)).toBe(code));

  it('is none for a feature that nobody knows', () => {
    expect(reasonCodeOf('favourite_colour')).toBeUndefined();
  });
});
