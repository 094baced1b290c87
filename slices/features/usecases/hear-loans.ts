import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import { insertOutcome } from '../store/outcomes.ts';
import { findNode, writeNode } from '../store/ties.ts';
import type { FeaturesTables } from '../store/tables.ts';
import { graphKey } from './graph-key.ts';
import type { FeaturesParts } from './parts.ts';

type Tx = SliceTransaction<FeaturesTables>;

/** Of the events of `loans`, what an outcome is made of: `on` is told of a default alone. */
interface LoanOutcome {
  readonly loanId: string;
  readonly lineId: LineId;
  readonly on?: string;
}

/** A loan was paid back, or an instalment of it reached 90 days past due. Known from when it was told. */
export async function hearOutcome(
  { zone }: Pick<FeaturesParts, 'zone'>,
  tx: Tx,
  { type, occurredAt, data }: EventEnvelope,
): Promise<void> {
  const { loanId, lineId, on } = data as LoanOutcome;
  await insertOutcome(tx, {
    loan_id: loanId,
    line_id: lineId,
    defaulted: type === 'loans.defaulted',
    happened_at: on === undefined ? occurredAt : Temporal.PlainDate.from(on).toZonedDateTime(zone).toInstant(),
    known_at: occurredAt,
  });
  // Others know a borrower by the number, which is asked for outside of this transaction.
  await tx.enqueue({ task: 'know-line', payload: { lineId }, key: `${lineId}/know` });
}

/** Makes a line known to the graph under the key by which others know it, also when it has no records of its own. */
export async function knowLine(parts: FeaturesParts, context: Context, lineId: LineId): Promise<void> {
  const known = await parts.database.transaction(context, (tx) => findNode(tx, lineId), { readOnly: true });
  if (known) return;
  const key = await graphKey(parts, context, lineId);
  if (!key.ok) throw new Error(`the number of the line is not known: ${key.error.code}`);
  const node = { line_id: lineId, key: key.value, revision: 0, told_at: null };
  // Whoever was faster has written the same key.
  await parts.database.transaction(context, (tx) => writeNode(tx, node));
}
