import type { PaymentState } from '../contract.ts';

/** Where a payment can go from each state. What has settled stays as it is. */
export const transitions = {
  // Failed at once: the line has no number to pay.
  created: ['sent', 'failed'],
  sent: ['unknown', 'succeeded', 'failed'],
  // Back to sent: the rail says that it has the order and is at it.
  unknown: ['sent', 'succeeded', 'failed'],
  succeeded: [],
  failed: [],
} as const satisfies Readonly<Record<PaymentState, readonly PaymentState[]>>;

/** The states from which `to` may be reached: the condition of every update. */
export function statesBefore(to: PaymentState): readonly PaymentState[] {
  const states = Object.entries(transitions) as [PaymentState, readonly PaymentState[]][];
  return states.filter(([, next]) => next.includes(to)).map(([from]) => from);
}

/** The outcome is not known yet. */
export const openStates: readonly PaymentState[] = ['created', 'sent', 'unknown'];
