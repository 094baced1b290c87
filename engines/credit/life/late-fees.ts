import { divide, type RatePpm } from '@lendline/kernel';
import type { LoanAct } from './event.ts';
import type { LoanLife } from './replay.ts';

/** A penalty for an instalment that is late: once, a share of what is open of its principal and interest, half-even. */
export interface LateFeeRule {
  readonly share_ppm: RatePpm;
  /** Days past due from which on it is raised. */
  readonly from_dpd: number;
}

export type LateFee = Extract<LoanAct, { readonly kind: 'charge' }>;

type RaisedFee = LateFee & { readonly amount: bigint };

/**
 * The late fees that a close of business writes into the log: one for each instalment that is late on the day and bears none
 * yet. It falls due with its instalment. A payment that is backdated later does not take it back: it is undone or waived.
 */
export function lateFeesOn(
  day: Temporal.PlainDate,
  { plan }: Pick<LoanLife, 'plan'>,
  { rule, raised }: { readonly rule: LateFeeRule; readonly raised: readonly LateFee[] },
): RaisedFee[] {
  return plan.flatMap((instalment): RaisedFee[] => {
    const { due, kind } = instalment;
    const isLate = Temporal.PlainDate.compare(due.add({ days: rule.from_dpd }), day) <= 0;
    if (!isLate || kind === 'additional' || raised.some((fee) => fee.due.equals(due))) return [];
    const open = instalment.open('principal') + instalment.open('interest');
    const amount = divide(open * BigInt(rule.share_ppm), 1_000_000n, 'half-even');
    return amount > 0n ? [{ kind: 'charge', penalty: true, due, amount, duty: 0n }] : [];
  });
}
