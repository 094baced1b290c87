import { assert } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { apr } from './apr.ts';
import { daysBetween } from './day-count.ts';
import { namedRates } from './named-rates.ts';
import { buildSchedule, type Schedule } from './schedule.ts';
import { readTermsJson } from './terms-json.ts';

const least = { currency: 'CNY', principal: '120000', disbursed: '2026-01-10', instalments: 3, rate_ppm: 120_000 };

function built(terms: object): Schedule {
  const read = readTermsJson({ ...least, ...terms });
  assert(read.ok, read.ok ? '' : `sound terms: ${read.error[0]?.field} ${read.error[0]?.expected.en}`);
  const schedule = buildSchedule(read.value);
  assert(schedule.ok, 'terms that were read have a schedule');
  return schedule.value;
}

const dues = (terms: object): string[] => built(terms).instalments.map(({ due }) => due.toString().slice(5));
const rows = (terms: object): string[] =>
  built(terms).instalments.map(({ due, principal, interest }) => `${due.toString().slice(5)} ${principal} ${interest}`);

describe('instalments twice a month', () => {
  it('fall on two days of every month, 15 days apart, whatever the month', () => {
    const every = { count: 1, unit: 'half_months' };
    expect(dues({ every, disbursed: '2026-01-05', instalments: 4 })).toEqual(['01-20', '02-05', '02-20', '03-05']);
    expect(dues({ every, disbursed: '2026-01-15', instalments: 4 })).toEqual(['01-30', '02-15', '02-28', '03-15']);
    expect(dues({ every, disbursed: '2026-01-31', instalments: 4 })).toEqual(['02-16', '02-28', '03-16', '03-31']);
    const next = { every, disbursed: '2026-01-15', instalments: 4, month_end: 'next_day' };
    expect(dues(next)).toEqual(['01-30', '02-15', '03-01', '03-15']);
  });

  it('bear half a month’s interest, 30/360: 6.00 on 1,200.00 at 12 %', () => {
    const terms = { every: { count: 1, unit: 'half_months' }, method: 'equal_principal' };
    expect(rows(terms)).toEqual(['01-25 40000 600', '02-10 40000 400', '02-25 40000 200']);
  });
});

describe('the annual rate of instalments twice a month', () => {
  it('is the nominal rate by every method that does not compound: 24 periods a year', () => {
    const terms = { every: { count: 1, unit: 'half_months' }, instalments: 24, principal: '120000000' };
    const { flows } = built({ ...terms, method: 'classic_instalments', day_count: 'nominal' });
    const named = namedRates(flows, { count: 1, unit: 'half_months' });
    assert(named.ok, 'these flows have a rate');
    expect(named.value.us.percent).toBeCloseTo(12, 2);
    expect(named.value.nominal_irr.percent).toBeCloseTo(12, 1);
    // Found from the dates alone it is the same.
    expect(apr(flows, 'us')).toMatchObject({ ok: true, value: { interval: { count: 1, unit: 'half_months' } } });
  });
});

describe('working days', () => {
  const weekdays = { working_days: [1, 2, 3, 4, 5], holidays: ['2026-05-11'] };

  it('move a due date on or back, and do not shift the ones after it', () => {
    // 10 May 2026 is a Sunday, and the Monday after it a holiday here.
    const from = { disbursed: '2026-04-10', instalments: 2 };
    expect(dues({ ...from, calendar: weekdays })).toEqual(['05-12', '06-10']);
    expect(dues({ ...from, calendar: { ...weekdays, move: 'previous' } })).toEqual(['05-08', '06-10']);
  });

  it('stay in the month where that is the rule: Sunday 31 May goes back to Friday', () => {
    const from = { disbursed: '2026-04-30', instalments: 1, first_due: '2026-05-31' };
    expect(dues({ ...from, calendar: { ...weekdays, move: 'next' } })).toEqual(['06-01']);
    expect(dues({ ...from, calendar: { ...weekdays, move: 'next_same_month' } })).toEqual(['05-29']);
  });

  it('leave a month of 30 days a month, and count actual days where days count', () => {
    const from = { disbursed: '2026-04-10', instalments: 2, calendar: weekdays, method: 'equal_principal' };
    expect(rows(from)).toEqual(['05-12 60000 1200', '06-10 60000 600']);
    // 32 days on 1,200.00, then 29 on 600.00, over 365.
    expect(rows({ ...from, day_count: 'actual/365' })).toEqual(['05-12 60000 1262', '06-10 60000 572']);
  });
});

