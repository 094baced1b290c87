import type { ReleaseState, StrategyState } from '../contract.ts';

/** How many people a step needs. `two`: by somebody who wrote nothing of it and did not send it. */
type Eyes = 'one' | 'two';

/**
 * What a version is as a document. A draft is the only thing that can be edited; what was rejected or taken back is a draft
 * again. What two people agreed on never changes: whoever wants something else begins a new version from it.
 */
export const documentSteps: Readonly<Record<StrategyState, Readonly<Partial<Record<StrategyState, Eyes>>>>> = {
  draft: { 'in-review': 'one' },
  'in-review': { approved: 'two', rejected: 'two', draft: 'one' },
  rejected: { draft: 'one' },
  approved: {},
};

/**
 * What an approved version is to one environment; `none` before it was anything. Stopping a canary takes nothing away from
 * anybody. The live one leaves only when another takes its place: an environment is never without.
 */
export const releaseSteps: Readonly<Record<ReleaseState | 'none', readonly ReleaseState[]>> = {
  none: ['canary', 'live'],
  canary: ['live', 'retired'],
  live: ['retired'],
  retired: ['canary', 'live'],
};

/** How many people a step of the document takes; undefined when there is no such step. */
export function eyesFor(from: StrategyState, to: StrategyState): Eyes | undefined {
  return documentSteps[from][to];
}

export function mayRelease(from: ReleaseState | 'none', to: ReleaseState): boolean {
  return releaseSteps[from].includes(to);
}

/** Who may not say whether a version is right: whoever saved any of it or sent it to review. It is their work. */
export function isOwnWork(
  reviewer: string,
  of: { readonly authors: readonly string[]; readonly sentBy: string },
): boolean {
  return reviewer === of.sentBy || of.authors.includes(reviewer);
}
