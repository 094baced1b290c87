import { assert, money } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountKind } from './account.ts';
import { accruedInterest, interestToAccrue } from './accrual.ts';
import { allocate, components, type OpenInstalment } from './allocation.ts';
import { daysBetween } from './day-count.ts';
import {
  balances,
  disbursementPostings,
  feeDuePostings,
  interestAccrualPostings,
  penaltyDuePostings,
  type Posting,
  refundPostings,
  repaymentPostings,
  reversalPostings,
} from './posting.ts';
import { buildSchedule } from './schedule.ts';
import { arbitraryTerms } from './test/arbitrary-terms.ts';

const amount = fc.bigInt(0n, 100_000n);

const openInstalments: fc.Arbitrary<OpenInstalment[]> = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 400 }),
      principal: amount,
      interest: amount,
      fees: amount,
      penalties: amount,
    }),
    {
      maxLength: 8,
    },
  )
  .map((items) =>
    items.map(({ days, ...owed }, index) => ({
      n: index + 1,
      due: new Temporal.PlainDate(2026, 1, 1).add({ days }),
      ...owed,
    })),
  );

const total = (open: readonly OpenInstalment[]) =>
  open.reduce((sum, row) => sum + row.principal + row.interest + row.fees + row.penalties, 0n);

function net(postings: readonly Posting[], account: AccountKind): bigint {
  return balances(postings).get(account) ?? 0n;
}

describe('a payment', () => {
  const open: OpenInstalment[] = [
    { n: 2, due: Temporal.PlainDate.from('2026-03-01'), principal: 100n, interest: 10n, fees: 0n, penalties: 0n },
    { n: 1, due: Temporal.PlainDate.from('2026-02-01'), principal: 90n, interest: 20n, fees: 5n, penalties: 3n },
  ];

  it('pays the oldest instalment first, its penalty, fee, interest, then principal', () => {
    expect(allocate(open, 125n)).toEqual({
      lines: [
        { n: 1, component: 'penalty', amount: 3n },
        { n: 1, component: 'fee', amount: 5n },
        { n: 1, component: 'interest', amount: 20n },
        { n: 1, component: 'principal', amount: 90n },
        { n: 2, component: 'interest', amount: 7n },
      ],
      paid: { penalty: 3n, fee: 5n, interest: 27n, principal: 90n },
      overpaid: 0n,
    });
  });

  it('follows another order where the product says so', () => {
    expect(allocate(open, 95n, ['principal', 'interest', 'fee', 'penalty']).paid).toEqual({
      principal: 90n,
      interest: 5n,
      fee: 0n,
      penalty: 0n,
    });
  });

  it('of any size is conserved: its parts and what is overpaid add up to it, and nothing is paid twice', () => {
    fc.assert(
      fc.property(
        openInstalments,
        fc.bigInt(0n, 2_000_000n),
        fc.shuffledSubarray([...components], { minLength: 4 }),
        (owed, paid, order) => {
          const { lines, paid: parts, overpaid } = allocate(owed, paid, order);
          expect(lines.reduce((sum, line) => sum + line.amount, 0n) + overpaid).toBe(paid);
          expect(Object.values(parts).reduce((sum, part) => sum + part, 0n) + overpaid).toBe(paid);
          expect(overpaid).toBe(paid > total(owed) ? paid - total(owed) : 0n);
          expect(lines.every((line) => line.amount > 0n)).toBe(true);
          expect(new Set(lines.map(({ n, component }) => `${n} ${component}`)).size).toBe(lines.length);
        },
      ),
    );
  });
});