describe('grace', () => {
  it('comes in three kinds: no principal, interest collected later, and no interest at all', () => {
    const terms = { method: 'equal_principal' };
    expect(rows({ ...terms, principal_grace: 1 })).toEqual(['02-10 0 1200', '03-10 60000 1200', '04-10 60000 600']);
    expect(rows({ ...terms, interest_grace: 1 })).toEqual(['02-10 40000 0', '03-10 40000 2000', '04-10 40000 400']);
    expect(rows({ ...terms, interest_free: 1 })).toEqual(['02-10 40000 0', '03-10 40000 800', '04-10 40000 400']);
  });

  it('free of interest keeps level instalments level, and leaves flat interest out of the free periods', () => {
    const level = built({ interest_free: 1 }).instalments;
    expect(level[0]!.interest).toBe(0n);
    expect(new Set(level.map(({ dueTotal }) => dueTotal)).size).toBeLessThanOrEqual(2);
    expect(rows({ method: 'flat', principal_grace: 1 })).toEqual([
      '02-10 0 1200',
      '03-10 60000 1200',
      '04-10 60000 1200',
    ]);
    expect(rows({ method: 'flat', interest_grace: 2 })).toEqual(['02-10 40000 0', '03-10 40000 0', '04-10 40000 3600']);
    expect(rows({ method: 'bullet', interest_grace: 2 })).toEqual(['02-10 0 0', '03-10 0 0', '04-10 120000 3600']);
    expect(rows({ method: 'flat', interest_free: 1 })).toEqual([
      '02-10 40000 0',
      '03-10 40000 1200',
      '04-10 40000 1200',
    ]);
  });
});

describe('an agreed first due date', () => {
  it('makes the first period longer by its days, and the others regular', () => {
    // 10 January to 25 February: a month, and 15 of the 28 days of the next.
    const first = built({ first_due: '2026-02-25', method: 'equal_principal' }).instalments;
    expect(first.map(({ due }) => due.toString().slice(5))).toEqual(['02-25', '03-25', '04-25']);
    expect(first.map(({ interest }) => interest)).toEqual([1843n, 800n, 400n]);
  });
});

describe('what changes a plan', () => {
  const equal = { method: 'equal_principal' };

  it('levels what is left anew when more is paid out, each payout under its own flow', () => {
    const changes = [{ kind: 'payout', on: '2026-02-10', amount: '60000' }];
    const schedule = built({ ...equal, changes });
    expect(rows({ ...equal, changes })).toEqual(['02-10 40000 1200', '03-10 70000 1400', '04-10 70000 700']);
    expect(schedule.instalments.map(({ balance }) => balance)).toEqual([80_000n, 70_000n, 0n]);
    expect(schedule.totals).toMatchObject({ principal: 180_000n, netDisbursed: 180_000n });
    expect(schedule.flows.filter(({ kind }) => kind === 'advance')).toHaveLength(2);
  });

  it('charges another rate from its day on, also of a day in the middle of a period', () => {
    const changes = [{ kind: 'rate', from: '2026-02-11', rate_ppm: 60_000 }];
    expect(rows({ ...equal, changes })).toEqual(['02-10 40000 1200', '03-10 40000 400', '04-10 40000 200']);
    // The last 10 of the 28 days of the period from 10 February at half the rate: 800 * (18 + 10 / 2) / 28.
    const within = [{ kind: 'rate', from: '2026-03-01', rate_ppm: 60_000 }];
    expect(rows({ ...equal, changes: within })[1]).toBe('03-10 40000 657');
  });

  it('takes no interest on paused days: 14 of 28 leave half', () => {
    const changes = [{ kind: 'interest_pause', from: '2026-02-11', to: '2026-02-24' }];
    expect(rows({ ...equal, changes })[1]).toBe('03-10 40000 400');
  });

  it('moves a due date and those after it, and adds or takes away instalments', () => {
    const moved = [{ kind: 'due_date', from: '2026-03-10', to: '2026-03-20' }];
    expect(dues({ changes: moved })).toEqual(['02-10', '03-20', '04-20']);
    const longer = [{ kind: 'instalments', from: '2026-02-11', extra: 2 }];
    expect(rows({ ...equal, changes: longer }).map((row) => row.split(' ')[1])).toEqual([
      '40000',
      '20000',
      '20000',
      '20000',
      '20000',
    ]);
    const endOfMonth = { disbursed: '2025-12-31', instalments: 2 };
    const oneMore = [{ kind: 'instalments', from: '2026-02-01', extra: 1 }];
    expect(dues({ ...endOfMonth, changes: oneMore })).toEqual(['01-31', '02-28', '03-31']);
    const shorter = [{ kind: 'instalments', from: '2026-02-11', extra: -1 }];
    expect(rows({ ...equal, changes: shorter })).toEqual(['02-10 40000 1200', '03-10 80000 800']);
  });

  it.each([
    ['a flat loan', { method: 'flat', changes: [{ kind: 'rate', from: '2026-02-01', rate_ppm: 1 }] }, 'changes'],
    ['a payout after the end', { changes: [{ kind: 'payout', on: '2026-04-10', amount: '1' }] }, 'changes[0].on'],
    ['a payout of nothing', { changes: [{ kind: 'payout', on: '2026-02-01', amount: '0' }] }, 'changes[0].amount'],
    [
      'a due date that is none',
      { changes: [{ kind: 'due_date', from: '2026-02-09', to: '2026-02-20' }] },
      'changes[0].from',
    ],
    [
      'a due date before the last',
      { changes: [{ kind: 'due_date', from: '2026-03-10', to: '2026-02-10' }] },
      'changes[0].to',
    ],
    [
      'a pause that ends first',
      { changes: [{ kind: 'interest_pause', from: '2026-02-11', to: '2026-02-10' }] },
      'changes[0].to',
    ],
    [
      'too few instalments left',
      { changes: [{ kind: 'instalments', from: '2026-03-11', extra: -1 }] },
      'changes[0].extra',
    ],
    ['a change of no kind', { changes: [{ kind: 'refund' }] }, 'changes[0].kind'],
    ['a week without a working day', { calendar: { working_days: [] } }, 'calendar.working_days'],
    ['a holiday that is no day', { calendar: { holidays: ['2026-02-30'] } }, 'calendar.holidays'],
    ['days that fall together', { every: { count: 1, unit: 'days' }, calendar: { working_days: [1] } }, 'calendar'],
    ['a first due date before the loan', { first_due: '2026-01-10' }, 'first_due'],
    ['interest never charged', { interest_free: 3 }, 'interest_free'],
  ])('is refused by field: %s', (_case, terms, field) => {
    const read = readTermsJson({ ...least, ...terms });
    expect(read.ok ? [] : read.error.map((one) => one.field)).toContain(field);
  });
});

