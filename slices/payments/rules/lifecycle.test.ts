import { describe, expect, it } from 'vitest';
import type { PaymentState } from '../contract.ts';
import { askAgainAfter } from './ask-again.ts';
import { openStates, statesBefore, transitions } from './lifecycle.ts';

describe('the life of a payment', () => {
  const states = Object.keys(transitions) as PaymentState[];

  it('begins as created and can reach every state from there', () => {
    const reached = new Set<PaymentState>(['created']);
    for (const state of reached) for (const next of transitions[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual(states.toSorted());
  });

  it('ends with an outcome that nothing changes any more', () => {
    expect(states.filter((state) => transitions[state].length === 0)).toEqual(['succeeded', 'failed']);
    expect(openStates).toEqual(states.filter((state) => transitions[state].length > 0));
  });

  it('succeeds only after it was sent', () => {
    expect(statesBefore('succeeded')).toEqual(['sent', 'unknown']);
  });
});

describe('asking the rail again', () => {
  it('waits longer each time, and never longer than an hour', () => {
    const waits = [0, 1, 2, 9, 10, 500].map((asks) => askAgainAfter(asks).total('seconds'));
    expect(waits).toEqual([5, 10, 20, 2560, 3600, 3600]);
  });
});
