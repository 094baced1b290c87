import { assert } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { readFlowsJson } from './flows-json.ts';
import { buildSchedule } from './schedule.ts';
import { aprOfSchedule } from './schedule-apr.ts';
import { scheduleToJson } from './schedule-json.ts';
import { readTermsJson } from './terms-json.ts';

const least = { currency: 'CNY', principal: '500000', disbursed: '2026-01-31', instalments: 6, rate_ppm: 144_000 };

function problemsOf(value: unknown): string[] {
  const read = readTermsJson(value);
  return read.ok ? [] : read.error.map(({ field }) => field);
}

describe('terms as JSON', () => {
  it('need only money, day, number of instalments and rate; the rest is a plain monthly loan', () => {
    const read = readTermsJson(least);
    assert(read.ok, 'these terms are sound');
    expect(read.value).toMatchObject({
      every: { count: 1, unit: 'months' },
      dayCount: '30/360',
      method: 'equal_instalments',
      fees: [],
    });
    expect(read.value.principal).toEqual({ amount: 500_000n, currency: 'CNY' });
    expect(read.value.disbursed.toString()).toBe('2026-01-31');
  });

  it('name fees in one language or in all', () => {
    const name = { en: 'Service fee', 'zh-CN': '服务费' };
    const fees = [
      { name: 'Fee', amount: '1200', when: 'each' },
      { name, rate_ppm: 60_000, when: 'maturity', duty_ppm: 200_000 },
    ];
    const read = readTermsJson({ ...least, fees });
    assert(read.ok, 'these terms are sound');
    expect(read.value.fees).toEqual([
      { kind: 'service', name: { en: 'Fee', 'zh-CN': 'Fee' }, charge: { amount: 1_200n }, when: 'each', duty_ppm: 0 },
      { kind: 'service', name, charge: { rate_ppm: 60_000, of: 'principal' }, when: 'maturity', duty_ppm: 200_000 },
    ]);
  });

  it.each([
    ['a money amount as a number', { principal: 5000 }, ['principal']],
    ['a money amount with decimals', { principal: '5000.00' }, ['principal']],
    ['a day that does not exist', { disbursed: '2026-02-30' }, ['disbursed']],
    ['a rate as a fraction', { rate_ppm: 0.144 }, ['rate_ppm']],
    ['a currency nobody lends in', { currency: 'XYZ' }, ['currency']],
    ['a misspelt field', { rate: 144_000 }, ['rate']],
    ['a misspelt field of a fee', { fees: [{ name: 'Fee', amount: '1', when: 'each', tax: 1 }] }, ['fees[0].tax']],
    [
      'a fee both fixed and in parts',
      { fees: [{ name: 'Fee', amount: '1', rate_ppm: 1, when: 'each' }] },
      ['fees[0].rate_ppm'],
    ],
    ['a fee without a size', { fees: [{ name: 'Fee', when: 'each' }] }, ['fees[0].rate_ppm']],
    ['an interval that is no interval', { every: { count: '1', unit: 'fortnights' } }, ['every.count', 'every.unit']],
    [
      'an allocation that leaves a component out',
      { allocation: { kind: 'oldest_first', order: ['penalty', 'fee', 'interest'] } },
      ['allocation.order'],
    ],
    [
      'an allocation that names a component twice, for one kind of payment',
      { allocation: { kind: 'by_bucket', kinds: { repayment: { due: ['fee', 'fee', 'interest', 'principal'] } } } },
      ['allocation.kinds.repayment.due'],
    ],
    [
      'an allocation of what nobody owes',
      { allocation: { kind: 'due_first', in_advance: ['tip'] } },
      ['allocation.in_advance'],
    ],
    [
      'an allocation for a payment that nobody makes',
      { allocation: { kind: 'by_bucket', kinds: { gift: {} } } },
      ['allocation.kinds.gift'],
    ],
    ['an allocation with a field of another', { allocation: { kind: 'oldest_first', due: [] } }, ['allocation.due']],
    ['several things at once', { principal: 1, instalments: 'six' }, ['principal', 'instalments']],
    ['what no schedule can be built from', { instalments: 0 }, ['instalments']],
  ])('are refused by field: %s', (_case, change, fields) => {
    expect(problemsOf({ ...least, ...change })).toEqual(fields);
  });

  it('name where payments go, in orders that are penalty, fee, interest, principal where none is given', () => {
    const order = ['penalty', 'fee', 'interest', 'principal'];
    const rule = { pastDue: order, due: order, inAdvance: order, future: 'next' };
    const goodwill = { past_due: ['principal', 'interest', 'fee', 'penalty'], future: 'last' };
    const allocationOf = (allocation: object | undefined) => {
      const read = readTermsJson({ ...least, ...(allocation && { allocation }) });
      assert(read.ok, 'these terms are sound');
      return read.value.allocation;
    };
    expect(allocationOf(undefined)).toEqual({ kind: 'oldest_first', order });
    expect(allocationOf({ kind: 'due_first' })).toEqual({ kind: 'due_first', due: order, inAdvance: order });
    expect(allocationOf({ kind: 'by_bucket', direction: 'vertical', kinds: { goodwill_credit: goodwill } })).toEqual({
      kind: 'by_bucket',
      direction: 'vertical',
      rules: { other: rule, goodwill_credit: { ...rule, pastDue: goodwill.past_due, future: 'last' } },
    });
  });

  it.each([[null], [[]], ['terms'], [42]])(
    'that are no object are one problem, not one for each field: %j',
    (value) => {
      expect(problemsOf(value)).toEqual(['']);
    },
  );

  it('say what stood there, what was expected and what to do, in both languages', () => {
    const read = readTermsJson({ ...least, rate_ppm: '14.4' });
    expect(read.ok ? [] : read.error).toEqual([
      {
        field: 'rate_ppm',
        got: '"14.4"',
        expected: { en: 'a whole number', 'zh-CN': '整数' },
        doThis: { en: expect.stringContaining('144000'), 'zh-CN': expect.stringContaining('144000') },
      },
    ]);
  });
});

