import { describe, expect, it } from 'vitest';
import { closingSteps, refuseClosingPlan } from './closing-steps.ts';

describe('the order of a close of business', () => {
  it('is sound as it comes, and without what a lender does not want', () => {
    expect(refuseClosingPlan(closingSteps)).toBeNull();
    expect(refuseClosingPlan(['age', 'accrue', 'post'])).toBeNull();
  });

  it('never books before it has counted, nor buckets before it has aged', () => {
    expect(refuseClosingPlan(['accrue', 'post', 'charge', 'age'])).toEqual({ why: 'too-early', step: 'post' });
    expect(refuseClosingPlan(['accrue', 'bucket', 'age', 'post'])).toEqual({ why: 'too-early', step: 'bucket' });
  });

  it('leaves out nothing that the books need, and does nothing twice', () => {
    expect(refuseClosingPlan(['accrue', 'post'])).toEqual({ why: 'missing', step: 'age' });
    expect(refuseClosingPlan([...closingSteps, 'events'])).toEqual({ why: 'twice', step: 'events' });
  });
});
