import { ok, type WireMoney } from '@lendline/kernel';
import type { CreditLine, Loan, LoansClient, MyLoanEvent } from '@lendline/loans/contract';
import type { Payment } from '@lendline/payments/contract';
import { givenBack, paidInstalment, today } from '../data/loan.ts';
import { wire } from '../data/offers.ts';
import { found, type Handling, refuse } from './answers.ts';
import { count, type Lender, now } from './lender.ts';

/** Days of cooling-off, and those in which the money then goes back. */
const [withdraw_d, return_d] = [14, 30];

export function loansOf(lender: Lender): Handling<LoansClient> {
  return {
    listMyCreditLines: () => ok({ creditLines: lender.loan ? [creditLineOf(lender, lender.loan)] : [] }),
    listMine: () => ok({ loans: lender.loan ? [lender.loan] : [] }),
    getMine: () => found(lender.loan),
    listMyReceipts: () => ok({ receipts: lender.receipts }),
    listMyEvents: () => ok({ events: lender.events }),
    myPayoffQuote: ({ on = today() }) => ok(quoteOn(lender.loan!, on)),
    myWithdrawal: () => {
      const { principal, payoff } = lender.loan!;
      if (isWithdrawn(lender)) return ok({ state: 'done', returnBy: today(return_d), toReturn: payoff });
      const fallsAway = wire(Number(payoff.amount) - Number(principal.amount));
      return ok({
        state: 'open',
        until: today(withdraw_d),
        returnBy: today(return_d),
        toReturn: principal,
        fallsAway,
      });
    },
    withdraw: () => {
      if (isWithdrawn(lender))
        return refuse('loans.withdrawn-already', { status: 409, zh: '您已撤回。', en: 'You have withdrawn already.' });
      count(lender, 'withdraw');
      lender.loan = givenBack(lender.loan!, today(return_d));
      note(lender, { kind: 'withdrawal', amount: lender.loan.principal, day: today(return_d) });
      return ok(lender.loan);
    },
    myRefund: () => ok(refundOf(lender)),
    askRefund: () => {
      count(lender, 'askRefund');
      return ok(refundOf(lender));
    },
    repay: ({ loanId, amount, rail = 'wallet' }) => {
      const payment: Payment = {
        id: `payment_${count(lender, 'repay')}`,
        direction: 'collection',
        loanId,
        lineId: lender.line.id,
        amount,
        rail,
        simulatedRail: true,
        state: 'sent',
        reason: null,
        createdAt: now(),
        settledAt: null,
        attempts: 1,
      };
      lender.payments = [...lender.payments, payment];
      setTimeout(() => settle(lender, payment), lender.temper.pace_ms * 2);
      return ok({ paymentId: payment.id, state: payment.state });
    },
  };
}

/** The credit line on which a loan was drawn, with a renewal that is offered until it is signed. */
function creditLineOf({ done }: Lender, { id, lineId, applicationId, principal }: Loan): CreditLine {
  const limit = wire(3_000_000);
  return {
    id: 'creditline_01k9x3v7m2aaaaaaaaaaaaaaaa',
    lineId,
    applicationId,
    status: 'open',
    limit,
    drawn: principal,
    available: wire(Number(limit.amount) - Number(principal.amount)),
    isPastDue: false,
    openedOn: today(),
    until: today(done.has('signRenewal') ? 730 : 365),
    leastDrawdown: wire(100_000),
    mostInstalments: 12,
    rate_ppm: 144_000,
    rested_d: 0,
    restBeforeRenewal_d: 30,
    loanIds: [id],
    ...(!done.has('signRenewal') && {
      renewal: { changeId: 'change_01k9x3v7m2aaaaaaaaaaaaaaaa', until: today(730), limit, offeredAt: now() },
    }),
  };
}

function refundOf({ loan, done }: Lender) {
  const { creditBalance } = loan!;
  return { creditBalance, asked: done.has('askRefund') ? { amount: creditBalance, at: now() } : null };
}

function isWithdrawn({ events }: Lender): boolean {
  return events.some(({ kind }) => kind === 'withdrawal');
}

/** Interest of three yuan a month, by the days. */
function quoteOn(loan: Loan, on: string) {
  const days = Math.round((Date.parse(on) - Date.parse(today())) / 86_400_000);
  const interest = Number(loan.payoff.amount) + days * 10 - Number(loan.principal.amount);
  const payoff = Number(loan.payoff.amount) + days * 10;
  return {
    on,
    payoff: wire(payoff),
    principal: loan.principal,
    interest: wire(interest),
    fees: wire(0),
    penalties: wire(0),
    interestSaved: wire(Math.max(0, Number(loan.outstanding.amount) - payoff)),
  };
}

/** Writes down that something happened to the loan today. */
function note(
  lender: Lender,
  { kind, amount, day = null }: Pick<MyLoanEvent, 'kind'> & { amount: WireMoney; day?: string | null },
): void {
  const event: MyLoanEvent = {
    id: `event_${lender.events.length + 1}`,
    kind,
    on: today(),
    enteredOn: today(),
    reverses: null,
    reversedBy: null,
    amount,
    met: null,
    about: null,
    day,
  };
  lender.events = [...lender.events, event];
}

function settle(lender: Lender, payment: Payment): void {
  const { payment: state } = lender.temper;
  const settled: Payment = {
    ...payment,
    state,
    reason: state === 'failed' ? 'insufficient-funds' : null,
    settledAt: state === 'unknown' ? null : now(),
  };
  lender.payments = lender.payments.map((one) => (one.id === payment.id ? settled : one));
  if (state !== 'succeeded' || !lender.loan) return;
  const first = lender.loan.nextInstalment!;
  lender.loan = paidInstalment(lender.loan);
  note(lender, { kind: 'repayment', amount: payment.amount });
  lender.receipts = [
    {
      id: `receipt_${lender.receipts.length + 1}`,
      loanId: lender.loan.id,
      paymentId: payment.id,
      amount: payment.amount,
      receivedAt: now(),
      allocation: {
        penalties: wire(0),
        fees: wire(0),
        interest: first.interest,
        principal: first.principal,
        overpaid: wire(0),
      },
      outstandingAfter: lender.loan.outstanding,
      reversedOn: null,
    },
    ...lender.receipts,
  ];
}
