import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { notFound } from '@lendline/platform';
import type { Line, LineId, PersonalData } from '../contract.ts';
import { findIdentity, openIdentity } from '../store/identities.ts';
import { findLine, openPhone } from '../store/lines.ts';
import { toLine } from './declare-identity.ts';
import type { LinesParts } from './parts.ts';

/** A line, masked. */
export async function getLine(parts: LinesParts, context: Context, lineId: LineId): Promise<Result<Line, Problem>> {
  const { line, identity } = await load(parts, context, lineId);
  return line ? ok(await toLine(parts, context, { line, identity })) : notFound();
}

/** Whole personal data. The purpose is asked for and kept: every look is in the audit trail. */
export async function readPersonalData(
  parts: LinesParts,
  context: Context,
  { lineId, purpose }: { lineId: LineId; purpose: string },
): Promise<Result<PersonalData, Problem>> {
  const { line, identity } = await load(parts, context, lineId);
  if (!line) return notFound();
  await parts.database.transaction(context, (tx) =>
    tx.audit({ action: 'read-personal-data', subject: lineId, outcome: 'done', details: { purpose } }),
  );
  const opened = identity ? await openIdentity(parts.crypto, identity) : null;
  return ok({
    phone: await openPhone(parts.crypto, line),
    lineEndedAt: line.ended_at?.toString() ?? null,
    name: opened?.name ?? null,
    idNumber: opened?.idNumber ?? null,
    birthDate: opened?.birthDate?.toString() ?? null,
  });
}

function load(parts: LinesParts, context: Context, lineId: LineId) {
  return parts.database.transaction(
    context,
    async (tx) => {
      const [line, identity] = await Promise.all([findLine(tx, lineId), findIdentity(tx, lineId)]);
      return { line, identity };
    },
    { readOnly: true },
  );
}
