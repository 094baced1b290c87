import type { ApplicationChanged } from '@lendline/applications/contract';
import type { LoanDefaulted, LoanEvent } from '@lendline/loans/contract';
import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import { tellAttempt } from '../store/attempts.ts';
import { keysOf, noteDefault, noteFirstLoan } from '../store/observed-lines.ts';
import type { FraudTables } from '../store/tables.ts';
import type { ObserveParts } from './observe-parts.ts';

type Tx = SliceTransaction<FraudTables>;

/** The line has borrowed. */
export async function hearPaidOut(tx: Tx, { data, occurredAt }: EventEnvelope): Promise<void> {
  await noteFirstLoan(tx, (data as LoanEvent).lineId, occurredAt);
}

/** An instalment of the line reached 90 days past due. */
export async function hearDefault(
  { zone }: Pick<ObserveParts, 'zone'>,
  tx: Tx,
  { data, occurredAt }: EventEnvelope,
): Promise<void> {
  const { lineId, on } = data as LoanDefaulted;
  const at = Temporal.PlainDate.from(on).toZonedDateTime(zone).toInstant();
  await noteDefault(tx, lineId, { at, arrived: occurredAt });
}

/** An application was declined: who tries again and again is counted by what they declare. */
export async function hearDeclined(tx: Tx, { id, data, occurredAt }: EventEnvelope): Promise<void> {
  const { lineId, to } = data as ApplicationChanged;
  if (to !== 'declined') return;
  const { number, id: nationalId } = await keysOf(tx, lineId);
  await tellAttempt(tx, {
    kind: 'decline',
    event: id,
    at: occurredAt,
    arrived_at: occurredAt,
    borrower: lineId,
    number,
    id: nationalId,
  });
}
