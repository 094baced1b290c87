import type { ModelRole } from '../contract.ts';

/** What a model starts as: it decides nothing until two people say so. */
export const firstRole: ModelRole = 'shadow';

/** How many people a change needs. One may always stop a model; it takes two to let one decide. */
type Eyes = 'one' | 'two';

/**
 * Which roles a model may take on from the one it has, and by how many people. A champion leaves its place when another
 * takes it, or is stopped; going back to an earlier one is a way out of a bad one. Withdrawn is for good.
 */
export const transitions: Readonly<Record<ModelRole, Readonly<Partial<Record<ModelRole, Eyes>>>>> = {
  shadow: { challenger: 'one', champion: 'two', retired: 'one', withdrawn: 'one' },
  challenger: { champion: 'two', shadow: 'one', retired: 'one', withdrawn: 'one' },
  champion: { retired: 'one', withdrawn: 'one' },
  retired: { shadow: 'one', champion: 'two', withdrawn: 'one' },
  withdrawn: {},
};

/** How many people it takes; undefined when there is no such change. */
export function eyesFor(from: ModelRole, to: ModelRole): Eyes | undefined {
  return transitions[from][to];
}

const order: readonly ModelRole[] = ['champion', 'challenger', 'shadow', 'retired', 'withdrawn'];

/** A model serves several segments: it is called by the most active of its roles. */
export function leadingRole(roles: readonly ModelRole[]): ModelRole {
  return order.find((role) => roles.includes(role)) ?? firstRole;
}
