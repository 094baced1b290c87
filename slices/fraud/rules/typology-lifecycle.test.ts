import { describe, expect, it } from 'vitest';
import type { TypologyVersionState } from '../contract.ts';
import { isOwnWork, mayBecome, transitions } from './typology-lifecycle.ts';

describe('a version of the typologies', () => {
  it('can reach every state from a draft', () => {
    const reached = new Set<TypologyVersionState>(['draft']);
    for (const state of reached) for (const next of transitions[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.keys(transitions).toSorted());
  });

  it('never goes live without having waited for a second person', () => {
    const straight = (Object.keys(transitions) as TypologyVersionState[]).filter((from) => mayBecome(from, 'live'));
    expect(straight.toSorted()).toEqual(['retired', 'waiting']);
    expect(mayBecome('draft', 'live')).toBe(false);
  });

  it('is decided about by nobody who had a hand in it', () => {
    const version = { made_by: 'staff:a', saved_by: 'staff:b', submitted_by: 'staff:c' };
    expect(['staff:a', 'staff:b', 'staff:c', 'staff:d'].map((who) => isOwnWork(who, version))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
