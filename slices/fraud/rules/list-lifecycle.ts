import type { ListEntryState, ListName } from '../contract.ts';

/**
 * The states of an entry. `waiting` counts for nothing until a second person agreed; `unreviewed` counts already, because our own
 * book says so, and ends where a second person disagrees.
 */
export const transitions: Readonly<Record<ListEntryState, readonly ListEntryState[]>> = {
  waiting: ['active', 'refused'],
  unreviewed: ['active', 'ended'],
  active: ['ended'],
  refused: [],
  ended: [],
};

export function mayBecome(from: ListEntryState, to: ListEntryState): boolean {
  return transitions[from].includes(to);
}

/** A block harms a person, and an allowance blunts a check for all who share: both take two people. A watch only looks. */
export function needsSecondPerson(list: ListName): boolean {
  return list !== 'watch';
}

interface Dates {
  readonly state: ListEntryState;
  readonly from_at: Temporal.Instant;
  readonly until_at: Temporal.Instant | null;
}

/** Whether an entry counts at an instant, as it stands now. */
export function isInForce({ state, from_at, until_at }: Dates, at: Temporal.Instant): boolean {
  if (state !== 'active' && state !== 'unreviewed') return false;
  return Temporal.Instant.compare(from_at, at) <= 0 && !isOver({ until_at }, at);
}

/** Its last day has passed. */
export function isOver({ until_at }: Pick<Dates, 'until_at'>, at: Temporal.Instant): boolean {
  return until_at !== null && Temporal.Instant.compare(until_at, at) <= 0;
}
