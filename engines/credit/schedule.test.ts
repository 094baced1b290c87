import { money } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoanTerms, loanTerms } from './loan-terms.ts';
import { buildSchedule, type Schedule } from './schedule.ts';
import { arbitraryTerms } from './test/arbitrary-terms.ts';

const cny = (amount: bigint) => money(amount, 'CNY');
const day = (text: string) => Temporal.PlainDate.from(text);

function built(terms: LoanTerms): Schedule {
  const schedule = buildSchedule(terms);
  if (!schedule.ok) throw new Error(JSON.stringify(schedule.error));
  return schedule.value;
}

function rows(terms: LoanTerms): string[] {
  return built(terms).instalments.map(({ due, principal, interest, balance }) =>
    [due, principal, interest, balance].join(' '),
  );
}

const sixMonths = { principal: cny(10_000n), disbursed: day('2024-01-01'), instalments: 6, rate_ppm: 70_000 };

describe('a schedule', () => {
  it('of equal instalments pays 100.00 at 7 % over six months in five of 17.01 and one of 17.00', () => {
    const { instalments, totals } = built(loanTerms(sixMonths));
    expect(instalments.map((row) => row.dueTotal)).toEqual([1701n, 1701n, 1701n, 1701n, 1701n, 1700n]);
    expect(instalments.map((row) => row.interest)).toEqual([58n, 49n, 39n, 29n, 20n, 10n]);
    expect(totals.interest).toBe(205n);
  });

  it('of equal instalments splits the first interest at the year end: 19 days of 365 and 12 of 366', () => {
    const terms = loanTerms({
      principal: cny(33_177n),
      disbursed: day('2023-12-12'),
      instalments: 5,
      rate_ppm: 106_500,
      dayCount: 'actual/actual',
    });
    expect(rows(terms)).toEqual([
      '2024-01-12 6514 300 26663',
      '2024-02-12 6573 241 20090',
      '2024-03-12 6644 170 13446',
      '2024-04-12 6693 121 6753',
      '2024-05-12 6753 59 0',
    ]);
  });

  it('falls back to the last day of a short month and returns to the original day', () => {
    const terms = loanTerms({ ...sixMonths, disbursed: day('2025-01-31'), instalments: 3 });
    expect(built(terms).instalments.map(({ due }) => due.toString())).toEqual([
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
    ]);
  });

  it('goes on to the first of the next month where the terms say so', () => {
    const terms = loanTerms({ ...sixMonths, disbursed: day('2025-01-31'), instalments: 3, monthEnd: 'next_day' });
    expect(built(terms).instalments.map(({ due }) => due.toString())).toEqual([
      '2025-03-01',
      '2025-03-31',
      '2025-05-01',
    ]);
  });

  it('of flat interest charges the whole principal to the end: 30.00 a month on 3,000.00 at 12 %', () => {
    const terms = loanTerms({
      ...sixMonths,
      principal: cny(300_000n),
      instalments: 3,
      rate_ppm: 120_000,
      method: 'flat',
    });
    expect(rows(terms)).toEqual([
      '2024-02-01 100000 3000 200000',
      '2024-03-01 100000 3000 100000',
      '2024-04-01 100000 3000 0',
    ]);
  });

  it('of equal principal pays the same principal and less interest each month', () => {
    const terms = loanTerms({
      ...sixMonths,
      principal: cny(120_000n),
      instalments: 3,
      rate_ppm: 120_000,
      method: 'equal_principal',
    });
    expect(rows(terms)).toEqual([
      '2024-02-01 40000 1200 80000',
      '2024-03-01 40000 800 40000',
      '2024-04-01 40000 400 0',
    ]);
  });

  it('with a down payment asks for it on the first day and charges interest on the rest', () => {
    const terms = loanTerms({ ...sixMonths, instalments: 2, rate_ppm: 120_000, downPayment_ppm: 250_000 });
    expect(rows(terms)).toEqual(['2024-01-01 2500 0 7500', '2024-02-01 3731 75 3769', '2024-03-01 3769 38 0']);
  });

  it('with interest in grace catches it up with the first instalment after', () => {
    const terms = loanTerms({
      ...sixMonths,
      principal: cny(500_000n),
      rate_ppm: 120_000,
      dayCount: 'nominal',
      method: 'classic_instalments',
      principalGrace: 5,
      interestGrace: 3,
    });
    expect(built(terms).instalments.map((row) => row.interest)).toEqual([0n, 0n, 0n, 20_000n, 5_000n, 5_000n]);
  });

  it('of a single payment adds the fee and the duty on it: 8 % and a fifth of that on KES 3,000 after 30 days', () => {
    const schedule = built(
      loanTerms({
        principal: money(300_000n, 'KES'),
        disbursed: day('2026-02-01'),
        instalments: 1,
        every: { count: 30, unit: 'days' },
        rate_ppm: 0,
        method: 'bullet',
        fees: [
          {
            kind: 'service',
            name: { en: 'Fee', 'zh-CN': '费用' },
            charge: { rate_ppm: 80_000 },
            when: 'maturity',
            duty_ppm: 200_000,
          },
        ],
      }),
    );
    expect(schedule.instalments).toMatchObject([
      { principal: 300_000n, fees: 28_800n, dueTotal: 328_800n, balance: 0n },
    ]);
    expect(schedule.instalments[0]!.due.toString()).toBe('2026-03-03');
    expect(schedule.charges).toMatchObject([{ n: 1, fee: 24_000n, duty: 4_800n, total: 28_800n }]);
  });

  it('keeps fees of the day of disbursement back from the payout', () => {
    const terms = loanTerms({
      ...sixMonths,
      fees: [
        {
          kind: 'origination',
          name: { en: 'Fee', 'zh-CN': '费用' },
          charge: { amount: 250n },
          when: 'disbursement',
          duty_ppm: 0,
        },
      ],
    });
    expect(built(terms).totals).toMatchObject({ upfrontFees: 250n, netDisbursed: 9_750n, fees: 0n, cost: 455n });
  });
});

