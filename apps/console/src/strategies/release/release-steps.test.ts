import type { StrategyDetail, StrategyRelease } from '@lendline/decisions/contract';
import { describe, expect, it } from 'vitest';
import { shareOf, standingIn, stepsIn, workOf } from './release-steps.ts';

const at = '2026-11-20T08:00:00Z';
const change = { revision: 1, isRollback: false, share_ppm: null, at, note: 'a note', from: null } as const;

function version(number: number, given: Partial<StrategyDetail> = {}): StrategyDetail {
  return {
    id: `strategy_${number}` as StrategyDetail['id'],
    number,
    name: 'made up',
    origin: 'lender',
    basedOn: null,
    state: 'approved',
    revision: 1,
    releases: [],
    isBeside: false,
    savedBy: 'staff:writer',
    savedAt: at,
    documentHash: '',
    document: {},
    faults: [],
    history: [],
    revisions: [],
    ...given,
  };
}

const release = (environment: 'test' | 'live', state: StrategyRelease['state']): StrategyRelease => ({
  environment,
  state,
  share_ppm: state === 'canary' ? 50_000 : null,
  since: at,
});

describe('what can be done with a version', () => {
  const one = version(1, { releases: [release('live', 'live')] });

  it('is nothing before a second person approved it', () => {
    for (const state of ['draft', 'in-review', 'rejected'] as const)
      expect(stepsIn('test', version(2, { state }), [one])).toEqual({ acts: [], blocked: 'not-approved' });
  });

  it('begins in the test environment, and reaches the live one only from there', () => {
    expect(stepsIn('test', version(2), [one])).toEqual({ acts: ['canary', 'live'], blocked: null });
    expect(stepsIn('live', version(2), [one])).toEqual({ acts: [], blocked: 'not-promoted' });
    const tested = version(2, { history: [{ ...change, environment: 'test', to: 'live', by: 'staff:second' }] });
    expect(stepsIn('live', tested, [one])).toEqual({ acts: ['canary', 'live'], blocked: null });
  });

  it('is to go on or to end where it is a canary, and nothing where it is live', () => {
    const canary = version(2, { releases: [release('live', 'canary')] });
    expect(stepsIn('live', canary, [one, canary]).acts).toEqual(['live', 'share', 'end-canary']);
    expect(stepsIn('live', version(1, one), [one])).toEqual({ acts: [], blocked: null });
  });

  it('is no second canary beside one that stands', () => {
    const canary = version(2, { releases: [release('test', 'canary')] });
    expect(stepsIn('test', version(3), [canary])).toEqual({ acts: ['live'], blocked: 'canary-standing' });
    expect(standingIn('test', [canary])).toEqual({ live: null, canary });
  });
});

it('is the work of all who saved any of it and of the one who sent it last', () => {
  const sent = (by: string) => ({ ...change, environment: null, to: 'in-review' as const, by });
  const detail = version(2, {
    savedBy: 'staff:second-writer',
    revisions: [{ revision: 1, savedBy: 'staff:writer', savedAt: at, note: '' }],
    history: [sent('staff:sender'), sent('staff:earlier-sender')],
  });
  expect(workOf(detail)).toEqual(['staff:second-writer', 'staff:writer', 'staff:sender']);
});

it('reads a share of the lines in percent, and neither nothing nor everybody', () => {
  expect(['5', '12.5', ' 0.0001 ', '99.9999'].map(shareOf)).toEqual([50_000, 125_000, 1, 999_999]);
  expect(['0', '100', '', '-5', '5 %', '0.00001', '1e1'].map(shareOf)).toEqual(Array(7).fill(null));
});
