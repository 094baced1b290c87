import type { LoanState } from '../contract.ts';

/** Where a loan can go from each state. */
export const transitions = {
  approved: ['disbursing', 'cancelled'],
  // Back to approved: the payout did not happen for sure, and can be tried again or given up.
  disbursing: ['active', 'approved'],
  active: ['overdue', 'closed', 'charged-off', 'written-off'],
  overdue: ['active', 'closed', 'charged-off', 'written-off'],
  // Back to owing: what closed the loan was reversed, or its bank took it back.
  closed: ['active', 'overdue', 'charged-off', 'written-off'],
  // Still owed, and a loss in the books.
  'charged-off': ['active', 'overdue', 'closed', 'written-off'],
  'written-off': ['active', 'overdue', 'closed', 'charged-off'],
  cancelled: [],
} as const satisfies Readonly<Record<LoanState, readonly LoanState[]>>;

export function mayBecome(from: LoanState, to: LoanState): boolean {
  const next: readonly LoanState[] = transitions[from];
  return next.includes(to);
}

/** Money is out and asked for. What was written off is asked for no more. */
export function isOwed(state: LoanState): boolean {
  return state === 'active' || state === 'overdue' || state === 'charged-off';
}

/** On its way out, or out and owed: counts against another loan. */
export function isOpen(state: LoanState): boolean {
  return isOwed(state) || state === 'approved' || state === 'disbursing';
}

/** Close of business looks after it: it earns and grows late. */
export function isAgeing({ state }: { readonly state: LoanState }): boolean {
  return state === 'active' || state === 'overdue';
}
