import type { LoanState } from '../contract.ts';

/** Where a loan can go from each state. */
export const transitions = {
  approved: ['disbursing', 'cancelled'],
  // Back to approved: the payout did not happen for sure, and can be tried again or given up.
  disbursing: ['active', 'approved'],
  active: ['overdue', 'closed'],
  overdue: ['active', 'closed', 'written-off'],
  closed: [],
  cancelled: [],
  'written-off': [],
} as const satisfies Readonly<Record<LoanState, readonly LoanState[]>>;

export function mayBecome(from: LoanState, to: LoanState): boolean {
  const next: readonly LoanState[] = transitions[from];
  return next.includes(to);
}

/** Money is out and owed. */
export function isOwed(state: LoanState): boolean {
  return state === 'active' || state === 'overdue';
}

/** On its way out, or out and owed: counts against another loan. */
export function isOpen(state: LoanState): boolean {
  return isOwed(state) || state === 'approved' || state === 'disbursing';
}
