import type { Currency } from '@lendline/kernel';
import { daysBetween } from '../../day-count.ts';
import { sumOf } from '../../life/parts.ts';
import type { LoanLife } from '../../life/replay.ts';
import { amountText, type Row } from './compare.ts';

interface Payout {
  readonly on: Temporal.PlainDate;
  readonly amount: bigint;
}

interface Printing {
  readonly currency: Currency;
  /** A regenerated plan shows a payout before what falls due on its day. */
  readonly regenerated: boolean;
}

/** A life's schedule as the vectors print it: a row for each payout and each instalment. */
export function planRows({ plan, transactions }: LoanLife, printing: Printing): { payouts: Row[]; instalments: Row[] } {
  const payouts = transactions.filter(({ kind, undone }) => kind === 'disbursement' && !undone);
  return {
    payouts: payouts.map(
      ({ on, amount }) =>
        new Map([
          ['date', on.toString()],
          ['balance', amountText(amount, printing.currency)],
        ]),
    ),
    instalments: instalmentRows(plan, payouts, printing),
  };
}

export function instalmentRows(
  plan: LoanLife['plan'],
  payouts: readonly Payout[],
  { currency, regenerated }: Printing,
): Row[] {
  const text = (amount: bigint): string => amountText(amount, currency);
  let scheduled = 0n;
  return plan.map((one, index) => {
    const { owed, paid, waived, from, due, kind } = one;
    scheduled += owed.principal - one.broughtBack;
    const known = payouts.filter(({ on }) => {
      const side = Temporal.PlainDate.compare(on, due);
      return side < 0 || (side === 0 && (kind === 'down_payment' || regenerated));
    });
    const balance = known.reduce((sum, { amount }) => sum + amount, 0n) - scheduled;
    return new Map([
      ['nr', String(index + 1)],
      ['days', String(daysBetween(from, due))],
      ['date', due.toString()],
      ['paidDate', one.metOn?.toString() ?? ''],
      ['balance', text(balance > 0n ? balance : 0n)],
      ['principalDue', text(owed.principal)],
      ['interest', text(owed.interest)],
      ['fees', text(owed.fee)],
      ['penalties', text(owed.penalty)],
      ['due', text(sumOf(owed))],
      ['paid', text(sumOf(paid))],
      ['inAdvance', text(one.inAdvance)],
      ['late', text(one.late)],
      ['waived', text(sumOf(waived))],
      ['outstanding', text(one.outstanding)],
    ]);
  });
}
