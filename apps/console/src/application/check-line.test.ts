import type { LineCheck } from '@lendline/lines/contract';
import { describe, expect, it } from 'vitest';
import { checkView } from './check-line.ts';

function check(part: Partial<LineCheck>): LineCheck {
  return {
    name: 'sim-swap',
    outcome: 'pass',
    facts: {},
    observedAt: '2026-11-21T08:00:00Z',
    validUntil: '2026-11-22T08:00:00Z',
    unknownBecause: null,
    ...part,
  };
}

describe('a check', () => {
  it('never reads the carrier’s silence as an answer', () => {
    const silent = checkView(
      check({ outcome: 'unknown', facts: { swapped: false, window_h: 240 }, unknownBecause: 'timeout' }),
    );
    expect(silent.says?.word).toBe('silentTimeout');
    expect(checkView(check({ outcome: 'unknown', unknownBecause: 'a new reason' })).says?.word).toBe('silentUnknown');
  });

  it('says what was found in the reader’s terms', () => {
    expect(checkView(check({ facts: { swapped: true, window_h: 240 }, outcome: 'fail' })).says).toEqual({
      word: 'simChanged',
      parameters: { days: 10 },
    });
    expect(checkView(check({ name: 'tenure', facts: { months_min: 24, months_max: null } })).says).toEqual({
      word: 'tenureOver',
      parameters: { min: 24 },
    });
    expect(checkView(check({ name: 'kyc-match', facts: { match: 'name-differs', name_score: null } })).says?.word).toBe(
      'nameDiffers',
    );
    const born = check({ name: 'kyc-match', facts: { match: 'birth-date-differs' } });
    expect(checkView(born).says?.word).toBe('birthDateDiffers');
  });

  it('shows the facts as they are where it has no sentence for them', () => {
    const view = checkView(check({ name: 'kyc-match', facts: { match: 'partly', name_score: null } }));
    expect(view).toMatchObject({ says: null, facts: 'match partly' });
  });
});
