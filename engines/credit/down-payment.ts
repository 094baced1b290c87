import { divide } from '@lendline/kernel';
import { fromMinor, toMinor } from './decimal.ts';
import type { LoanTerms } from './loan-terms.ts';

/** What of an amount paid out is due at once: half-even to the rounding multiple, unlike instalments, whose ties go up. */
export function downPaymentOf(
  { downPayment_ppm, roundingMultiple }: Pick<LoanTerms, 'downPayment_ppm' | 'roundingMultiple'>,
  amount: bigint,
): bigint {
  const part = toMinor(fromMinor(amount).mul(downPayment_ppm).div(1_000_000));
  return roundingMultiple === 1n ? part : divide(part, roundingMultiple, 'half-even') * roundingMultiple;
}
