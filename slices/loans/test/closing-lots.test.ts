import { accruedInterest } from '@lendline/credit';
import { type Context, newId, present } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import type { Payment } from '@lendline/payments/contract';
import type { EventEnvelope, SliceDatabase } from '@lendline/platform';
import { packById } from '@lendline/strategy';
import { fakeClock, staff, testContext, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan, LoanId } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { dpdOn } from '../rules/instalment.ts';
import { isAgeing } from '../rules/lifecycle.ts';
import { instalmentsOfLoan } from '../store/instalments.ts';
import { eventsOfLoan } from '../store/loan-log.ts';
import { findLoan } from '../store/loans.ts';
import type { LoansTables } from '../store/tables.ts';
import { closeBusiness } from '../usecases/close-business.ts';
import type { Books } from '../usecases/parts.ts';
import { missingPostings } from '../usecases/post-difference.ts';
import { readLog } from '../usecases/read-log.ts';
import { cellOf, dpdAsClosedOf, type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 12 });
let world: LoansWorld;
let parts: Books;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
  parts = {
    database: db.database.forSlice<LoansTables>('loans'),
    pack: present(packById('cn'), 'the pack is in the box'),
  };
});
afterAll(() => world.stop());

const officer = (): Context => testContext({ actor: staff('staff_1', 'loans.read', 'loans.operate'), clock });
const today = () => clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

/** A database whose process is killed at the end of the `after`-th transaction: before its commit, or right after it. */
function dyingAt({ after, committed }: Death): SliceDatabase<LoansTables> {
  let left = after;
  const transaction: SliceDatabase<LoansTables>['transaction'] = async (context, work, options) => {
    left -= 1;
    const dies = left === 0;
    const answer = await parts.database.transaction(
      context,
      async (tx) => {
        const done = await work(tx);
        if (dies && !committed) throw new Killed();
        return done;
      },
      options,
    );
    if (dies) throw new Killed();
    return answer;
  };
  return { ...parts.database, transaction };
}

class Killed extends Error {}

interface Death {
  readonly after: number;
  readonly committed: boolean;
}

async function close(database = parts.database, back_d = 0): Promise<void> {
  const through = today().subtract({ days: back_d }).toString();
  must(await closeBusiness({ ...parts, database }, world.asService(), { through }));
}

/** There may be fewer transactions than the process has left to live. */
async function closeUntilKilled(death: Death): Promise<void> {
  try {
    await close(dyingAt(death));
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

/** Money for a loan arrives, as the payments slice tells it; it was paid some days ago. */
async function pay({ id, lineId }: Loan, { amount, back_d }: { amount: bigint; back_d: number }): Promise<void> {
  const payment: Payment = {
    id: newId('payment', clock.now()),
    direction: 'collection',
    loanId: id,
    lineId,
    amount: { amount: amount.toString(), currency: 'CNY' },
    rail: 'sandbox',
    simulatedRail: true,
    state: 'succeeded',
    reason: null,
    createdAt: clock
      .now()
      .subtract({ hours: 24 * back_d })
      .toString(),
    settledAt: clock.now().toString(),
    attempts: 1,
  };
  const event: EventEnvelope = {
    id: newId('event', clock.now()),
    type: 'payments.succeeded',
    version: 1,
    slice: 'payments',
    tenant: 'main',
    subject: payment.id,
    actor: 'service:rail',
    correlation: 'test',
    locale: 'en',
    occurredAt: clock.now(),
    data: payment,
  };
  const hearing = present(
    world.loans.instance.subscriptions?.find(({ type }) => type === event.type),
    'the slice hears of payments',
  );
  const database = db.database.forSlice('loans');
  await database.transaction(world.asService(), async (tx) => hearing.handle(tx, event));
}

/** Takes back what was paid last; a loan that it had closed is owed again. */
async function takeBack({ id: loanId }: Loan): Promise<void> {
  const { events } = must(await world.loans.client.listEvents(officer(), { loanId }));
  const paid = events.findLast(({ kind, reversedBy }) => kind === 'repayment' && reversedBy === null);
  if (!paid) return;
  const change = { kind: 'reversal', eventId: paid.id } as const;
  must(await world.loans.client.changeLoan(officer(), { loanId, change, reason: 'made up' }));
}

/** What one loan's rows say by the day through which it is closed, beside what its log comes to; answers what lots booked of it. */
async function hold(loanId: LoanId): Promise<bigint> {
  return parts.database.transaction(world.asService(), async (tx) => {
    const row = present(await findLoan(tx, loanId), 'the loan is there');
    const log = await eventsOfLoan(tx, loanId);
    const through = present(row.aged_on, 'the loan was paid out');
    const { life, instalments, standing } = readLog(parts, row, { log, through });
    const accrued = (await instalmentsOfLoan(tx, loanId)).map((one) => one.accrued);
    expect(accrued).toEqual(instalments.map((one) => one.accrued));
    const { state, late_since, worst_dpd } = standing;
    expect(row).toMatchObject({ state, late_since, worst_dpd });
    expect(await dpdAsClosedOf(tx, loanId)).toBe(isAgeing(row) ? dpdOn(instalments, through, life.pauses) : 0);
    expect(await missingPostings(tx, { loan: row, life, log, cause: log.at(-1)! })).toEqual([]);
    return row.interest_booked;
  });
}

/** What lots have booked since an entry of the journal. */
async function bookedByLots(since: bigint): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ sum: bigint }>(
    `select coalesce(sum(amount), 0)::bigint as sum from loans.entry where kind = 'interest' and loan_id is null and seq > $1`,
    [since],
  );
  return rows[0]?.sum ?? 0n;
}

