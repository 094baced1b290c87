import { describe, expect, it } from 'vitest';
import type { ModelRole, RoleRequest } from '../contract.ts';
import { eyesFor, firstRole, leadingRole, transitions } from './lifecycle.ts';
import { mayMove, requestStates } from './role-requests.ts';

const roles = Object.keys(transitions) as ModelRole[];

describe('the roles of a model', () => {
  it('can all be reached from the first one', () => {
    const reached = new Set<ModelRole>([firstRole]);
    for (const role of reached) for (const next of Object.keys(transitions[role]) as ModelRole[]) reached.add(next);
    expect([...reached].toSorted()).toEqual(roles.toSorted());
  });

  it('need two people for the one that decides, from wherever, and for nothing else', () => {
    for (const from of roles) {
      for (const to of roles)
        expect(eyesFor(from, to) === 'two').toBe(to === 'champion' && eyesFor(from, to) !== undefined);
    }
  });

  it('can be stopped by one person from every role but the last, which is for good', () => {
    const living = roles.filter((role) => role !== 'withdrawn');
    expect(living.every((role) => eyesFor(role, 'withdrawn') === 'one')).toBe(true);
    expect(transitions.withdrawn).toEqual({});
  });

  it('bring no retired model straight into an experiment', () => {
    expect(eyesFor('retired', 'challenger')).toBeUndefined();
    expect(eyesFor('champion', 'shadow')).toBeUndefined();
  });

  it('are named by the most active of all segments', () => {
    expect(leadingRole(['retired', 'champion', 'shadow'])).toBe('champion');
    expect(leadingRole(['withdrawn', 'retired'])).toBe('retired');
  });
});

describe('a request for a role', () => {
  it('can reach every state, and an emergency is looked at afterwards', () => {
    const states = Object.keys(requestStates) as RoleRequest['state'][];
    const reached = new Set<RoleRequest['state']>(['waiting', 'unreviewed']);
    for (const state of reached) for (const next of requestStates[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual(states.toSorted());
    expect(mayMove('unreviewed', 'reviewed')).toBe(true);
    expect(mayMove('refused', 'applied')).toBe(false);
  });
});
