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

export function conformance(outcomes: readonly Outcome[]): Conformance {
  const skipped = outcomes.filter(isSkip);
  const failures = outcomes.filter(isRun);
  return {
    passed: failures.filter(({ length }) => length === 0).length,
    failed: failures.filter(({ length }) => length > 0).length,
    failures: failures.flat(),
    skipped,
  };
}

function isRun(outcome: Outcome): outcome is readonly Failure[] {
  return !isSkip(outcome);
}

function isSkip(outcome: Outcome): outcome is Skip {
  return 'reason' in outcome;
}
