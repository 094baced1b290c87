import { lateDays } from '@lendline/credit';
import { type Context, money, ok, type Problem, type Result, toWire, type WireMoney } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { LoanDelinquency, LoanEventId, LoanId, LoanLogEntry, MyLoanEvent, PayoffQuote } from '../contract.ts';
import { problem } from '../problems.ts';
import { bucketHistory } from '../rules/delinquency.ts';
import { bucketOf } from '../rules/instalment.ts';
import { isOwed } from '../rules/lifecycle.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import type { LoanEventRow, LoanRow } from '../store/tables.ts';
import { findVisible } from './get-loan.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { type LoanResult, readLog } from './read-log.ts';

interface ReadLoan {
  readonly row: LoanRow;
  readonly log: readonly LoanEventRow[];
  readonly today: Temporal.PlainDate;
  readonly wire: (amount: bigint) => WireMoney;
}

/** A loan that this actor may see, with its log. */
async function readLoan(parts: LoansParts, context: Context, loanId: LoanId): Promise<ReadLoan | null> {
  return parts.database.transaction(
    context,
    async (tx) => {
      const row = await findVisible(tx, context, loanId);
      if (!row) return null;
      const wire = (amount: bigint): WireMoney => toWire(money(amount, row.currency));
      return { row, log: await eventsOfLoan(tx, loanId), today: todayOf(parts, context), wire };
    },
    { readOnly: true },
  );
}

/** The log as it was written, with what each event met as it reads now; oldest first. */
export async function listEvents(
  parts: LoansParts,
  context: Context,
  loanId: LoanId,
): Promise<Result<{ events: readonly LoanLogEntry[] }, Problem>> {
  const read = await readLoan(parts, context, loanId);
  if (!read) return notFound();
  const life = lifeOf(parts, read);
  return ok({ events: read.log.map((event) => toEntry(event, read, life)) });
}

/** The same for the borrower: what happened, not who at the lender wrote it down and what they noted for one another. */
export async function listMyEvents(
  parts: LoansParts,
  context: Context,
  loanId: LoanId,
): Promise<Result<{ events: readonly MyLoanEvent[] }, Problem>> {
  const read = await readLoan(parts, context, loanId);
  if (!read) return notFound();
  const life = lifeOf(parts, read);
  return ok({ events: read.log.map((event) => toMyEvent(event, toEntry(event, read, life))) });
}

function lifeOf(parts: LoansParts, { row, log, today }: ReadLoan): LoanResult['life'] | null {
  return log.length === 0 ? null : readLog(parts, row, { log, through: laterOf(row.aged_on, today) }).life;
}

function toMyEvent({ body }: LoanEventRow, entry: LoanLogEntry): MyLoanEvent {
  const { id, kind, on, enteredOn, reverses, reversedBy, amount, met } = entry;
  const charged = kind === 'charge' ? (body['penalty'] === true ? 'penalty' : 'fee') : null;
  const waived = kind === 'waiver' ? (body['component'] as MyLoanEvent['about']) : null;
  const day = [body['until'], body['first'], body['returnBy']].find((one) => typeof one === 'string');
  return { id, kind, on, enteredOn, reverses, reversedBy, amount, met, about: charged ?? waived, day: day ?? null };
}

function toEntry(event: LoanEventRow, { log, wire }: ReadLoan, life: LoanResult['life'] | null): LoanLogEntry {
  const met = life?.transactions.find(({ id }) => id === event.id);
  const { amount } = event.body;
  return {
    id: event.id as LoanEventId,
    kind: event.kind,
    on: event.value_on.toString(),
    enteredOn: event.entered_on.toString(),
    recordedAt: event.recorded_at.toString(),
    madeBy: event.made_by,
    approvedBy: event.approved_by,
    reason: event.reason,
    reverses: event.reverses as LoanEventId | null,
    reversedBy: (log.find(({ reverses }) => reverses === event.id)?.id ?? null) as LoanEventId | null,
    amount: typeof amount === 'string' ? wire(BigInt(amount)) : met && met.amount > 0n ? wire(met.amount) : null,
    met: met
      ? {
          penalties: wire(met.parts.penalty),
          fees: wire(met.parts.fee),
          interest: wire(met.parts.interest),
          principal: wire(met.parts.principal),
          overpaid: wire(met.overpaid),
        }
      : null,
  };
}

/** What pays a loan off on a day: today, or one to come if nothing else happens before it. */
export async function payoffQuote(
  parts: LoansParts,
  context: Context,
  { loanId, on }: { readonly loanId: LoanId; readonly on?: string },
): Promise<Result<PayoffQuote, Problem>> {
  const read = await readLoan(parts, context, loanId);
  if (!read) return notFound();
  const { row, log, today, wire } = read;
  if (!isOwed(row.state) || row.disbursed_on === null) return problem('loans.nothing-to-repay');
  const day = on === undefined ? today : Temporal.PlainDate.from(on);
  if (Temporal.PlainDate.compare(day, row.disbursed_on) < 0) {
    return problem('loans.change-day', { from: row.disbursed_on.toString(), until: today.toString() });
  }
  const { life } = readLog(parts, row, { log, through: laterOf(row.disbursed_on, day) });
  const open = (component: 'principal' | 'fee' | 'penalty'): bigint =>
    life.plan.reduce((sum, line) => sum + line.open(component), 0n);
  const [payoff, principal, fees, penalties] = [life.payoffOn(day), open('principal'), open('fee'), open('penalty')];
  return ok({
    on: day.toString(),
    payoff: wire(payoff),
    principal: wire(principal),
    interest: wire(payoff - principal - fees - penalties),
    fees: wire(fees),
    penalties: wire(penalties),
    interestSaved: wire(life.outstanding - payoff),
  });
}

/** How late a loan is and was. */
export async function readDelinquency(
  parts: LoansParts,
  context: Context,
  loanId: LoanId,
): Promise<Result<LoanDelinquency, Problem>> {
  const read = await readLoan(parts, context, loanId);
  if (!read) return notFound();
  const { row, log, today, wire } = read;
  if (log.length === 0)
    return ok({ dpd: 0, bucket: bucketOf(0), since: null, instalments: [], pauses: [], history: [] });
  const { life } = readLog(parts, row, { log, through: laterOf(row.aged_on, today) });
  const late = life.plan.flatMap((line, index) => {
    const dpd = line.outstanding > 0n ? lateDays(line.due, today, life.pauses) : 0;
    return dpd > 0 ? [{ n: index + 1, dpd, open: wire(line.outstanding) }] : [];
  });
  const since = life.arrears.at(-1)?.oldestDue ?? null;
  const dpd = since === null ? 0 : lateDays(since, today, life.pauses);
  return ok({
    dpd,
    bucket: bucketOf(dpd),
    since: since?.toString() ?? null,
    instalments: late,
    pauses: life.pauses.map(({ from, until }) => ({ from: from.toString(), until: until.toString() })),
    history: bucketHistory(life.arrears, { pauses: life.pauses, through: today }).map(({ from, bucket }) => ({
      from: from.toString(),
      bucket,
    })),
  });
}

function laterOf(a: Temporal.PlainDate | null, b: Temporal.PlainDate): Temporal.PlainDate {
  return a !== null && Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}
