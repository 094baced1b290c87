import { createHash } from 'node:crypto';
import {
  actorName,
  type Context,
  fromWire,
  type Money,
  money,
  newId,
  ok,
  type Problem,
  type Result,
  toDecimalString,
  type WireMoney,
} from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, notFound } from '@lendline/platform';
import type { LoanId } from '../contract.ts';
import { problem } from '../problems.ts';
import { isOwed } from '../rules/lifecycle.ts';
import { loadLoan } from './get-loan.ts';
import type { LoansParts } from './parts.ts';
import { type LoanRecord, payoffToday } from './show-loan.ts';

export interface AskRepayment {
  readonly loanId: LoanId;
  readonly amount: WireMoney;
  /** By which rail; the usual one unless told. */
  readonly rail?: string;
  /** Makes it once only; unless given, every call is a payment of its own. */
  readonly key?: string;
}

/**
 * Asks for a repayment by the borrower, never for more than closes the loan less what is on its way already.
 * Each accepted call is one payment; over HTTP the Idempotency-Key makes it one call. Nothing is booked before the money arrived.
 */
export async function askRepayment(
  parts: LoansParts,
  context: Context,
  { loanId, amount, rail, key }: AskRepayment,
): Promise<Result<{ paymentId: string; state: 'created' }, Problem>> {
  const loan = await loadLoan(parts, context, loanId);
  if (!loan) return notFound();
  const service = asService(context, 'loans');
  const paymentKey = key ?? keyOf(context);
  const made = await parts.payments.listOfLoan(service, { loanId, key: paymentKey });
  if (!made.ok) return made;
  // What was asked for under this key is answered again, also when it has paid the loan off meanwhile.
  const payable = made.value.payments.length > 0 ? ok(null) : await checkPayable(parts, context, { loan, amount });
  if (!payable.ok) return payable;
  const asked = await parts.payments.collect(service, {
    loanId,
    lineId: loan.row.line_id as LineId,
    amount,
    key: paymentKey,
    ...(rail === undefined ? {} : { rail }),
  });
  if (!asked.ok) return asked;
  const { id } = asked.value;
  await parts.database.transaction(context, (tx) =>
    tx.audit({ action: 'ask-repayment', subject: loanId, outcome: 'done', details: { payment: id, amount } }),
  );
  // As it begins, so that a request that is sent again is answered as before; what became of it `payments` says.
  return ok({ paymentId: id, state: 'created' });
}

/**
 * The request's own name: run again after a crash, when nobody knows whether the payment was asked for, it is the same payment.
 * A digest, because it is stored beside the borrower's line and the asker chose its text.
 */
function keyOf(context: Context): string {
  const { actor, idempotencyKey } = context;
  if (idempotencyKey === undefined) return newId('repayment', context.now());
  return `request-${createHash('sha256')
    .update(`${actorName(actor)}\n${idempotencyKey}`)
    .digest('hex')}`;
}

function checkAmount(amount: Money | null, { row }: LoanRecord, currency: string): Result<Money, Problem> {
  if (!isOwed(row.state)) return problem('loans.nothing-to-repay');
  if (!amount || amount.amount <= 0n || amount.currency !== row.currency) {
    return problem('loans.amount-not-payable', { currency });
  }
  return ok(amount);
}

async function checkPayable(
  parts: LoansParts,
  context: Context,
  { loan, amount }: { loan: LoanRecord; amount: WireMoney },
): Promise<Result<null, Problem>> {
  const read = fromWire(amount);
  const wanted = checkAmount(read.ok ? read.value : null, loan, parts.pack.currency);
  return wanted.ok ? checkPayoff(parts, context, { loan, wanted: wanted.value }) : wanted;
}

async function checkPayoff(
  parts: LoansParts,
  context: Context,
  { loan, wanted }: { loan: LoanRecord; wanted: Money },
): Promise<Result<null, Problem>> {
  const { row } = loan;
  const payoff = payoffToday(parts, context, loan);
  if (wanted.amount > payoff) return problem('loans.above-payoff', inWords(payoff, wanted));
  const known = await parts.payments.listOfLoan(asService(context, 'loans'), { loanId: row.id as LoanId });
  if (!known.ok) return known;
  const underWay = known.value.payments
    .filter(({ direction, settledAt }) => direction === 'collection' && settledAt === null)
    .reduce((sum, payment) => sum + BigInt(payment.amount.amount), 0n);
  const left = payoff > underWay ? payoff - underWay : 0n;
  if (wanted.amount <= left) return ok(null);
  const { payoff: text, currency } = inWords(left, wanted);
  return problem('loans.payment-under-way', { left: text, currency });
}

function inWords(amount: bigint, { currency }: Money): { payoff: string; currency: string } {
  return { payoff: toDecimalString(money(amount, currency)), currency };
}
