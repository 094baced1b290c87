import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import type { AuditRow } from '../contract.ts';
import type { StaffTables } from '../store/tables.ts';
import { collectRow, sealBatch, trailPage, verifyChain } from '../store/trail.ts';
import type { StaffParts } from './parts.ts';

interface AuditedData {
  readonly id: string;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly reason: string | null;
  readonly details: unknown;
}

/** Takes an audit row of another slice into the trail and has it sealed soon. */
export async function collectAudited(tx: SliceTransaction<StaffTables>, event: EventEnvelope): Promise<void> {
  const data = event.data as AuditedData;
  await collectRow(tx, {
    id: data.id,
    tenant: event.tenant,
    slice: event.slice,
    at: event.occurredAt,
    actor: event.actor,
    action: data.action,
    subject: event.subject,
    outcome: data.outcome,
    reason: data.reason,
    correlation: event.correlation,
    details: data.details,
  });
}

/** Seals everything that has arrived. */
export async function sealTrail(parts: StaffParts, context: Context): Promise<void> {
  while ((await parts.database.transaction(context, sealBatch)) > 0);
}

export async function listAudit(
  parts: StaffParts,
  context: Context,
  { subject, before, limit = 50 }: { subject?: string; before?: number; limit?: number },
): Promise<Result<{ rows: readonly AuditRow[]; next: number | null }, Problem>> {
  await sealTrail(parts, context);
  const of = { limit, ...(subject === undefined ? {} : { subject }), ...(before === undefined ? {} : { before }) };
  const rows = await parts.database.transaction(context, (tx) => trailPage(tx, of), { readOnly: true });
  return ok({ rows, next: rows.length < limit ? null : (rows.at(-1)?.sequence ?? null) });
}

export async function verifyAudit(
  parts: StaffParts,
  context: Context,
): Promise<Result<{ rows: number; intact: boolean; brokenAt: number | null }, Problem>> {
  await sealTrail(parts, context);
  const { rows, brokenAt } = await parts.database.transaction(context, verifyChain, { readOnly: true });
  return ok({ rows, intact: brokenAt === null, brokenAt });
}
