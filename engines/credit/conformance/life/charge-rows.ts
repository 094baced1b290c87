import type { Currency } from '@lendline/kernel';
import type { ChargeStanding } from '../../life/charge.ts';
import { amountText, type Row } from './compare.ts';

const names: Readonly<Record<string, string>> = {
  LOAN_NSF_FEE: 'NSF fee',
  LOAN_SNOOZE_FEE: 'Snooze fee',
  LOAN_PERCENTAGE_PROCESSING_FEE: '% Processing fee',
};

/** A charge as the vectors print it. */
export function chargeRow(charge: ChargeStanding, name: string, currency: Currency): Row {
  const text = (amount: bigint): string => amountText(amount, currency);
  return new Map([
    ['Name', names[name] ?? name],
    ['isPenalty', String(charge.penalty)],
    ['Payment due at', 'Specified due date'],
    ['Due as of', charge.due.toString()],
    ['Calculation type', 'Flat'],
    ['due', text(charge.amount)],
    ['paid', text(charge.paid)],
    ['waived', text(charge.waived)],
    ['outstanding', text(charge.amount - charge.paid - charge.waived)],
  ]);
}
