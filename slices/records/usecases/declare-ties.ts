import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, borrowerLine } from '@lendline/platform';
import type { DeclaredTie, StoredTie, TieKind } from '../contract.ts';
import { problem } from '../problems.ts';
import { replaceTies, tiesAt, type TieToKeep } from '../store/ties.ts';
import { askConsent } from './ask-consent.ts';
import type { RecordsParts } from './parts.ts';
import { scrambler } from './scramble.ts';

export interface NamedTie {
  readonly kind: TieKind;
  readonly phone: string;
}

interface Ties {
  readonly ties: readonly DeclaredTie[];
}

/** Keeps whom the borrower names, as keyed hashes. The list replaces the one before, so that the same list twice is one. */
export async function declareTies(
  parts: RecordsParts,
  context: Context,
  named: readonly NamedTie[],
): Promise<Result<Ties, Problem>> {
  const line = borrowerLine(context);
  const consent = await askConsent(parts, context, { line, source: 'declared-ties' });
  if (!consent.ok) return consent;
  const { allowed, because } = consent.value;
  if (!allowed) {
    return refuse(
      parts,
      context,
      problem(because === 'not-allowed-here' ? 'records.ties-not-allowed' : 'records.no-consent-declared-ties'),
    );
  }
  const hashed = await hashTies(parts, context, { line, named });
  if (!hashed.ok) return refuse(parts, context, hashed);
  return parts.database.transaction(context, async (tx) => {
    const changed = await replaceTies(tx, line, hashed.value);
    if (changed.added + changed.ended > 0) {
      const kinds = hashed.value.map(({ kind }) => kind);
      await tx.audit({ action: 'declare-ties', subject: line, outcome: 'done', details: { ...changed, kinds } });
      await tx.publish({
        type: 'records.ties-declared',
        version: 1,
        subject: line,
        data: { lineId: line, ...changed },
      });
    }
    return ok({ ties: (await tiesAt(tx, line, context.now())).map(shown) });
  });
}

/** What the borrower declared and still stands. */
export async function listMyTies({ database }: RecordsParts, context: Context): Promise<Result<Ties, Problem>> {
  const line = borrowerLine(context);
  const ties = await database.transaction(context, (tx) => tiesAt(tx, line, context.now()), { readOnly: true });
  return ok({ ties: ties.map(shown) });
}

/** Every number as one subscriber, whatever its form; two forms of one number under one kind are one tie. */
async function hashTies(
  parts: RecordsParts,
  context: Context,
  { line, named }: { readonly line: LineId; readonly named: readonly NamedTie[] },
): Promise<Result<readonly TieToKeep[], Problem>> {
  const asking = asService(context, 'records');
  const known = await parts.lines.getLine(asking, { lineId: line });
  if (!known.ok) return known;
  const person = await parts.lines.readPersonalData(asking, { lineId: line, purpose: 'declared ties' });
  if (!person.ok) return person;
  const { country } = known.value;
  for (const [index, { phone }] of named.entries()) {
    const number = parts.plan(phone.normalize('NFKC').trim(), country);
    if (number === null) return problem('records.tie-number', { row: index + 1 });
    if (number === person.value.phone) return problem('records.tie-is-own-number', { row: index + 1 });
  }
  const scramble = await scrambler(parts, context, { texts: named.map(({ phone }) => phone), country });
  const ties = named.map(({ kind, phone }) => ({ kind, peer: scramble(phone) }));
  return ok([...new Map(ties.map((tie) => [`${tie.kind} ${tie.peer}`, tie])).values()]);
}

async function refuse(
  { database }: RecordsParts,
  context: Context,
  refused: { readonly ok: false; readonly error: Problem },
): Promise<Result<never, Problem>> {
  const reason = refused.error.code;
  await database.transaction(context, (tx) =>
    tx.audit({ action: 'declare-ties', subject: borrowerLine(context), outcome: 'refused', reason }),
  );
  return refused;
}

/** Without the hash, which says nothing to the borrower and something to whoever else holds one. */
function shown({ kind, declaredAt }: StoredTie): DeclaredTie {
  return { kind, declaredAt };
}
