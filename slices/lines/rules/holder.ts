import type { LineCheck } from '../contract.ts';

/** For so long after somebody proved a number nobody asks whose it is: no operator hands it on within a day. */
const provedFor_h = 24;

/**
 * An operator lets a given-up number rest before another person gets it, in China for 90 days and in the US for 45 at
 * least. Whoever proved it within this time has it still, whether the operator answers or not.
 */
const restsAtLeast_d = 30;

interface Proved {
  readonly first_seen_at: Temporal.Instant;
  readonly proved_at: Temporal.Instant | null;
}

/** Whether the operator has to be asked if a number has changed hands before its line is opened to whoever holds it now. */
export function mayHaveChangedHands(line: Proved, now: Temporal.Instant): boolean {
  return lastProof(line).until(now).total('hours') >= provedFor_h;
}

/**
 * `same`: the line is opened. `other`: the number has gone to somebody else, and the line ends. `untold`: the number has
 * rested long enough to be another's and the operator, who can say, is silent at present; so nothing is shown to anybody.
 * An operator that answers no such question at all leaves things as they were known.
 */
export type Holder = 'same' | 'other' | 'untold';

/** What the operator's answer, whether the number has changed hands since the line began, says of its holder. */
export function holderAfter(
  line: Proved,
  { outcome, unknownBecause }: Pick<LineCheck, 'outcome' | 'unknownBecause'>,
  now: Temporal.Instant,
): Holder {
  if (outcome !== 'unknown') return outcome === 'fail' ? 'other' : 'same';
  const isSilent = unknownBecause === 'timeout' || unknownBecause === 'carrier-error';
  return isSilent && lastProof(line).until(now).total('hours') >= restsAtLeast_d * 24 ? 'untold' : 'same';
}

function lastProof({ first_seen_at, proved_at }: Proved): Temporal.Instant {
  return proved_at ?? first_seen_at;
}
