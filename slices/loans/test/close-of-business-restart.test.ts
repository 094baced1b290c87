import { setTimeout as pause } from 'node:timers/promises';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, staff, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClosingStep, Loan } from '../contract.ts';
import { closingSteps } from '../rules/closing-steps.ts';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
beforeEach(async () => {
  // Every test has the book to itself.
  await db.database.pool.query(
    `update loans.loan set state = 'cancelled', disbursed_on = null, aged_on = null where state in ('active', 'overdue')`,
  );
});
afterAll(() => world.stop());

const close = async (through?: string) =>
  must(await world.loans.client.closeOfBusiness(world.asService(), through === undefined ? {} : { through }));
const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

interface Standing {
  readonly state: string;
  readonly dpd: number;
  readonly bucket: string;
  readonly interest: bigint;
  readonly buckets: bigint;
  readonly told: bigint;
}

async function standingOf({ id }: Loan): Promise<Standing | undefined> {
  const { rows } = await db.database.pool.query<Standing>(
    `select state, dpd, bucket, interest_booked as interest,
        (select count(*) from loans.bucket_change where loan_id = loan.id) as buckets,
        (select count(*) from loans.outbox where subject = loan.id and type = 'loans.instalment-nears') as told
       from loans.loan where id = $1`,
    [id],
  );
  return rows[0];
}

/** What stands for the whole book: the interest receivable is what its loans have counted and not been paid. */
async function booksAgree(): Promise<boolean> {
  const { rows } = await db.database.pool.query<{ agree: boolean }>(
    `select (select coalesce(sum(debit - credit), 0) from loans.balance where account = 'interest_receivable')
        = (select coalesce(sum(accrued - paid_interest), 0) from loans.instalment) as agree`,
  );
  return rows[0]?.agree ?? false;
}

/** Statements on a table break until the answered function is called. */
async function breakOn(event: string, table: string, how = `raise exception 'killed'`): Promise<() => Promise<void>> {
  const { pool } = db.database;
  await pool.query(
    `create function loans.break() returns trigger language plpgsql as $$ begin ${how}; return new; end $$`,
  );
  await pool.query(
    `create trigger a_break before ${event} on loans.${table} for each row execute function loans.break()`,
  );
  return async () => void (await pool.query('drop function loans.break cascade'));
}

describe('a close of business that is killed', () => {
  const duringStep = [
    ['accrue', 'update', 'instalment'],
    ['age', 'update of dpd', 'loan'],
    ['bucket', 'insert', 'bucket_change'],
    ['post', 'insert', 'entry'],
    ['events', 'insert', 'outbox'],
    ['its end', 'update of aged_on', 'loan'],
    ['recording the days', 'insert', 'business_day'],
  ] as const;

  it.each(duringStep)(
    'at %s leaves nothing half done, and the next run ends as if there had been one',
    async (_step, event, table) => {
      const loans = [await world.paidOut(await world.newLine()), await world.paidOut(await world.newLine())];
      await close();
      const before = await standingOf(loans[0]!);
      clock.advance({ days: 31 + 5 });
      const mend = await breakOn(event, table);
      await expect(close()).rejects.toThrow('killed');
      await mend();
      const done = (await standingOf(loans[0]!))?.state !== before?.state;
      // Days are recorded last, when every loan has been through.
      expect(done).toBe(table === 'business_day');
      await close();
      const due = Temporal.PlainDate.from(loans[0]?.nextInstalment?.due ?? '');
      // 3,600 of the first month, and 5 days of the second one's.
      for (const loan of loans) {
        const after = await standingOf(loan);
        expect(after).toMatchObject({ state: 'overdue', dpd: due.until(today()).days, bucket: '4-30', buckets: 1n });
        expect(after?.interest).toBeGreaterThan(3_600n);
        expect(after?.told).toBe((before?.told ?? 0n) + 1n);
      }
      expect(await booksAgree()).toBe(true);
      expect((await close()).ran).toEqual([]);
    },
  );

  it('with its connection leaves nothing half done', async () => {
    const loan = await world.paidOut(await world.newLine());
    await close();
    const before = await standingOf(loan);
    clock.advance({ days: 31 + 5 });
    const mend = await breakOn('update', 'instalment', 'perform pg_sleep(60)');
    const closing = close().catch((error: unknown) => String(error));
    const { pool } = db.database;
    for (;;) {
      const { rowCount } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
      );
      if (rowCount) break;
      await pause(20);
    }
    expect(await closing).toContain('terminat');
    await mend();
    expect(await standingOf(loan)).toEqual(before);
    await close();
    expect(await standingOf(loan)).toMatchObject({ state: 'overdue', buckets: 1n });
    expect(await booksAgree()).toBe(true);
  });

  it('between two chunks keeps the first, and goes on with the second', async () => {
    const loan = await world.paidOut(await world.newLine());
    await close();
    const { pool } = db.database;
    const columns = (table: string) =>
      `(select string_agg(quote_ident(column_name), ', ') from information_schema.columns
         where table_schema = 'loans' and table_name = '${table}' and is_generated = 'NEVER'
           and column_name not in ('id', 'loan_id', 'application_id'))`;
    const { rows } = await pool.query<{ loan: string; instalment: string }>(
      `select ${columns('loan')} as loan, ${columns('instalment')} as instalment`,
    );
    const [own, theirs] = [rows[0]?.loan, rows[0]?.instalment];
    await pool.query(
      `insert into loans.loan (id, application_id, ${own})
         select 'loan_zz' || n, 'application_zz' || n, ${own} from loans.loan, generate_series(10001, 12100) as n where id = '${loan.id}'`,
    );
    await pool.query(
      `insert into loans.instalment (loan_id, ${theirs})
         select 'loan_zz' || m, ${theirs} from loans.instalment, generate_series(10001, 12100) as m where loan_id = '${loan.id}'`,
    );
    clock.advance({ days: 3 });
    const mend = await breakOn(
      'update of aged_on',
      'loan',
      `if new.id = 'loan_zz12100' then raise exception 'killed'; end if`,
    );
    await expect(close()).rejects.toThrow('killed');
    await mend();
    const { rows: counts } = await pool.query<{ aged: bigint }>(
      `select count(*) as aged from loans.loan where aged_on = $1 and state = 'active'`,
      [today().toString()],
    );
    expect(counts[0]?.aged).toBe(2000n);
    expect(await close()).toMatchObject({ aged: 101 });
    const { rows: kinds } = await pool.query<{ interest: bigint }>(
      `select distinct interest_booked as interest from loans.loan where state = 'active'`,
    );
    expect(kinds).toHaveLength(1);
    await pool.query(`delete from loans.instalment where loan_id like 'loan_zz%'`);
    await pool.query(`delete from loans.loan where id like 'loan_zz%'`);
  });
});

