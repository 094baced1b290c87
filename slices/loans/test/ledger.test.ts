import { newId } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId } from '@lendline/lines/contract';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan } from '../contract.ts';
import { chart } from '../rules/ledger-chart.ts';
import { loansSlice } from '../slice.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;
let lineId: LineId;
let loan: Loan;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
  lineId = await world.newLine();
  loan = await world.paidOut(lineId);
});
afterAll(() => world.stop());

/** Runs one statement as the role of the application, for one tenant. */
async function asApplication(statement: string, values: unknown[] = []): Promise<unknown> {
  const client = await db.database.pool.connect();
  try {
    await client.query(`begin; set local role lendline_app; set local search_path = loans;
      select set_config('app.tenant', 'main', true)`);
    return await client.query(statement, values);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const sound = { line: 1, debit: 'settlement', credit: 'loan_principal', amount: 100, currency: 'CNY' };

function insert(change: Partial<Record<keyof typeof sound, unknown>>): Promise<unknown> {
  const row = { ...sound, ...change };
  return asApplication(
    `insert into entry (tenant, natural_key, line, posting_id, kind, loan_id, booked_on, recorded_at, debit, credit, amount, currency)
     values ('main', $1, $2, $1, 'repayment', $3, '2026-03-02', now(), $4, $5, $6, $7)`,
    [newId('posting', clock.now()), row.line, loan.id, row.debit, row.credit, row.amount, row.currency],
  );
}

const codes = { notNull: '23502', foreignKey: '23503', unique: '23505', check: '23514' };

describe('Postgres itself', () => {
  it('takes an entry that moves one amount from one account to another', async () => {
    await expect(insert({})).resolves.toMatchObject({ rowCount: 1 });
  });

  it.each([
    ['one side alone', { credit: null }, codes.notNull],
    ['the other side alone', { debit: null }, codes.notNull],
    ['no amount', { amount: null }, codes.notNull],
    ['an amount of zero', { amount: 0 }, codes.check],
    ['a negative amount', { amount: -100 }, codes.check],
    ['the same account on both sides', { credit: 'settlement' }, codes.check],
    ['a debit of an account that is not in the chart', { debit: 'pocket' }, codes.foreignKey],
    ['a credit of one', { credit: 'pocket' }, codes.foreignKey],
    ['another currency than the loan’s', { currency: 'KES' }, codes.foreignKey],
  ])('refuses an entry with %s', async (_what, change, code) => {
    await expect(insert(change)).rejects.toMatchObject({ code });
  });

  it('books what happened once: a second posting of the same name is refused', async () => {
    const columns = 'tenant, natural_key, line, kind, loan_id, booked_on, recorded_at, debit, credit, amount, currency';
    const again = asApplication(
      `insert into entry (posting_id, ${columns}) select 'posting_again', ${columns} from entry limit 1`,
    );
    await expect(again).rejects.toMatchObject({ code: codes.unique });
  });

  it('lets the application neither change, nor remove, nor empty what is booked', async () => {
    for (const statement of ['update entry set amount = amount + 1', 'delete from entry', 'truncate entry']) {
      await expect(asApplication(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('lets not even its own superuser change or remove what is booked, replication role or not', async () => {
    const { pool } = db.database;
    for (const role of ['origin', 'replica']) {
      for (const statement of [
        'update loans.entry set amount = amount + 1',
        'delete from loans.entry',
        'truncate loans.entry',
      ]) {
        const client = await pool.connect();
        try {
          await client.query(`begin; set local session_replication_role = ${role}`);
          await expect(client.query(statement)).rejects.toMatchObject({ code: '23001' });
        } finally {
          await client.query('rollback');
          client.release();
        }
      }
    }
  });

  it('knows the accounts of the credit engine and those of losses, each of the same kind and growing on the same side', async () => {
    const { rows } = await db.database.pool.query(
      'select name, kind, grows_by as "growsBy" from loans.account order by name',
    );
    const expected = Object.entries(chart).map(([name, rule]) => ({ name, ...rule }));
    expect(rows).toEqual(expected.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });
});

describe('any sequence of repayments and closes of business', () => {
  const step = fc.record({
    days: fc.integer({ min: 0, max: 45 }),
    close: fc.boolean(),
    share: fc.integer({ min: 1, max: 130 }),
  });

  it('conserves the money: the journal sums to zero and the principal owed is the account’s balance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        let current = await world.paidOut(lineId, cellOf({ principal: { amount: 120_001n, currency: 'CNY' } }));
        for (const one of steps) current = await take(current, one);
        const trial = must(await world.loans.client.trialBalance(world.asService(), {}));
        expect(trial.balanced).toBe(true);
        const books = await booksOf(current);
        expect(books?.principal_booked).toBe(books?.principal_owed);
        expect(books?.interest_booked).toBe(books?.interest_owed);
        expect(books?.settled).toBe(books?.received);
        expect(current.state === 'closed').toBe(books?.principal_owed === 0n);
      }),
      { numRuns: 12 },
    );
  });
});

/** Time passes, business is closed or not, and a share of the payoff is paid; above it, the payoff. */
async function take(one: Loan, { days, close, share }: { days: number; close: boolean; share: number }): Promise<Loan> {
  clock.advance({ days });
  if (close) must(await world.loans.client.closeOfBusiness(world.asService(), {}));
  const payoff = BigInt((await world.get(one)).payoff.amount);
  if (payoff === 0n) return one;
  return world.repay(one, share >= 100 ? 'payoff' : (payoff * BigInt(share)) / 100n + 1n);
}

interface Books {
  readonly principal_booked: bigint;
  readonly principal_owed: bigint;
  readonly interest_booked: bigint;
  readonly interest_owed: bigint;
  readonly received: bigint;
  readonly settled: bigint;
}

/** One loan as the journal has it, beside its instalments and receipts. */
async function booksOf({ id }: Loan): Promise<Books | undefined> {
  const balance = (account: string): string =>
    `(select coalesce(sum(case when debit = '${account}' then amount when credit = '${account}' then -amount end), 0)
       from loans.entry where loan_id = $1)::bigint`;
  const { rows } = await db.database.pool.query<Books>(
    `select
       ${balance('loan_principal')} as principal_booked,
       (select sum(principal - paid_principal) from loans.instalment where loan_id = $1)::bigint as principal_owed,
       ${balance('interest_receivable')}
         + (select interest_booked from loans.loan where id = $1) as interest_booked,
       (select sum(accrued - paid_interest) from loans.instalment where loan_id = $1)::bigint as interest_owed,
       (select coalesce(sum(amount), 0) from loans.receipt where loan_id = $1)::bigint as received,
       (select coalesce(sum(amount), 0) from loans.entry
         where loan_id = $1 and kind = 'repayment' and debit = 'settlement')::bigint as settled`,
    [id],
  );
  return rows[0];
}
