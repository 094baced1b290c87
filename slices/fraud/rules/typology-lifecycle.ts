import type { TypologyVersionState } from '../contract.ts';

/**
 * The states of a version. A draft can be saved again and again; once it waits for a second person it is never changed, so that what
 * was tested is what goes live. One version is live; what was live can be brought back.
 */
export const transitions: Readonly<Record<TypologyVersionState, readonly TypologyVersionState[]>> = {
  draft: ['draft', 'waiting'],
  waiting: ['live', 'refused'],
  live: ['retired'],
  retired: ['live'],
  refused: [],
};

export function mayBecome(from: TypologyVersionState, to: TypologyVersionState): boolean {
  return transitions[from].includes(to);
}

interface Author {
  readonly made_by: string;
  readonly saved_by: string;
  readonly submitted_by: string | null;
}

/** Who may not decide about a version: whoever made it, changed it last or asked for it. */
export function isOwnWork(decider: string, { made_by, saved_by, submitted_by }: Author): boolean {
  return decider === made_by || decider === saved_by || decider === submitted_by;
}
