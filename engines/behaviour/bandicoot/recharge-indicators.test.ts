import { describe, expect, it } from 'vitest';
import { bandicootFeatures } from './bandicoot-features.ts';
import { bandicootUser } from './bandicoot-user.ts';
import type { Grouping } from './feature-plan.ts';
import { readRecharges } from './side-files.ts';

function features(rows: readonly string[], grouping: Grouping = { group: 'none' }) {
  const read = readRecharges(new TextEncoder().encode(`datetime,amount,retailer_id\n${rows.join('\n')}\n`));
  return bandicootFeatures(bandicootUser([], { recharges: read.ok ? read.value.recharges : [] }), grouping);
}

describe('indicators of top-ups', () => {
  it('are absent for a person without any', () => {
    expect(Object.keys(bandicootFeatures(bandicootUser([]))).filter((name) => /_recharges__/.test(name))).toEqual([]);
  });

  it('describe amounts, days between them and how few hold four fifths', () => {
    expect(features(['2015-1-13,12,1', '2015-2-1,4,1', '2015-2-2,4,1', '2015-2-3,2,', '2015-2-3,,'])).toMatchObject({
      amount_recharges__allweek__allday__mean: 4.4,
      number_of_recharges__allweek__allday: 5,
      percent_pareto_recharges__allweek__allday: 3 / 5,
      interevent_time_recharges__allweek__allday__mean: (21 * 86_400) / 4,
      reporting__number_of_recharges: 5,
    });
  });

  it('cut the days of the average balance to one, as bandicoot does', () => {
    const rows = ['2015-1-1,200,', '2015-1-11,250,', '2015-1-21,200,', '2015-1-31,100,'];
    expect(features(rows)['average_balance_recharges']).toBe(325);
  });

  it('have no average balance within one day, where bandicoot divides by zero', () => {
    expect(features(['2015-1-1,200,'])['average_balance_recharges']).toBeNull();
  });

  it('have no share for a week without any, where bandicoot stops', () => {
    const rows = ['2015-1-5,10,', '2015-1-19,10,'];
    expect(features(rows, { group: 'week', keep_empty: true })).toMatchObject({
      percent_pareto_recharges__allweek__allday__mean: 1,
      number_of_recharges__allweek__allday__mean: expect.closeTo(2 / 3, 12),
    });
  });

  it('are at night, because a day without a time begins at midnight', () => {
    expect(features(['2015-1-5,10,'], { group: 'none', split_day: true })).toMatchObject({
      number_of_recharges__allweek__night: 1,
      number_of_recharges__allweek__day: null,
    });
  });

  it('take an amount that is no number for nothing, and refuse a row without a day', () => {
    const read = readRecharges(new TextEncoder().encode('datetime,amount\n2015-1-5,ten\n2015-13-5,1\n'));
    expect(read).toMatchObject({
      ok: true,
      value: { recharges: [{ amount: 0 }], rejected: [{ line: 3, field: 'datetime', reason: 'bad-time' }] },
    });
  });
});