async function lastEntry(): Promise<bigint> {
  const { rows } = await db.database.pool.query<{ seq: bigint }>(
    'select coalesce(max(seq), 0) as seq from loans.entry',
  );
  return rows[0]?.seq ?? 0n;
}

/** A new book of five loans in three lots; of the lender's other loans nothing is owed any more. */
async function newBook(): Promise<readonly Loan[]> {
  await db.database.pool.query(
    `update loans.loan set state = 'cancelled', disbursed_on = null, aged_on = null, closed_on = null where disbursed_on is not null`,
  );
  const opened: Loan[] = [];
  for (const instalments of [1, 2, 3, 6, 6]) {
    opened.push(await world.open(await world.newLine(), cellOf({ instalments, rate_ppm: 144_000 + instalments })));
  }
  await world.settle();
  const loans = await Promise.all(opened.map((loan) => world.get(loan)));
  await close();
  const inOrder = loans.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await world.cutLotBefore(inOrder[2]!);
  await world.cutLotBefore(inOrder[4]!);
  return inOrder;
}

type Step =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'close'; readonly back_d: number }
  | ({ readonly kind: 'kill' } & Death)
  | { readonly kind: 'pay' | 'together'; readonly which: number; readonly amount: bigint; readonly back_d: number }
  | { readonly kind: 'take-back'; readonly which: number };

const payment = {
  which: fc.nat(4),
  // The last of them closes any of these loans.
  amount: fc.oneof(fc.bigInt(1n, 120_000n), fc.constant(400_000n)),
  back_d: fc.constantFrom(0, 0, 0, 3, 12),
};
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), back_d: fc.constantFrom(0, 0, 2, 9) }) },
  fc.record({ kind: fc.constant('kill' as const), after: fc.integer({ min: 1, max: 4 }), committed: fc.boolean() }),
  fc.record({ kind: fc.constant('pay' as const), ...payment }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('together' as const), ...payment }) },
  fc.record({ kind: fc.constant('take-back' as const), which: fc.nat(4) }),
);

async function take(loans: readonly Loan[], one: Step): Promise<void> {
  if (one.kind === 'days') clock.advance({ days: one.days });
  else if (one.kind === 'close') await close(parts.database, one.back_d);
  else if (one.kind === 'kill') await closeUntilKilled(one);
  else if (one.kind === 'pay') await pay(loans[one.which]!, one);
  else if (one.kind === 'take-back') await takeBack(loans[one.which]!);
  else await Promise.all([close(), ...loans.map((loan) => pay(loan, one)), close(), pay(loans[one.which]!, one)]);
}

describe('loans that are closed in lots', () => {
  it('have all their interest booked once, to the cent, whatever is paid, missed and killed beside their closings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const loans = await newBook();
        const since = await lastEntry();
        const held = async () =>
          (await Promise.all(loans.map(({ id }) => hold(id)))).reduce((sum, one) => sum + one, 0n);
        const before = await held();
        for (const one of steps) {
          await take(loans, one);
          expect((await held()) - before).toBe(await bookedByLots(since));
        }
        await close();
        expect((await held()) - before).toBe(await bookedByLots(since));
        expect(must(await world.loans.client.trialBalance(world.asService(), {})).balanced).toBe(true);
      }),
      { numRuns: Number(process.env.LENDLINE_LOAN_RUNS ?? 6) },
    );
  }, 120_000);

  it('are not written on a day on which nothing happens to them, and their interest is that of the credit engine', async () => {
    const loans = await newBook();
    const written = () =>
      db.database.pool.query(`select xmin::text as loan, (select string_agg(xmin::text, ' ' order by loan_id, n)
        from loans.instalment where loan_id = loan.id) as instalments from loans.loan where state = 'active' order by id`);
    const before = await written();
    const since = await lastEntry();
    const first = today();
    for (let day = 1; day <= 20; day += 1) {
      clock.advance({ days: 1 });
      await close();
    }
    expect((await written()).rows).toEqual(before.rows);
    const earned = loans.map(({ instalments, disbursedOn }) =>
      instalments.reduce((sum, { due, interest }, index) => {
        const from = Temporal.PlainDate.from(instalments[index - 1]?.due ?? disbursedOn ?? '');
        const period = { from, due: Temporal.PlainDate.from(due), interest: BigInt(interest.amount) };
        return sum + accruedInterest(period, '30/360', today()) - accruedInterest(period, '30/360', first);
      }, 0n),
    );
    expect(await bookedByLots(since)).toBe(earned.reduce((sum, one) => sum + one, 0n));
    expect(await Promise.all(loans.map((loan) => world.interestOf(loan)))).toEqual(earned);
  });

  it('are not written on each day that they are late, but on those that bring them into a bucket', async () => {
    const loans = await newBook();
    const due = Temporal.PlainDate.from(loans[0]?.instalments[0]?.due ?? '');
    clock.advance({ days: today().until(due).days });
    await close();
    const rows = () =>
      db.database.pool.query(`select xmin::text from loans.loan where id = any ($1) order by id`, [
        loans.map(({ id }) => id),
      ]);
    const wroteOn: number[] = [];
    for (let days = 1; days <= 7; days += 1) {
      const before = (await rows()).rows;
      clock.advance({ days: 1 });
      await close();
      const wrote = (await rows()).rows.filter(({ xmin }, index) => xmin !== before[index]?.xmin).length;
      if (wrote > 0) wroteOn.push(days);
      expect(wrote === 0 || wrote === loans.length).toBe(true);
      for (const { id } of loans) await hold(id);
    }
    // Late since the first of them, in the next bucket since the fourth.
    expect(wroteOn).toEqual([1, 4]);
  });
});
