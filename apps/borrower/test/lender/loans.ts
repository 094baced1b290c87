import { ok } from '@lendline/kernel';
import type { LoansClient } from '@lendline/loans/contract';
import type { Payment, PaymentsClient } from '@lendline/payments/contract';
import { paidInstalment } from '../data/loan.ts';
import { wire } from '../data/offers.ts';
import { found, type Handling } from './answers.ts';
import { count, type Lender, now } from './lender.ts';

export function loansOf(lender: Lender): Handling<LoansClient> {
  return {
    listMine: () => ok({ loans: lender.loan ? [lender.loan] : [] }),
    getMine: () => found(lender.loan),
    listMyReceipts: () => ok({ receipts: lender.receipts }),
    repay: ({ loanId, amount }) => {
      const payment: Payment = {
        id: `payment_${count(lender, 'repay')}`,
        direction: 'collection',
        loanId,
        lineId: lender.line.id,
        amount,
        rail: 'wallet',
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

export function paymentsOf(lender: Lender): Handling<PaymentsClient> {
  return {
    getMine: ({ paymentId }) => found(lender.payments.find(({ id }) => id === paymentId)),
  };
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
