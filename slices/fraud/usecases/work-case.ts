import { actorName, type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction, staffMember, z } from '@lendline/platform';
import type { FraudCaseDetail, FraudCaseId } from '../contract.ts';
import { problem } from '../problems.ts';
import { type CaseAct, stateNames, stepOf } from '../rules/case-lifecycle.ts';
import { moreUrgent } from '../rules/case-priority.ts';
import { addPeople, lockCase, lockCases, noteCaseEvent, peopleOf, setPeopleOpen, updateCase } from '../store/cases.ts';
import type { CaseRow, FraudTables } from '../store/tables.ts';
import type { FraudParts } from './parts.ts';
import { toDetail } from './read-cases.ts';
import { tellCase } from './tell-case.ts';

type Tx = SliceTransaction<FraudTables>;
type Answer = Result<FraudCaseDetail, Problem>;
type Refused = { readonly ok: false; readonly error: Problem };

const longestSnooze_d = 90;

export interface Change {
  readonly act: CaseAct;
  readonly caseId: FraudCaseId;
  readonly note: string | null;
  readonly about?: string | null;
  readonly set?: Partial<CaseRow>;
}

/** One thing done to one case: allowed in its state? then written, told and kept in its history. */
async function change({ database }: FraudParts, context: Context, given: Change): Promise<Answer> {
  return database.transaction(context, async (tx) => {
    const row = await lockCase(tx, given.caseId);
    if (!row) return notFound();
    const step = stepOf(row.state, given.act);
    if (!step) return refuse(tx, row, { act: given.act, refusal: notNow(row) });
    const changed = await updateCase(tx, row.id, { state: step.to, ...given.set });
    const { note, about = null } = given;
    await noteCaseEvent(tx, { id: row.id, kind: step.event, by: actorName(context.actor), note, about });
    await tellCase(tx, changed, { type: 'fraud.case-changed', action: `${given.act}-case`, details: { note, about } });
    if (changed.snoozed_until && given.act === 'snooze') await planWaking(tx, changed);
    return ok(await toDetail(tx, changed));
  });
}

export function assignCase(
  parts: FraudParts,
  context: Context,
  { caseId, to }: { readonly caseId: FraudCaseId; readonly to: string | null },
): Promise<Answer> {
  const name = to === null ? null : `staff:${to === 'me' ? staffMember(context) : to}`;
  return change(parts, context, { act: 'assign', caseId, note: null, about: name, set: { assigned_to: name } });
}

export function noteCase(
  parts: FraudParts,
  context: Context,
  { caseId, note }: { readonly caseId: FraudCaseId; readonly note: string },
): Promise<Answer> {
  return change(parts, context, { act: 'note', caseId, note });
}

export async function snoozeCase(
  parts: FraudParts,
  context: Context,
  { caseId, until, note }: { readonly caseId: FraudCaseId; readonly until: string; readonly note: string },
): Promise<Answer> {
  const at = Temporal.Instant.from(until);
  const latest = context.now().add({ hours: 24 * longestSnooze_d });
  if (Temporal.Instant.compare(at, context.now()) <= 0 || Temporal.Instant.compare(at, latest) > 0) {
    return problem('fraud.snooze-until', { days: longestSnooze_d });
  }
  return change(parts, context, { act: 'snooze', caseId, note, about: at.toString(), set: { snoozed_until: at } });
}

export function wakeCase(
  parts: FraudParts,
  context: Context,
  { caseId, note }: { readonly caseId: FraudCaseId; readonly note: string },
): Promise<Answer> {
  return change(parts, context, { act: 'wake', caseId, note, set: { snoozed_until: null } });
}

async function planWaking(tx: Tx, { id, snoozed_until }: CaseRow): Promise<void> {
  if (snoozed_until) await tx.enqueue({ task: 'wake-case', payload: { caseId: id }, key: id, runAt: snoozed_until });
}

/** The time of a case that was put aside has come. One that was put aside for longer meanwhile sleeps on. */
export async function wakeOnTime({ database }: FraudParts, context: Context, payload: unknown): Promise<void> {
  const { caseId } = z.object({ caseId: z.string() }).parse(payload);
  await database.transaction(context, async (tx) => {
    const row = await lockCase(tx, caseId as FraudCaseId);
    if (!row?.snoozed_until) return;
    if (Temporal.Instant.compare(row.snoozed_until, context.now()) > 0) return planWaking(tx, row);
    const step = stepOf(row.state, 'wake');
    if (!step) return;
    const woken = await updateCase(tx, row.id, { state: step.to, snoozed_until: null });
    await noteCaseEvent(tx, { id: row.id, kind: step.event, by: actorName(context.actor) });
    await tellCase(tx, woken, { type: 'fraud.case-changed', action: 'wake-case' });
  });
}

/** One case goes on in another. Neither history is rewritten: a reading of the one that goes on tells both. */
export async function mergeCases(
  { database }: FraudParts,
  context: Context,
  { caseId, other, note }: { readonly caseId: FraudCaseId; readonly other: FraudCaseId; readonly note: string },
): Promise<Answer> {
  if (caseId === other) return problem('fraud.case-same');
  return database.transaction(context, async (tx) => {
    const rows = await lockCases(tx, [caseId, other]);
    const target = rows.find(({ id }) => id === caseId);
    const source = rows.find(({ id }) => id === other);
    if (!target || !source) return notFound();
    const [into, from] = [stepOf(target.state, 'absorb'), stepOf(source.state, 'merge')];
    if (!into) return refuse(tx, target, { act: 'absorb', refusal: notNow(target) });
    if (!from) return refuse(tx, source, { act: 'merge', refusal: notNow(source) });
    const gone = await updateCase(tx, source.id, { state: from.to, merged_into: target.id, snoozed_until: null });
    await setPeopleOpen(tx, source.id, false);
    await addPeople(tx, target.id, await peopleOf(tx, source.id));
    const both = await updateCase(tx, target.id, {
      state: into.to,
      snoozed_until: null,
      priority: moreUrgent(target.priority, source.priority),
      waiting_since: earlier(target.waiting_since, source.waiting_since),
      last_alert_at: later(target.last_alert_at, source.last_alert_at),
    });
    const by = actorName(context.actor);
    await noteCaseEvent(tx, { id: source.id, kind: from.event, by, note, about: target.id });
    await noteCaseEvent(tx, { id: target.id, kind: into.event, by, note, about: source.id });
    await tellCase(tx, gone, {
      type: 'fraud.case-changed',
      action: 'merge-case',
      details: { note, into: target.id },
    });
    await tellCase(tx, both, { type: 'fraud.case-changed', action: 'absorb-case', details: { note, of: source.id } });
    return ok(await toDetail(tx, both));
  });
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}

export function notNow({ state }: CaseRow): Refused {
  const name = stateNames[state];
  return problem('fraud.case-not-now', { state, stateZh: name['zh-CN'], stateEn: name.en });
}

export async function refuse(
  tx: Tx,
  { id }: CaseRow,
  { act, refusal }: { readonly act: CaseAct; readonly refusal: Refused },
): Promise<Refused> {
  await tx.audit({ action: `${act}-case`, subject: id, outcome: 'refused', reason: refusal.error.code });
  return refusal;
}
