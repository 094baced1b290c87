import { toDecimalString } from '@lendline/kernel';
import type { RailOrder } from '../rail.ts';

/** `requestTransaction` of the GSMA Mobile Money API 1.2, and its type. */
export function transactionOf(order: RailOrder): { type: string; body: Readonly<Record<string, unknown>> } {
  const [type, party] =
    order.direction === 'disbursement'
      ? (['disbursement', 'creditParty'] as const)
      : (['merchantpay', 'debitParty'] as const);
  // Without a mandate the operator asks the owner of the wallet on the phone.
  const whose = order.mandate
    ? { key: 'mandatereference', value: order.mandate }
    : { key: 'msisdn', value: order.phone };
  return {
    type,
    body: {
      amount: toDecimalString(order.amount),
      currency: order.amount.currency,
      [party]: [whose],
      requestingOrganisationTransactionReference: order.paymentId,
    },
  };
}
