import { loanTerms } from '../../loan-terms.ts';
import { booksOf } from '../books.ts';
import {
  type ServicedLoan,
  serviceLoan,
  type ServicingAct,
  type ServicingEvent,
  type ServicingRules,
} from '../service-loan.ts';

export const start = Temporal.PlainDate.from('2026-03-02');

/** CNY 3,000.00 over three months at 14.4 %, unless told otherwise. */
export function rulesOf(agreed: Partial<ServicingRules['terms']> = {}): ServicingRules {
  const principal = { amount: 300_000n, currency: 'CNY' } as const;
  const terms = loanTerms({ principal, disbursed: start, instalments: 3, rate_ppm: 144_000, ...agreed });
  return { terms, interestStopsAt_dpd: 90 };
}

/** A loan whose price is a fee with its last day. */
export const feeRules = rulesOf({
  instalments: 1,
  every: { count: 30, unit: 'days' },
  rate_ppm: 0,
  method: 'bullet',
  fees: [
    {
      kind: 'service',
      name: { en: 'Service fee', 'zh-CN': '服务费' },
      charge: { rate_ppm: 80_000 },
      when: 'maturity',
      duty_ppm: 200_000,
    },
  ],
});

/** An act on a day, counted from the payout. */
export type Day = readonly [days: number, act: ServicingAct];

export function logOf(acts: readonly Day[]): ServicingEvent[] {
  const paidOut: Day = [0, { kind: 'disbursement', amount: 300_000n }];
  return [paidOut, ...acts].map(([days, act], index) => ({ id: `event_${index}`, on: start.add({ days }), ...act }));
}

export const repayment = (amount: bigint): ServicingAct => ({ kind: 'payment', as: 'repayment', amount });

export function live(acts: readonly Day[], through_d: number, rules = rulesOf()): ServicedLoan {
  return serviceLoan(rules, logOf(acts), { currency: 'CNY', through: start.add({ days: through_d }) });
}

/** What stands in an account after all that the books must say. */
export function balances(loan: ServicedLoan): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { moves } of booksOf(loan))
    for (const [name, amount] of moves) sums.set(name, (sums.get(name) ?? 0n) + amount);
  return sums;
}
