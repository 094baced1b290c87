import type { Money } from '@lendline/kernel';

/** Money that passes between lender and borrower on a day: an `advance` to the borrower, a `payment` by the borrower. */
export interface CashFlow {
  readonly date: Temporal.PlainDate;
  readonly kind: CashFlowKind;
  readonly amount: Money;
}

export const cashFlowKinds = ['advance', 'payment'] as const;

export type CashFlowKind = (typeof cashFlowKinds)[number];