describe('fees', () => {
  const feeOf = (fee: object): string[] =>
    built({ method: 'equal_principal', fees: [{ name: 'Fee', duty_ppm: 60_000, ...fee }] }).charges.map(
      ({ n, fee: amount, duty }) => `${n} ${amount} ${duty}`,
    );

  it('are shares of what is paid out, of the balance, of interest, or of both, with the duty on them', () => {
    expect(feeOf({ rate_ppm: 10_000, when: 'each' })).toEqual(['1 1200 72', '2 1200 72', '3 1200 72']);
    expect(feeOf({ rate_ppm: 10_000, of: 'balance', when: 'each' })).toEqual(['1 1200 72', '2 800 48', '3 400 24']);
    expect(feeOf({ rate_ppm: 100_000, of: 'interest', when: 'each' })).toEqual(['1 120 7', '2 80 5', '3 40 2']);
    expect(feeOf({ rate_ppm: 10_000, of: 'principal_and_interest', when: 'maturity' })).toEqual(['3 1224 73']);
    expect(feeOf({ rate_ppm: 100_000, of: 'interest', when: 'disbursement' })).toEqual(['0 240 14']);
  });

  it('are kept back from every payout by its share, and once where they are fixed', () => {
    const changes = [{ kind: 'payout', on: '2026-02-10', amount: '60000' }];
    const fees = [
      { name: 'Share', rate_ppm: 10_000, when: 'disbursement' },
      { name: 'Fixed', amount: '500', when: 'disbursement' },
    ];
    const { charges, totals } = built({ changes, fees });
    expect(charges.map(({ fee }) => fee)).toEqual([1200n, 600n, 500n]);
    expect(totals).toMatchObject({ upfrontFees: 2_300n, netDisbursed: 177_700n });
  });
});

describe('what users of Apache Fineract ask for', () => {
  it('a year of 360 days is 360 days: flat 30/360 interest is 200.00, not 197.23 (FINERACT-343)', () => {
    const terms = { principal: '1000000', instalments: 1, rate_ppm: 240_000, method: 'flat', disbursed: '2026-03-01' };
    expect(built(terms).totals.interest).toBe(20_000n);
    expect(built({ ...terms, method: 'bullet' }).totals.interest).toBe(20_000n);
  });

  it('a month of 30/360 bears a twelfth in every month: 1,000.00, not 1,013.89 (FINERACT-2359)', () => {
    const terms = {
      principal: '10000000',
      instalments: 12,
      rate_ppm: 120_000,
      method: 'bullet',
      disbursed: '2026-01-31',
    };
    expect(built(terms).instalments.every(({ interest }) => interest === 100_000n)).toBe(true);
  });

  it('instalments every two weeks, each on its own date', () => {
    const schedule = built({ every: { count: 2, unit: 'weeks' }, day_count: 'actual/365', instalments: 26 });
    expect(schedule.instalments.every(({ from, due }) => daysBetween(from, due) === 14)).toBe(true);
    expect(new Set(schedule.instalments.map(({ due }) => due.toString())).size).toBe(26);
  });

  it('another schedule for another method, and instalments to the cent unless a multiple is asked for', () => {
    const interest = ['equal_instalments', 'equal_principal', 'flat'].map(
      (method) => built({ method }).totals.interest,
    );
    expect(new Set(interest).size).toBe(3);
    const [first, whole] = [{}, { rounding_multiple: '100' }].map((terms) => built(terms).instalments[0]!.dueTotal);
    expect([first! % 100n === 0n, whole! % 100n === 0n]).toEqual([false, true]);
  });

  it('as many instalments after a restructuring as were agreed', () => {
    const changes = [
      { kind: 'instalments', from: '2026-02-11', extra: 3 },
      { kind: 'rate', from: '2026-02-11', rate_ppm: 80_000 },
    ];
    expect(built({ changes }).instalments).toHaveLength(6);
  });
});
