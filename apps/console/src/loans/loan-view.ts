import type { WireMoney } from '@lendline/kernel';
import type { LedgerEntry, Loan, LoanInstalment, LoanRow, LoanState, Receipt } from '@lendline/loans/contract';
import type { Payment } from '@lendline/payments/contract';
import { formatMoney, formatRate } from '@lendline/ui';
import { shortId } from '../queue/queue-row.ts';

export interface LoanLine {
  readonly id: string;
  readonly shortId: string;
  readonly state: LoanState;
  readonly principal: string;
  readonly outstanding: string;
  readonly dpd: number;
  readonly bucket: string;
  readonly disbursedOn: string | null;
  readonly nextDue: string | null;
}

export function loanLine(row: LoanRow): LoanLine {
  return {
    id: row.id,
    shortId: shortId(row.id),
    state: row.state,
    principal: formatMoney(row.principal, { short: true }),
    outstanding: formatMoney(row.outstanding),
    dpd: row.dpd,
    bucket: row.bucket,
    disbursedOn: row.disbursedOn,
    nextDue: row.nextDue,
  };
}

export interface LoanView {
  /** As the server says it, for what a person does with it. */
  readonly loan: Loan;
  readonly id: string;
  readonly shortId: string;
  readonly applicationId: string;
  readonly state: LoanState;
  readonly principal: string;
  readonly outstanding: string;
  readonly payoff: string;
  readonly rate: string;
  readonly apr: string;
  readonly dpd: number;
  readonly worstDpd: number;
  readonly bucket: string;
  readonly disbursedOn: string | null;
  readonly maturesOn: string | null;
  readonly closedOn: string | null;
  readonly next: { readonly due: string; readonly amount: string } | null;
  readonly instalments: readonly InstalmentLine[];
}

export interface InstalmentLine {
  readonly n: number;
  readonly due: string;
  readonly principal: string;
  readonly interest: string;
  /** Fees and penalties together. */
  readonly fees: string;
  readonly total: string;
  readonly paid: string;
  readonly balance: string;
  readonly state: LoanInstalment['state'];
  readonly paidOn: string | null;
}

export function loanView(loan: Loan): LoanView {
  const { nextInstalment: next } = loan;
  return {
    loan,
    id: loan.id,
    shortId: shortId(loan.id),
    applicationId: loan.applicationId,
    state: loan.state,
    principal: formatMoney(loan.principal, { short: true }),
    outstanding: formatMoney(loan.outstanding),
    payoff: formatMoney(loan.payoff),
    rate: formatRate(loan.rate_ppm),
    apr: formatRate(Math.max(loan.apr.nominal_ppm, loan.apr.effective_ppm)),
    dpd: loan.dpd,
    worstDpd: loan.worstDpd,
    bucket: loan.bucket,
    disbursedOn: loan.disbursedOn,
    maturesOn: loan.maturesOn,
    closedOn: loan.closedOn,
    next: next && { due: next.due, amount: formatMoney(next.outstanding) },
    instalments: loan.instalments.map((one) => ({
      n: one.n,
      due: one.due,
      principal: formatMoney(one.principal),
      interest: formatMoney(one.interest),
      fees: formatMoney(together(one.fees, one.penalties)),
      total: formatMoney(one.dueTotal),
      paid: formatMoney(one.paid),
      balance: formatMoney(one.balance),
      state: one.state,
      paidOn: one.paidOn,
    })),
  };
}

function together(a: WireMoney, b: WireMoney): WireMoney {
  return { ...a, amount: String(BigInt(a.amount) + BigInt(b.amount)) };
}

export interface ReceiptLine {
  readonly id: string;
  readonly receivedAt: string;
  readonly amount: string;
  readonly principal: string;
  readonly interest: string;
  /** Fees and penalties together. */
  readonly fees: string;
  readonly overpaid: string;
  readonly after: string;
  /** The day on which it was found not to have been paid. */
  readonly reversedOn: string | null;
}

export function receiptLine({
  id,
  receivedAt,
  amount,
  allocation,
  outstandingAfter,
  reversedOn,
}: Receipt): ReceiptLine {
  const fees = together(allocation.fees, allocation.penalties);
  return {
    id,
    receivedAt,
    amount: formatMoney(amount),
    principal: formatMoney(allocation.principal),
    interest: formatMoney(allocation.interest),
    fees: formatMoney(fees),
    overpaid: formatMoney(allocation.overpaid),
    after: formatMoney(outstandingAfter),
    reversedOn,
  };
}

export interface PaymentLine {
  readonly id: string;
  readonly direction: Payment['direction'];
  readonly amount: string;
  readonly rail: string;
  readonly state: Payment['state'];
  readonly reason: string | null;
  readonly createdAt: string;
  readonly attempts: number;
}

export function paymentLine(payment: Payment): PaymentLine {
  const { id, direction, amount, rail, state, reason, createdAt, attempts } = payment;
  return {
    id,
    direction,
    amount: formatMoney(amount),
    rail,
    state,
    reason,
    createdAt,
    attempts,
  };
}

export interface EntryLine {
  readonly key: string;
  readonly bookedOn: string;
  readonly kind: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
}

export function entryLine({ postingId, bookedOn, kind, debit, credit, amount }: LedgerEntry, index: number): EntryLine {
  return { key: `${postingId}-${index}`, bookedOn, kind, debit, credit, amount: formatMoney(amount) };
}
