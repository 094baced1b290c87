import { linesSlice } from '@lendline/lines';
import { paymentsSlice } from '@lendline/payments';
import { fakeClock, service, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Loan } from '../contract.ts';
import { loansSlice } from '../slice.ts';
import { type LoansWorld, must, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice, loansSlice], poolSize: 20 });
let world: LoansWorld;

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
afterEach(() => {
  world.operator.manner = 'takes';
  world.operator.ending = 'completed';
});
afterAll(() => world.stop());

const cancel = ({ id }: Loan) => world.loans.client.cancel(world.asService(), { loanId: id });
const runJobs = () => world.runJobs();
const stateOf = async (loan: Loan) => (await world.get(loan)).state;

/** Holds the loan as a transaction does, so that those who want it line up in the order in which they came. */
async function lineUp(loan: Loan, ...comers: readonly (() => Promise<unknown>)[]): Promise<readonly unknown[]> {
  const first = await db.database.pool.connect();
  try {
    await first.query('begin');
    await first.query('select from loans.loan where id = $1 for update', [loan.id]);
    const came: Promise<unknown>[] = [];
    for (const comer of comers) {
      came.push(comer());
      await expect.poll(waiting, { timeout: 20_000 }).toBe(came.length);
    }
    await first.query('commit');
    return await Promise.all(came);
  } finally {
    first.release();
  }
}

async function waiting(): Promise<number> {
  const { rows } = await db.database.pool.query<{ waiting: number }>(
    `select count(*)::integer as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]!.waiting;
}

async function payoutOf({ id }: Loan) {
  const { payments } = must(await world.payments.listOfLoan(world.asService(), { loanId: id }));
  return payments;
}

describe('a loan that is cancelled while its payout begins', () => {
  it('sends no money when the cancelling holds the loan first', async () => {
    const loan = await world.open(await world.newLine());
    const { sent } = world.operator;
    const [cancelled] = await lineUp(loan, () => cancel(loan), runJobs);
    expect(cancelled).toMatchObject({ ok: true });
    await world.settle();
    expect(await stateOf(loan)).toBe('cancelled');
    expect(await payoutOf(loan)).toEqual([]);
    expect(world.operator.sent).toBe(sent);
  });

  it('is not cancelled when the payout holds the loan first, and is paid out once', async () => {
    const loan = await world.open(await world.newLine());
    const { taken } = world.operator;
    const [, cancelled] = await lineUp(loan, runJobs, () => cancel(loan));
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'loans.not-cancellable' } });
    await world.settle();
    expect(await stateOf(loan)).toBe('active');
    expect(world.operator.taken).toBe(taken + 1);
  });

  it('is not cancelled while the order is at the rail', async () => {
    const loan = await world.open(await world.newLine());
    const { arrived, release } = world.operator.hold();
    const running = world.settle();
    await arrived;
    expect(await cancel(loan)).toMatchObject({ ok: false, error: { code: 'loans.not-cancellable' } });
    release();
    await running;
    await world.settle();
    expect(await stateOf(loan)).toBe('active');
  });
});

describe('a payout of which nobody knows how it ended', () => {
  /** A loan whose order was taken, and the answer lost. */
  async function unknown(): Promise<Loan> {
    world.operator.manner = 'takes-and-drops';
    const loan = await world.open(await world.newLine());
    await world.runJobs();
    await world.runJobs();
    expect(await payoutOf(loan)).toMatchObject([{ state: 'unknown' }]);
    world.operator.manner = 'down';
    return loan;
  }

  it('is not sent again before the rail has said, whoever asks for it and however often', async () => {
    const loan = await unknown();
    const { sent } = world.operator;
    const { id: loanId, lineId, principal: amount } = loan;
    const loansContext = testContext({ actor: service('loans'), clock });
    for (const attempt of [1, 2, 3]) {
      const order = { loanId, lineId, amount, simulatedModel: true, attempt };
      const [standing] = await payoutOf(loan);
      expect(must(await world.payments.disburse(loansContext, order))).toEqual(standing);
      must(await world.payments.reconcile(world.asService(), {}));
      await world.runJobs();
    }
    world.operator.manner = 'takes';
    expect(world.operator.sent).toBe(sent);
    await world.settle();
    expect(await stateOf(loan)).toBe('active');
    expect(world.operator.sent).toBe(sent);
  });

  it('cannot be cancelled, and is a loan that is owed once the rail says that the money left', async () => {
    const loan = await unknown();
    expect(await cancel(loan)).toMatchObject({ ok: false, error: { code: 'loans.not-cancellable' } });
    world.operator.manner = 'takes';
    await world.settle();
    expect(await stateOf(loan)).toBe('active');
  });

  it('can be cancelled once the rail says that no money left, and is not asked for again', async () => {
    world.operator.ending = 'failed';
    const loan = await unknown();
    world.operator.manner = 'takes';
    await world.settle();
    expect(await world.get(loan)).toMatchObject({ state: 'approved', payoutProblem: expect.any(String) });
    const { sent } = world.operator;
    expect(await cancel(loan)).toMatchObject({ ok: true });
    await world.settle();
    expect(await stateOf(loan)).toBe('cancelled');
    expect(world.operator.sent).toBe(sent);
  });
});
