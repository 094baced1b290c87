import type { ApplicationState } from '@lendline/applications/contract';

/** The one thing to do about an application now, from the seat of the reader. */
export type NextStep =
  | 'review'
  | 'answer-appeal'
  | 'release'
  | 'wait-for-reviewer'
  | 'wait-for-releaser'
  | 'wait-for-strategy'
  | 'wait-for-borrower'
  | 'wait-for-money'
  | 'see-loan'
  | 'nothing';

export interface NextStepParts {
  readonly state: ApplicationState;
  readonly appealOpen: boolean;
  readonly mayReview: boolean;
  readonly mayRelease: boolean;
}

const byState: Readonly<Record<Exclude<ApplicationState, 'in-review' | 'held' | 'declined'>, NextStep>> = {
  draft: 'wait-for-borrower',
  deciding: 'wait-for-strategy',
  offered: 'wait-for-borrower',
  chosen: 'wait-for-borrower',
  confirmed: 'wait-for-borrower',
  signed: 'wait-for-money',
  disbursing: 'wait-for-money',
  active: 'see-loan',
  cancelled: 'nothing',
  expired: 'nothing',
};

export function nextStepOf({ state, appealOpen, mayReview, mayRelease }: NextStepParts): NextStep {
  if (state === 'in-review') return mayReview ? (appealOpen ? 'answer-appeal' : 'review') : 'wait-for-reviewer';
  if (state === 'held') return mayRelease ? 'release' : 'wait-for-releaser';
  if (state === 'declined') return !appealOpen ? 'nothing' : mayReview ? 'answer-appeal' : 'wait-for-reviewer';
  return byState[state];
}
