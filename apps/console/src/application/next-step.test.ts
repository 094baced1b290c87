import { describe, expect, it } from 'vitest';
import { applicationStateOrder } from '../words/states.ts';
import { nextStepOf } from './next-step.ts';

const all = { appealOpen: false, mayReview: true, mayRelease: true };

describe('the next step', () => {
  it('is a decision only where a person must decide and this person may', () => {
    const acts = applicationStateOrder.filter((state) =>
      ['review', 'release', 'answer-appeal'].includes(nextStepOf({ ...all, state })),
    );
    expect(acts).toEqual(['in-review', 'held']);
    expect(nextStepOf({ ...all, state: 'in-review', mayReview: false })).toBe('wait-for-reviewer');
    expect(nextStepOf({ ...all, state: 'held', mayRelease: false })).toBe('wait-for-releaser');
  });

  it('reopens a decline for the borrower’s appeal, and for nothing else', () => {
    expect(nextStepOf({ ...all, state: 'declined' })).toBe('nothing');
    expect(nextStepOf({ ...all, state: 'declined', appealOpen: true })).toBe('answer-appeal');
    expect(nextStepOf({ ...all, state: 'declined', appealOpen: true, mayReview: false })).toBe('wait-for-reviewer');
  });
});
