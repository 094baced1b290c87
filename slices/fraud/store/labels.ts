import type { SliceTransaction } from '@lendline/platform';
import type { CaseOutcome, FraudCaseId, FraudLabel } from '../contract.ts';
import type { AlertRow, FraudTables } from './tables.ts';

type Tx = SliceTransaction<FraudTables>;

/** Says of the attempts behind these alerts what became of their case. Each attempt once, looked at from its last alert. */
export async function insertLabels(
  { db, context }: Tx,
  { caseId, outcome, alerts }: { caseId: FraudCaseId; outcome: CaseOutcome; alerts: readonly AlertRow[] },
): Promise<void> {
  // The newest alert comes first: of one attempt that one stays.
  const byAttempt = new Map(
    alerts.toReversed().map((alert) => [`${alert.application_id} ${alert.attempt}`, alert] as const),
  );
  if (byAttempt.size === 0) return;
  const rows = [...byAttempt.values()].map(({ application_id, attempt, line_id, as_of }) => ({
    tenant: context.tenant,
    case_id: caseId,
    application_id,
    attempt,
    line_id,
    outcome,
    as_of,
    known_at: context.now(),
    withdrawn_at: null,
  }));
  await db.insertInto('fraud_label').values(rows).execute();
}

/** From now on the case says nothing; what it said until now was known then. */
export async function withdrawLabels({ db, context }: Tx, caseId: FraudCaseId): Promise<void> {
  await db
    .updateTable('fraud_label')
    .set({ withdrawn_at: context.now() })
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** What was known at an instant, in the order in which it became known. */
export async function selectLabels(
  { db }: Tx,
  asOf: Temporal.Instant,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<readonly { readonly seq: bigint; readonly label: FraudLabel }[]> {
  const rows = await db
    .selectFrom('fraud_label')
    .selectAll()
    .where('seq', '>', after)
    .where('known_at', '<=', asOf)
    .where((of) => of.or([of('withdrawn_at', 'is', null), of('withdrawn_at', '>', asOf)]))
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    label: {
      applicationId: row.application_id,
      attempt: row.attempt,
      lineId: row.line_id,
      outcome: row.outcome,
      caseId: row.case_id,
      asOf: row.as_of.toString(),
      knownAt: row.known_at.toString(),
    },
  }));
}
