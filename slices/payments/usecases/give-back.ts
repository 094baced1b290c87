import { type Context, fromWire, newId, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { ReturnOrder } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import type { PaymentId, Return } from '../contract.ts';
import { problem } from '../problems.ts';
import { findPayment, insertPayment, returnsOfLoan, standingReturn, toReturn } from '../store/payments.ts';
import { sealPayer } from '../store/payer.ts';
import type { PaymentRow, PaymentsTables } from '../store/tables.ts';
import { enqueueSending } from './create-payment.ts';
import { orderIdOf } from './order-id.ts';
import type { PaymentsParts } from './parts.ts';

/** Gives a collection back to who paid it, once: a second request answers the first. */
export async function giveBack(
  parts: PaymentsParts,
  context: Context,
  { paymentId, amount }: { paymentId: PaymentId; amount?: WireMoney },
): Promise<Result<Return, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const payment = await findPayment(tx, paymentId);
    if (!payment || payment.direction === 'return') return notFound();
    const part = partOf(payment, amount);
    const givesBack =
      payment.direction === 'collection' && payment.state === 'succeeded' ? payment.rail_reference : null;
    if (!givesBack || part === null) return problem('payments.nothing-to-return');
    const payer = { name: null, account: null };
    const row = await writeReturn(parts, tx, { of: payment, amount: part, givesBack, payer });
    if (!row) return problem('payments.no-such-rail');
    return row.amount === part ? ok(toReturn(row)) : problem('payments.differs');
  });
}

/** How much of a payment is asked back, all of it unless told; `null` when that cannot be. */
function partOf(payment: PaymentRow, asked: WireMoney | undefined): bigint | null {
  if (asked === undefined) return payment.amount;
  const read = fromWire(asked);
  if (!read.ok || read.value.currency !== payment.currency) return null;
  const { amount } = read.value;
  return amount > 0n && amount <= payment.amount ? amount : null;
}

export interface NewReturn {
  /** What it gives back: its rail, currency and, where it was a loan's, whose. */
  readonly of: Pick<PaymentRow, 'rail' | 'simulated_rail' | 'currency' | 'loan_id' | 'line_id'>;
  readonly amount: bigint;
  /** The rail's name of it. */
  readonly givesBack: string;
  readonly payer: ReturnOrder['payer'];
}

/** Writes the return and the job that sends it, or finds the one that stands; `null` when the rail cannot give back. */
export async function writeReturn(
  parts: PaymentsParts,
  tx: SliceTransaction<PaymentsTables>,
  { of, amount, givesBack, payer }: NewReturn,
): Promise<PaymentRow | null> {
  const rail = railNamed(parts.rails, of.rail);
  // A bank is told an account to pay to; a wallet or a carrier takes the payment back.
  const byAccount = rail?.gathers?.directions.includes('return') ? payer.account !== null && rail.rail.batches : null;
  const can = byAccount ?? rail?.rail.giveBack;
  if (!rail || !can) return null;
  const id = newId('payment', tx.context.now());
  const row = {
    id,
    direction: 'return',
    key: id,
    loan_id: of.loan_id,
    line_id: of.line_id,
    amount,
    currency: of.currency,
    rail: of.rail,
    simulated_rail: of.simulated_rail,
    order_id: orderIdOf(id),
    created_at: tx.context.now(),
    gives_back: givesBack,
    payer: await sealPayer(parts.crypto, { tenant: tx.context.tenant, id }, payer),
  } as const;
  if (await insertPayment(tx, row)) {
    await enqueueSending(tx, row, rail);
    const details = { loan: row.loan_id, amount: row.amount, currency: row.currency, rail: row.rail };
    await tx.audit({ action: 'create-return', subject: id, outcome: 'done', details });
  }
  return standingReturn(tx, { rail: of.rail, givesBack });
}

export async function listReturns(
  parts: PaymentsParts,
  context: Context,
  loanId: string,
): Promise<Result<{ returns: readonly Return[] }, Problem>> {
  const rows = await parts.database.transaction(context, (tx) => returnsOfLoan(tx, loanId), { readOnly: true });
  return ok({ returns: rows.map(toReturn) });
}
