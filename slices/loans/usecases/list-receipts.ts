import { type Context, money, ok, present, type Problem, type Result, toWire } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { LedgerEntry, LoanId, Receipt } from '../contract.ts';
import { lastClosedAt } from '../store/business-days.ts';
import { entriesOfLoan } from '../store/entries.ts';
import { receiptsOfLoan } from '../store/receipts.ts';
import type { EntryRow, LoanRow, ReceiptRow } from '../store/tables.ts';
import { findVisible } from './get-loan.ts';
import type { LoansParts } from './parts.ts';

/** What was paid on a loan and where it went, newest first. */
export async function listReceipts(
  parts: LoansParts,
  context: Context,
  loanId: LoanId,
): Promise<Result<{ receipts: readonly Receipt[] }, Problem>> {
  return parts.database.transaction(
    context,
    async (tx) => {
      if (!(await findVisible(tx, context, loanId))) return notFound();
      return ok({ receipts: (await receiptsOfLoan(tx, loanId)).map(toReceipt) });
    },
    { readOnly: true },
  );
}

/** The journal of one loan, as it was recorded. */
export async function listEntries(
  parts: LoansParts,
  context: Context,
  loanId: LoanId,
): Promise<Result<{ entries: readonly LedgerEntry[] }, Problem>> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const row = await findVisible(tx, context, loanId);
      if (!row) return notFound();
      const closedAt = await lastClosedAt(tx);
      const entries = await entriesOfLoan(tx, loanId);
      return ok({ entries: [...bookedTogether(row, closedAt), ...entries.map(toEntry)] });
    },
    { readOnly: true },
  );
}

/** A loan's own part of what closes of business booked for many loans in one posting: one line ahead, however many days it took. */
function bookedTogether(row: LoanRow, closedAt: Temporal.Instant | null): readonly LedgerEntry[] {
  if (row.interest_booked === 0n) return [];
  return [
    {
      postingId: 'close-of-business',
      bookedOn: present(row.aged_on, 'a loan with interest was paid out').toString(),
      recordedAt: (closedAt ?? row.opened_at).toString(),
      kind: 'interest',
      debit: 'interest_receivable',
      credit: 'interest_income',
      amount: toWire(money(row.interest_booked, row.currency)),
    },
  ];
}

function toReceipt(row: ReceiptRow): Receipt {
  const wire = (amount: bigint) => toWire(money(amount, row.currency));
  return {
    id: row.id,
    loanId: row.loan_id as LoanId,
    paymentId: row.payment_id,
    amount: wire(row.amount),
    receivedAt: row.received_at.toString(),
    allocation: {
      penalties: wire(row.penalties),
      fees: wire(row.fees),
      interest: wire(row.interest),
      principal: wire(row.principal),
      overpaid: wire(row.overpaid),
    },
    outstandingAfter: wire(row.outstanding_after),
    reversedOn: row.reversed_on?.toString() ?? null,
  };
}

function toEntry(row: EntryRow): LedgerEntry {
  return {
    postingId: row.posting_id,
    bookedOn: row.booked_on.toString(),
    recordedAt: row.recorded_at.toString(),
    kind: row.kind,
    debit: row.debit,
    credit: row.credit,
    amount: toWire(money(row.amount, row.currency)),
  };
}