describe('the steps of a close of business', () => {
  const operator = () => testContext({ actor: staff('staff_1', 'loans.operate', 'loans.read'), clock });
  const choose = (steps: readonly ClosingStep[]) => world.loans.client.setClosingPlan(operator(), { steps });

  it('go in the lender’s own order, with the same books and days past due at the end', async () => {
    must(await choose(['age', 'bucket', 'accrue', 'charge', 'post', 'events']));
    const loan = await world.paidOut(await world.newLine());
    clock.advance({ days: 31 + 5 });
    await close();
    expect(await standingOf(loan)).toMatchObject({ state: 'overdue', bucket: '4-30', buckets: 1n, told: 1n });
    must(await choose(closingSteps));
    expect(must(await world.loans.client.closingPlan(operator(), {}))).toEqual({
      steps: closingSteps,
      lastClosed: today().toString(),
    });
  });

  it('that a lender does not want are left out', async () => {
    must(await choose(['accrue', 'charge', 'post', 'age']));
    const loan = await world.paidOut(await world.newLine());
    clock.advance({ days: 31 + 5 });
    await close();
    expect(await standingOf(loan)).toMatchObject({ state: 'overdue', bucket: 'current', buckets: 0n, told: 0n });
    must(await choose(closingSteps));
  });

  it('are refused where the books would be wrong', async () => {
    expect(await choose(['post', 'accrue', 'age'])).toMatchObject({
      ok: false,
      error: { code: 'loans.closing-plan-not-possible', parameters: { step: 'post', why: 'too-early' } },
    });
  });
});

describe('the business date', () => {
  it('is apart from the clock: days that have come are closed one by one, and none that has not', async () => {
    const loan = await world.paidOut(await world.newLine());
    await close();
    const start = today();
    clock.advance({ days: 3 });
    expect((await close(start.add({ days: 1 }).toString())).ran).toEqual([start.add({ days: 1 }).toString()]);
    const { rows } = await db.database.pool.query<{ booked_on: Temporal.PlainDate }>(
      `select booked_on from loans.entry where kind = 'interest' order by seq desc limit 1`,
    );
    expect(rows[0]?.booked_on).toEqual(start.add({ days: 1 }));
    const { aged } = await close();
    expect(aged).toBe(1);
    const ahead = await world.loans.client.closeOfBusiness(world.asService(), {
      through: today().add({ days: 1 }).toString(),
    });
    expect(ahead).toMatchObject({ ok: false, error: { code: 'loans.day-not-come' } });
    expect((await standingOf(loan))?.state).toBe('active');
  });
});
