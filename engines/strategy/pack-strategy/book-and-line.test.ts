import { describe, expect, it } from 'vitest';
import { cn } from '../packs/cn.ts';
import { chinese, repaidOnce, today, yuan } from '../test/applicant.ts';
import { strategyOf } from '../test/strategy-of.ts';

describe('the identity of a repeat borrower', () => {
  const silentMatch = (values: NonNullable<Parameters<typeof chinese>[0]>['values']) =>
    strategyOf(cn).decide(
      chinese({
        segment: 'repeat',
        values: { ...repaidOnce, current_limit: yuan(5_000), name_id_number_match: 'unknown', ...values },
      }),
    );

  it('is reused for 180 days', async () => {
    expect(await silentMatch({ identity_checked_on: today.subtract({ days: 180 }) })).toMatchObject({
      outcome: 'approve',
    });
    expect(await silentMatch({ identity_checked_on: today.subtract({ days: 181 }) })).toMatchObject({
      outcome: 'refer',
    });
  });

  it('is not reused when the line changed or nobody knows whether it did', async () => {
    for (const changed of [{ sim_swapped: true }, { sim_swapped: 'unknown' }, { number_recycled: 'unknown' }] as const)
      expect((await silentMatch(changed)).reasons).toContain('match-silent');
  });
});
