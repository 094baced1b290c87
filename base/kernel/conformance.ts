import { assert } from './assert.ts';

/** One figure that came out other than a reference vector says. */
export interface Failure {
  readonly vector: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

export interface Skip {
  readonly vector: string;
  readonly reason: string;
}

/** What became of reference vectors: numbers of vectors, the figures that differ, and what was not run and why. */
export interface Conformance {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  readonly skipped: readonly Skip[];
}

/** Failures of one vector (none when it passed), or why it was not run. */
export type Outcome = readonly Failure[] | Skip;

/** A vector that is not run names the reason. */
export function skipped(vector: string, reason: string): Skip {
  assert(reason !== '', 'a skip names its reason');
  return { vector, reason };
}

export function conformance(outcomes: readonly Outcome[]): Conformance {
  const failures = outcomes.flatMap((outcome) => (isSkipped(outcome) ? [] : [outcome]));
  return {
    passed: failures.filter(({ length }) => length === 0).length,
    failed: failures.filter(({ length }) => length > 0).length,
    failures: failures.flat(),
    skipped: outcomes.filter(isSkipped),
  };
}

export function isSkipped(outcome: Outcome): outcome is Skip {
  return 'reason' in outcome;
}
