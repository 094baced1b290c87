import { describe, expect, it } from 'vitest';
import { loanTerms } from '../loan-terms.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { replay } from './replay.ts';
import { loanRules } from './rules.ts';

const start = Temporal.PlainDate.from('2026-03-02');
const rules = loanRules({
  terms: loanTerms({ principal: { amount: 1n, currency: 'CNY' }, disbursed: start, instalments: 3, rate_ppm: 144_000 }),
  interest: { kind: 'earned_daily', dayCount: '30/360', stopsAt_dpd: 90 },
});

const lived = (...acts: readonly (readonly [days: number, act: LoanAct])[]) =>
  replay(
    rules,
    acts.map(([days, act], index): LoanEvent => {
      const on = start.add({ days });
      return { id: `entry ${index}`, on, entered: on, ...act };
    }),
    'CNY',
  );

describe('a charge', () => {
  const charged = [
    [0, { kind: 'disbursement', amount: 300_000n }],
    [5, { kind: 'charge', penalty: false, due: start.add({ days: 5 }), amount: 1_000n, duty: 200n }],
    [6, { kind: 'payment', as: 'repayment', amount: 400n }],
  ] as const;
  const first = start.add({ days: 100 });
  const replanned = [40, { kind: 're_age', first, instalments: 4, every: { count: 1, unit: 'months' } }] as const;

  it('that moves to a new plan keeps what was paid of it, and is waived with its duty for what is open', () => {
    const moved = lived(...charged, replanned);
    expect(moved.charges).toMatchObject([{ amount: 1_200n, paid: 400n, waived: 0n }]);
    const waived = lived(...charged, replanned, [50, { kind: 'waiver', of: 'entry 1' }]);
    expect(waived.charges).toMatchObject([{ amount: 1_200n, paid: 400n, waived: 800n }]);
    expect(waived.outstanding).toBe(moved.outstanding - 800n);
    // A third of the duty was paid, as of the fee.
    expect(waived.plan.reduce((sum, { duty }) => sum + duty, 0n)).toBe(67n);
  });

  it('knows what of its instalment’s fees was waived by amount', () => {
    const waived = lived(...charged, [7, { kind: 'waiver', component: 'fee', amount: 500n }]);
    expect(waived.charges).toMatchObject([{ amount: 1_200n, paid: 400n, waived: 500n }]);
  });
});
