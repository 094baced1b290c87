import type { FeedState } from '../contract.ts';

/** Where a feed can go from each state. Linking it again takes it up; only a linked one is read. */
export const transitions = {
  linked: ['consent-ended', 'stopped', 'refused'],
  'consent-ended': ['linked'],
  stopped: ['linked'],
  refused: ['linked'],
} as const satisfies Readonly<Record<FeedState, readonly FeedState[]>>;

/** The states from which `to` may be reached: the condition of every update. */
export function statesBefore(to: FeedState): readonly FeedState[] {
  const states = Object.entries(transitions) as [FeedState, readonly FeedState[]][];
  return states.filter(([, next]) => next.includes(to)).map(([from]) => from);
}
