import { type Context, fromWire, newId, ok, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { borrowerLine, notFound } from '@lendline/platform';
import type { MandateAnswer, MandateDoor } from '../connectors/rail.ts';
import { railNamed } from '../connectors/rails.ts';
import type { Mandate, MandateId } from '../contract.ts';
import { problem } from '../problems.ts';
import { askAgainAfter } from '../rules/ask-again.ts';
import {
  changeMandate,
  findMandate,
  insertMandate,
  mandatesOfLoan,
  standingMandate,
  toMandate,
} from '../store/mandates.ts';
import { arrivedPayout } from '../store/payments.ts';
import type { MandateRow, PaymentRow } from '../store/tables.ts';
import { orderIdOf } from './order-id.ts';
import type { PaymentsParts } from './parts.ts';
import { todayOf } from './today.ts';
import { mandateOrder } from './mandate-order.ts';

const longest_years = 3;

export interface SetUpMandate {
  readonly loanId: string;
  readonly limit: WireMoney;
  readonly endsOn: string;
  readonly rail?: string;
}

/**
 * Writes the mandate that a borrower gives and asks the rail for it. The rail is asked by the account that it named in
 * the loan's payout: a mandate's address holds it, and a phone number must not stand there.
 */
export async function setUpMandate(
  parts: PaymentsParts,
  context: Context,
  input: SetUpMandate,
): Promise<Result<Mandate, Problem>> {
  const limit = fromWire(input.limit);
  const { currency } = parts.pack;
  if (!limit.ok || limit.value.amount <= 0n || limit.value.currency !== currency) {
    return problem('payments.amount-not-payable', { currency });
  }
  const startsOn = todayOf(parts, context);
  const endsOn = Temporal.PlainDate.from(input.endsOn);
  if (!isWithin(endsOn, startsOn)) return problem('payments.mandate-days');
  const payout = await parts.database.transaction(context, (tx) => arrivedPayout(tx, input.loanId), { readOnly: true });
  if (!payout || !isOwn(context, payout)) return notFound();
  const { name, door } = doorFor(parts, input.rail ?? payout.rail);
  if (!door || payout.rail !== name || !payout.rail_reference) return problem('payments.no-mandate-possible');
  const account = await door.accountOf(payout.rail_reference);
  if (!account) return problem('payments.no-mandate-possible');
  const days = { starts_on: startsOn, ends_on: endsOn };
  return writeMandate(parts, context, { payout, account, limit_amount: limit.value.amount, ...days });
}

interface Wanted {
  readonly payout: PaymentRow;
  readonly account: string;
  readonly limit_amount: bigint;
  readonly starts_on: Temporal.PlainDate;
  readonly ends_on: Temporal.PlainDate;
}

async function writeMandate(
  parts: PaymentsParts,
  context: Context,
  { payout, ...wanted }: Wanted,
): Promise<Result<Mandate, Problem>> {
  const now = context.now();
  const id = newId('mandate', now);
  const { loan_id, line_id, rail } = payout;
  if (!loan_id || !line_id) return notFound();
  const { currency } = parts.pack;
  const row = { ...wanted, id, loan_id, line_id, rail, currency, order_id: orderIdOf(id), created_at: now };
  const standing = await parts.database.transaction(context, async (tx) => {
    if (await insertMandate(tx, row)) {
      await tx.enqueue({ task: 'mandate', payload: { mandateId: id }, key: id });
      const details = { loan: loan_id, limit: wanted.limit_amount, endsOn: wanted.ends_on.toString() };
      await tx.audit({ action: 'set-up-mandate', subject: id, outcome: 'done', details });
    }
    return standingMandate(tx, { loanId: loan_id, rail });
  });
  return standing ? ok(toMandate(standing)) : problem('payments.no-mandate-possible');
}

function isWithin(endsOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const last = today.add({ years: longest_years });
  return Temporal.PlainDate.compare(endsOn, today) > 0 && Temporal.PlainDate.compare(endsOn, last) <= 0;
}

function isOwn(context: Context, { line_id }: { line_id: string | null }): boolean {
  return context.actor.kind !== 'borrower' || borrowerLine(context) === line_id;
}

function doorFor({ rails }: PaymentsParts, name: string): { name: string; door: MandateDoor | undefined } {
  return { name, door: railNamed(rails, name)?.rail.mandates };
}

/** Ends a mandate: here at once, so that nothing more is collected under it, and at the rail by a job that does not give up. */
export async function endMandate(
  parts: PaymentsParts,
  context: Context,
  mandateId: MandateId,
): Promise<Result<Mandate, Problem>> {
  const row = await parts.database.transaction(context, async (tx) => {
    const found = await findMandate(tx, mandateId);
    if (!found || !isOwn(context, found)) return null;
    const ended = await changeMandate(tx, mandateId, { state: 'ended', ended_at: context.now() });
    if (!ended) return found;
    await tx.enqueue({ task: 'end-mandate', payload: { mandateId }, key: mandateId });
    await tx.audit({ action: 'end-mandate', subject: mandateId, outcome: 'done' });
    return ended;
  });
  return row ? ok(toMandate(row)) : notFound();
}

export async function listMandates(
  parts: PaymentsParts,
  context: Context,
  loanId: string,
): Promise<Result<{ mandates: readonly Mandate[] }, Problem>> {
  const rows = await parts.database.transaction(context, (tx) => mandatesOfLoan(tx, loanId), { readOnly: true });
  return ok({ mandates: rows.filter((row) => isOwn(context, row)).map(toMandate) });
}

/** Asks the rail for a mandate, or how it stands; what stays open is asked again later. */
export async function lookAtMandate(parts: PaymentsParts, context: Context, mandateId: string): Promise<void> {
  const row = await parts.database.transaction(context, (tx) => findMandate(tx, mandateId), { readOnly: true });
  const door = row && doorFor(parts, row.rail).door;
  if (!row || !door || row.state === 'ended' || row.state === 'refused') return;
  // The first look is the order itself; later ones ask, and order again only what the rail says it never got.
  const told = row.asks === 0 ? await door.create(mandateOrder(row)) : await askOrCreate(door, row);
  await noteMandate(parts, context, { row, told });
}

async function askOrCreate(door: MandateDoor, row: MandateRow): Promise<MandateAnswer> {
  const told = await door.ask({ orderId: row.order_id, account: row.account, reference: row.reference });
  return told.kind === 'not-received' ? door.create(mandateOrder(row)) : told;
}

async function noteMandate(
  { database }: PaymentsParts,
  context: Context,
  { row, told }: { row: MandateRow; told: MandateAnswer },
): Promise<void> {
  const asks = row.asks + 1;
  await database.transaction(context, async (tx) => {
    if (told.kind === 'active') await changeMandate(tx, row.id, { state: 'active', reference: told.reference, asks });
    else if (told.kind === 'ended' || told.kind === 'failed') {
      const [state, reason] =
        told.kind === 'ended' ? (['ended', 'ended-at-rail'] as const) : (['refused', told.reason] as const);
      await changeMandate(tx, row.id, { state, reason, asks, ended_at: context.now() });
      await tx.audit({ action: 'lose-mandate', subject: row.id, outcome: 'done', reason });
    } else {
      await changeMandate(tx, row.id, { asks });
      const runAt = context.now().add(askAgainAfter(asks));
      await tx.enqueue({ task: 'mandate', payload: { mandateId: row.id }, runAt, key: row.id });
    }
  });
}

/** Tells the rail that a mandate has ended. Throws while the rail does not say so: the job tries again. */
export async function endAtRail(parts: PaymentsParts, context: Context, mandateId: string): Promise<void> {
  const row = await parts.database.transaction(context, (tx) => findMandate(tx, mandateId), { readOnly: true });
  const door = row && doorFor(parts, row.rail).door;
  const told = row && door ? await endAt(door, row) : null;
  if (told && told.kind !== 'ended' && told.kind !== 'failed')
    throw new Error('the rail did not say that the mandate has ended');
}

/** What the rail says to the end; `null` when the mandate never came to be there. */
async function endAt(door: MandateDoor, { account, order_id, reference }: MandateRow): Promise<MandateAnswer | null> {
  if (reference) return door.end({ account, reference });
  const known = await door.ask({ orderId: order_id, account, reference });
  if (known.kind === 'active') return door.end({ account, reference: known.reference });
  return known.kind === 'unknown' || known.kind === 'pending' ? known : null;
}
