import { describe, expect, it } from 'vitest';
import type { StrategyState } from '../contract.ts';
import { documentSteps, eyesFor, isOwnWork, mayRelease, releaseSteps } from './lifecycle.ts';
import { previousLive } from './previous-live.ts';

/** Every state that steps lead to from one. */
function reachable<State extends string>(from: State, next: (state: State) => readonly State[]): Set<State> {
  const seen = new Set<State>([from]);
  for (const state of seen) for (const one of next(state)) seen.add(one);
  return seen;
}

describe('the life of a strategy', () => {
  const steps = (state: StrategyState) => Object.keys(documentSteps[state]) as StrategyState[];

  it('reaches every state of a document from a draft, and every state of a release from none', () => {
    expect([...reachable<StrategyState>('draft', steps)].toSorted()).toEqual(Object.keys(documentSteps).toSorted());
    const released = reachable<keyof typeof releaseSteps>('none', (state) => releaseSteps[state]);
    expect([...released].toSorted()).toEqual(Object.keys(releaseSteps).toSorted());
  });

  it('is approved by a second person and in no other way, and never changes after that', () => {
    for (const from of Object.keys(documentSteps) as StrategyState[]) {
      expect(eyesFor(from, 'approved')).toBe(from === 'in-review' ? 'two' : undefined);
    }
    expect(steps('approved')).toEqual([]);
    expect(isOwnWork('staff:a', { authors: ['staff:a', 'staff:b'], sentBy: 'staff:b' })).toBe(true);
    expect(isOwnWork('staff:c', { authors: ['staff:a'], sentBy: 'staff:c' })).toBe(true);
    expect(isOwnWork('staff:d', { authors: ['staff:a'], sentBy: 'staff:c' })).toBe(false);
  });

  it('goes live from nothing, a canary or an earlier life, and is never its own successor', () => {
    expect(mayRelease('none', 'live') && mayRelease('canary', 'live') && mayRelease('retired', 'live')).toBe(true);
    expect(mayRelease('live', 'live') || mayRelease('live', 'canary') || mayRelease('none', 'retired')).toBe(false);
  });

  it('goes back to what was live before, and further back the second time', () => {
    const live = ['strategy_c', 'strategy_b', 'strategy_a'] as const;
    expect(previousLive('strategy_c', { live, takenBack: new Set() })).toBe('strategy_b');
    const after = ['strategy_b', ...live] as const;
    expect(previousLive('strategy_b', { live: after, takenBack: new Set(['strategy_c']) })).toBe('strategy_a');
    expect(previousLive('strategy_a', { live: ['strategy_a'], takenBack: new Set() })).toBeUndefined();
  });
});