describe('a schedule as JSON', () => {
  it('writes money as strings of minor units and the annual rate in per cent', () => {
    const terms = readTermsJson({ ...least, principal: '10000', disbursed: '2024-01-01', rate_ppm: 70_000 });
    assert(terms.ok, 'these terms are sound');
    const schedule = buildSchedule(terms.value);
    assert(schedule.ok, 'these terms are sound');
    const rates = aprOfSchedule(terms.value, schedule.value);
    assert(rates.ok, 'this loan has a rate');
    const json = scheduleToJson(schedule.value, rates.value);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json.instalments[0]).toEqual({
      n: 1,
      due: '2024-02-01',
      principal: '1643',
      interest: '58',
      fees: '0',
      penalties: '0',
      due_total: '1701',
      balance: '8357',
    });
    expect(json.totals).toMatchObject({ principal: '10000', interest: '205', due_total: '10205', cost: '205' });
    expect(json.apr).toBe(rates.value.effective.percent);
    expect(scheduleToJson(schedule.value, null)).toMatchObject({ apr: null, rates: null });
  });
});

describe('flows as JSON', () => {
  const fieldsOf = (value: unknown) => {
    const read = readFlowsJson(value);
    return read.ok ? [] : read.error.map(({ field }) => field);
  };
  const advance = { date: '2026-01-10', kind: 'advance', amount: '100000' };
  const payment = { date: '2026-02-10', kind: 'payment', amount: '101000' };

  it('are read with their direction and day', () => {
    const read = readFlowsJson({ currency: 'CNY', flows: [advance, payment] });
    assert(read.ok, 'these flows are sound');
    expect(read.value.map(({ kind, date, amount }) => [kind, date.toString(), amount.amount])).toEqual([
      ['advance', '2026-01-10', 100_000n],
      ['payment', '2026-02-10', 101_000n],
    ]);
  });

  it.each([
    ['a negative amount', [advance, { ...payment, amount: '-101000' }], ['flows[1].amount']],
    ['no payment', [advance], ['flows']],
    ['nothing at all', [], ['flows', 'flows']],
    ['a flow of no kind', [advance, { ...payment, kind: 'in' }], ['flows[1].kind']],
  ])('are refused by field: %s', (_case, flows, fields) => {
    expect(fieldsOf({ currency: 'CNY', flows })).toEqual(fields);
  });
});
