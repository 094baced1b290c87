import type { Posting } from '@lendline/credit';
import { dayIn, newId, present } from '@lendline/kernel';
import type { Payment } from '@lendline/payments/contract';
import type { SliceTransaction } from '@lendline/platform';
import { dpdOn, outstandingOfAll, worstDpdOn } from '../rules/instalment.ts';
import { isOwed } from '../rules/lifecycle.ts';
import { type LoanAccount, type Repaid, repay } from '../rules/repayment.ts';
import { type NewPosting, post } from '../store/entries.ts';
import { instalmentsOfLoan, saveInstalments } from '../store/instalments.ts';
import { lockLoan, updateLoan } from '../store/loans.ts';
import { hasReceipt, insertReceipt } from '../store/receipts.ts';
import type { EntryKind, LoanRow, LoansTables } from '../store/tables.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { LoansParts } from './parts.ts';
import { accountOf, loanEvent } from './show-loan.ts';

type Tx = SliceTransaction<LoansTables>;

/**
 * A repayment arrived. It counts for the day on which the borrower paid, however long the rail took to say so. It is spread
 * over what is owed, booked, receipted, and closes the loan at zero; what is above stays the borrower's. Once, whoever tells it twice.
 */
export async function receivePayment(parts: LoansParts, tx: Tx, payment: Payment): Promise<void> {
  const loan = present(await lockLoan(tx, payment.loanId), 'a repayment is of a loan that is here');
  if (await hasReceipt(tx, payment.id)) return;
  const day = dayIn(parts.pack.zone, Temporal.Instant.from(payment.createdAt));
  const current = isOwed(loan.state) ? await ageTo(parts, tx, { loan, day }) : loan;
  const instalments = await instalmentsOfLoan(tx, loan.id);
  const amount = BigInt(payment.amount.amount);
  const account = accountOf(parts, { row: current, instalments });
  const repaid = isOwed(current.state) ? repay(account, { amount, day }) : keepAside(account, amount);
  await saveInstalments(tx, loan.id, repaid.instalments);
  const change = isOwed(current.state) ? changeOf(current, repaid, day) : {};
  if (isOwed(current.state)) await updateLoan(tx, loan.id, change);
  await post(tx, postingsOf(payment, repaid, day));
  await insertReceipt(tx, receiptOf(tx, payment, { repaid, day }));
  await tell(tx, { ...current, ...change }, { payment, closes: repaid.closes });
}

async function ageTo(
  parts: LoansParts,
  tx: Tx,
  { loan, day }: { loan: LoanRow; day: Temporal.PlainDate },
): Promise<LoanRow> {
  const agedOn = present(loan.aged_on, 'an owed loan was paid out');
  if (Temporal.PlainDate.compare(agedOn, day) >= 0) return loan;
  await bringUpToDate(parts, tx, { loanIds: [loan.id], through: day });
  return present(await lockLoan(tx, loan.id), 'the loan is held by this transaction');
}

/** Nothing is owed any more: the whole payment is the borrower's. */
function keepAside({ currency, instalments }: LoanAccount, amount: bigint): Repaid {
  return {
    instalments,
    allocation: { paid: { penalty: 0n, fee: 0n, interest: 0n, principal: 0n }, overpaid: amount },
    closes: false,
    interest: [],
    interestReversed: [],
    fees: [],
    repayment: [{ debit: 'settlement', credit: 'overpayment', amount: { amount, currency } }],
  };
}

type Change = Partial<Pick<LoanRow, 'state' | 'closed_on' | 'dpd' | 'worst_dpd'>>;

function changeOf(loan: LoanRow, { instalments, closes }: Repaid, day: Temporal.PlainDate): Change {
  const agedOn = present(loan.aged_on, 'an owed loan was paid out');
  const dpd = dpdOn(instalments, agedOn);
  const worst_dpd = worstDpdOn(instalments, agedOn);
  if (closes) return { state: 'closed', closed_on: day, dpd: 0, worst_dpd };
  return { state: dpd > 0 ? 'overdue' : 'active', dpd, worst_dpd };
}

function postingsOf(payment: Payment, repaid: Repaid, bookedOn: Temporal.PlainDate): NewPosting[] {
  const { loanId } = payment;
  const posting = (kind: EntryKind, naturalKey: string, movements: readonly Posting[]): NewPosting[] =>
    movements.length === 0 ? [] : [{ kind, naturalKey, loanId, bookedOn, movements }];
  return [
    ...posting('interest', `interest:${payment.id}`, repaid.interest),
    ...posting('interest-reversed', `interest-reversed:${payment.id}`, repaid.interestReversed),
    ...repaid.fees.flatMap(({ n, postings }) => posting('fee', `fee:${loanId}:${n}`, postings)),
    ...posting('repayment', `repayment:${payment.id}`, repaid.repayment),
  ];
}

function receiptOf(
  { context }: Tx,
  payment: Payment,
  { repaid, day }: { repaid: Repaid; day: Temporal.PlainDate },
): Parameters<typeof insertReceipt>[1] {
  const { paid, overpaid } = repaid.allocation;
  return {
    id: newId('receipt', context.now()),
    loan_id: payment.loanId,
    payment_id: payment.id,
    currency: payment.amount.currency,
    amount: BigInt(payment.amount.amount),
    received_at: Temporal.Instant.from(payment.settledAt ?? payment.createdAt),
    value_on: day,
    penalties: paid.penalty,
    fees: paid.fee,
    interest: paid.interest,
    principal: paid.principal,
    overpaid,
    outstanding_after: outstandingOfAll(repaid.instalments),
  };
}

async function tell(tx: Tx, row: LoanRow, { payment, closes }: { payment: Payment; closes: boolean }): Promise<void> {
  const data = loanEvent({ row });
  await tx.audit({ action: 'receive-payment', subject: row.id, outcome: 'done', details: { payment: payment.id } });
  await tx.publish({ type: 'loans.repaid', version: 1, subject: row.id, data: { ...data, paymentId: payment.id } });
  if (closes) await tx.publish({ type: 'loans.closed', version: 1, subject: row.id, data });
}
