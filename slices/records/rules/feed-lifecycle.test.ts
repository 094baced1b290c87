import { describe, expect, it } from 'vitest';
import type { FeedState } from '../contract.ts';
import { statesBefore, transitions } from './feed-lifecycle.ts';

describe('a feed', () => {
  it('can come to every state from its first', () => {
    const reached = new Set<FeedState>(['linked']);
    for (const state of reached) for (const next of transitions[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.keys(transitions).toSorted());
  });

  it('is never lost for good: linking it again is open from everywhere else', () => {
    expect(statesBefore('linked').toSorted()).toEqual(['consent-ended', 'refused', 'stopped']);
  });
});
