import { assert } from '@lendline/kernel';
import type { Problem } from '../problem.ts';

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

/** What became of one reference vector. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly failures: readonly Failure[] }
  | ({ readonly kind: 'skipped' } & Skip);

export interface Conformance {
  /** Numbers of vectors; `failures` may hold several figures of one vector. */
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  readonly skipped: readonly Skip[];
}

export function passedUnless(failures: readonly Failure[]): Outcome {
  return failures.length === 0 ? { kind: 'passed' } : { kind: 'failed', failures };
}

export function skipped(vector: string, reason: string): Outcome {
  assert(reason !== '', 'a skip names its reason');
  return { kind: 'skipped', vector, reason };
}

/** A vector that this reader cannot make out is skipped with what it lacks. */
export function unreadable(vector: string, [first]: readonly Problem[]): Outcome {
  return skipped(vector, first ? `${first.field}: expected ${first.expected.en}, got ${first.got}` : 'unreadable');
}

export function conformance(outcomes: readonly Outcome[]): Conformance {
  return {
    passed: outcomes.filter(({ kind }) => kind === 'passed').length,
    failed: outcomes.filter(({ kind }) => kind === 'failed').length,
    failures: outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.failures : [])),
    skipped: outcomes.flatMap((outcome) =>
      outcome.kind === 'skipped' ? [{ vector: outcome.vector, reason: outcome.reason }] : [],
    ),
  };
}
