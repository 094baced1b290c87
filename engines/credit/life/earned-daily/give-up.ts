import type { Period } from '../../due-dates.ts';
import { moveCharges } from '../charge.ts';
import { Instalment } from '../instalment.ts';
import type { LoanState } from '../loan-state.ts';
import { onlyPart, type Parts, sumOf } from '../parts.ts';
import type { Returned } from '../transaction.ts';

/** What was open of an instalment, taken out of it. */
export interface Taken extends Parts {
  readonly from: Instalment;
  /** Duty within the fee. */
  readonly duty: bigint;
  readonly feesAreEarned: boolean;
}

/** Leaves nothing open of an instalment; what was paid of it stays. */
export function takeOpen(line: Instalment, on: Temporal.PlainDate): Taken {
  const feesAreEarned = line.hasEarnedFees(on);
  const open = line.openParts;
  const duty = line.takeDuty(open.fee);
  line.owe('penalty', -open.penalty);
  line.owe('fee', -open.fee);
  line.owe('interest', -open.interest);
  line.owe('principal', -open.principal);
  line.meet(on);
  return { ...open, from: line, duty, feesAreEarned };
}

/** An instalment for what was earned before a new plan begins; fees that were not due yet go with the last of the new ones. */
export function carriedLine(
  { charges }: LoanState,
  taken: readonly Taken[],
  { period, last }: { readonly period: Period; readonly last: Instalment },
): readonly Instalment[] {
  const line = new Instalment('additional', period);
  line.interestIsEarned = true;
  line.feesAreEarned = true;
  for (const { from, interest, penalty, fee, duty, feesAreEarned } of taken) {
    const to = feesAreEarned ? line : last;
    moveCharges(charges, { from, to: line, component: 'penalty' });
    moveCharges(charges, { from, to, component: 'fee' });
    line.owe('interest', interest);
    line.owe('penalty', penalty);
    to.owe('fee', fee);
    to.duty += duty;
  }
  return line.outstanding > 0n ? [line] : [];
}

/**
 * What had been paid for something that is no longer owed pays principal, the oldest first; what is above is the
 * borrower's. Null where nothing had been paid ahead.
 */
export function payBack(
  state: LoanState,
  lines: readonly Instalment[],
  { inAdvance, on }: { inAdvance: Parts; on: Temporal.PlainDate },
): Returned | null {
  const total = sumOf(inAdvance);
  if (total === 0n) return null;
  const left = lines.reduce((rest, line) => rest - line.pay('principal', rest, on), total);
  state.overpaid += left;
  return { from: inAdvance, to: onlyPart('principal', total - left), toOverpaid: left };
}
