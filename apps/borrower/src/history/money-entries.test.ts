import type { Receipt } from '@lendline/loans/contract';
import type { Payment, Return } from '@lendline/payments/contract';
import { describe, expect, it } from 'vitest';
import { moneyEntries } from './money-entries.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' }) as const;

function payment(n: number, part: Partial<Payment> = {}): Payment {
  return {
    id: `payment_${n}`,
    direction: 'collection',
    loanId: 'loan_1',
    lineId: 'line_1',
    amount: cny('1000'),
    rail: 'wallet',
    simulatedRail: true,
    state: 'succeeded',
    reason: null,
    createdAt: `2026-03-0${n}T10:00:00Z`,
    settledAt: `2026-03-0${n}T10:00:05Z`,
    attempts: 1,
    ...part,
  };
}

function receiptOf({ id, amount, settledAt }: Payment): Receipt {
  const none = cny('0');
  return {
    id: `receipt of ${id}`,
    loanId: 'loan_1',
    paymentId: id,
    amount,
    receivedAt: settledAt!,
    allocation: { penalties: none, fees: none, interest: none, principal: amount, overpaid: none },
    outstandingAfter: none,
    reversedOn: null,
  };
}

describe('the money of a loan', () => {
  it('is each payment once, by its receipt where it has one, the newest first, and not the payout', () => {
    const [payout, paid, failed, open] = [
      payment(1, { direction: 'disbursement' }),
      payment(2),
      payment(3, { state: 'failed' }),
      payment(5, { state: 'unknown', settledAt: null }),
    ];
    const { id, loanId, amount, rail, reason, createdAt } = payment(4);
    const back: Return = { id, loanId, amount, rail, state: 'sent', reason, createdAt, settledAt: null };
    const entries = moneyEntries({
      payments: [open, failed, paid, payout],
      receipts: [receiptOf(paid)],
      returns: [back],
    });
    expect(entries.map(({ kind, of }) => [kind, of.id])).toEqual([
      ['payment', open.id],
      ['return', back.id],
      ['payment', failed.id],
      ['receipt', `receipt of ${paid.id}`],
    ]);
  });
});
