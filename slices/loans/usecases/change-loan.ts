import { actorName, canonicalJson, type Context, newId, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound, type SliceTransaction } from '@lendline/platform';
import type { AskedChange, Loan, LoanChangeId, LoanChangeRequest, LoanId } from '../contract.ts';
import { problem } from '../problems.ts';
import { needsSecondPerson } from '../rules/loan-changes.ts';
import { changeOfRequest, decideChangeRow, insertChange, listChangeRows, lockChange } from '../store/loan-changes.ts';
import { lockLoan, updateLoan } from '../store/loans.ts';
import type { LoanChangeRow, LoanRow, LoansTables } from '../store/tables.ts';
import { applyEvent } from './apply-event.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { prepareChange } from './prepare-change.ts';
import { loanEvent, recordOf, toLoan } from './show-loan.ts';

type Tx = SliceTransaction<LoansTables>;

export interface Changed {
  readonly request: LoanChangeRequest;
  readonly loan: Loan;
}

/**
 * Changes a loan; where money is given away, asks a second person first. Refusals are audited as changes are. A request that
 * was done and is run again under its key, because a crash took the answer, is answered from what stands.
 */
export async function changeLoan(
  parts: LoansParts,
  context: Context,
  asked: AskedChange & { readonly reason: string },
): Promise<Result<Changed, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const loan = await lockLoan(tx, asked.loanId);
    if (!loan) return notFound();
    const row = requestRow(parts, tx, asked);
    const before = await changeOfRequest(tx, row);
    if (before)
      return sameRequest(before, row) ? answer(parts, tx, { row: before, loan }) : problem('loans.key-reused');
    if (!needsSecondPerson(asked.change)) return apply(parts, tx, { loan, row, isNew: true });
    const waits = await askSecondPerson(parts, tx, { loan, row });
    return waits.ok ? answer(parts, tx, { row, loan }) : waits;
  });
}

/** Keeps a possible change of a loan that is held by the transaction, for a second person to decide on. */
export async function askSecondPerson(
  parts: LoansParts,
  tx: Tx,
  { loan, row }: { readonly loan: LoanRow; readonly row: LoanChangeRow },
): Promise<Result<null, Problem>> {
  const prepared = await prepareChange(parts, tx, { loan, change: row.change, on: row.value_on });
  if (!prepared.ok) return refuse(tx, row, prepared);
  await insertChange(tx, row);
  await tx.audit({ action: 'ask-loan-change', subject: loan.id, outcome: 'done', details: detailsOf(row) });
  await tellRequest(tx, row);
  return ok(null);
}

/** The second person's word. What is not possible any more is put aside, and both are told. */
export async function decideChange(
  parts: LoansParts,
  context: Context,
  { changeId, approve, note }: { changeId: LoanChangeId; approve: boolean; note: string },
): Promise<Result<Changed, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const row = await lockChange(tx, changeId);
    const loan = row && (await lockLoan(tx, row.loan_id));
    if (!loan) return notFound();
    const decided = { decided_by: actorName(context.actor), decided_at: context.now(), note };
    if (row.asked_by === decided.decided_by) return refuse(tx, row, problem('loans.same-person'));
    if (isSameDecision(row, { ...decided, approve })) return answer(parts, tx, { row, loan });
    if (row.state !== 'waiting') return refuse(tx, row, problem('loans.change-decided', { state: row.state }));
    if (approve) return apply(parts, tx, { loan, row: { ...row, ...decided }, isNew: false });
    const refused = { ...row, ...decided, state: 'refused' } as const;
    await decideChangeRow(tx, row.id, decisionOf(refused));
    await tx.audit({ action: 'refuse-loan-change', subject: loan.id, outcome: 'done', details: detailsOf(refused) });
    await tellRequest(tx, refused);
    return answer(parts, tx, { row: refused, loan });
  });
}

/** The borrower withdraws from the own loan. */
export async function withdrawLoan(
  parts: LoansParts,
  context: Context,
  { loanId }: { readonly loanId: LoanId },
): Promise<Result<Loan, Problem>> {
  return parts.database.transaction(context, async (tx) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan || loan.line_id !== borrowerLine(context)) return notFound();
    const row = requestRow(parts, tx, { loanId, change: { kind: 'withdrawal' }, reason: 'the borrower withdraws' });
    const before = await changeOfRequest(tx, row);
    if (before && !sameRequest(before, row)) return problem('loans.key-reused');
    const changed = before
      ? await answer(parts, tx, { row: before, loan })
      : await apply(parts, tx, { loan, row, isNew: true });
    return changed.ok ? ok(changed.value.loan) : changed;
  });
}

export async function listChanges(
  parts: LoansParts,
  context: Context,
  of: { readonly loanId?: LoanId; readonly state?: LoanChangeRequest['state'] },
): Promise<Result<{ requests: readonly LoanChangeRequest[] }, Problem>> {
  const rows = await parts.database.transaction(context, (tx) => listChangeRows(tx, of), { readOnly: true });
  return ok({ requests: rows.map(toRequest) });
}

interface Applying {
  readonly loan: LoanRow;
  readonly row: LoanChangeRow;
  /** Not asked for before: applied at once. */
  readonly isNew: boolean;
}

