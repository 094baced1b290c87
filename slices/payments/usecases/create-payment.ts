import { type Context, fromWire, newId, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { OpenRail } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import type { Payment } from '../contract.ts';
import { problem } from '../problems.ts';
import { nextGathering } from '../rules/gathering.ts';
import { coveringMandate } from '../store/mandates.ts';
import { insertPayment, type NewPayment, standingPayment, toPayment } from '../store/payments.ts';
import type { PaymentsTables } from '../store/tables.ts';
import { todayOf } from './today.ts';
import { orderIdOf } from './order-id.ts';
import type { PaymentsParts } from './parts.ts';

export interface CreatePayment {
  readonly direction: Payment['direction'];
  readonly key: string;
  readonly loanId: string;
  readonly lineId: LineId;
  readonly amount: WireMoney;
  readonly rail?: string;
}

/** Writes the intent to pay and the job that sends it, once for each key. A repeated request answers the first payment. */
export async function createPayment(
  parts: PaymentsParts,
  context: Context,
  input: CreatePayment,
): Promise<Result<Payment, Problem>> {
  const amount = fromWire(input.amount);
  const { currency } = parts.pack;
  if (!amount.ok || amount.value.amount <= 0n || amount.value.currency !== currency) {
    return problem('payments.amount-not-payable', { currency });
  }
  const rail = railFor(parts, input);
  if (!rail) return problem('payments.no-such-rail');
  const row = newRow(parts, context, { ...input, amount: amount.value.amount, rail });
  return parts.database.transaction(context, async (tx) => {
    const mandate = input.direction === 'collection' ? await mandateFor(parts, tx, row) : null;
    if (await insertPayment(tx, { ...row, mandate_id: mandate })) {
      await enqueueSending(tx, row, rail);
      const details = { loan: row.loan_id, amount: row.amount, currency, rail: row.rail };
      await tx.audit({ action: `create-${row.direction}`, subject: row.id, outcome: 'done', details });
    }
    const standing = await standingPayment(tx, row);
    // A payout that stands for the same loan is the answer, whatever attempt asked for it.
    const same = standing?.amount === row.amount && standing.line_id === row.line_id;
    return same ? ok(toPayment(standing)) : problem('payments.differs');
  });
}

function railFor({ rails }: PaymentsParts, { direction, rail }: CreatePayment): OpenRail | null {
  const usual = direction === 'disbursement' ? rails.payout : rails.collect;
  const chosen = rail === undefined ? usual : railNamed(rails, rail);
  const can = direction === 'disbursement' ? chosen?.rail.disburse : chosen?.rail.collect;
  return chosen && (can ?? chosen.rail.batches) ? chosen : null;
}

/** One goes at once, by a job of its own; what is gathered goes with the next batch. */
export async function enqueueSending(
  tx: SliceTransaction<PaymentsTables>,
  { id, direction }: Pick<NewPayment, 'id' | 'direction'>,
  { name, gathers }: OpenRail,
): Promise<void> {
  if (gathers?.directions.includes(direction)) {
    const runAt = nextGathering(tx.context.now(), gathers.every_s);
    await tx.enqueue({ task: 'gather', payload: { rail: name, direction }, runAt, key: `${name}:${direction}` });
  } else {
    await tx.enqueue({ task: 'send', payload: { paymentId: id }, key: id });
  }
}

async function mandateFor(
  parts: PaymentsParts,
  tx: SliceTransaction<PaymentsTables>,
  { loan_id, rail, amount, currency }: NewPayment & { loan_id: string },
): Promise<string | null> {
  const today = todayOf(parts, tx.context);
  return (await coveringMandate(tx, { loanId: loan_id, rail, amount, currency, today }))?.id ?? null;
}

type NewLoanPayment = NewPayment & { readonly loan_id: string; readonly direction: Payment['direction'] };

function newRow(
  parts: PaymentsParts,
  context: Context,
  input: Omit<CreatePayment, 'amount' | 'rail'> & { readonly amount: bigint; readonly rail: OpenRail },
): NewLoanPayment {
  const now = context.now();
  const id = newId('payment', now);
  return {
    id,
    direction: input.direction,
    key: input.key,
    loan_id: input.loanId,
    line_id: input.lineId,
    amount: input.amount,
    currency: parts.pack.currency,
    rail: input.rail.name,
    simulated_rail: input.rail.simulated,
    order_id: orderIdOf(id),
    created_at: now,
  };
}
