import type { Features } from '../features/features.ts';
import { ratio } from './payment-figures.ts';
import type { PaymentSlice } from './payment-day.ts';
import { sumOf } from './payment-tally.ts';
import type { PaymentWindow } from './payment-window.ts';

const rollover_days = 3;

/** What is owed elsewhere, by what a statement shows of it: repayments, loans paid out, purchases on credit. */
export function obligationFeatures({ total, slices }: PaymentWindow): Features {
  const [repaid, lent] = [sumOf(total, 'debt-repayment'), sumOf(total, 'loan-received')];
  const [income, spending] = [sumOf(total, 'income'), sumOf(total, 'spending')];
  return {
    repayments: repaid.rows,
    repayment_lenders: total.parties.lender.size,
    obligations_sum_minor: Number(repaid.kept),
    obligations_share_of_income: ratio(repaid.kept, income.kept),
    obligations_bnpl_repayments: sumOf(total, 'repaid-bnpl').rows,
    obligations_card_repayments: sumOf(total, 'repaid-card').rows,
    obligations_airtime_repayments: sumOf(total, 'repaid-airtime').rows,
    obligations_bnpl_spending_share: ratio(sumOf(total, 'bought-on-bnpl').gross, spending.gross),
    obligations_card_spending_share: ratio(sumOf(total, 'bought-on-card').gross, spending.gross),
    obligations_rollover_share: ratio(repaidFromLoans(slices), repaid.rows),
    loans_received: lent.rows,
    loans_received_sum_minor: Number(lent.kept),
    loans_received_to_income: ratio(lent.kept, income.kept),
    loans_received_airtime: sumOf(total, 'lent-airtime').rows,
  };
}

/** Repayments on the day of a new loan or up to three days after it: one debt paid with another. */
function repaidFromLoans(slices: readonly PaymentSlice[]): number {
  let [repaid, lastLoan] = [0, -Infinity];
  for (const { day, tally } of slices) {
    if (sumOf(tally, 'loan-received').rows > 0) lastLoan = day;
    if (day - lastLoan <= rollover_days) repaid += sumOf(tally, 'debt-repayment').rows;
  }
  return repaid;
}
