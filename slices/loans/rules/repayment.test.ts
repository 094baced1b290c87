import { balances, interestAccrualPostings, type Posting } from '@lendline/credit';
import { money } from '@lendline/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  dpdOn,
  type Instalment,
  instalmentsOf,
  nextUnpaid,
  outstandingOfAll,
  stateOn,
  worstDpdOn,
} from './instalment.ts';
import { type LoanAccount, payoffOn, type Repaid, repay } from './repayment.ts';
import { type AgreedTerms, buildLoan } from './terms.ts';

const start = Temporal.PlainDate.from('2026-03-02');

function account(agreed: Partial<AgreedTerms> = {}): LoanAccount {
  const built = buildLoan(
    {
      principal: money(300_000n, 'CNY'),
      instalments: 3,
      every: { count: 1, unit: 'months' },
      rate_ppm: 144_000,
      fee_ppm: 0,
      duty_ppm: 0,
      ...agreed,
    },
    start,
  );
  if (!built.ok) throw new Error(built.error);
  const { currency } = agreed.principal ?? { currency: 'CNY' as const };
  return { currency, instalments: instalmentsOf(built.value.schedule), interestStopped: false, stopAt_dpd: 90 };
}

const feeLoan = (): LoanAccount =>
  account({
    principal: money(100_000n, 'KES'),
    instalments: 1,
    every: { count: 30, unit: 'days' },
    rate_ppm: 0,
    fee_ppm: 80_000,
    duty_ppm: 200_000,
  });

const paid = ({ allocation }: Repaid) => ({ ...allocation.paid, overpaid: allocation.overpaid });

describe('a repayment', () => {
  it('below the payoff pays the oldest instalment first, interest before principal', () => {
    const first = repay(account(), { amount: 102_409n, day: start.add({ months: 1 }) });
    expect(first.closes).toBe(false);
    expect(paid(first)).toEqual({ penalty: 0n, fee: 0n, interest: 3_600n, principal: 98_809n, overpaid: 0n });
    expect(first.instalments.map((one) => stateOn(one, start.add({ months: 1 })))).toEqual(['paid', 'open', 'open']);
    expect(first.instalments[0]?.paidOn).toEqual(start.add({ months: 1 }));
  });

  it('of the payoff closes the loan with interest for the days so far alone', () => {
    const day = start.add({ days: 10 });
    const loan = account();
    expect(payoffOn(loan, start)).toBe(300_000n);
    // 10 of 31 days of the first instalment's 36.00.
    expect(payoffOn(loan, day)).toBe(301_161n);
    const closed = repay(loan, { amount: 301_161n, day });
    expect(closed.closes).toBe(true);
    expect(paid(closed)).toEqual({ penalty: 0n, fee: 0n, interest: 1_161n, principal: 300_000n, overpaid: 0n });
    expect(outstandingOfAll(closed.instalments)).toBe(0n);
    expect(closed.instalments.reduce((sum, { waived }) => sum + waived, 0n)).toBe(7_228n - 1_161n);
  });

  it('gives back interest that was paid in advance for days that will not come', () => {
    const loan = account();
    const ahead = repay(loan, { amount: 204_818n, day: start });
    expect(ahead.allocation.paid.interest).toBeGreaterThan(0n);
    const rest = payoffOn({ ...loan, instalments: ahead.instalments }, start);
    expect(rest).toBe(300_000n - 204_818n);
    const closed = repay({ ...loan, instalments: ahead.instalments }, { amount: rest, day: start });
    expect(closed.closes).toBe(true);
    expect(outstandingOfAll(closed.instalments)).toBe(0n);
  });

  it('of a loan with a fee owes the whole fee and its duty on any day', () => {
    const loan = feeLoan();
    expect(payoffOn(loan, start)).toBe(109_600n);
    const closed = repay(loan, { amount: 110_000n, day: start.add({ days: 3 }) });
    expect(paid(closed)).toEqual({ penalty: 0n, fee: 9_600n, interest: 0n, principal: 100_000n, overpaid: 400n });
    expect(closed.fees).toHaveLength(1);
  });

  it('owes no interest for days from 90 days past due on', () => {
    const loan = account();
    const stop = loan.instalments[0]!.due.add({ days: 89 });
    expect(payoffOn(loan, stop.add({ days: 200 }))).toBe(payoffOn(loan, stop));
  });

  it('takes back interest that was booked after the day on which the borrower had paid', () => {
    const [first, ...others] = account().instalments;
    const booked = {
      currency: 'CNY',
      instalments: [{ ...first!, accrued: 1_277n }, ...others],
      interestStopped: false,
      stopAt_dpd: 90,
    } as const;
    const closed = repay(booked, { amount: 301_161n, day: start.add({ days: 10 }) });
    expect(closed.interestReversed).toEqual([
      { debit: 'interest_income', credit: 'interest_receivable', amount: money(116n, 'CNY') },
    ]);
  });
});

