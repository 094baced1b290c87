import { accruedInterest } from '@lendline/credit';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InstalmentNears, Loan, LoanDefaulted } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { cellOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice] });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
beforeEach(async () => {
  // Every test has the book to itself, but for closed loans.
  await db.database.pool.query(
    `update loans.loan set state = 'cancelled', disbursed_on = null, aged_on = null where state in ('active', 'overdue')`,
  );
});
afterAll(() => world.stop());

const close = async () => must(await world.loans.client.closeOfBusiness(world.asService(), {}));
const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
const newLoan = async () => world.paidOut(await world.newLine());

/** The postings of interest since a moment, of whichever loans. */
async function accruals(since: bigint): Promise<readonly { amount: bigint; booked_on: string }[]> {
  const { rows } = await db.database.pool.query<{ amount: bigint; booked_on: Temporal.PlainDate }>(
    `select amount, booked_on from loans.entry where kind = 'interest' and seq > $1 order by seq`,
    [since],
  );
  return rows.map(({ amount, booked_on }) => ({ amount, booked_on: booked_on.toString() }));
}

async function lastEntry(): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ seq: bigint }>('select max(seq) as seq from loans.entry');
  return rows[0]?.seq ?? 0n;
}

async function nearsOf(loan: Loan): Promise<readonly [number, number][]> {
  const { rows } = await db.database.pool.query<{ data: InstalmentNears }>(
    `select data from loans.outbox where subject = $1 and type = 'loans.instalment-nears' order by seq`,
    [loan.id],
  );
  return rows.map(({ data }) => [data.n, data.offsetDays]);
}

describe('close of business', () => {
  it('books each day’s interest once, and together exactly the interest of the instalment', async () => {
    const loan = await newLoan();
    await close();
    const before = await lastEntry();
    const due = Temporal.PlainDate.from(loan.nextInstalment?.due ?? '');
    while (Temporal.PlainDate.compare(today(), due) < 0) {
      clock.advance({ days: 1 });
      expect((await close()).ran).toEqual([today().toString()]);
      await close();
    }
    const booked = await accruals(before);
    expect(new Set(booked.map(({ booked_on }) => booked_on)).size).toBe(booked.length);
    expect(booked.reduce((sum, { amount }) => sum + amount, 0n)).toBe(3_600n);
    expect(await world.interestOf(loan)).toBe(3_600n);
  });

  it('catches up over missed days with one posting for a loan and one row for each business date', async () => {
    await newLoan();
    await close();
    const before = await lastEntry();
    clock.advance({ days: 40 });
    const caughtUp = await close();
    expect(caughtUp.ran).toHaveLength(40);
    expect(caughtUp.ran.at(-1)).toBe(today().toString());
    expect(caughtUp.aged).toBe(1);
    expect(await accruals(before)).toEqual([
      { amount: BigInt(caughtUp.accrued.amount), booked_on: today().toString() },
    ]);
  });

  it('runs once when two processes start it at the same time', async () => {
    await newLoan();
    await close();
    const before = await lastEntry();
    clock.advance({ days: 5 });
    const runs = await Promise.all([close(), close(), close(), close()]);
    expect(runs.flatMap(({ ran }) => ran)).toHaveLength(5);
    expect(await accruals(before)).toHaveLength(1);
  });

  it('counts days past due, moves loans between active and overdue, and remembers the worst', async () => {
    const loan = await newLoan();
    clock.advance({ days: 31 + 5 });
    await close();
    const late = await world.get(loan);
    const dpd = Temporal.PlainDate.from(loan.nextInstalment?.due ?? '').until(today()).days;
    expect(late).toMatchObject({ state: 'overdue', dpd, worstDpd: dpd, bucket: '4-30' });
    const paid = await world.repay(loan, BigInt(late.instalments[0]?.outstanding.amount ?? 0));
    expect(paid).toMatchObject({ state: 'active', dpd: 0, worstDpd: dpd });
  });

  it('lets interest stop at 90 days past due, and never asks for what was not earned by then', async () => {
    const loan = await newLoan();
    clock.advance({ days: 31 + 120 });
    const early = BigInt((await world.get(loan)).payoff.amount);
    await close();
    const stopped = await world.get(loan);
    const end = Temporal.PlainDate.from(loan.instalments[0]?.due ?? '').add({ days: 89 });
    const { instalments } = loan;
    const earned = instalments.reduce((sum, one, index) => {
      const from = Temporal.PlainDate.from(instalments[index - 1]?.due ?? loan.disbursedOn ?? '');
      const period = { from, due: Temporal.PlainDate.from(one.due), interest: BigInt(one.interest.amount) };
      return sum + accruedInterest(period, '30/360', end);
    }, 0n);
    expect(await world.interestOf(loan)).toBe(earned);
    expect(stopped.bucket).toBe('90+');
    expect(stopped.payoff.amount).toBe((300_000n + earned).toString());
    expect(early).toBe(300_000n + earned);
    clock.advance({ days: 30 });
    expect((await close()).accrued.amount).toBe('0');
    expect(await world.repay(loan, 'payoff')).toMatchObject({ state: 'closed', outstanding: { amount: '0' } });
  });

  it('tells of a default once, with the first day on which an instalment was 90 days late, whatever is paid later', async () => {
    const loan = await newLoan();
    const told = async () => {
      const { rows } = await db.database.pool.query<{ data: LoanDefaulted }>(
        `select data from loans.outbox where subject = $1 and type = 'loans.defaulted' order by seq`,
        [loan.id],
      );
      return rows.map(({ data }) => data);
    };
    const due = Temporal.PlainDate.from(loan.nextInstalment?.due ?? '');
    clock.advance({ days: today().until(due).days + 89 });
    await close();
    expect(await told()).toEqual([]);
    clock.advance({ days: 4 });
    await close();
    const { id: loanId, lineId, applicationId } = loan;
    expect(await told()).toEqual([{ loanId, lineId, applicationId, on: due.add({ days: 90 }).toString() }]);
    await world.repay(loan, 'payoff');
    clock.advance({ days: 1 });
    await close();
    expect(await told()).toHaveLength(1);
  });

  it('tells which instalment comes near at each day of the contact cadence, unless it is paid', async () => {
    const loan = await newLoan();
    const due = Temporal.PlainDate.from(loan.nextInstalment?.due ?? '');
    while (Temporal.PlainDate.compare(today(), due.add({ days: 5 })) < 0) {
      clock.advance({ days: 1 });
      await close();
    }
    expect(await nearsOf(loan)).toEqual([
      [1, -3],
      [1, -1],
      [1, 0],
      [1, 1],
      [1, 3],
    ]);
    const other = await newLoan();
    await world.repay(other, 102_409n);
    clock.advance({ days: 31 });
    await close();
    expect(await nearsOf(other)).toEqual([]);
  });

  it('reminds once when several of those days were missed', async () => {
    const loan = await newLoan();
    clock.advance({
      days: Temporal.PlainDate.from(loan.disbursedOn ?? '').until(loan.nextInstalment?.due ?? '').days + 2,
    });
    await close();
    expect(await nearsOf(loan)).toEqual([[1, 1]]);
  });

  it('counts a repayment for the day on which the borrower paid, however late the rail says so', async () => {
    const loan = await newLoan();
    clock.advance({ days: Temporal.PlainDate.from(loan.disbursedOn ?? '').until(loan.nextInstalment?.due ?? '').days });
    const { amount } = loan.instalments[0]?.dueTotal ?? { amount: '0' };
    const asked = await world.loans.client.repay(world.asService(), {
      loanId: loan.id,
      amount: { amount, currency: 'CNY' },
    });
    must(asked);
    clock.advance({ days: 4 });
    await close();
    expect(await world.get(loan)).toMatchObject({ state: 'overdue', dpd: 4 });
    await world.settle();
    expect(await world.get(loan)).toMatchObject({ state: 'active', dpd: 0, worstDpd: 0 });
  });
});

