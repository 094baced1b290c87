import type { LedgerEntry, Loan, LoanInstalment, Portfolio, Receipt, TrialBalance } from '@lendline/loans/contract';
import type { Payment } from '@lendline/payments/contract';
import { cny, madeUpId } from './ids.ts';

const balances = [3000, 2517.6, 2027.97, 1530.99, 1026.56, 514.56, 0];

function instalments(paid: number, overdue: boolean): readonly LoanInstalment[] {
  return Array.from({ length: 6 }, (_, index): LoanInstalment => {
    const principal = balances[index]! - balances[index + 1]!;
    const interest = balances[index]! * 0.015;
    const done = index < paid;
    const late = overdue && index === paid;
    return {
      n: index + 1,
      due: `2026-${String(index + 7).padStart(2, '0')}-05`,
      principal: cny(principal),
      interest: cny(interest),
      fees: cny(0),
      penalties: cny(0),
      dueTotal: cny(principal + interest),
      paid: cny(done ? principal + interest : 0),
      outstanding: cny(done ? 0 : principal + interest),
      balance: cny(balances[index + 1]!),
      paidOn: done ? `2026-${String(index + 7).padStart(2, '0')}-04` : null,
      state: done ? 'paid' : late ? 'overdue' : 'open',
    };
  });
}

type Case = readonly [number: number, state: Loan['state'], paid: number, dpd: number];
const cases: readonly Case[] = [
  [3, 'approved', 0, 0],
  [7, 'active', 4, 0],
  [9, 'disbursing', 0, 0],
  [10, 'disbursing', 0, 0],
  [16, 'overdue', 3, 17],
  [17, 'active', 5, 0],
  [18, 'closed', 6, 0],
  [19, 'written-off', 1, 128],
];

function loanOf([number, state, paid, dpd]: Case): Loan {
  const schedule = instalments(paid, dpd > 0);
  const paidOut = !['approved', 'disbursing'].includes(state);
  return {
    id: madeUpId('loan', number),
    lineId: madeUpId('line', number),
    applicationId: madeUpId('application', number),
    state,
    principal: cny(3000),
    rate_ppm: 180_000,
    apr: { nominal_ppm: 180_200, effective_ppm: 195_800 },
    disbursedOn: paidOut ? '2026-06-05' : null,
    maturesOn: paidOut ? '2026-12-05' : null,
    closedOn: state === 'closed' ? '2026-12-04' : null,
    outstanding: cny(balances[paid]!),
    payoff: cny(balances[paid]! * 1.004),
    creditBalance: cny(0),
    dpd,
    bucket: dpd === 0 ? 'current' : dpd <= 30 ? '1-30' : '90+',
    worstDpd: Math.max(dpd, paid > 2 ? 3 : 0),
    nextInstalment: schedule[paid] ?? null,
    instalments: schedule,
    servicing: {
      allocation: { kind: 'oldest_first', order: ['penalty', 'fee', 'interest', 'principal'] },
      lateFee: null,
      inWords: {
        allocation: {
          'zh-CN': '还款先用于最早一期，每期内依次用于违约金、费用、利息、本金。',
          en: 'A payment goes to the oldest instalment first and in it to penalties, then fees, then interest, then principal.',
        },
        lateFee: { 'zh-CN': '逾期不收罚息和违约金。', en: 'Nothing is charged for paying late.' },
      },
      collectOn_d: [0, 1, 3],
    },
  };
}

export const loanList: readonly Loan[] = cases.map(loanOf);

export function receiptsOf(loanId: string): readonly Receipt[] {
  const loan = loanList.find(({ id }) => id === loanId);
  const paid = loan?.instalments.filter(({ state }) => state === 'paid') ?? [];
  return paid.map((instalment) => ({
    id: `receipt-${instalment.n}`,
    loanId: loan!.id,
    paymentId: madeUpId('payment', 100 + instalment.n),
    amount: instalment.dueTotal,
    receivedAt: `${instalment.paidOn!}T06:20:00Z`,
    allocation: {
      penalties: cny(0),
      fees: cny(0),
      interest: instalment.interest,
      principal: instalment.principal,
      overpaid: cny(0),
    },
    outstandingAfter: instalment.balance,
    reversedOn: null,
  }));
}

