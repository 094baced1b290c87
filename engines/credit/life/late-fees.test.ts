import { describe, expect, it } from 'vitest';
import { loanTerms } from '../loan-terms.ts';
import type { LoanAct, LoanEvent } from './event.ts';
import { lateFeesOn } from './late-fees.ts';
import { replay } from './replay.ts';
import { loanRules } from './rules.ts';

const start = Temporal.PlainDate.from('2026-01-01');
const rules = loanRules({
  terms: loanTerms({
    principal: { amount: 300_000n, currency: 'CNY' },
    disbursed: start,
    instalments: 3,
    rate_ppm: 120_000,
    method: 'flat',
  }),
});
const rule = { share_ppm: 15_000, from_dpd: 4 };

const lived = (...acts: readonly (readonly [day: string, act: LoanAct])[]) =>
  replay(
    rules,
    [['2026-01-01', { kind: 'disbursement', amount: 300_000n }] as const, ...acts].map(
      ([day, act], index): LoanEvent => {
        const on = Temporal.PlainDate.from(day);
        return { id: String(index), on, entered: on, ...act };
      },
    ),
    'CNY',
  );

const fees = (day: string, life = lived(), raised: ReturnType<typeof lateFeesOn> = []) =>
  lateFeesOn(Temporal.PlainDate.from(day), life, { rule, raised });

describe('a late fee', () => {
  it('is a share of what is open of principal and interest, from its day on and no sooner', () => {
    expect(fees('2026-02-04')).toEqual([]);
    // 1.5 % of 1,030.00.
    expect(fees('2026-02-05')).toMatchObject([
      { penalty: true, amount: 1_545n, due: Temporal.PlainDate.from('2026-02-01') },
    ]);
    const partly = lived(['2026-02-01', { kind: 'payment', as: 'repayment', amount: 53_000n }]);
    expect(fees('2026-02-05', partly).map(({ amount }) => amount)).toEqual([750n]);
  });

  it('is raised once for each instalment, for all days that were not closed before, and not for what was paid', () => {
    const first = fees('2026-02-05');
    expect(fees('2026-02-06', lived(), first)).toEqual([]);
    expect(fees('2026-03-05', lived(), first).map(({ due }) => due.toString())).toEqual(['2026-03-01']);
    expect(fees('2026-03-05')).toHaveLength(2);
    expect(fees('2026-02-05', lived(['2026-02-05', { kind: 'payment', as: 'repayment', amount: 103_000n }]))).toEqual(
      [],
    );
  });

  it('bears no fee on itself', () => {
    const raised = fees('2026-02-05');
    const again = lived(...raised.map((fee) => ['2026-02-05', fee] as const));
    expect(fees('2026-02-06', again).map(({ amount }) => amount)).toEqual([1_545n]);
  });
});
