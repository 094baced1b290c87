import type { Receipt } from '@lendline/loans/contract';
import type { Payment, Return } from '@lendline/payments/contract';

/** Something about money of a loan that a borrower is shown. */
export type MoneyEntry =
  | { readonly kind: 'receipt'; readonly at: string; readonly of: Receipt }
  /** Asked for and not, or not yet, arrived. */
  | { readonly kind: 'payment'; readonly at: string; readonly of: Payment }
  | { readonly kind: 'return'; readonly at: string; readonly of: Return };

export interface LoanMoney {
  readonly receipts: readonly Receipt[];
  readonly payments: readonly Payment[];
  readonly returns: readonly Return[];
}

/** Newest first. A payment that has its receipt is told by that alone, and the payout is no payment of the borrower's. */
export function moneyEntries({ receipts, payments, returns }: LoanMoney): readonly MoneyEntry[] {
  const received = new Set(receipts.map(({ paymentId }) => paymentId));
  const open = payments.filter(({ id, direction }) => direction === 'collection' && !received.has(id));
  const entries: readonly MoneyEntry[] = [
    ...receipts.map((of): MoneyEntry => ({ kind: 'receipt', at: of.receivedAt, of })),
    ...open.map((of): MoneyEntry => ({ kind: 'payment', at: of.createdAt, of })),
    ...returns.map((of): MoneyEntry => ({ kind: 'return', at: of.settledAt ?? of.createdAt, of })),
  ];
  return entries.toSorted((a, b) => b.at.localeCompare(a.at));
}