async function apply(parts: LoansParts, tx: Tx, { loan, row, isNew }: Applying): Promise<Result<Changed, Problem>> {
  const prepared = await prepareChange(parts, tx, { loan, change: row.change, on: row.value_on });
  if (!prepared.ok && isNew) return refuse(tx, row, prepared);
  if (!prepared.ok) return overtake(parts, tx, { loan, row, refusal: prepared });
  const approved = isNew ? {} : { madeBy: row.asked_by, approvedBy: row.decided_by };
  const happening = { ...prepared.value.happening, reason: row.reason, ...approved };
  const { event, row: after } = await applyEvent(parts, tx, { loan, happening });
  const { price } = prepared.value;
  if (price !== null) await updateLoan(tx, loan.id, price);
  const done = { ...row, state: 'applied', event_id: event.id, decided_at: tx.context.now() } as const;
  if (isNew) await insertChange(tx, done);
  else await decideChangeRow(tx, row.id, decisionOf(done));
  await tell(tx, { before: loan, after, done });
  return answer(parts, tx, { row: done, loan: { ...after, ...price } });
}

async function overtake(
  parts: LoansParts,
  tx: Tx,
  { loan, row, refusal }: { loan: LoanRow; row: LoanChangeRow; refusal: { readonly error: Problem } },
): Promise<Result<Changed, Problem>> {
  const overtaken = { ...row, state: 'overtaken' } as const;
  await decideChangeRow(tx, row.id, decisionOf(overtaken));
  const details = { ...detailsOf(overtaken), problem: refusal.error.code };
  await tx.audit({ action: 'overtake-loan-change', subject: loan.id, outcome: 'done', details });
  await tellRequest(tx, overtaken);
  return answer(parts, tx, { row: overtaken, loan });
}

async function tell(
  tx: Tx,
  { before, after, done }: { before: LoanRow; after: LoanRow; done: LoanChangeRow },
): Promise<void> {
  const { change } = done;
  const data = {
    ...loanEvent({ row: after }),
    change: change.kind,
    eventId: done.event_id,
    fraud: change.kind === 'charge-off' && change.fraud,
    reverses: change.kind === 'reversal' ? change.eventId : null,
  };
  await tx.audit({ action: 'change-loan', subject: after.id, outcome: 'done', details: detailsOf(done) });
  await tx.publish({ type: 'loans.changed', version: 1, subject: after.id, data });
  if (after.state === before.state) return;
  if (after.state === 'closed') await tx.publish({ type: 'loans.closed', version: 1, subject: after.id, data });
  if (before.state === 'closed') await tx.publish({ type: 'loans.reopened', version: 1, subject: after.id, data });
}

async function tellRequest(tx: Tx, row: LoanChangeRow): Promise<void> {
  const data = { changeId: row.id, loanId: row.loan_id, change: row.change.kind, state: row.state };
  await tx.publish({ type: 'loans.change-asked', version: 1, subject: row.loan_id, data });
}

async function refuse(tx: Tx, row: LoanChangeRow, refusal: { readonly ok: false; readonly error: Problem }) {
  const details = { change: row.change.kind, request: row.id };
  await tx.audit({
    action: 'change-loan',
    subject: row.loan_id,
    outcome: 'refused',
    reason: refusal.error.code,
    details,
  });
  return refusal;
}

/** A request as it waits. */
export function requestRow(
  parts: LoansParts,
  { context }: Tx,
  { loanId, change, on, reason }: AskedChange & { readonly reason: string },
): LoanChangeRow {
  return {
    id: newId('change', context.now()),
    tenant: context.tenant,
    loan_id: loanId,
    change,
    value_on: on === undefined ? todayOf(parts, context) : Temporal.PlainDate.from(on),
    reason,
    state: 'waiting',
    asked_by: actorName(context.actor),
    asked_at: context.now(),
    decided_by: null,
    decided_at: null,
    note: null,
    event_id: null,
    request_key: context.idempotencyKey ?? null,
  };
}

/** The day may have changed since the first try, where none was named. */
function sameRequest(before: LoanChangeRow, { loan_id, change, reason }: LoanChangeRow): boolean {
  const same = before.loan_id === loan_id && before.reason === reason;
  return same && canonicalJson(before.change) === canonicalJson(change);
}

/** The decision that stands is this one: it was made, and its answer was lost on the way. */
function isSameDecision(
  { state, decided_by, note }: LoanChangeRow,
  decided: { readonly decided_by: string; readonly note: string; readonly approve: boolean },
): boolean {
  const states: readonly string[] = decided.approve ? ['applied', 'overtaken'] : ['refused'];
  return decided_by === decided.decided_by && note === decided.note && states.includes(state);
}

function decisionOf({ state, decided_by, decided_at, note, event_id }: LoanChangeRow) {
  return { state, decided_by, decided_at, note, event_id };
}

function detailsOf({ id, change, value_on, reason, state, asked_by, event_id }: LoanChangeRow) {
  return { request: id, change, on: value_on.toString(), reason, state, askedBy: asked_by, event: event_id };
}

async function answer(
  parts: LoansParts,
  tx: Tx,
  { row, loan }: { row: LoanChangeRow; loan: LoanRow },
): Promise<Result<Changed, Problem>> {
  return ok({ request: toRequest(row), loan: toLoan(parts, tx.context, await recordOf(tx, loan)) });
}

function toRequest(row: LoanChangeRow): LoanChangeRequest {
  return {
    id: row.id as LoanChangeId,
    loanId: row.loan_id as LoanId,
    change: row.change,
    on: row.value_on.toString(),
    reason: row.reason,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toString() ?? null,
    note: row.note,
    eventId: row.event_id as LoanChangeRequest['eventId'],
  };
}