describe('any sequence of repayments, early, late, small or too large', () => {
  const terms = fc.record({
    principal: fc.bigInt(1_000n, 2_000_000n).map((amount) => money(amount, 'CNY')),
    instalments: fc.integer({ min: 1, max: 12 }),
    every: fc.constant({ count: 1, unit: 'months' as const }),
    rate_ppm: fc.integer({ min: 0, max: 240_000 }),
    fee_ppm: fc.constantFrom(0, 0, 80_000),
    duty_ppm: fc.constantFrom(0, 200_000),
  });
  const steps = fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 60 }),
      share_ppm: fc.bigInt(1_000n, 1_100_000n),
      accrue: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it('keeps the journal at zero, the accounts equal to the instalments, and the borrower never pays more than is earned', () => {
    fc.assert(
      fc.property(terms, steps, (agreed, payments) => {
        const run = live(account(agreed), payments);
        const totals = balances(run.postings);
        expect([...totals.values()].reduce((sum, one) => sum + one, 0n)).toBe(0n);
        const of = (value: (one: Instalment) => bigint) => run.instalments.reduce((sum, one) => sum + value(one), 0n);
        expect(totals.get('loan_principal') ?? 0n).toBe(
          of((one) => one.principal - one.paidPrincipal) - agreed.principal.amount,
        );
        expect(totals.get('interest_receivable') ?? 0n).toBe(of((one) => one.accrued - one.paidInterest));
        expect(totals.get('fee_receivable') ?? 0n).toBe(
          of((one) => (one.feesBookedOn ? one.fee + one.duty : 0n) - one.paidFees),
        );
        expect(totals.get('settlement') ?? 0n).toBe(run.received);
        expect(run.closed).toBe(outstandingOfAll(run.instalments) === 0n);
        expect(run.instalments.every((one) => one.waived >= 0n && one.paidInterest <= one.interest)).toBe(true);
      }),
    );
  });
});

/** Lives through payments; interest is booked up to a payment's day now and then, as close of business does. */
function live(
  loan: LoanAccount,
  payments: readonly { readonly days: number; readonly share_ppm: bigint; readonly accrue: boolean }[],
) {
  let { instalments } = loan;
  let [day, received, closed] = [start, 0n, false];
  const postings: Posting[] = [];
  for (const { days, share_ppm, accrue } of payments) {
    if (closed) break;
    day = day.add({ days });
    if (accrue) {
      const earned = payoffOn({ ...loan, instalments }, day) - payoffOn({ ...loan, instalments }, start);
      const booked = instalments.reduce((sum, one) => sum + one.accrued, 0n);
      postings.push(...interestAccrualPostings(money(earned - booked, loan.currency)));
      instalments = accrued({ ...loan, instalments }, day);
    }
    const amount = (payoffOn({ ...loan, instalments }, day) * share_ppm) / 1_000_000n + 1n;
    const repaid = repay({ ...loan, instalments }, { amount, day });
    ({ instalments } = repaid);
    postings.push(...repaid.interest, ...repaid.interestReversed, ...repaid.repayment);
    postings.push(...repaid.fees.flatMap((fee) => fee.postings));
    const parts = repaid.allocation.paid;
    expect(parts.fee + parts.interest + parts.principal + repaid.allocation.overpaid).toBeGreaterThan(0n);
    received += amount;
    closed = repaid.closes;
  }
  return { instalments, postings, received, closed };
}

/** Books to each instalment what it earned; the loan's oldest unpaid instalment says when all of them stop to earn. */
function accrued(loan: LoanAccount, day: Temporal.PlainDate): readonly Instalment[] {
  const stop = nextUnpaid(loan.instalments)!.due.add({ days: loan.stopAt_dpd - 1 });
  const until = Temporal.PlainDate.compare(stop, day) < 0 ? stop : day;
  return loan.instalments.map((one) => {
    const alone = { ...loan, instalments: [one], stopAt_dpd: 10_000 };
    return { ...one, accrued: payoffOn(alone, until) - payoffOn(alone, start) };
  });
}

describe('lateness', () => {
  const { instalments } = account();
  const due = (n: number) => instalments[n - 1]!.due;

  it('counts from the oldest due date that is not paid in full', () => {
    expect(dpdOn(instalments, due(1))).toBe(0);
    expect(dpdOn(instalments, due(1).add({ days: 1 }))).toBe(1);
    const paidFirst = instalments.map((one) =>
      one.n === 1
        ? { ...one, paidPrincipal: one.principal, paidInterest: one.interest, paidOn: due(1).add({ days: 4 }) }
        : one,
    );
    expect(dpdOn(paidFirst, due(2).add({ days: 2 }))).toBe(2);
    expect(worstDpdOn(paidFirst, due(2).add({ days: 2 }))).toBe(4);
  });

  it('is read in buckets', () => {
    const days = [0, 1, 3, 4, 30, 31, 60, 61, 90, 91];
    expect(days.map(bucketOf)).toEqual([
      'current',
      '1-3',
      '1-3',
      '4-30',
      '4-30',
      '31-60',
      '31-60',
      '61-90',
      '61-90',
      '90+',
    ]);
  });
});
