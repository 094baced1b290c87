import { type Context, money, newId, present } from '@lendline/kernel';
import type { Database } from '@lendline/platform';
import { type NewPosting, post } from './store/entries.ts';
import type { LoansTables } from './store/tables.ts';

/** A database with this slice's schema, and a stopwatch in milliseconds. */
export interface MeasuringLedger {
  readonly database: Database;
  readonly context: Context;
  readonly ticks: () => number;
}

export interface PostingRate {
  /** Postings in one transaction, and how many clients post at once. */
  readonly batch: number;
  readonly clients: number;
  /** Postings a second, median of the rounds. */
  readonly ours: number;
  readonly bare: number;
}

const rounds = 5;
const round_ms = 2_000;
const cases = [
  { batch: 100, clients: 1 },
  { batch: 100, clients: 8 },
  { batch: 1, clients: 1 },
  { batch: 1, clients: 8 },
] as const;

/**
 * Postings a second, all of them on one account, through `post` and through bare SQL on the same pool in turns. Bare SQL is what
 * one writes by hand for the same promise: a table of transfers by id, each taken once, and two balances, in one transaction.
 */
export async function measurePostings(measuring: MeasuringLedger): Promise<readonly PostingRate[]> {
  await measuring.database.pool.query(bareTables);
  const rates: PostingRate[] = [];
  for (const one of cases) {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      const rate = { ours: await rateOf(measuring, one, postOurs), bare: await rateOf(measuring, one, postBare) };
      // The first round warms both up.
      if (round === 0) continue;
      ours.push(rate.ours);
      bare.push(rate.bare);
    }
    rates.push({ ...one, ours: median(ours), bare: median(bare) });
  }
  return rates;
}

type Post = (measuring: MeasuringLedger, batch: number) => Promise<void>;

async function rateOf(
  measuring: MeasuringLedger,
  { batch, clients }: { readonly batch: number; readonly clients: number },
  send: Post,
): Promise<number> {
  const started = measuring.ticks();
  let posted = 0;
  const client = async (): Promise<void> => {
    while (measuring.ticks() - started < round_ms) {
      await send(measuring, batch);
      posted += batch;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (posted / (measuring.ticks() - started)) * 1000;
}

const day = Temporal.PlainDate.from('2026-03-02');

async function postOurs({ database, context }: MeasuringLedger, batch: number): Promise<void> {
  const postings = Array.from({ length: batch }, (): NewPosting => {
    const movement = { debit: 'settlement', credit: 'suspense', amount: money(100n, 'CNY') } as const;
    const naturalKey = newId('transfer', context.now());
    return { kind: 'transfer', naturalKey, loanId: null, bookedOn: day, movements: [movement] };
  });
  await database.forSlice<LoansTables>('loans').transaction(context, (tx) => post(tx, postings));
}

const bareTables = `
  create schema bare;
  create table bare.account (name text primary key, debit bigint not null default 0, credit bigint not null default 0);
  insert into bare.account (name) values ('settlement'), ('suspense');
  create table bare.transfer (
    id text primary key,
    debit text not null references bare.account,
    credit text not null references bare.account,
    amount bigint not null check (amount > 0),
    currency text not null,
    booked_on date not null,
    recorded_at timestamptz not null default now()
  )`;

async function postBare({ database, context }: MeasuringLedger, batch: number): Promise<void> {
  const ids = Array.from({ length: batch }, () => newId('transfer', context.now()));
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ sum: string }>(
      `with taken as (
         insert into bare.transfer (id, debit, credit, amount, currency, booked_on)
           select id, 'settlement', 'suspense', 100, 'CNY', $2 from unnest($1::text[]) as id
           on conflict do nothing returning amount)
       select coalesce(sum(amount), 0) as sum from taken`,
      [ids, day.toString()],
    );
    const sum = present(rows[0], 'a sum is one row').sum;
    await client.query(`update bare.account set debit = debit + $1 where name = 'settlement'`, [sum]);
    await client.query(`update bare.account set credit = credit + $1 where name = 'suspense'`, [sum]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
