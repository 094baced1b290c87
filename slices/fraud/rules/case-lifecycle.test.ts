import { describe, expect, it } from 'vitest';
import type { CaseState } from '../contract.ts';
import { type CaseAct, stepOf, transitions } from './case-lifecycle.ts';

const states = Object.keys(transitions) as CaseState[];

describe('a fraud case', () => {
  it('can reach every state from being opened', () => {
    const reached = new Set<CaseState>(['open']);
    for (const state of reached) for (const step of Object.values(transitions[state])) reached.add(step.to);
    expect([...reached].toSorted()).toEqual(states.toSorted());
  });

  it('is left only by being closed or merged, and a merge is for good', () => {
    expect(transitions.merged).toEqual({});
    const ends = states.flatMap((state) =>
      Object.entries(transitions[state]).flatMap(([act, { to }]) => (to === 'closed' && state !== to ? [act] : [])),
    );
    expect(new Set(ends)).toEqual(new Set(['close']));
  });

  it('comes back from sleep with each new alert, and never takes one once it is closed', () => {
    expect(stepOf('snoozed', 'raise')).toEqual({ to: 'open', event: 'alert-joined' });
    expect([stepOf('closed', 'raise'), stepOf('merged', 'raise')]).toEqual([undefined, undefined]);
  });

  it('is changed by nothing but a note once it is closed, until it is opened again', () => {
    const acts: CaseAct[] = ['assign', 'snooze', 'wake', 'merge', 'absorb', 'close'];
    expect(acts.filter((act) => stepOf('closed', act))).toEqual([]);
    expect(stepOf('closed', 'reopen')?.to).toBe('open');
  });
});
