import type { Payment, ReturnSettled } from '@lendline/payments/contract';
import type { EventEnvelope, Subscription } from '@lendline/platform';
import type { LoansTables } from '../store/tables.ts';
import { activateLoan } from './activate-loan.ts';
import type { LoansParts } from './parts.ts';
import { endPayout } from './pay-out.ts';
import { giveBackPayment, receivePayment } from './receive-payment.ts';

/** What became of the money that was asked for. */
export function hearPayments(parts: LoansParts): readonly Subscription<LoansTables>[] {
  return [
    {
      producer: 'payments',
      type: 'payments.succeeded',
      handle: (tx, event) => {
        const payment = paymentIn(event);
        return payment.direction === 'disbursement'
          ? activateLoan(parts, tx, payment)
          : receivePayment(parts, tx, payment);
      },
    },
    {
      producer: 'payments',
      type: 'payments.returned',
      handle: (tx, event) => giveBackPayment(parts, tx, event.data as ReturnSettled),
    },
    {
      producer: 'payments',
      type: 'payments.failed',
      handle: async (tx, event) => {
        const payment = paymentIn(event);
        // A collection that failed changes nothing here: nothing was counted before it arrived.
        if (payment.direction === 'disbursement') await endPayout(tx, payment.loanId, payment.reason ?? 'failed');
      },
    },
  ];
}

function paymentIn({ data }: EventEnvelope): Payment {
  return data as Payment;
}
