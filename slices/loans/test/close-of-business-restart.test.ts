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
  /** Late since. */
  readonly since: string | null;
  readonly bucket: string;
  readonly interest: bigint;
  readonly buckets: bigint;
  readonly told: bigint;
}

async function standingOf({ id }: Loan): Promise<Standing | undefined> {
  const { rows } = await db.database.pool.query<Omit<Standing, 'interest'>>(
    `select state, late_since::text as since, bucket,
        (select count(*) from loans.bucket_change where loan_id = loan.id) as buckets,
        (select count(*) from loans.outbox where subject = loan.id and type = 'loans.instalment-nears') as told
       from loans.loan where id = $1`,
    [id],
  );
  return rows[0] && { ...rows[0], interest: await world.interestOf({ id }) };
}

/** What stands for some loans that were paid nothing: the interest receivable since a moment is what was booked of theirs. */
async function interestBooked(loans: readonly Loan[]): Promise<bigint> {
  const each = await Promise.all(loans.map((loan) => world.interestOf(loan)));
  return each.reduce((sum, one) => sum + one, 0n);
}

async function receivable(): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ sum: bigint }>(
    `select coalesce(sum(debit - credit), 0)::bigint as sum from loans.balance where account = 'interest_receivable'`,
  );
  return rows[0]?.sum ?? 0n;
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
    ['age', 'update of late_since', 'loan'],
    ['bucket', 'insert', 'bucket_change'],
    ['post', 'insert', 'entry'],
    ['events', 'insert', 'outbox'],
    ['its end', 'update of closed_through', 'closing_lot'],
    ['recording the days', 'insert', 'business_day'],
  ] as const;

  it.each(duringStep)(
    'at %s leaves nothing half done, and the next run ends as if there had been one',
    async (_step, event, table) => {
      const loans = [await world.paidOut(await world.newLine()), await world.paidOut(await world.newLine())];
      await close();
      const before = await standingOf(loans[0]!);
      const owed = await receivable();
      clock.advance({ days: 31 + 5 });
      const mend = await breakOn(event, table);
      await expect(close()).rejects.toThrow('killed');
      await mend();
      expect(await standingOf(loans[0]!)).toEqual(before);
      await close();
      const due = Temporal.PlainDate.from(loans[0]?.nextInstalment?.due ?? '');
      // 3,600 of the first month, and 5 days of the second one's.
      for (const loan of loans) {
        const after = await standingOf(loan);
        expect(after).toMatchObject({ state: 'overdue', since: due.toString(), bucket: '4-30', buckets: 1n });
        expect(after?.interest).toBeGreaterThan(3_600n);
        expect(after?.told).toBe((before?.told ?? 0n) + 1n);
      }
      expect((await receivable()) - owed).toBe(await interestBooked(loans));
      expect((await close()).ran).toEqual([]);
    },
  );

  it('with its connection leaves nothing half done', async () => {
    const loan = await world.paidOut(await world.newLine());
    await close();
    const before = await standingOf(loan);
    const owed = await receivable();
    clock.advance({ days: 31 + 5 });
    const mend = await breakOn('update of late_since', 'loan', 'perform pg_sleep(60)');
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
    expect((await receivable()) - owed).toBe(await world.interestOf(loan));
  });

  it('between two lots keeps the first, and goes on with the second', async () => {
    const paidOut = [await world.paidOut(await world.newLine()), await world.paidOut(await world.newLine())];
    const loans = paidOut.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await close();
    for (const loan of loans) await world.cutLotBefore(loan);
    clock.advance({ days: 3 });
    const atSecond = `if new.first_id = '${loans[1]?.id}' then raise exception 'killed'; end if`;
    const mend = await breakOn('update of closed_through', 'closing_lot', atSecond);
    await expect(close()).rejects.toThrow('killed');
    await mend();
    const [first, none] = await Promise.all(loans.map((loan) => world.interestOf(loan)));
    expect(first).toBeGreaterThan(0n);
    expect(none).toBe(0n);
    expect(await close()).toMatchObject({ aged: 1, accrued: { amount: String(first) } });
    expect(await Promise.all(loans.map((loan) => world.interestOf(loan)))).toEqual([first, first]);
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
