import { describe, expect, it } from 'vitest';
import { type DrawdownInput, payoutRefusals } from './drawdown.ts';
import { cn } from './packs/cn.ts';
import { chinese, today, yuan } from './test/applicant.ts';
import { strategyOf } from './test/strategy-of.ts';

type Values = NonNullable<Parameters<typeof chinese>[0]>['values'];

function drawdown(values: Values, agreed: Partial<DrawdownInput['agreed']> = {}): DrawdownInput {
  const signed = { amount: yuan(5_000), instalments: 6, price_ppm: 108_000, ...agreed };
  return { ...chinese(values ? { values } : {}), agreed: signed };
}

describe('money at drawdown', () => {
  const recheck = (input: DrawdownInput) => strategyOf(cn).recheck(input);

  it('is released when every check passes again and the agreed terms still stand', async () => {
    const check = await recheck(drawdown({}));
    expect(check).toMatchObject({ outcome: 'release', reasons: [], toRelease: undefined });
    expect(check.trace[0]!.step).toBe('identity');
  });

  it.each([
    ['a check that fails', { sim_swapped: true }, 'line-swapped'],
    ['a check that would have declined', { possession: false }, 'line-not-held'],
    ['a carrier that stays silent', { sim_swapped: 'unknown' }, 'swap-silent'],
    ['a call that is forwarded away', { call_forwarding: 'unconditional' }, 'calls-forwarded'],
    ['a list that stays silent', { lists: 'unknown' }, 'lists-silent'],
  ] as const)('is held by %s', async (_, values, reason) => {
    const check = await recheck(drawdown(values));
    expect(check.outcome).toBe('hold');
    expect(check.reasons).toContain(reason);
    expect(check.trace.map(({ outcome }) => outcome)).not.toContain('decline');
    expect(check.toRelease).toMatchObject({ staffToRelease: 2, identityAgain: true, freeCancellationAfter_h: 72 });
  });

  it('is held when records have since gone stale and the agreed amount is no longer within the limit', async () => {
    const stale = {
      calls_newest_on: today.subtract({ days: 9 }),
      statement_newest_on: today.subtract({ days: 9 }),
      score_sources: [],
    };
    expect(await recheck(drawdown(stale))).toMatchObject({ outcome: 'hold', reasons: ['agreed-terms-gone'] });
  });

  it('is held when the tier of the day would cost more than was agreed', async () => {
    expect((await recheck(drawdown({}, { price_ppm: 100_000 }))).reasons).toEqual(['agreed-terms-gone']);
  });

  it('is held when the agreed price is above the cap of the day', async () => {
    expect((await recheck(drawdown({}, { price_ppm: 250_000 }))).reasons).toEqual(['agreed-terms-gone']);
  });
});

describe('a real rail', () => {
  it('refuses to pay out without a licence record or with any model but a real one', () => {
    expect(payoutRefusals({ licence: 'small-loan-company', model_origin: 'real' }, cn)).toEqual([]);
    expect(payoutRefusals({ licence: 'unknown', model_origin: 'simulated' }, cn)).toEqual([
      'no-licence-record',
      'simulated-model',
    ]);
    expect(payoutRefusals({ licence: 'bank', model_origin: 'unknown' }, cn)).toEqual(['simulated-model']);
  });
});
