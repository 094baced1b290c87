import type { Currency } from '@lendline/kernel';
import type { ChargeStanding } from '../../life/charge.ts';
import { amountText, type Row } from './compare.ts';

/** What the close of business charges for lateness. */
export const lateFeeName = 'LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST';

const names: Readonly<Record<string, string>> = {
  LOAN_NSF_FEE: 'NSF fee',
  LOAN_SNOOZE_FEE: 'Snooze fee',
  LOAN_PERCENTAGE_PROCESSING_FEE: '% Processing fee',
  [lateFeeName]: '% Late fee amount+interest',
};

/** A charge as the vectors print it. */
export function chargeRow(charge: ChargeStanding, name: string, currency: Currency): Row {
  const isLateFee = name === lateFeeName;
  const text = (amount: bigint): string => amountText(amount, currency);
  return new Map([
    ['Name', names[name] ?? name],
    ['isPenalty', String(charge.penalty)],
    ['Payment due at', isLateFee ? 'Overdue Fees' : 'Specified due date'],
    ['Due as of', charge.due.toString()],
    ['Calculation type', isLateFee ? '% Loan Amount + Interest' : 'Flat'],
    ['due', text(charge.amount)],
    ['paid', text(charge.paid)],
    ['waived', text(charge.waived)],
    ['outstanding', text(charge.amount - charge.paid - charge.waived)],
  ]);
}
