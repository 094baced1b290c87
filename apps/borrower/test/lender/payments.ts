import { ok } from '@lendline/kernel';
import type { Mandate, PaymentsClient, WayToPay } from '@lendline/payments/contract';
import { today } from '../data/loan.ts';
import { found, type Handling } from './answers.ts';
import { count, type Lender, now } from './lender.ts';

const ways: readonly WayToPay[] = [
  { rail: 'wallet', kind: 'wallet', simulatedRail: true, usual: true, mandates: true },
  { rail: 'bill', kind: 'phone-bill', simulatedRail: true, usual: false, mandates: false },
];

export function paymentsOf(lender: Lender): Handling<PaymentsClient> {
  return {
    getMine: ({ paymentId }) => found(lender.payments.find(({ id }) => id === paymentId)),
    listMine: () => ok({ payments: lender.payments, returns: [] }),
    waysToPay: () => ok({ ways }),
    listMandates: () => ok({ mandates: lender.mandates.toReversed() }),
    setUpMandate: ({ loanId, limit, endsOn }) => {
      const mandate: Mandate = {
        id: `mandate_${count(lender, 'setUpMandate')}`,
        loanId,
        lineId: lender.line.id,
        rail: 'wallet',
        limit,
        startsOn: today(),
        endsOn,
        state: 'asked',
        reason: null,
        createdAt: now(),
      };
      lender.mandates = [...lender.mandates, mandate];
      setTimeout(() => change(lender, mandate.id, 'active'), lender.temper.pace_ms);
      return ok(mandate);
    },
    endMandate: ({ mandateId }) => {
      change(lender, mandateId, 'ended');
      return found(lender.mandates.find(({ id }) => id === mandateId));
    },
  };
}

function change(lender: Lender, mandateId: string, state: Mandate['state']): void {
  lender.mandates = lender.mandates.map((one) => (one.id === mandateId ? { ...one, state } : one));
}
