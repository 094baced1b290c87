import { actorName, assert, newId, present } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { SliceTransaction } from '@lendline/platform';
import type { CasePriority, FraudAssessment, FraudCaseId } from '../contract.ts';
import { stepOf } from '../rules/case-lifecycle.ts';
import { moreUrgent } from '../rules/case-priority.ts';
import {
  addPeople,
  alertOfAssessment,
  insertAlert,
  insertCase,
  lockOpenCaseOf,
  lockPeople,
  noteCaseEvent,
  updateCase,
} from '../store/cases.ts';
import type { CaseRow, FraudTables } from '../store/tables.ts';
import { tellCase } from './tell-case.ts';
import { planWatch } from './watch-hit-rates.ts';

type Tx = SliceTransaction<FraudTables>;

export interface ToRaise {
  readonly assessment: Omit<FraudAssessment, 'caseId'>;
  readonly priority: CasePriority;
  /** Who is in the ring of the person, as far as one is suspected; empty otherwise. */
  readonly ring: readonly LineId[];
}

/**
 * Raises an alert in the transaction of its assessment: it joins the case of this person or ring that goes on, or opens one. The
 * same assessment raises one alert however often it is told. Answers the case.
 */
export async function raiseAlert(tx: Tx, { assessment, priority, ring }: ToRaise): Promise<FraudCaseId> {
  const people = [...new Set([assessment.lineId, ...ring])];
  await lockPeople(tx, people);
  const known = await alertOfAssessment(tx, assessment.id);
  if (known !== undefined) return known;
  const goesOn = (await lockOpenCaseOf(tx, [assessment.lineId])) ?? (await lockOpenCaseOf(tx, people));
  const row = goesOn ? await join(tx, goesOn, priority) : await open(tx, priority);
  await addPeople(tx, row.id, people);
  const { id, applicationId, attempt, stage, lineId, asOf, hits, listHits } = assessment;
  const isNew = await insertAlert(tx, {
    id: newId('fraudalert', tx.context.now()),
    tenant: tx.context.tenant,
    case_id: row.id,
    assessment_id: id,
    application_id: applicationId,
    attempt,
    stage,
    line_id: lineId,
    as_of: Temporal.Instant.from(asOf),
    raised_at: tx.context.now(),
    hits,
    list_hits: listHits,
  });
  assert(isNew, 'an alert about a person waits for the others about them');
  await noteCaseEvent(tx, {
    id: row.id,
    kind: goesOn ? 'alert-joined' : 'opened',
    by: actorName(tx.context.actor),
    about: applicationId,
  });
  await tellCase(tx, row, { type: goesOn ? 'fraud.case-changed' : 'fraud.case-opened', action: 'raise-alert' });
  if (hits.length > 0) await planWatch(tx);
  return row.id;
}

async function open(tx: Tx, priority: CasePriority): Promise<CaseRow> {
  const now = tx.context.now();
  const row: CaseRow = {
    id: newId('fraudcase', now),
    tenant: tx.context.tenant,
    state: 'open',
    priority,
    outcome: null,
    assigned_to: null,
    opened_at: now,
    waiting_since: now,
    last_alert_at: now,
    snoozed_until: null,
    merged_into: null,
    closed_at: null,
    closed_by: null,
    delete_on: null,
  };
  await insertCase(tx, row);
  return row;
}

async function join(tx: Tx, row: CaseRow, priority: CasePriority): Promise<CaseRow> {
  const { to } = present(stepOf(row.state, 'raise'), 'a case that goes on takes alerts');
  return updateCase(tx, row.id, {
    state: to,
    snoozed_until: null,
    priority: moreUrgent(row.priority, priority),
    last_alert_at: tx.context.now(),
  });
}
