import { accruedInterest, allocate, type Allocation, feeDuePostings, type Posting } from '@lendline/credit';
import { interestAccrualPostings, repaymentPostings, reversalPostings } from '@lendline/credit';
import { assert, type Currency, money } from '@lendline/kernel';
import { dueTotal, type Instalment, nextUnpaid, openPartOf, outstandingOf, paidOf } from './instalment.ts';

/** A loan as a payment meets it: its interest booked up to the payment's day or later. */
export interface LoanAccount {
  readonly currency: Currency;
  readonly instalments: readonly Instalment[];
  /** Interest is earned no more; every instalment's interest is what had been earned by then. */
  readonly interestStopped: boolean;
  /** Days past due from which on no interest is earned. */
  readonly stopAt_dpd: number;
}

/** What one payment does to a loan. Amounts in minor units; every list may be empty. */
export interface Repaid {
  readonly instalments: readonly Instalment[];
  readonly allocation: Pick<Allocation, 'paid' | 'overpaid'>;
  readonly closes: boolean;
  /** Interest that was booked too little (accrual) or too much (reversal) on the day that the loan ends. */
  readonly interest: readonly Posting[];
  readonly interestReversed: readonly Posting[];
  /** Fees that fall due by being paid. */
  readonly fees: readonly { readonly n: number; readonly postings: readonly Posting[] }[];
  readonly repayment: readonly Posting[];
}

/** All that closes the loan on a day: what was lent, its fees, and the interest earned by then, less all that was paid. */
export function payoffOn(account: LoanAccount, day: Temporal.PlainDate): bigint {
  return account.instalments.reduce(
    (sum, one) => sum + one.principal + one.fee + one.duty + earnedBy(account, one, day) - paidOf(one),
    0n,
  );
}

/**
 * Takes a payment of a day. Below the payoff it pays the schedule, oldest instalment first. From the payoff on it ends the
 * loan: interest of days that will not come is not owed, also where it was paid in advance, and what is above the
 * payoff stays the borrower's.
 */
export function repay(account: LoanAccount, { amount, day }: { amount: bigint; day: Temporal.PlainDate }): Repaid {
  assert(amount > 0n, 'a payment is above zero');
  return amount < payoffOn(account, day) ? payDown(account, { amount, day }) : payOff(account, { amount, day });
}

interface Paying {
  readonly amount: bigint;
  readonly day: Temporal.PlainDate;
}

function payDown({ currency, instalments }: LoanAccount, { amount, day }: Paying): Repaid {
  const allocation = allocate(instalments.map(openPartOf), amount);
  const paid = applied(instalments, allocation, day);
  const fees = bookFees(paid, currency, ({ paidFees }) => paidFees > 0n);
  return {
    instalments: paid.map((one) => (fees.some(({ n }) => n === one.n) ? { ...one, feesBookedOn: day } : one)),
    allocation,
    closes: false,
    interest: [],
    interestReversed: [],
    fees,
    repayment: repaymentPostings(allocation, currency),
  };
}

function payOff(account: LoanAccount, { amount, day }: Paying): Repaid {
  const { currency } = account;
  const ended = account.instalments.map((one) => endInterest(one, earnedBy(account, one, day)));
  const inAdvance = ended.reduce((sum, { inAdvance: part }) => sum + part, 0n);
  const instalments = ended.map(({ instalment }) => instalment);
  const fees = bookFees(instalments, currency, () => true);
  const allocation = allocate(instalments.map(openPartOf), amount + inAdvance);
  const booked = account.instalments.reduce((sum, { accrued }) => sum + accrued, 0n);
  const earned = instalments.reduce((sum, { interest }) => sum + interest, 0n);
  return {
    instalments: applied(instalments, allocation, day).map((one) => ({
      ...one,
      feesBookedOn: fees.some(({ n }) => n === one.n) ? day : one.feesBookedOn,
    })),
    allocation: {
      paid: { ...allocation.paid, principal: allocation.paid.principal - inAdvance },
      overpaid: allocation.overpaid,
    },
    closes: true,
    interest: earned > booked ? interestAccrualPostings(money(earned - booked, currency)) : [],
    interestReversed:
      booked > earned ? reversalPostings(interestAccrualPostings(money(booked - earned, currency))) : [],
    fees,
    repayment: payoffPostings(allocation, inAdvance, currency),
  };
}

/** Interest paid in advance for days that will not come pays principal; the rest comes from the payment itself. */
function payoffPostings(allocation: Allocation, inAdvance: bigint, currency: Currency): Posting[] {
  const principal = allocation.paid.principal - inAdvance;
  assert(principal >= 0n, 'interest paid in advance is less than the principal still owed');
  const returned: Posting[] =
    inAdvance === 0n
      ? []
      : [{ debit: 'interest_receivable', credit: 'loan_principal', amount: money(inAdvance, currency) }];
  const paid = { ...allocation.paid, principal };
  return [...returned, ...repaymentPostings({ ...allocation, paid }, currency)];
}

function earnedBy(account: LoanAccount, one: Instalment, day: Temporal.PlainDate): bigint {
  return account.interestStopped ? one.interest : accruedInterest(one, '30/360', lastEarningDay(account, day));
}

/** A day, or the last one before the loan was too late to earn. */
function lastEarningDay({ instalments, stopAt_dpd }: LoanAccount, day: Temporal.PlainDate): Temporal.PlainDate {
  const last = nextUnpaid(instalments)?.due.add({ days: stopAt_dpd - 1 });
  return last && Temporal.PlainDate.compare(last, day) < 0 ? last : day;
}

function endInterest(one: Instalment, earned: bigint): { instalment: Instalment; inAdvance: bigint } {
  const inAdvance = one.paidInterest > earned ? one.paidInterest - earned : 0n;
  const instalment = {
    ...one,
    interest: earned,
    accrued: earned,
    waived: one.waived + one.interest - earned,
    paidInterest: one.paidInterest - inAdvance,
  };
  return { instalment, inAdvance };
}

function applied(
  instalments: readonly Instalment[],
  { lines }: Allocation,
  day: Temporal.PlainDate,
): readonly Instalment[] {
  return instalments.map((one) => {
    const own = (component: string): bigint =>
      lines.find((line) => line.n === one.n && line.component === component)?.amount ?? 0n;
    const paid = {
      ...one,
      paidPrincipal: one.paidPrincipal + own('principal'),
      paidInterest: one.paidInterest + own('interest'),
      paidFees: one.paidFees + own('fee'),
    };
    const isPaid = outstandingOf(paid) === 0n && dueTotal(paid) > 0n;
    return { ...paid, paidOn: isPaid ? (one.paidOn ?? day) : null };
  });
}

function bookFees(
  instalments: readonly Instalment[],
  currency: Currency,
  falls: (one: Instalment) => boolean,
): Repaid['fees'] {
  return instalments
    .filter((one) => one.fee + one.duty > 0n && !one.feesBookedOn && falls(one))
    .map(({ n, fee, duty }) => ({ n, postings: feeDuePostings({ fee, duty, total: fee + duty }, currency) }));
}