describe('any schedule', () => {
  const always = (holds: (schedule: Schedule, terms: LoanTerms) => void) =>
    fc.assert(
      fc.property(arbitraryTerms, (terms) => holds(built(terms), terms)),
      { numRuns: 300 },
    );

  it('repays exactly the principal', () => {
    always(({ instalments, totals }, { principal }) => {
      expect(instalments.reduce((sum, row) => sum + row.principal, 0n)).toBe(principal.amount);
      expect(totals.principal).toBe(principal.amount);
    });
  });

  it('ends with a balance of zero that never went below it or grew', () => {
    always(({ instalments }, { principal }) => {
      const path = [principal.amount, ...instalments.map((row) => row.balance)];
      expect(path.at(-1)).toBe(0n);
      expect(path.slice(1).every((balance, index) => balance >= 0n && balance <= path[index]!)).toBe(true);
    });
  });

  it('never has a negative part, and every total is the sum of its parts', () => {
    always(({ instalments }) => {
      for (const { principal, interest, fees, penalties, dueTotal } of instalments) {
        expect([principal, interest, fees, penalties].every((part) => part >= 0n)).toBe(true);
        expect(dueTotal).toBe(principal + interest + fees + penalties);
      }
    });
  });

  it('falls due on later and later days, each period beginning where the last ended', () => {
    always(({ instalments }, { disbursed, downPayment_ppm }) => {
      let from = disbursed;
      instalments.forEach((row, index) => {
        expect(row.from.equals(from)).toBe(true);
        const isDownPayment = index === 0 && row.due.equals(disbursed) && downPayment_ppm > 0;
        expect(isDownPayment || Temporal.PlainDate.compare(row.due, from) > 0).toBe(true);
        from = row.due;
      });
    });
  });

  it('accounts for every cent that flows: what is paid less what was received is the cost', () => {
    always(({ flows, totals, charges, instalments }) => {
      const net = flows.reduce(
        (sum, { kind, amount }) => sum + (kind === 'payment' ? amount.amount : -amount.amount),
        0n,
      );
      expect(net).toBe(totals.cost);
      const interest = instalments.reduce((sum, row) => sum + row.interest, 0n);
      expect(totals.cost).toBe(interest + charges.reduce((sum, charge) => sum + charge.total, 0n));
    });
  });
});

describe('terms without a schedule', () => {
  const fieldsOf = (terms: LoanTerms) => {
    const schedule = buildSchedule(terms);
    return schedule.ok ? [] : schedule.error.map(({ field }) => field);
  };

  it.each([
    ['principal', { principal: cny(0n) }],
    ['principal', { principal: cny(1_000_000_000_000n) }],
    ['instalments', { instalments: 0 }],
    ['every.count', { every: { count: 0, unit: 'days' as const } }],
    ['rate_ppm', { rate_ppm: -1 }],
    ['rate_ppm', { rate_ppm: 0.5 }],
    ['rounding_multiple', { roundingMultiple: 5_000n }],
    ['down_payment_ppm', { downPayment_ppm: 1_000_000 }],
    ['principal_grace', { principalGrace: 6 }],
    ['principal_grace', { method: 'bullet' as const, principalGrace: 1 }],
    ['interest_grace', { interestGrace: 6 }],
  ])('name the field %s that rules it out', (field, change) => {
    expect(fieldsOf(loanTerms({ ...sixMonths, ...change }))).toEqual([field]);
  });

  it('are those whose fees eat the whole payout', () => {
    const fee = {
      kind: 'other',
      name: { en: 'Fee', 'zh-CN': '费用' },
      charge: { rate_ppm: 900_000 },
      when: 'disbursement',
      duty_ppm: 200_000,
    } as const;
    expect(fieldsOf(loanTerms({ ...sixMonths, fees: [fee] }))).toEqual(['fees']);
  });
});
