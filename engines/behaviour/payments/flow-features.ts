import type { Features } from '../features/features.ts';
import { entropy } from '../features/summary-stats.ts';
import { concentration, largest, longestGap_days, ratio } from './payment-figures.ts';
import { type PaymentSum, sumOf } from './payment-tally.ts';
import type { PaymentWindow } from './payment-window.ts';

/** What goes in and out, with whom, and how much of the statement is money at all. */
export function flowFeatures({ total, slices, observed_days, first_day, last_day }: PaymentWindow): Features {
  const [rows, income, spending] = [sumOf(total, 'row'), sumOf(total, 'income'), sumOf(total, 'spending')];
  const repaid = sumOf(total, 'debt-repayment');
  const [failed, moved] = [sumOf(total, 'failed'), rows.gross - sumOf(total, 'void').gross];
  const own = sumOf(total, 'own-transfer').gross + sumOf(total, 'investment').gross;
  const net = income.kept - sumOf(total, 'refund-given').gross - spending.kept - repaid.kept;
  const fees = sumOf(total, 'fee');
  return {
    transactions: rows.rows,
    transactions_active_days_share: rows.rows === 0 ? null : slices.length / (last_day - first_day + 1),
    transactions_longest_gap_days:
      observed_days === 0
        ? null
        : longestGap_days(
            slices.map(({ day }) => day),
            first_day,
            last_day,
          ),
    transactions_unknown_share: ratio(sumOf(total, 'unknown-words').rows, rows.rows),
    transactions_other_currency_share: ratio(sumOf(total, 'other-currency').rows, rows.rows),
    transactions_own_share: ratio(own, moved),
    transactions_refunds: sumOf(total, 'refund').rows,
    transactions_fee_share: fees.rows === 0 ? null : ratio(fees.gross, moved),
    net_flow_minor: Number(net),
    net_flow_to_income: ratio(net, income.kept),
    out_to_in_ratio: ratio(spending.gross + repaid.gross, income.gross),
    failed_payments: failed.rows,
    failed_payment_share: ratio(failed.rows, rows.rows),
    failed_payment_amount_share: ratio(failed.gross, failed.gross + spending.gross + repaid.gross),
    failed_payment_days: slices.filter(({ tally }) => sumOf(tally, 'failed').rows > 0).length,
  };
}

export function counterpartyFeatures({ total }: PaymentWindow): Features {
  const { payer, payee } = total.parties;
  const both = [...payer.keys()].filter((party) => payee.has(party)).length;
  const parties = payer.size + payee.size - both;
  return {
    counterparties: parties,
    counterparties_in: payer.size,
    counterparties_out: payee.size,
    counterparties_in_entropy: rowEntropy(payer),
    counterparties_out_entropy: rowEntropy(payee),
    counterparties_in_concentration: concentration(payer),
    counterparties_out_concentration: concentration(payee),
    counterparties_out_top_share: ratio(largest(payee), sumOf(total, 'spending').gross),
    counterparties_both_ways_share: ratio(both, parties),
    top_payer_share: ratio(largest(payer), sumOf(total, 'income').gross),
  };
}

/** For windows that an older history lies before: without one, everybody would be new. */
export function newCounterpartyFeatures(window: PaymentWindow): Features {
  const { history, total, from_ms, observed_days } = window;
  if (history.first_ms === null || history.first_ms >= from_ms) return { counterparties_new_per_month: null };
  const ever = { payer: new Map<string, number>(), payee: new Map<string, number>() };
  for (const { tally } of history.slices) {
    for (const role of ['payer', 'payee'] as const) {
      for (const [party, { rows }] of tally.parties[role]) ever[role].set(party, (ever[role].get(party) ?? 0) + rows);
    }
  }
  const rowsOf = (party: string): number => (ever.payer.get(party) ?? 0) + (ever.payee.get(party) ?? 0);
  const { payer, payee } = total.parties;
  // New is who has all of his payments inside the window.
  const fresh = [...new Set([...payer.keys(), ...payee.keys()])].filter(
    (party) => rowsOf(party) === (payer.get(party)?.rows ?? 0) + (payee.get(party)?.rows ?? 0),
  );
  return { counterparties_new_per_month: (fresh.length * 30) / observed_days };
}

function rowEntropy(parties: ReadonlyMap<string, PaymentSum>): number | null {
  return entropy([...parties.values()].map(({ rows }) => rows));
}
