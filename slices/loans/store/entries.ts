import { newId, present } from '@lendline/kernel';
import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { Movement } from '../rules/ledger-movements.ts';
import type { EntryKind, EntryRow, LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

/** Something that happened to money, as one or more movements. */
export interface NewPosting {
  readonly kind: EntryKind;
  /** Names what happened, so that it is booked once. */
  readonly naturalKey: string;
  /** Null for what is of no one loan. */
  readonly loanId: string | null;
  /** The business date. */
  readonly bookedOn: Temporal.PlainDate;
  readonly movements: readonly Movement[];
}

/** A posting's name is in the books with another body. Thrown, so that nothing of the transaction stays. */
export class OtherPosting extends Error {
  readonly naturalKey: string;

  constructor(naturalKey: string) {
    super(`the posting ${naturalKey} is in the books already, and says something else`);
    this.naturalKey = naturalKey;
  }
}

interface NewEntry extends Omit<NewPosting, 'movements'>, Movement {
  readonly postingId: string;
  readonly line: number;
}

/**
 * Adds postings to the journal in one statement, however many. A posting that is in the books with the same body is left
 * as it is. Answers the names of those that are there for the first time. Errors: OtherPosting.
 */
export async function post(tx: Tx, postings: readonly NewPosting[]): Promise<ReadonlySet<string>> {
  const rows = entriesOf(tx, postings);
  if (rows.length === 0) return new Set();
  const added = await insertEntries(tx, rows);
  if (added === rows.length) return new Set(postings.map(({ naturalKey }) => naturalKey));
  return refuseOthers(tx, rows);
}

/** In one order of names, so that two batches with the same names in them wait for one another and not in a circle. */
function entriesOf({ context }: Tx, postings: readonly NewPosting[]): readonly NewEntry[] {
  const inOrder = postings.toSorted((a, b) => (a.naturalKey < b.naturalKey ? -1 : 1));
  const now = context.now();
  return inOrder.flatMap(({ movements, ...posting }) => {
    const postingId = newId('posting', now);
    return movements.map((movement, index) => ({ ...posting, ...movement, postingId, line: index + 1 }));
  });
}

async function insertEntries({ db, context }: Tx, rows: readonly NewEntry[]): Promise<number> {
  const { rows: answer } = await sql<{ added: bigint }>`
    select post_entries(
      ${context.tenant}, ${context.now()},
      ${rows.map((row) => row.naturalKey)}, ${rows.map((row) => row.line)},
      ${rows.map((row) => row.postingId)}, ${rows.map((row) => row.kind)},
      ${rows.map((row) => row.loanId)}, ${rows.map((row) => row.bookedOn)},
      ${rows.map((row) => row.debit)}, ${rows.map((row) => row.credit)},
      ${rows.map((row) => row.amount.amount)}, ${rows.map((row) => row.amount.currency)}
    ) as added`.execute(db);
  return Number(present(answer[0], 'a call is one row').added);
}

/** Some names were taken: each of them must stand in the books exactly as it was given now. */
async function refuseOthers({ db }: Tx, rows: readonly NewEntry[]): Promise<ReadonlySet<string>> {
  const given = Map.groupBy(rows, ({ naturalKey }) => naturalKey);
  const stored = await db
    .selectFrom('entry')
    .selectAll()
    .where('natural_key', 'in', [...given.keys()])
    .orderBy('natural_key')
    .orderBy('line')
    .execute();
  const standing = Map.groupBy(stored, ({ natural_key }) => natural_key);
  const added = new Set<string>();
  for (const [naturalKey, own] of given) {
    const there = standing.get(naturalKey) ?? [];
    if (there[0]?.posting_id === own[0]?.postingId) added.add(naturalKey);
    // Lines beyond those of a shorter posting would be added to it: they carry another posting's id.
    const together = there.every(({ posting_id }) => posting_id === there[0]?.posting_id);
    const same = there.length === own.length && there.every((row, index) => isSame(row, own[index]));
    if (!together || !same) throw new OtherPosting(naturalKey);
  }
  return added;
}

function isSame(row: EntryRow, given: NewEntry | undefined): boolean {
  if (given === undefined) return false;
  const { line, kind, loanId, bookedOn, debit, credit, amount } = given;
  return (
    row.line === line &&
    row.kind === kind &&
    row.loan_id === loanId &&
    row.booked_on.equals(bookedOn) &&
    row.debit === debit &&
    row.credit === credit &&
    row.amount === amount.amount &&
    row.currency === amount.currency
  );
}

/** As they were recorded. */
export async function entriesOfLoan({ db }: Tx, loanId: string): Promise<readonly EntryRow[]> {
  return db.selectFrom('entry').selectAll().where('loan_id', '=', loanId).orderBy('seq').execute();
}
