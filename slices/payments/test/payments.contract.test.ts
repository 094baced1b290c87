import { type Actor, newId, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId } from '@lendline/lines/contract';
import { borrower, contractSuite, fakeClock, service, staff, testContext, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Payment, PaymentsClient } from '../contract.ts';
import { paymentsSlice } from '../slice.ts';
import { type PaymentsWorld, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice], poolSize: 20 });
let world: PaymentsWorld;
let lineId: LineId;

const as = (actor: Actor) => testContext({ actor, clock });
const loans = () => as(service('loans'));
const cny = (amount: string): WireMoney => ({ amount, currency: 'CNY' });
const newLoan = () => newId('loan', clock.now());

function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
});
beforeEach(async () => {
  lineId = (await world.newLine()).lineId;
});
afterEach(() => {
  world.operator.manner = 'takes';
});
afterAll(() => world.stop());

contractSuite<PaymentsClient>(
  'payments',
  {
    'in process': () => Promise.resolve(world.payments.client),
    'over HTTP': () => world.payments.overHttp(),
  },
  (client) => {
    const disburse = (loanId: string, more: { amount?: string; attempt?: number } = {}) =>
      client().disburse(loans(), {
        loanId,
        lineId,
        amount: cny(more.amount ?? '100000'),
        simulatedModel: true,
        ...(more.attempt ? { attempt: more.attempt } : {}),
      });
    const collect = (loanId: string, key: string, amount = '5000') =>
      client().collect(loans(), { loanId, lineId, amount: cny(amount), key });
    const get = async (payment: Payment) => must(await client().get(loans(), { paymentId: payment.id }));
    const settle = async (payment: Payment, status: 'completed' | 'failed') => {
      const order = world.operator.order(payment.id);
      if (!order) throw new Error('the operator has no such order');
      order.status = status;
      return must(await client().reconcile(as(service('server')), {}));
    };

    it('sends a payout to the wallet of the line and says how it ended', async () => {
      const created = must(await disburse(newLoan()));
      expect(created).toMatchObject({ state: 'created', direction: 'disbursement', simulatedRail: true, attempts: 0 });
      await world.runJobs();
      expect(await get(created)).toMatchObject({ state: 'sent', attempts: 1, settledAt: null });
      expect(world.operator.order(created.id)).toMatchObject({ type: 'disbursement', body: { amount: '1000.00' } });
      await settle(created, 'completed');
      expect(await get(created)).toMatchObject({ state: 'succeeded', reason: null, settledAt: clock.now().toString() });
    });

    it('collects from the wallet of the line', async () => {
      const created = must(await collect(newLoan(), 'first'));
      await world.runJobs();
      expect(world.operator.order(created.id)).toMatchObject({ type: 'merchantpay', body: { amount: '50.00' } });
      await settle(created, 'failed');
      expect(await get(created)).toMatchObject({ state: 'failed', reason: 'insufficient-funds' });
    });

    it('pays a loan out once, also when 32 ask at the same time', async () => {
      const loanId = newLoan();
      const answers = await Promise.all(Array.from({ length: 32 }, () => disburse(loanId)));
      expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
      await Promise.all([world.runJobs(), world.runJobs()]);
      expect(
        world.operator.tried.filter((id) => id === world.operator.order(must(answers[0]!).id)?.orderId),
      ).toHaveLength(1);
    });

    it('collects once for one key, also when 32 ask at the same time, and again for another key', async () => {
      const loanId = newLoan();
      const answers = await Promise.all(Array.from({ length: 32 }, () => collect(loanId, 'one-key')));
      expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
      clock.advance({ seconds: 1 });
      const other = must(await collect(loanId, 'another-key'));
      const listed = must(await client().listOfLoan(loans(), { loanId }));
      expect(listed.payments.map(({ id }) => id)).toEqual([other.id, must(answers[0]!).id]);
    });

    it('refuses a key that was used for another amount', async () => {
      const loanId = newLoan();
      must(await collect(loanId, 'a-key'));
      expect(await collect(loanId, 'a-key', '6000')).toMatchObject({ ok: false, error: { code: 'payments.differs' } });
    });

    it('makes another payout only for the next attempt after one that failed', async () => {
      const loanId = newLoan();
      world.operator.manner = 'refuses';
      const first = must(await disburse(loanId));
      await world.runJobs();
      expect(await get(first)).toMatchObject({ state: 'failed', reason: 'no-such-wallet' });
      world.operator.manner = 'takes';
      expect(must(await disburse(loanId))).toMatchObject({ id: first.id, state: 'failed' });
      const second = must(await disburse(loanId, { attempt: 2 }));
      expect(second.id).not.toBe(first.id);
      expect(must(await disburse(loanId, { attempt: 3 })).id).toBe(second.id);
    });

    it('shows a borrower the own payments and answers not found for another’s', async () => {
      const payment = must(await collect(newLoan(), 'mine'));
      const mine = await client().getMine(as(borrower(lineId)), { paymentId: payment.id });
      expect(mine).toMatchObject({ ok: true, value: { id: payment.id } });
      const others = await client().getMine(as(borrower(newId('line', clock.now()))), { paymentId: payment.id });
      expect(others).toMatchObject({ ok: false, error: { code: 'not-found', status: 404 } });
    });

    it('lets staff with the permission list payments by state, newest first', async () => {
      const officer = as(staff('staff_1', 'payments.read'));
      const older = must(await collect(newLoan(), 'a'));
      clock.advance({ seconds: 1 });
      const newer = must(await collect(newLoan(), 'b'));
      const { payments } = must(await client().list(officer, { state: 'created', limit: 200 }));
      expect(payments.every(({ state }) => state === 'created')).toBe(true);
      expect(payments.map(({ id }) => id)).toEqual(expect.arrayContaining([older.id, newer.id]));
      expect(payments.map(({ id }) => id)).toEqual(
        payments
          .map(({ id }) => id)
          .toSorted()
          .toReversed(),
      );
      expect(must(await client().list(officer, { limit: 1 })).payments).toHaveLength(1);
      expect(await client().list(as(staff('staff_1')), {})).toMatchObject({ ok: false, error: { status: 403 } });
    });

    it('refuses amounts that are not above zero or in another currency, in both languages', async () => {
      for (const amount of [cny('0'), cny('-5'), { amount: '100', currency: 'KES' } as const]) {
        const answer = await client().collect(loans(), { loanId: newLoan(), lineId, amount, key: 'k' });
        expect(answer).toMatchObject({ ok: false, error: { code: 'payments.amount-not-payable', status: 422 } });
        expect(!answer.ok && answer.error.text.en).toContain('CNY');
      }
    });

    it('fails a payment to a line that does not exist, without asking the rail', async () => {
      const nobody = newId('line', clock.now());
      const payment = must(
        await client().disburse(loans(), {
          loanId: newLoan(),
          lineId: nobody,
          amount: cny('100'),
          simulatedModel: true,
        }),
      );
      await world.runJobs();
      expect(await get(payment)).toMatchObject({ state: 'failed', reason: 'line-not-found', attempts: 0 });
    });

    it('fails a payment to a line whose number is somebody else’s by now, without asking the rail', async () => {
      const { lineId: passedOn } = await world.newLine();
      await world.passOn(passedOn);
      const loanId = newLoan();
      const order = { loanId, lineId: passedOn, amount: cny('100'), simulatedModel: true };
      const payment = must(await client().disburse(loans(), order));
      await world.runJobs();
      expect(await get(payment)).toMatchObject({ state: 'failed', reason: 'line-not-found', attempts: 0 });
    });

    it('refuses borrowers and the public the doors of money', async () => {
      const answer = await client().disburse(as(borrower(lineId)), {
        loanId: newLoan(),
        lineId,
        amount: cny('100'),
        simulatedModel: false,
      });
      expect(answer).toMatchObject({ ok: false, error: { status: 404 } });
    });
  },
);
