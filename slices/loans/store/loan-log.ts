import { newId } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import type { LoanEventKind } from '../contract.ts';
import type { LoanEventRow, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Something that happened to a loan, before it is written down. */
export interface NewLoanEvent {
  readonly loanId: string;
  readonly kind: LoanEventKind;
  readonly on: Temporal.PlainDate;
  readonly enteredOn: Temporal.PlainDate;
  readonly body: Readonly<Record<string, unknown>>;
  readonly madeBy: string;
  readonly approvedBy?: string | null;
  readonly reason?: string | null;
  readonly reverses?: string | null;
  readonly source?: string | null;
}

/** The event as a row behind the others of its loan; nothing is written yet, so that a preview can read it. */
export function eventRow({ context }: Pick<Tx, 'context'>, event: NewLoanEvent, seq: number): LoanEventRow {
  return {
    id: newId('event', context.now()),
    tenant: context.tenant,
    loan_id: event.loanId,
    seq,
    kind: event.kind,
    value_on: event.on,
    entered_on: event.enteredOn,
    recorded_at: context.now(),
    body: event.body,
    made_by: event.madeBy,
    approved_by: event.approvedBy ?? null,
    reason: event.reason ?? null,
    reverses: event.reverses ?? null,
    source: event.source ?? null,
  };
}

export async function insertEvent({ db }: Tx, row: LoanEventRow): Promise<void> {
  await db.insertInto('loan_event').values(row).execute();
}

/** The log of a loan, in the order in which it was written. */
export async function eventsOfLoan(tx: Tx, loanId: string): Promise<readonly LoanEventRow[]> {
  return (await eventsOfLoans(tx, [loanId])).get(loanId) ?? [];
}

/** The same by loan; nothing of a loan whose money has not left. */
export async function eventsOfLoans(
  { db }: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LoanEventRow[]>> {
  if (loanIds.length === 0) return new Map();
  const events = db
    .selectFrom('loan_event')
    .selectAll()
    .where('loan_id', 'in', [...loanIds])
    .orderBy('seq');
  return Map.groupBy(await events.execute(), ({ loan_id }) => loan_id);
}

/** Whether what came from outside is in a log already. */
export async function isInLog({ db }: Tx, source: string): Promise<boolean> {
  const row = await db.selectFrom('loan_event').select('id').where('source', '=', source).executeTakeFirst();
  return row !== undefined;
}
