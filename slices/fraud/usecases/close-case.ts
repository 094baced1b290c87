import { actorName, type Context, dayIn, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type { CaseOutcome, FraudCaseDetail, FraudCaseId } from '../contract.ts';
import { problem } from '../problems.ts';
import { stepOf } from '../rules/case-lifecycle.ts';
import {
  alertsOf,
  caseIdsOfPeople,
  casesOf,
  familyOf,
  lockCase,
  lockPeople,
  noteCaseEvent,
  peopleOf,
  setPeopleOpen,
  updateCase,
} from '../store/cases.ts';
import { insertLabels, withdrawLabels } from '../store/labels.ts';
import { lockEntriesOf } from '../store/list-entries.ts';
import type { AlertRow, CaseRow, FraudTables } from '../store/tables.ts';
import { endIn } from './change-lists.ts';
import { listOwnFraud } from './list-own-fraud.ts';
import type { FraudParts } from './parts.ts';
import { toDetail } from './read-cases.ts';
import { tellCase } from './tell-case.ts';
import { notNow, refuse } from './work-case.ts';

type Tx = SliceTransaction<FraudTables>;
type Answer = Result<FraudCaseDetail, Problem>;

export interface CloseCase {
  readonly caseId: FraudCaseId;
  readonly outcome: CaseOutcome;
  readonly note: string;
  readonly about?: readonly LineId[] | undefined;
}

/**
 * Closes a case. The outcome is from now on the label of every attempt that raised an alert, of the people that it is about; and
 * what confirmed fraudsters hold goes on the block list, where a second person has still to look at it.
 */
export async function closeCase(parts: FraudParts, context: Context, given: CloseCase): Promise<Answer> {
  const { database, zone, keepCases_days } = parts;
  return database.transaction(context, async (tx) => {
    const row = await lockCase(tx, given.caseId);
    if (!row) return notFound();
    const step = stepOf(row.state, 'close');
    if (!step) return refuse(tx, row, { act: 'close', refusal: notNow(row) });
    const alerts = await alertsOf(tx, await familyOf(tx, row.id));
    const about = new Set(given.about ?? alerts.map(({ line_id }) => line_id));
    const labelled = alerts.filter(({ line_id }) => about.has(line_id));
    if (new Set(labelled.map(({ line_id }) => line_id)).size < about.size) {
      return refuse(tx, row, { act: 'close', refusal: problem('fraud.not-of-this-case') });
    }
    const by = actorName(context.actor);
    const closed = await updateCase(tx, row.id, {
      state: step.to,
      outcome: given.outcome,
      snoozed_until: null,
      closed_at: context.now(),
      closed_by: by,
      delete_on: dayIn(zone, context.now()).add({ days: keepCases_days }),
    });
    await setPeopleOpen(tx, row.id, false);
    await learn(tx, closed, { outcome: given.outcome, labelled });
    const { note, outcome } = given;
    await noteCaseEvent(tx, { id: row.id, kind: step.event, by, note, about: outcome });
    const details = { note, outcome, about: [...about] };
    await tellCase(tx, closed, { type: 'fraud.case-closed', action: 'close-case', details });
    return ok(await toDetail(tx, closed));
  });
}

interface Learnt {
  readonly outcome: CaseOutcome;
  readonly labelled: readonly AlertRow[];
}

async function learn(tx: Tx, row: CaseRow, { outcome, labelled }: Learnt): Promise<void> {
  await insertLabels(tx, { caseId: row.id, outcome, alerts: labelled });
  if (outcome !== 'confirmed-fraud') return;
  const lines = [...new Set(labelled.map(({ line_id }) => line_id))];
  for (const line of lines) await listOwnFraud(tx, { line, source: 'own-case', origin: row.id });
}

/** Opens a closed case again. What it said is taken back from now on: its labels, and what it put on the block list. */
export async function reopenCase(
  { database }: FraudParts,
  context: Context,
  { caseId, note }: { readonly caseId: FraudCaseId; readonly note: string },
): Promise<Answer> {
  return database.transaction(context, async (tx) => {
    const people = await peopleOf(tx, caseId);
    await lockPeople(tx, people);
    const row = await lockCase(tx, caseId);
    if (!row) return notFound();
    const step = stepOf(row.state, 'reopen');
    if (!step) return refuse(tx, row, { act: 'reopen', refusal: notNow(row) });
    const other = await goesOnElsewhere(tx, people);
    if (other) return refuse(tx, row, { act: 'reopen', refusal: problem('fraud.case-goes-on', { case: other }) });
    const opened = await updateCase(tx, row.id, {
      state: step.to,
      outcome: null,
      closed_at: null,
      closed_by: null,
      delete_on: null,
      waiting_since: context.now(),
    });
    await setPeopleOpen(tx, row.id, true);
    await withdrawLabels(tx, row.id);
    for (const entry of await lockEntriesOf(tx, row.id)) await endIn(tx, entry, note);
    await noteCaseEvent(tx, { id: row.id, kind: step.event, by: actorName(context.actor), note, about: row.outcome });
    const details = { note, was: row.outcome };
    await tellCase(tx, opened, { type: 'fraud.case-reopened', action: 'reopen-case', details });
    return ok(await toDetail(tx, opened));
  });
}

/** A case of one of these people that goes on: of one person there is one. */
async function goesOnElsewhere(tx: Tx, people: readonly LineId[]): Promise<FraudCaseId | undefined> {
  const rows = await casesOf(tx, await caseIdsOfPeople(tx, people));
  return rows.find(({ state }) => state === 'open' || state === 'snoozed')?.id;
}
