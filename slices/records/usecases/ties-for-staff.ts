import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { TieOfLine } from '../contract.ts';
import { borrowersAmong } from '../store/own-numbers.ts';
import { tiesAt } from '../store/ties.ts';
import { askConsent } from './ask-consent.ts';
import type { RecordsParts } from './parts.ts';

/** The ties that stand, without hashes: staff learn that a named person is a borrower of ours, and not who. */
export async function listTiesOfLine(
  parts: RecordsParts,
  context: Context,
  lineId: LineId,
): Promise<Result<{ readonly ties: readonly TieOfLine[] }, Problem>> {
  const consent = await askConsent(parts, context, { line: lineId, source: 'declared-ties' });
  if (!consent.ok) return consent;
  if (!consent.value.allowed) return ok({ ties: [] });
  return parts.database.transaction(
    context,
    async (tx) => {
      const standing = await tiesAt(tx, lineId, context.now());
      const borrowers = await borrowersAmong(
        tx,
        standing.map(({ peer }) => peer),
      );
      const shown = ({ kind, declaredAt, peer }: (typeof standing)[number]): TieOfLine => ({
        kind,
        declaredAt,
        ofBorrower: borrowers.has(peer),
      });
      return ok({ ties: standing.map(shown) });
    },
    { readOnly: true },
  );
}
