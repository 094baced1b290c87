import { type SliceTransaction, toJson } from '@lendline/platform';
import type { AssessmentId, AssessmentStage, FraudAssessment, FraudCaseId } from '../contract.ts';
import type { AssessmentRow, FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

export interface AssessedAttempt {
  readonly applicationId: string;
  readonly attempt: number;
  readonly stage: AssessmentStage;
  /** Tells apart the looks at drawdown, of which there may be several. */
  readonly asOf: Temporal.Instant;
}

/** The assessment of an attempt at a stage; at drawdown that as of the same instant. */
export async function assessmentOf(
  { db }: Tx,
  { applicationId, attempt, stage, asOf }: AssessedAttempt,
): Promise<FraudAssessment | undefined> {
  const row = await db
    .selectFrom('assessment')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('attempt', '=', attempt)
    .where('stage', '=', stage)
    .$if(stage === 'drawdown', (query) => query.where('as_of', '=', asOf))
    .executeTakeFirst();
  return row && toAssessment(row);
}

/** Newest first. */
export async function assessmentsOfApplication({ db }: Tx, applicationId: string): Promise<readonly FraudAssessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('assessed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toAssessment);
}

/** False when the attempt was assessed meanwhile, at this stage and as of this instant. */
export async function insertAssessment(
  { db, context }: Tx,
  assessment: Omit<FraudAssessment, 'caseId'>,
  deleteOn: Temporal.PlainDate,
): Promise<boolean> {
  const inserted = await db
    .insertInto('assessment')
    .values({
      id: assessment.id,
      tenant: context.tenant,
      application_id: assessment.applicationId,
      attempt: assessment.attempt,
      line_id: assessment.lineId,
      stage: assessment.stage,
      as_of: Temporal.Instant.from(assessment.asOf),
      assessed_at: Temporal.Instant.from(assessment.assessedAt),
      lists: assessment.lists,
      velocity: assessment.velocity,
      ring: assessment.ring,
      typologies: assessment.typologies,
      signals: toJson(assessment.signals),
      register: assessment.register,
      hits: toJson(assessment.hits),
      list_hits: toJson(assessment.listHits),
      typology_version_id: assessment.typologyVersionId,
      halted: assessment.halted,
      case_id: null,
      delete_on: deleteOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function setCaseOf({ db }: Tx, id: AssessmentId, caseId: FraudCaseId): Promise<void> {
  await db.updateTable('assessment').set({ case_id: caseId }).where('id', '=', id).execute();
}

function toAssessment(row: AssessmentRow): FraudAssessment {
  return {
    id: row.id,
    applicationId: row.application_id,
    attempt: row.attempt,
    lineId: row.line_id,
    stage: row.stage,
    asOf: row.as_of.toString(),
    assessedAt: row.assessed_at.toString(),
    lists: row.lists,
    velocity: row.velocity,
    ring: row.ring,
    typologies: row.typologies,
    signals: row.signals,
    register: row.register,
    hits: row.hits,
    listHits: row.list_hits,
    typologyVersionId: row.typology_version_id,
    halted: row.halted,
    caseId: row.case_id,
  };
}
