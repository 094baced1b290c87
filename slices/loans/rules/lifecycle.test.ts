import { describe, expect, it } from 'vitest';
import type { LoanState } from '../contract.ts';
import { isOpen, isOwed, mayBecome, transitions } from './lifecycle.ts';

describe('the life of a loan', () => {
  const states = Object.keys(transitions) as LoanState[];

  it('begins as approved and can reach every state from there', () => {
    const reached = new Set<LoanState>(['approved']);
    for (const state of reached) for (const next of transitions[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual(states.toSorted());
  });

  it('can be cancelled only before money is asked for', () => {
    expect(states.filter((state) => mayBecome(state, 'cancelled'))).toEqual(['approved']);
  });

  it('owes only while money is out, and counts as open also on its way out', () => {
    expect(states.filter(isOwed)).toEqual(['active', 'overdue', 'charged-off']);
    expect(states.filter(isOpen)).toEqual(['approved', 'disbursing', 'active', 'overdue', 'charged-off']);
  });
});
