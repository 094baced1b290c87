import { describe, expect, it } from 'vitest';
import type { ListEntryState } from '../contract.ts';
import { isInForce, needsSecondPerson, transitions } from './list-lifecycle.ts';

const states = Object.keys(transitions) as ListEntryState[];

describe('an entry of a list', () => {
  it('can reach every state, from asking or from an event of the own book', () => {
    const reached = new Set<ListEntryState>(['waiting', 'unreviewed']);
    for (const state of reached) for (const next of transitions[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual(states.toSorted());
  });

  it('takes two people where it harms or blunts a check, and one where it only looks', () => {
    expect([needsSecondPerson('block'), needsSecondPerson('allow'), needsSecondPerson('watch')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('counts from its first instant until before its last one, and never while it waits', () => {
    const at = (text: string) => Temporal.Instant.from(`2026-03-${text}T00:00:00Z`);
    const dates = { from_at: at('02'), until_at: at('04') };
    const inForce = (state: ListEntryState) =>
      ['01', '02', '03', '04'].map((day) => isInForce({ state, ...dates }, at(day)));
    expect(inForce('active')).toEqual([false, true, true, false]);
    expect(inForce('unreviewed')).toEqual([false, true, true, false]);
    for (const state of ['waiting', 'refused', 'ended'] as const) expect(inForce(state)).not.toContain(true);
  });
});
