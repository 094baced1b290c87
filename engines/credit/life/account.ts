import type { AccountKind } from '../account.ts';

/** The accounts that a loan's whole life posts to: those of a loan that is repaid, and those of losses and kindness. */
export type LifeAccount =
  | AccountKind
  /** Income that was recognised and will not come; grows on the other side of income. */
  | 'interest_charge_off'
  | 'fee_charge_off'
  | 'penalty_charge_off'
  /** Money that comes after a loan was charged off. */
  | 'recoveries'
  | 'credit_loss'
  | 'fraud_loss'
  | 'goodwill_expense';
