import { createHash } from 'node:crypto';
import { type Context, fromWire, newId, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { Payment } from '../contract.ts';
import { problem } from '../problems.ts';
import { insertPayment, type NewPayment, standingPayment, toPayment } from '../store/payments.ts';
import type { PaymentsParts } from './parts.ts';

export interface CreatePayment {
  readonly direction: Payment['direction'];
  readonly key: string;
  readonly loanId: string;
  readonly lineId: LineId;
  readonly amount: WireMoney;
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
  const row = newRow(parts, context, { ...input, amount: amount.value.amount });
  return parts.database.transaction(context, async (tx) => {
    if (await insertPayment(tx, row)) {
      await tx.enqueue({ task: 'send', payload: { paymentId: row.id }, key: row.id });
      const details = { loan: row.loan_id, amount: row.amount, currency, rail: row.rail };
      await tx.audit({ action: `create-${row.direction}`, subject: row.id, outcome: 'done', details });
    }
    const standing = await standingPayment(tx, row);
    // A payout that stands for the same loan is the answer, whatever attempt asked for it.
    const same = standing?.amount === row.amount && standing.line_id === row.line_id;
    return same ? ok(toPayment(standing)) : problem('payments.differs');
  });
}

function newRow(
  parts: PaymentsParts,
  context: Context,
  input: Omit<CreatePayment, 'amount'> & { readonly amount: bigint },
): NewPayment {
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
    rail: parts.railName,
    simulated_rail: parts.simulatedRail,
    order_id: orderIdOf(id),
    created_at: now,
  };
}

/** A UUID that follows from the payment's id (RFC 9562, version 8: the first 122 free bits of its SHA-256). */
function orderIdOf(paymentId: string): string {
  const bytes = createHash('sha256').update(paymentId).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
