import type { ApplicationState } from '../contract.ts';

/** What happens to an application. Everything that changes its state is one of these. */
export type Step =
  | 'submit'
  | 'draw'
  | 'approve'
  | 'decline'
  | 'refer'
  | 'appeal'
  | 'approve-by-person'
  | 'decline-by-person'
  | 'choose'
  | 'confirm-cost'
  | 'sign'
  | 'hold'
  | 'release'
  | 'disburse'
  | 'activate'
  | 'call-off'
  | 'cancel'
  | 'expire';

interface Transition {
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
}

/** The lifecycle as data: from which states a step is possible, and the state it leads to. */
export const transitions: Readonly<Record<Step, Transition>> = {
  submit: { from: ['draft'], to: 'deciding' },
  // What opened the credit line was decided already.
  draw: { from: ['draft'], to: 'offered' },
  approve: { from: ['deciding'], to: 'offered' },
  decline: { from: ['deciding'], to: 'declined' },
  refer: { from: ['deciding'], to: 'in-review' },
  appeal: { from: ['declined'], to: 'in-review' },
  'approve-by-person': { from: ['in-review'], to: 'offered' },
  'decline-by-person': { from: ['in-review'], to: 'declined' },
  // Until it is signed, another cell may be chosen; the cost statement is then read again.
  choose: { from: ['offered', 'chosen', 'confirmed'], to: 'chosen' },
  'confirm-cost': { from: ['chosen'], to: 'confirmed' },
  sign: { from: ['confirmed'], to: 'signed' },
  // A drawdown check that fails or is silent, or a payout that surely did not happen.
  hold: { from: ['signed', 'disbursing'], to: 'held' },
  release: { from: ['held'], to: 'signed' },
  disburse: { from: ['signed'], to: 'disbursing' },
  // The loan may be quicker than our own note that it was opened.
  activate: { from: ['signed', 'disbursing'], to: 'active' },
  'call-off': { from: ['signed', 'disbursing', 'held'], to: 'cancelled' },
  cancel: { from: ['draft', 'deciding', 'in-review', 'offered', 'chosen', 'confirmed', 'held'], to: 'cancelled' },
  expire: { from: ['offered', 'chosen', 'confirmed'], to: 'expired' },
};

export const firstState: ApplicationState = 'draft';

/** An application in one of these is over; the line may start another. `declined` can still be appealed. */
export const closedStates: readonly ApplicationState[] = ['declined', 'active', 'cancelled', 'expired'];

/** A person has to act. */
export const waitingStates: readonly ApplicationState[] = ['in-review', 'held'];

/** The state after a step, or null when the step is not possible now. */
export function stateAfter(state: ApplicationState, step: Step): ApplicationState | null {
  const { from, to } = transitions[step];
  return from.includes(state) ? to : null;
}

/** Whether an offer of this state has run out. */
export function isOfferOver(
  { state, offered_until }: { state: ApplicationState; offered_until: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  return (
    stateAfter(state, 'expire') !== null && offered_until !== null && Temporal.Instant.compare(now, offered_until) >= 0
  );
}
