import type { SliceTransaction } from '@lendline/platform';
import { sql } from 'kysely';
import type { AccountClass, LedgerAccount } from '../rules/ledger-chart.ts';
import type { LoansTables } from './tables.ts';

type Tx = SliceTransaction<LoansTables>;

export interface AccountSum {
  readonly account: LedgerAccount;
  readonly kind: AccountClass;
  readonly growsBy: 'debit' | 'credit';
  readonly debit: bigint;
  readonly credit: bigint;
}

export interface BooksAsOf {
  /** The last business date that counts; every one unless told. */
  readonly through?: Temporal.PlainDate;
  /** What was recorded after this moment does not count; all that is known unless told. */
  readonly knownAt?: Temporal.Instant;
}

/**
 * Every account of the chart with what was debited and credited in one currency. Read from the balances kept for each day;
 * what became known after a moment is taken off again.
 */
export async function sumsByAccount(
  { db }: Tx,
  currency: string,
  books: BooksAsOf = {},
): Promise<readonly AccountSum[]> {
  const { rows } = await sql<AccountSum>`
    select name as account, kind, grows_by as "growsBy",
           coalesce(sum(debited), 0)::bigint as debit, coalesce(sum(credited), 0)::bigint as credit
      from account left join (
        select account as name, sum(debit) as debited, sum(credit) as credited from balance
          where currency = ${currency} and booked_on <= ${books.through ?? 'infinity'}::date group by account
        union all
        select debit, -sum(amount), 0 from entry where ${later(books)} and currency = ${currency} group by debit
        union all
        select credit, 0, -sum(amount) from entry where ${later(books)} and currency = ${currency} group by credit
      ) sides using (name)
      group by name, kind, grows_by
      order by array_position(array['asset', 'liability', 'income', 'expense'], kind), name`.execute(db);
  return rows;
}

function later({ through, knownAt }: BooksAsOf) {
  if (knownAt === undefined) return sql`false`;
  return sql`recorded_at > ${knownAt} and booked_on <= ${through ?? 'infinity'}::date`;
}

export interface DaySum {
  readonly booked_on: Temporal.PlainDate;
  readonly account: LedgerAccount;
  readonly kind: AccountClass;
  readonly currency: string;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** What each account was debited and credited on each business date of a span, its ends included. */
export async function sumsByDay(
  { db }: Tx,
  { from, through }: { from: Temporal.PlainDate; through: Temporal.PlainDate },
): Promise<readonly DaySum[]> {
  const { rows } = await sql<DaySum>`
    select booked_on, account, kind, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit
      from balance join account on name = account
      where booked_on between ${from}::date and ${through}::date
      group by booked_on, account, kind, currency
      order by booked_on, account, currency`.execute(db);
  return rows;
}

/** How far the kept balances are from the journal they are kept of, over all accounts and days: zero, always. */
export async function differenceFromJournal({ db }: Tx): Promise<bigint> {
  const { rows } = await sql<{ difference: bigint }>`
    select coalesce(sum(abs(debit) + abs(credit)), 0)::bigint as difference from (
      select sum(debit) as debit, sum(credit) as credit from (
        select booked_on, currency, account, debit, credit from balance
        union all
        select booked_on, currency, debit, -amount, 0 from entry
        union all
        select booked_on, currency, credit, 0, -amount from entry
      ) sides group by booked_on, currency, account
    ) apart`.execute(db);
  return rows[0]?.difference ?? 0n;
}
