import type { LineAct } from '@lendline/credit';
import {
  actorName,
  canonicalJson,
  type Context,
  newId,
  ok,
  present,
  type Problem,
  type Result,
} from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type {
  CreditLine,
  CreditLineChange,
  CreditLineChangeId,
  CreditLineId,
  CreditLineRequest,
} from '../credit-line-contract.ts';
import { creditLineProblem } from '../credit-line-problems.ts';
import { problem } from '../problems.ts';
import { actOfChange, needsSecondPerson } from '../rules/credit-line.ts';
import {
  type CreditLineChangeRow,
  creditLineChangeOfRequest,
  type CreditLineRow,
  decideCreditLineChangeRow,
  findCreditLine,
  insertCreditLineChange,
  insertCreditLineEvent,
  lockCreditLine,
  lockCreditLineChange,
  overtakeUnsigned,
} from '../store/credit-lines.ts';
import type { LoansTables } from '../store/tables.ts';
import { creditLineEvent } from './open-credit-line.ts';
import { type LoansParts, todayOf } from './parts.ts';
import { readStanding, type Standing, toCreditLine, toRequest } from './show-credit-line.ts';

type Tx = SliceTransaction<LoansTables>;
export type Changed = Result<{ readonly request: CreditLineRequest; readonly creditLine: CreditLine }, Problem>;

/**
 * Changes a credit line; where the limit rises, asks a second person first. Refusals are audited as changes are. A request that
 * was done and is run again under its key, because a crash took the answer, is answered from what stands.
 */
export async function changeCreditLine(
  parts: LoansParts,
  context: Context,
  asked: { readonly creditLineId: CreditLineId; readonly change: CreditLineChange; readonly reason: string },
): Promise<Changed> {
  return parts.database.transaction(context, async (tx) => {
    const row = await lockCreditLine(tx, asked.creditLineId);
    if (!row) return notFound();
    const request = requestRow(tx, asked);
    const before = await creditLineChangeOfRequest(tx, request);
    if (before) return sameRequest(before, request) ? answer(parts, tx, before) : problem('loans.key-reused');
    const standing = await readStanding(parts, tx, row);
    const act = judge(parts, standing, asked.change);
    if (!act.ok) return refuse(tx, request, act);
    const needsSecond = needsSecondPerson(asked.change, standing.standing);
    if (!needsSecond && asked.change.kind !== 'renewal') {
      const applied = { ...request, state: 'applied', decided_at: context.now() } as const;
      await insertCreditLineChange(tx, applied);
      await write(parts, tx, { row, act: act.value, request: applied });
      return answer(parts, tx, applied);
    }
    const asking: CreditLineChangeRow = needsSecond ? request : { ...request, state: 'to-sign' };
    if (asking.state === 'to-sign') await overtakeUnsigned(tx, row.id);
    await insertCreditLineChange(tx, asking);
    await noteAsked(tx, asking);
    await tellRequest(tx, asking);
    return answer(parts, tx, asking);
  });
}

/** The second person's word. What is not possible any more is put aside. */
export async function decideCreditLineChange(
  parts: LoansParts,
  context: Context,
  {
    changeId,
    approve,
    note,
  }: { readonly changeId: CreditLineChangeId; readonly approve: boolean; readonly note: string },
): Promise<Changed> {
  return parts.database.transaction(context, async (tx) => {
    const request = await lockCreditLineChange(tx, changeId);
    const row = request && (await lockCreditLine(tx, request.credit_line_id));
    if (!row) return notFound();
    const decided = { ...request, decided_by: actorName(context.actor), decided_at: context.now(), note };
    if (request.asked_by === decided.decided_by) {
      return refuse(tx, request, creditLineProblem('loans.credit-line-same-person'));
    }
    if (isSameDecision(request, { ...decided, approve })) return answer(parts, tx, request);
    if (request.state !== 'waiting') {
      return refuse(tx, request, creditLineProblem('loans.credit-line-change-decided', { state: request.state }));
    }
    const act = judge(parts, await readStanding(parts, tx, row), request.change);
    const done = { ...decided, state: stateAfter(request.change, approve, act.ok) };
    if (done.state === 'to-sign') await overtakeUnsigned(tx, row.id);
    await decideCreditLineChangeRow(tx, done);
    if (done.state === 'to-sign') await noteAsked(tx, done);
    else if (approve && act.ok) await write(parts, tx, { row, act: act.value, request: done });
    else await setAside(tx, done);
    await tellRequest(tx, done);
    return answer(parts, tx, done);
  });
}

function sameRequest(before: CreditLineChangeRow, { credit_line_id, change, reason }: CreditLineChangeRow): boolean {
  const same = before.credit_line_id === credit_line_id && before.reason === reason;
  return same && canonicalJson(before.change) === canonicalJson(change);
}

