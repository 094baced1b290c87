import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '../contract.ts';
import { closedStates, firstState, stateAfter, type Step, transitions, waitingStates } from './lifecycle.ts';
import { stateNames } from './state-names.ts';

const states = Object.keys(stateNames) as ApplicationState[];
const steps = Object.keys(transitions) as Step[];

function reachable(from: ApplicationState): ReadonlySet<ApplicationState> {
  const seen = new Set([from]);
  for (const state of seen) {
    for (const step of steps) {
      const next = stateAfter(state, step);
      if (next) seen.add(next);
    }
  }
  return seen;
}

describe('the lifecycle of an application', () => {
  it('reaches every state from the first', () => {
    expect([...reachable(firstState)].toSorted()).toEqual(states.toSorted());
  });

  it('leads from every open state to an end, so that nothing is stuck', () => {
    const open = states.filter((state) => !closedStates.includes(state));
    const stuck = open.filter((state) => ![...reachable(state)].some((end) => closedStates.includes(end)));
    expect(stuck).toEqual([]);
  });

  it('pays out only what was signed, and signs only what was read', () => {
    const allowing = (step: Step) => states.filter((state) => stateAfter(state, step) !== null);
    expect(allowing('disburse')).toEqual(['signed']);
    expect(allowing('sign')).toEqual(['confirmed']);
    expect(allowing('confirm-cost')).toEqual(['chosen']);
  });

  it('leaves no way out of money that was paid, and only an appeal out of a decline', () => {
    const leaving = (state: ApplicationState) => steps.filter((step) => stateAfter(state, step) !== null);
    expect(leaving('active')).toEqual([]);
    expect(leaving('declined')).toEqual(['appeal']);
    expect(leaving('cancelled')).toEqual([]);
    expect(leaving('expired')).toEqual([]);
  });

  it('can be cancelled by its owner in every state that waits for a person', () => {
    expect(waitingStates.every((state) => stateAfter(state, 'cancel') === 'cancelled')).toBe(true);
  });
});
