import { type Context, dayIn, ok, type Problem, type Result } from '@lendline/kernel';
import { borrowerLine, notFound } from '@lendline/platform';
import type { Line } from '../contract.ts';
import { problem } from '../problems.ts';
import { type IdentityFault, readIdentity, type TypedIdentity } from '../rules/identity.ts';
import { findIdentity, insertIdentity, openIdentity, sealIdentity, toDeclared } from '../store/identities.ts';
import { findLine } from '../store/lines.ts';
import type { LineRow } from '../store/tables.ts';
import type { LinesParts } from './parts.ts';

const faultProblems = {
  name: 'lines.name-not-readable',
  'id-number': 'lines.id-number-not-readable',
  'birth-date-needed': 'lines.birth-date-needed',
  'birth-date': 'lines.birth-date-not-readable',
} as const satisfies Record<IdentityFault, string>;

/** Keeps name and id number, once. The same again is the same; something else goes to a person. */
export async function declareIdentity(
  parts: LinesParts,
  context: Context,
  typed: TypedIdentity,
): Promise<Result<Line, Problem>> {
  const lineId = borrowerLine(context);
  const line = await parts.database.transaction(context, (tx) => findLine(tx, lineId), { readOnly: true });
  if (!line || line.ended_at) return notFound();
  const identity = readIdentity(line.country, typed, dayIn(parts.zone, context.now()));
  if (!identity.ok) return problem(faultProblems[identity.error]);
  const row = await sealIdentity(parts.crypto, context, { line: lineId, identity: identity.value });
  const kept = await parts.database.transaction(context, async (tx) => {
    const before = await findIdentity(tx, lineId);
    if (!before) await insertIdentity(tx, row);
    const same = !before || before.identity_index === row.identity_index;
    const outcome = same
      ? ({ outcome: 'done' } as const)
      : ({ outcome: 'refused', reason: 'identity-differs' } as const);
    await tx.audit({ action: 'declare-identity', subject: lineId, ...outcome });
    return same ? (before ?? row) : null;
  });
  if (!kept) return problem('lines.identity-differs');
  const opened = await openIdentity(parts.crypto, kept);
  if (opened.name !== identity.value.name) return problem('lines.identity-differs');
  return ok(await toLine(parts, context, { line, identity: kept }));
}

type Kept = { readonly line: LineRow; readonly identity: Awaited<ReturnType<typeof findIdentity>> };

/** A line as others see it: masked. */
export async function toLine(parts: LinesParts, context: Context, { line, identity }: Kept): Promise<Line> {
  return {
    id: line.id as Line['id'],
    maskedPhone: line.masked_phone,
    country: line.country,
    firstSeenAt: line.first_seen_at.toString(),
    endedAt: line.ended_at?.toString() ?? null,
    identity: identity ? await toDeclared(parts.crypto, identity, dayIn(parts.zone, context.now())) : null,
  };
}