export function paymentsOf(loanId: string): readonly Payment[] {
  const loan = loanList.find(({ id }) => id === loanId);
  if (!loan) return [];
  const base = { loanId, lineId: loan.lineId, rail: 'sandbox', simulatedRail: true, reason: null } as const;
  const payout: Payment = {
    ...base,
    id: madeUpId('payment', 99),
    direction: 'disbursement',
    amount: loan.principal,
    state: loan.disbursedOn === null ? 'unknown' : 'succeeded',
    createdAt: '2026-06-05T02:01:00Z',
    settledAt: loan.disbursedOn === null ? null : '2026-06-05T02:01:09Z',
    attempts: loan.disbursedOn === null ? 3 : 1,
  };
  const collections = receiptsOf(loanId).map(
    (receipt, index): Payment => ({
      ...base,
      id: madeUpId('payment', 101 + index),
      direction: 'collection',
      amount: receipt.amount,
      state: 'succeeded',
      createdAt: receipt.receivedAt,
      settledAt: receipt.receivedAt,
      attempts: 1,
    }),
  );
  return [payout, ...collections];
}

export function entriesOf(loanId: string): readonly LedgerEntry[] {
  const loan = loanList.find(({ id }) => id === loanId);
  if (!loan || loan.disbursedOn === null) return [];
  const entry = (number: number, day: string, rest: Pick<LedgerEntry, 'kind' | 'debit' | 'credit' | 'amount'>) => ({
    postingId: `posting-${number}`,
    bookedOn: day,
    recordedAt: `${day}T18:00:00Z`,
    ...rest,
  });
  return [
    entry(1, loan.disbursedOn, {
      kind: 'disbursement',
      debit: 'loan_principal',
      credit: 'settlement',
      amount: loan.principal,
    }),
    ...receiptsOf(loanId).flatMap((receipt, index) => {
      const day = receipt.receivedAt.slice(0, 10);
      return [
        entry(index * 3 + 2, day, {
          kind: 'interest',
          debit: 'interest_receivable',
          credit: 'interest_income',
          amount: receipt.allocation.interest,
        }),
        entry(index * 3 + 3, day, {
          kind: 'repayment',
          debit: 'settlement',
          credit: 'interest_receivable',
          amount: receipt.allocation.interest,
        }),
        entry(index * 3 + 4, day, {
          kind: 'repayment',
          debit: 'settlement',
          credit: 'loan_principal',
          amount: receipt.allocation.principal,
        }),
      ];
    }),
  ];
}

export const trialBalance: TrialBalance = {
  asOf: '2026-11-21',
  accounts: [
    {
      account: 'loan_principal',
      kind: 'asset',
      debit: cny(4_812_000),
      credit: cny(3_207_440),
      balance: cny(1_604_560),
    },
    {
      account: 'interest_receivable',
      kind: 'asset',
      debit: cny(301_244.18),
      credit: cny(278_003.9),
      balance: cny(23_240.28),
    },
    {
      account: 'settlement',
      kind: 'asset',
      debit: cny(3_485_443.9),
      credit: cny(4_812_000),
      balance: cny(-1_326_556.1),
    },
    { account: 'interest_income', kind: 'income', debit: cny(0), credit: cny(301_244.18), balance: cny(301_244.18) },
  ],
  balanced: true,
};

const disbursed = [312, 348, 365, 401, 388, 420, 436, 455, 471, 462, 498, 256];
const repaid = [40, 121, 198, 262, 301, 333, 351, 372, 390, 401, 412, 226];

export const portfolio: Portfolio = {
  asOf: '2026-11-21',
  loans: 1931,
  active: 702,
  outstanding: cny(1_604_560),
  overdue: cny(171_220),
  interestEarned: cny(301_244.18),
  buckets: [
    { bucket: 'current', loans: 588, outstanding: cny(1_433_340) },
    { bucket: '1-30', loans: 61, outstanding: cny(88_410) },
    { bucket: '31-60', loans: 24, outstanding: cny(38_760) },
    { bucket: '61-90', loans: 13, outstanding: cny(20_050) },
    { bucket: '90+', loans: 16, outstanding: cny(24_000) },
  ],
  months: disbursed.map((value, index) => ({
    month: index === 0 ? '2025-12' : `2026-${String(index).padStart(2, '0')}`,
    disbursed: cny(value * 1000),
    loans: Math.round(value / 2.5),
    repaid: cny(repaid[index]! * 1000),
    outstanding: cny(250_000 + index * 120_000),
    ever30_ppm: Math.max(0, 61_000 - index * 2_100 - (index > 9 ? 30_000 : 0)),
    ever90_ppm: Math.max(0, 28_000 - index * 1_500 - (index > 8 ? 12_000 : 0)),
  })),
};