describe('interest computed where the rows are', () => {
  it('is the interest of the credit engine to the last minor unit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt(0n, 10_000_000_000n),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        async (interest, length, elapsed) => {
          const from = Temporal.PlainDate.from('2026-01-15');
          const period = { from, due: from.add({ days: length }), interest };
          const day = from.add({ days: Math.min(elapsed, length) });
          const { rows } = await db.database.pool.query<{ half_even: bigint }>(
            'select loans.half_even($1::bigint * $2, $3)',
            [interest.toString(), Math.min(elapsed, length), length],
          );
          expect(rows[0]?.half_even).toBe(accruedInterest(period, '30/360', day));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a loan with a fee', () => {
  it('books the fee and its duty when they fall due', async () => {
    const cell = cellOf({
      instalments: 1,
      every: { count: 30, unit: 'days' },
      rate_ppm: 0,
      fee_ppm: 80_000,
      duty_ppm: 200_000,
    });
    const loan = await world.paidOut(await world.newLine(), cell);
    expect(loan.instalments).toMatchObject([{ fees: { amount: '28800' }, interest: { amount: '0' } }]);
    clock.advance({ days: 29 });
    await close();
    const fees = () =>
      db.database.pool.query(`select credit, amount from loans.entry where loan_id = $1 and kind = 'fee'`, [loan.id]);
    expect((await fees()).rows).toEqual([]);
    clock.advance({ days: 1 });
    await close();
    expect((await fees()).rows).toEqual([
      { credit: 'fee_income', amount: 24_000n },
      { credit: 'duty_payable', amount: 4_800n },
    ]);
    expect(await world.repay(loan, 'payoff')).toMatchObject({ state: 'closed' });
  });
});
