import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { cn } from '../packs/cn.ts';
import { chinese, repaidOnce, today, yuan } from '../test/applicant.ts';

describe('the identity of a repeat borrower', () => {
  const silentMatch = (values: NonNullable<Parameters<typeof chinese>[0]>['values']) =>
    decide(
      chinese({
        segment: 'repeat',
        values: { ...repaidOnce, current_limit: yuan(5_000), name_id_number_match: 'unknown', ...values },
      }),
      cn,
    );

  it('is reused for 180 days', () => {
    expect(silentMatch({ identity_checked_on: today.subtract({ days: 180 }) })).toMatchObject({ outcome: 'approve' });
    expect(silentMatch({ identity_checked_on: today.subtract({ days: 181 }) })).toMatchObject({ outcome: 'refer' });
  });

  it('is not reused when the line changed or nobody knows whether it did', () => {
    for (const changed of [{ sim_swapped: true }, { sim_swapped: 'unknown' }, { number_recycled: 'unknown' }] as const)
      expect(silentMatch(changed).reasons).toContain('match-silent');
  });
});