describe('the ledger', () => {
  it('pays out net of fees and owes their duty on', () => {
    const postings = disbursementPostings(money(100_000n, 'KES'), [{ fee: 5_000n, duty: 1_000n, total: 6_000n }]);
    expect(net(postings, 'settlement')).toBe(-94_000n);
    expect(net(postings, 'loan_principal')).toBe(100_000n);
    expect(net(postings, 'fee_income')).toBe(-5_000n);
    expect(net(postings, 'duty_payable')).toBe(-1_000n);
  });

  it('keeps an overpayment as the borrower’s own until it is paid back', () => {
    const postings = repaymentPostings(allocate([], 700n), 'CNY');
    expect(net(postings, 'overpayment')).toBe(-700n);
    expect(net([...postings, ...refundPostings(money(700n, 'CNY'))], 'settlement')).toBe(0n);
  });

  it('is as if nothing happened after a reversal', () => {
    const postings = [...penaltyDuePostings(money(40n, 'CNY')), ...repaymentPostings(allocate([], 700n), 'CNY')];
    expect(
      [...balances([...postings, ...reversalPostings(postings)]).values()].every((balance) => balance === 0n),
    ).toBe(true);
  });

  it('over the whole life of any loan paid in full balances, leaves no receivable, and has earned its cost', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.bigInt(0n, 500n), (terms, extra) => {
        const schedule = buildSchedule(terms);
        assert(schedule.ok, 'terms are sound');
        const { instalments, charges, totals, currency } = schedule.value;
        const { paid, overpaid, lines } = allocate(instalments, totals.dueTotal + extra);
        const postings = [
          ...disbursementPostings(
            terms.principal,
            charges.filter(({ n }) => n === 0),
          ),
          ...instalments.flatMap(({ interest }) => interestAccrualPostings(money(interest, currency))),
          ...charges.filter(({ n }) => n > 0).flatMap((charge) => feeDuePostings(charge, currency)),
          ...repaymentPostings({ paid, overpaid, lines }, currency),
        ];
        expect([...balances(postings).values()].reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
        expect(postings.every((posting) => posting.amount.amount > 0n && posting.debit !== posting.credit)).toBe(true);
        for (const account of [
          'loan_principal',
          'interest_receivable',
          'fee_receivable',
          'penalty_receivable',
        ] as const) {
          expect(net(postings, account)).toBe(0n);
        }
        expect(net(postings, 'overpayment')).toBe(-extra);
        const earned = net(postings, 'interest_income') + net(postings, 'fee_income') + net(postings, 'duty_payable');
        expect(earned).toBe(-totals.cost);
        expect(net(postings, 'settlement')).toBe(totals.cost + extra);
      }),
      { numRuns: 200 },
    );
  });
});

describe('interest accrued day by day', () => {
  it('adds up to the instalment’s interest, never goes back, and one call for many days equals many calls', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.nat(), (terms, pick) => {
        const schedule = buildSchedule(terms);
        assert(schedule.ok, 'terms are sound');
        const { instalments, totals } = schedule.value;
        const instalment = instalments[pick % instalments.length]!;
        const length = daysBetween(instalment.from, instalment.due);
        let sum = 0n;
        for (let index = 1; index <= length; index += 1) {
          const days = {
            after: instalment.from.add({ days: index - 1 }),
            through: instalment.from.add({ days: index }),
          };
          const daily = interestToAccrue([instalment], terms.dayCount, days);
          expect(daily).toBeGreaterThanOrEqual(0n);
          sum += daily;
        }
        expect(sum).toBe(instalment.interest);
        const through = instalments.at(-1)!.due;
        expect(interestToAccrue(instalments, terms.dayCount, { after: terms.disbursed, through })).toBe(
          totals.interest,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('weighs a day of a leap year less under actual/actual', () => {
    const instalment = {
      from: Temporal.PlainDate.from('2023-12-12'),
      due: Temporal.PlainDate.from('2024-01-12'),
      interest: 1_000_000n,
    };
    const byNewYear = accruedInterest(instalment, 'actual/actual', Temporal.PlainDate.from('2023-12-31'));
    expect(byNewYear).toBe(613_552n);
    expect(accruedInterest(instalment, 'actual/365', Temporal.PlainDate.from('2023-12-31'))).toBe(612_903n);
  });
});
