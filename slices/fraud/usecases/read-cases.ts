import { actorName, type Context, ok, present, type Problem, type Result } from '@lendline/kernel';
import { notFound, type SliceTransaction } from '@lendline/platform';
import type {
  CasePriority,
  CaseState,
  FraudAlert,
  FraudCase,
  FraudCaseDetail,
  FraudCaseId,
  FraudLabel,
} from '../contract.ts';
import {
  alertsOf,
  caseIdsOfApplication,
  caseIdsOfPeople,
  casesOf,
  eventsOf,
  factsOf,
  familyOf,
  selectQueue,
} from '../store/cases.ts';
import { selectLabels } from '../store/labels.ts';
import type { AlertRow, CaseRow, FraudTables } from '../store/tables.ts';
import type { FraudParts } from './parts.ts';

type Tx = SliceTransaction<FraudTables>;

const usualPage = 50;
const usualLabels = 1_000;

export interface QueueQuestion {
  readonly state?: CaseState | undefined;
  readonly priority?: CasePriority | undefined;
  readonly assignedTo?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** The queue: the most urgent first, then those that have waited the longest. */
export async function listCases(
  { database }: FraudParts,
  context: Context,
  { state, priority, assignedTo, limit = usualPage, offset = 0 }: QueueQuestion,
): Promise<Result<{ cases: readonly FraudCase[]; total: number }, Problem>> {
  const who = assignedTo === 'me' ? actorName(context.actor) : assignedTo === 'nobody' ? null : assignedTo;
  return database.transaction(
    context,
    async (tx) => {
      const { rows, total } = await selectQueue(tx, { state, priority, assignedTo: who }, { limit, offset });
      return ok({ cases: await toCases(tx, rows), total });
    },
    { readOnly: true },
  );
}

export async function getCase(
  { database }: FraudParts,
  context: Context,
  { caseId }: { readonly caseId: FraudCaseId },
): Promise<Result<FraudCaseDetail, Problem>> {
  return database.transaction(
    context,
    async (tx) => {
      const [row] = await casesOf(tx, [caseId]);
      return row ? ok(await toDetail(tx, row)) : notFound();
    },
    { readOnly: true },
  );
}

export async function casesOfApplication(
  { database }: FraudParts,
  context: Context,
  { applicationId }: { readonly applicationId: string },
): Promise<Result<{ cases: readonly FraudCase[] }, Problem>> {
  return database.transaction(
    context,
    async (tx) => ok({ cases: await toCases(tx, await casesOf(tx, await caseIdsOfApplication(tx, applicationId))) }),
    { readOnly: true },
  );
}

/** What was known of applications at an instant. */
export async function listLabels(
  { database }: FraudParts,
  context: Context,
  of: { readonly asOf?: string | undefined; readonly limit?: number | undefined; readonly after?: string | undefined },
): Promise<Result<{ labels: readonly FraudLabel[]; next: string | null }, Problem>> {
  const asOf = of.asOf === undefined ? context.now() : Temporal.Instant.from(of.asOf);
  const limit = of.limit ?? usualLabels;
  const after = BigInt(/^\d{1,18}$/.test(of.after ?? '') ? of.after! : 0);
  const found = await database.transaction(context, (tx) => selectLabels(tx, asOf, { after, limit: limit + 1 }), {
    readOnly: true,
  });
  const rows = found.slice(0, limit);
  const next = found.length > limit ? (rows.at(-1)?.seq.toString() ?? null) : null;
  return ok({ labels: rows.map(({ label }) => label), next });
}

async function toCases(tx: Tx, rows: readonly CaseRow[]): Promise<readonly FraudCase[]> {
  const facts = await factsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { people, alerts, typologies } = present(facts.get(row.id), 'facts are asked for every case');
    const until = row.closed_at ?? tx.context.now();
    return {
      id: row.id,
      state: row.state,
      priority: row.priority,
      outcome: row.outcome,
      lineIds: people,
      alerts,
      typologies,
      assignedTo: row.assigned_to,
      openedAt: row.opened_at.toString(),
      lastAlertAt: row.last_alert_at.toString(),
      age_h: Math.floor((until.epochMilliseconds - row.waiting_since.epochMilliseconds) / 3_600_000),
      snoozedUntil: row.snoozed_until?.toString() ?? null,
      mergedInto: row.merged_into,
      closedAt: row.closed_at?.toString() ?? null,
      closedBy: row.closed_by,
    };
  });
}

/** A case whole, with the histories of those that were merged into it and the other cases of its people. */
export async function toDetail(tx: Tx, row: CaseRow): Promise<FraudCaseDetail> {
  const [own] = await toCases(tx, [row]);
  const found = present(own, 'the case was just read');
  const family = await familyOf(tx, row.id);
  const alerts = await alertsOf(tx, family);
  const near = await caseIdsOfPeople(tx, found.lineIds);
  const others = near.filter((id) => !family.includes(id));
  return {
    ...found,
    alertList: alerts.map(toAlert),
    history: await eventsOf(tx, family),
    merged: family.filter((id) => id !== row.id),
    others: await toCases(tx, await casesOf(tx, others)),
  };
}

function toAlert(row: AlertRow): FraudAlert {
  return {
    id: row.id,
    caseId: row.case_id,
    assessmentId: row.assessment_id,
    applicationId: row.application_id,
    attempt: row.attempt,
    stage: row.stage,
    lineId: row.line_id,
    asOf: row.as_of.toString(),
    raisedAt: row.raised_at.toString(),
    hits: row.hits,
    listHits: row.list_hits,
  };
}