/** The decision that stands is this one: it was made, and its answer was lost on the way. */
function isSameDecision(
  { state, decided_by, note }: CreditLineChangeRow,
  decided: Pick<CreditLineChangeRow, 'decided_by' | 'note'> & { readonly approve: boolean },
): boolean {
  const states: readonly string[] = decided.approve ? ['applied', 'overtaken', 'to-sign'] : ['refused'];
  return decided_by === decided.decided_by && note === decided.note && states.includes(state);
}

function stateAfter({ kind }: CreditLineChange, approve: boolean, isPossible: boolean): CreditLineRequest['state'] {
  if (!approve) return 'refused';
  if (!isPossible) return 'overtaken';
  return kind === 'renewal' ? 'to-sign' : 'applied';
}

async function noteAsked(tx: Tx, request: CreditLineChangeRow): Promise<void> {
  const { credit_line_id: subject } = request;
  await tx.audit({ action: 'ask-credit-line-change', subject, outcome: 'done', details: detailsOf(request) });
}

/** Notes what a second person refused, or what had become impossible. */
export async function setAside(tx: Tx, request: CreditLineChangeRow): Promise<void> {
  const action = request.state === 'refused' ? 'refuse-credit-line-change' : 'overtake-credit-line-change';
  await tx.audit({ action, subject: request.credit_line_id, outcome: 'done', details: detailsOf(request) });
}

export function judge({ pack }: LoansParts, { standing, isPastDue }: Standing, change: CreditLineChange) {
  const { limitByTier, creditLine } = pack.trader;
  const ceiling = Object.values(limitByTier).reduce((most, limit) => (limit > most ? limit : most), 0n);
  const { term_months } = present(creditLine, 'a pack whose credit lines are open has rules for them');
  const act = actOfChange(change, standing, { ceiling, term_months, isPastDue });
  if (act.ok) return act;
  return creditLineProblem(`loans.credit-line-${act.error.why}`, act.error.parameters);
}

interface Writing {
  readonly row: CreditLineRow;
  readonly act: LineAct;
  readonly request: CreditLineChangeRow;
  /** Of a renewal, what the borrower signed. */
  readonly agreementHash?: string;
}

export async function write(parts: LoansParts, tx: Tx, { row, act, request, agreementHash }: Writing): Promise<void> {
  const { context } = tx;
  await insertCreditLineEvent(tx, {
    id: newId('event', context.now()),
    tenant: context.tenant,
    credit_line_id: row.id,
    kind: act.kind,
    value_on: todayOf(parts, context),
    recorded_at: context.now(),
    amount: 'limit' in act ? act.limit : null,
    until_on: act.kind === 'renewal' ? act.until : null,
    loan_id: null,
    made_by: request.asked_by,
    approved_by: request.decided_by,
    reason: request.reason,
    agreement_hash: agreementHash ?? null,
  });
  await tx.audit({ action: 'change-credit-line', subject: row.id, outcome: 'done', details: detailsOf(request) });
  const data = creditLineEvent(row, act.kind);
  await tx.publish({ type: 'loans.credit-line-changed', version: 1, subject: row.id, data });
}

export async function tellRequest(tx: Tx, { id, credit_line_id, change, state }: CreditLineChangeRow): Promise<void> {
  const data = { changeId: id, creditLineId: credit_line_id, change: change.kind, state };
  await tx.publish({ type: 'loans.credit-line-change-asked', version: 1, subject: credit_line_id, data });
}

export async function refuse(
  tx: Tx,
  request: CreditLineChangeRow,
  refusal: { readonly ok: false; readonly error: Problem },
): Promise<Changed> {
  const details = { change: request.change.kind, request: request.id };
  const reason = refusal.error.code;
  await tx.audit({
    action: 'change-credit-line',
    subject: request.credit_line_id,
    outcome: 'refused',
    reason,
    details,
  });
  return refusal;
}

function requestRow(
  { context }: Tx,
  { creditLineId, change, reason }: { creditLineId: string; change: CreditLineChange; reason: string },
): CreditLineChangeRow {
  return {
    id: newId('change', context.now()),
    tenant: context.tenant,
    credit_line_id: creditLineId,
    change,
    reason,
    state: 'waiting',
    asked_by: actorName(context.actor),
    asked_at: context.now(),
    decided_by: null,
    decided_at: null,
    note: null,
    request_key: context.idempotencyKey ?? null,
  };
}

function detailsOf({ id, change, reason, state, asked_by }: CreditLineChangeRow) {
  return { request: id, change, reason, state, askedBy: asked_by };
}

export async function answer(parts: LoansParts, tx: Tx, request: CreditLineChangeRow): Promise<Changed> {
  const row = present(await findCreditLine(tx, request.credit_line_id), 'the credit line is held by this transaction');
  const creditLine = toCreditLine(parts, await readStanding(parts, tx, row));
  return ok({ request: toRequest(request), creditLine });
}
