import type { ModelRole } from '../contract.ts';

/** What a model starts as: it decides nothing until a person says so. */
export const firstRole: ModelRole = 'shadow';

/** Which roles a model may take on from the one it has. Going back to an earlier champion is a way out of a bad one. */
export const transitions: Readonly<Record<ModelRole, readonly ModelRole[]>> = {
  shadow: ['challenger', 'champion', 'retired'],
  challenger: ['champion', 'shadow', 'retired'],
  champion: ['challenger', 'retired'],
  retired: ['shadow', 'champion'],
};

/** A role that a model has already is no change, and always allowed. */
export function mayBecome(from: ModelRole, to: ModelRole): boolean {
  return from === to || transitions[from].includes(to);
}

const order: readonly ModelRole[] = ['champion', 'challenger', 'shadow', 'retired'];

/** A model serves several segments: it is called by the most active of its roles. */
export function leadingRole(roles: readonly ModelRole[]): ModelRole {
  return order.find((role) => roles.includes(role)) ?? firstRole;
}
