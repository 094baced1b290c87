import { type Clock, type Context, present } from '@lendline/kernel';
import { type Database, newContext } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import type { LoansTables } from './store/tables.ts';
import { closeBusiness } from './usecases/close-business.ts';
import type { Books } from './usecases/parts.ts';

/** A database with this slice's schema, and a stopwatch in milliseconds. */
export interface MeasuringClosing {
  readonly database: Database;
  readonly ticks: () => number;
}

interface MadeUpBook {
  readonly loans: number;
  /** Monthly. */
  readonly instalments: number;
  /** The last of the days on which they were paid out. */
  readonly from: Temporal.PlainDate;
  /** Of a hundred loans, so many are never paid. */
  readonly unpaid: number;
}

const from = Temporal.PlainDate.from('2026-01-05');

/**
 * How long one close of business takes over a made-up book of monthly loans on their way, one in ten of them late. The book is
 * closed up to the day before, the statistics of the tables are fresh, and the day is one on which some instalments fall due.
 */
export async function measureOneClosing(measuring: MeasuringClosing, loans: number): Promise<number> {
  const { database, ticks } = measuring;
  const clock = movedClock();
  const parts = booksOn(database);
  await makeBook(database, { loans, instalments: 12, from, unpaid: 10 });
  const day = from.add({ days: 99 });
  await database.pool.query(
    `update loans.instalment set paid_principal = principal, paid_interest = interest, accrued = interest, paid_on = due_on
       where due_on < $1 and right(loan_id, 2) >= '10'`,
    [day.toString()],
  );
  await database.pool.query('vacuum analyze loans.loan, loans.instalment');
  clock.day = day.subtract({ days: 1 });
  await closeBusiness(parts, contextOn(clock));
  await database.pool.query('vacuum analyze loans.loan, loans.instalment');
  await database.pool.query('checkpoint');
  clock.day = day;
  const started = ticks();
  const closed = await closeBusiness(parts, contextOn(clock));
  const took_ms = ticks() - started;
  if (!closed.ok || closed.value.aged !== loans) throw new Error('the whole book is aged by one close of business');
  return took_ms;
}

/**
 * Catches a book of `loans` up over `days` business dates, one run for each; what falls due is paid in between by nine of ten
 * borrowers, which is not in the times. Answers the milliseconds of each run.
 */
export async function measureCatchUp(
  { database, ticks }: MeasuringClosing,
  { loans, days }: { readonly loans: number; readonly days: number },
): Promise<readonly number[]> {
  const clock = movedClock();
  const parts = booksOn(database);
  await makeBook(database, { loans, instalments: 24, from, unpaid: 10 });
  const runs_ms: number[] = [];
  for (let age = 1; age <= days; age += 1) {
    clock.day = from.add({ days: age });
    const started = ticks();
    const closed = await closeBusiness(parts, contextOn(clock));
    runs_ms.push(ticks() - started);
    if (!closed.ok || closed.value.ran.length === 0) throw new Error('each run closes its day');
    await database.pool.query(
      `update loans.instalment set paid_principal = principal, paid_interest = interest, paid_on = due_on
         where due_on = $1 and right(loan_id, 2) >= '10'`,
      [clock.day.toString()],
    );
  }
  return runs_ms;
}

function booksOn(database: Database): Books {
  return {
    database: database.forSlice<LoansTables>('loans'),
    pack: present(packById('cn'), 'the pack is one of those in the box'),
  };
}

interface MovedClock extends Clock {
  day: Temporal.PlainDate;
}

function movedClock(): MovedClock {
  return {
    day: from,
    now() {
      return this.day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '23:30' }).toInstant();
    },
  };
}

function contextOn(clock: Clock): Context {
  return newContext({ actor: { kind: 'service', name: 'loans' }, clock });
}

/**
 * Loans of CNY 1,200.00 at a flat 12.00 a month, straight into the tables, past the life of a loan. They were paid out over four
 * weeks: each day has its share of due dates and reminders, so that days far from one another differ by age alone.
 */
async function makeBook({ pool }: Database, { loans, instalments, from: day }: MadeUpBook): Promise<void> {
  await pool.query(
    `insert into loans.loan (id, tenant, application_id, line_id, state, currency, principal, payout, rate_ppm, fee_ppm,
        duty_ppm, instalments, every_count, every_unit, nominal_ppm, effective_ppm, agreement_hash, simulated_model, opened_at,
        disbursed_on, matures_on, aged_on)
      select 'loan_' || lpad(n::text, 26, '0'), 'main', 'application_' || n, 'line_' || n, 'active', 'CNY', 120000, 120000,
             144000, 0, 0, $2::integer, 1, 'months', 144000, 144000, 'made up', true, paid_out, paid_out, paid_out + 31 * $2::integer, paid_out
        from generate_series(0, $1::integer - 1) as n, lateral (select $3::date - n % 28 as paid_out) began`,
    [loans, instalments, day.toString()],
  );
  await pool.query(
    `insert into loans.instalment (loan_id, n, tenant, starts_on, due_on, principal, interest, fee, duty, balance)
      select loan.id, n, 'main', (disbursed_on + make_interval(months => n - 1))::date,
             (disbursed_on + make_interval(months => n))::date, 120000 / $1::integer, 1200, 0, 0, 120000 - 120000 / $1::integer * n
        from loans.loan, generate_series(1, $1::integer) as n order by loan.id, n`,
    [instalments],
  );
  await pool.query('analyze loans.loan, loans.instalment');
}
