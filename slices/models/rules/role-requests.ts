import type { RoleRequest } from '../contract.ts';

type State = RoleRequest['state'];

/**
 * The states of a request. `applied`: the role was given. `overtaken`: the model's roles had changed before the second
 * person looked. `unreviewed`: an emergency rollback that one person did; `reviewed` when a second one has looked at it.
 */
export const requestStates: Readonly<Record<State, readonly State[]>> = {
  waiting: ['applied', 'refused', 'overtaken'],
  unreviewed: ['reviewed'],
  applied: [],
  refused: [],
  overtaken: [],
  reviewed: [],
};

export function mayMove(from: State, to: State): boolean {
  return requestStates[from].includes(to);
}

/** What a retraining asks for on its own is nobody's word yet: the first person who agrees asks, and another one decides. */
export function needsEndorsement(askedBy: string): boolean {
  return askedBy.startsWith('service:');
}

/** Who may not decide about a request: whoever asked for it, and whoever registered the model (it is their work). */
export function isOwnWork(decider: string, of: { readonly askedBy: string; readonly registeredBy: string }): boolean {
  return decider === of.askedBy || decider === of.registeredBy;
}
