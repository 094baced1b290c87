import { describe, expect, it } from 'vitest';
import type { ModelRole } from '../contract.ts';
import { firstRole, leadingRole, mayBecome, transitions } from './lifecycle.ts';

const roles = Object.keys(transitions) as ModelRole[];

describe('the roles of a model', () => {
  it('can all be reached from the first one, and left again', () => {
    const reached = new Set<ModelRole>([firstRole]);
    for (const role of reached) for (const next of transitions[role]) reached.add(next);
    expect([...reached].toSorted()).toEqual(roles.toSorted());
    expect(roles.every((role) => transitions[role].length > 0)).toBe(true);
  });

  it('bring no retired model straight into an experiment', () => {
    expect(mayBecome('retired', 'challenger')).toBe(false);
    expect(mayBecome('champion', 'shadow')).toBe(false);
    expect(mayBecome('retired', 'champion')).toBe(true);
  });

  it('are named by the most active of all segments', () => {
    expect(leadingRole(['retired', 'champion', 'shadow'])).toBe('champion');
    expect(leadingRole(['retired', 'shadow'])).toBe('shadow');
  });
});
