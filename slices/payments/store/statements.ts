import { money, toWire } from '@lendline/kernel';
import { type SliceTransaction, toJson } from '@lendline/platform';
import { sql } from 'kysely';
import type { PaymentId, StatementId, StatementLine, StatementSummary } from '../contract.ts';
import type { PaymentRow, PaymentsTables, StatementEntryRow, StatementRow } from './tables.ts';

type Tx = SliceTransaction<PaymentsTables>;

/** Whether it is new: a message of a rail is taken once. */
export async function insertStatement({ db, context }: Tx, row: Omit<StatementRow, 'tenant'>): Promise<boolean> {
  const inserted = await db
    .insertInto('statement')
    .values({ ...row, tenant: context.tenant })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export type NewEntry = Omit<StatementEntryRow, 'tenant' | 'state' | 'finding' | 'payment_id' | 'score' | 'signals'>;

/** Entries that are not known yet; the same booking told before stays what it became. Answers how many are new. */
export async function insertEntries({ db, context }: Tx, rows: readonly NewEntry[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < rows.length; start += 500) {
    const values = rows.slice(start, start + 500).map((row) => ({
      ...row,
      tenant: context.tenant,
      state: 'new' as const,
      finding: null,
      payment_id: null,
      score: 0,
      signals: '[]',
    }));
    const inserted = await db
      .insertInto('statement_entry')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    added += inserted.length;
  }
  return added;
}

/** Entries of a statement that nobody has looked at, in the order of the statement. */
export async function newEntries(
  { db }: Tx,
  statementId: string,
  limit: number,
): Promise<readonly StatementEntryRow[]> {
  return db
    .selectFrom('statement_entry')
    .selectAll()
    .where('statement_id', '=', statementId)
    .where('state', '=', 'new')
    .orderBy('n')
    .limit(limit)
    .execute();
}

/** An entry held until the transaction ends, if nobody has looked at it. */
export async function lockNewEntry({ db }: Tx, id: string): Promise<StatementEntryRow | null> {
  const row = await db
    .selectFrom('statement_entry')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'new')
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function findEntry({ db }: Tx, id: string): Promise<StatementEntryRow | null> {
  return (await db.selectFrom('statement_entry').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

type Place = Pick<StatementEntryRow, 'state' | 'finding' | 'payment_id' | 'score' | 'signals'>;

export async function placeEntry({ db }: Tx, id: string, place: Place): Promise<void> {
  await db
    .updateTable('statement_entry')
    .set({ ...place, signals: toJson(place.signals) })
    .where('id', '=', id)
    .execute();
}

const mostCandidates = 50;

/**
 * Payments that an entry might be: those that one of its names names, those of the loans it names, and those of its
 * amount about its day. What is another entry already is left out.
 */
export async function candidatesOf(
  { db }: Tx,
  entry: Pick<
    StatementEntryRow,
    'rail' | 'side' | 'amount' | 'reference' | 'payment_named' | 'takes_back' | 'value_on'
  >,
  idsInText: readonly string[],
): Promise<readonly PaymentRow[]> {
  const references = [entry.reference, entry.takes_back].filter((one) => one !== null);
  const ids = [entry.payment_named, ...idsInText].filter((one) => one !== null);
  const around = { from: entry.value_on.subtract({ days: 10 }), to: entry.value_on.add({ days: 3 }) };
  return db
    .selectFrom('payment')
    .selectAll()
    .where('rail', '=', entry.rail)
    .where((where) =>
      where.or([
        where('id', 'in', ids.length > 0 ? ids : ['']),
        where('loan_id', 'in', ids.length > 0 ? ids : ['']),
        where('rail_reference', 'in', references.length > 0 ? references : ['']),
        where('gives_back', 'in', references.length > 0 ? references : ['']),
        where.and([
          where('amount', '=', entry.amount),
          where(sql<Temporal.PlainDate>`created_at::date`, '>=', around.from),
          where(sql<Temporal.PlainDate>`created_at::date`, '<=', around.to),
        ]),
      ]),
    )
    .where((where) =>
      where.or([
        where.not(
          where.exists(where.selectFrom('statement_entry').select('id').whereRef('payment_id', '=', 'payment.id')),
        ),
        // A payout that comes back was told when it went.
        ...(entry.side === 'in' ? [where('direction', '!=', 'collection')] : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(mostCandidates)
    .execute();
}

type Counts = { entries: bigint; matched: bigint; in_suspense: bigint; waiting: bigint };

function summaries({ db }: Tx) {
  return db
    .selectFrom('statement')
    .leftJoin('statement_entry', 'statement_entry.statement_id', 'statement.id')
    .selectAll('statement')
    .select([
      sql<bigint>`count(statement_entry.id)`.as('entries'),
      sql<bigint>`count(*) filter (where statement_entry.state = 'matched')`.as('matched'),
      sql<bigint>`count(*) filter (where statement_entry.state = 'suspense')`.as('in_suspense'),
      sql<bigint>`count(*) filter (where statement_entry.state = 'new')`.as('waiting'),
    ])
    .groupBy('statement.id');
}

/** Newest first. */
export async function newestStatements(tx: Tx, limit: number): Promise<readonly StatementSummary[]> {
  return (await summaries(tx).orderBy('statement.id', 'desc').limit(limit).execute()).map(toSummary);
}

export async function findStatement(tx: Tx, id: string): Promise<StatementSummary | null> {
  const row = await summaries(tx).where('statement.id', '=', id).executeTakeFirst();
  return row ? toSummary(row) : null;
}

export async function linesOf({ db }: Tx, statementId: string): Promise<readonly StatementLine[]> {
  const rows = await db
    .selectFrom('statement_entry')
    .selectAll()
    .where('statement_id', '=', statementId)
    .orderBy('n')
    .execute();
  return rows.map((row) => ({
    id: row.id as StatementLine['id'],
    side: row.side,
    amount: toWire(money(row.amount, row.currency)),
    valueOn: row.value_on.toString(),
    finding: row.finding,
    score: row.score,
    signals: row.signals,
    paymentId: row.payment_id as PaymentId | null,
  }));
}

/** Payments of a rail that our book has settled in a span and no statement tells, oldest first. */
export async function untoldPayments(
  { db }: Tx,
  of: { rail: string; from: Temporal.Instant; until: Temporal.Instant },
): Promise<readonly PaymentRow[]> {
  return db
    .selectFrom('payment')
    .selectAll()
    .where('rail', '=', of.rail)
    .where('state', '=', 'succeeded')
    .where('settled_at', '>=', of.from)
    .where('settled_at', '<', of.until)
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('statement_entry').select('id').whereRef('payment_id', '=', 'payment.id')),
      ),
    )
    .orderBy('settled_at')
    .limit(500)
    .execute();
}

function toSummary(row: StatementRow & Counts): StatementSummary {
  return {
    id: row.id as StatementId,
    rail: row.rail,
    messageId: row.message_id,
    from: row.from_on.toString(),
    to: row.to_on.toString(),
    receivedAt: row.received_at.toString(),
    entries: Number(row.entries),
    matched: Number(row.matched),
    inSuspense: Number(row.in_suspense),
    waiting: Number(row.waiting),
    rejected: row.rejected,
  };
}
