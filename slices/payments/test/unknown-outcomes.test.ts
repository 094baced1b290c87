import { newId, type Problem, type Result } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import { fakeClock, service, testContext, testDatabase } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Payment } from '../contract.ts';
import { paymentsSlice } from '../slice.ts';
import type { Manner, TakenOrder } from './operator.ts';
import { type PaymentsWorld, startWorld } from './world.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [linesSlice, paymentsSlice] });
let world: PaymentsWorld;

const context = () => testContext({ actor: service('loans'), clock });

function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

beforeAll(async () => {
  world = await startWorld({ database: db.database, clock });
  await world.payments.overHttp();
});
afterEach(() => {
  world.operator.manner = 'takes';
});
afterAll(() => world.stop());

async function newCollection(): Promise<Payment> {
  const { lineId } = await world.newLine();
  const input = { loanId: newId('loan', clock.now()), lineId, amount: { amount: '12345', currency: 'CNY' } as const };
  return must(await world.payments.client.collect(context(), { ...input, key: 'a-key' }));
}

const get = async ({ id }: Payment) => must(await world.payments.client.get(context(), { paymentId: id }));
const reconcile = async () => must(await world.payments.client.reconcile(context(), {}));
const orderOf = (payment: Payment) => {
  const order = world.operator.order(payment.id);
  if (!order) throw new Error('the operator has no such order');
  return order;
};

async function eventsOf({ id }: Payment): Promise<readonly string[]> {
  const { rows } = await db.database.pool.query<{ type: string }>(
    `select type from payments.outbox where subject = $1 and type in ('payments.succeeded', 'payments.failed')`,
    [id],
  );
  return rows.map(({ type }) => type);
}

interface Call {
  readonly body?: string;
  readonly at?: Temporal.Instant;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

/** A callback as the operator sends it, but for what the test changes. */
function callback(payment: Payment, call: Call = {}): Promise<Response> {
  const order = orderOf(payment);
  const success = { ...order.body, transactionReference: order.reference, transactionStatus: 'completed' };
  const body = call.body ?? JSON.stringify(success);
  const path = call.path ?? `${new URL(order.callbackUrl).pathname}?tenant=main`;
  return fetch(new URL(path, world.payments.url()), {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-correlationid': order.orderId,
      ...world.operator.sign(body, call.at ?? clock.now()),
      ...call.headers,
    },
    body,
  });
}

const failure = JSON.stringify({ errorCategory: 'businessRule', errorCode: 'insufficientFunds' });

describe('a payment whose answer was lost', () => {
  it('is unknown, is asked about, and settles once: the order was taken', async () => {
    world.operator.manner = 'takes-and-drops';
    const payment = await newCollection();
    await world.runJobs();
    expect(await get(payment)).toMatchObject({ state: 'unknown', reason: 'rail-error', settledAt: null });
    expect(await eventsOf(payment)).toEqual([]);
    world.operator.manner = 'takes';
    orderOf(payment).status = 'completed';
    expect(await reconcile()).toMatchObject({ settled: 1 });
    expect(await get(payment)).toMatchObject({ state: 'succeeded', reason: null, attempts: 1 });
    await reconcile();
    expect(await eventsOf(payment)).toEqual(['payments.succeeded']);
  });

  it('stays unknown while the rail is down, however often it is asked', async () => {
    world.operator.manner = 'silent';
    const payment = await newCollection();
    await world.runJobs();
    expect(await get(payment)).toMatchObject({ state: 'unknown', reason: 'timeout' });
    world.operator.manner = 'down';
    await reconcile();
    await reconcile();
    expect(await get(payment)).toMatchObject({ state: 'unknown', reason: 'timeout', attempts: 1 });
  });

  it('is sent again as the same order when the rail never got it', async () => {
    world.operator.manner = 'down';
    const payment = await newCollection();
    await world.runJobs();
    world.operator.manner = 'takes';
    await reconcile();
    expect(await get(payment)).toMatchObject({ state: 'sent', attempts: 2 });
    const { orderId } = orderOf(payment);
    expect(world.operator.tried.filter((id) => id === orderId)).toHaveLength(2);
    expect(world.operator.taken.filter((order) => order.orderId === orderId)).toHaveLength(1);
  });

  it('is asked about by a job of its own, later each time, until it has settled', async () => {
    const payment = await newCollection();
    await world.runJobs();
    const jobs = () =>
      db.database.pool.query<{ seconds: number }>(
        `select round(extract(epoch from run_at - updated_at))::integer as seconds from graphile_worker.jobs where key like '%' || $1`,
        [payment.id],
      );
    expect((await jobs()).rows).toEqual([{ seconds: 5 }]);
    await reconcile();
    expect((await jobs()).rows).toEqual([{ seconds: 10 }]);
  });
});

describe('a callback', () => {
  const sent = async (): Promise<Payment> => {
    const payment = await newCollection();
    await world.runJobs();
    return payment;
  };

  it('settles the payment that its signed text names, once, however often it comes', async () => {
    const payment = await sent();
    const answers = [await callback(payment), await callback(payment), await callback(payment)];
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await get(payment)).toMatchObject({ state: 'succeeded', reason: null });
    expect(await eventsOf(payment)).toEqual(['payments.succeeded']);
  });

  it('of a failure makes us ask, because nothing under the signature says which order it is about', async () => {
    const [failed, fine] = [await sent(), await sent()];
    orderOf(failed).status = 'failed';
    expect((await callback(failed, { body: failure })).status).toBe(204);
    expect((await callback(fine, { body: failure })).status).toBe(204);
    await world.runJobs();
    expect(await get(failed)).toMatchObject({ state: 'failed', reason: 'insufficient-funds' });
    expect(await get(fine)).toMatchObject({ state: 'sent' });
  });

  it('does no harm with a wrong signature, an old time, garbage, another amount or another payment', async () => {
    const payment = await sent();
    const order = orderOf(payment);
    const other = { ...order.body, amount: '999.99', transactionReference: 'x', transactionStatus: 'completed' };
    const stranger = { ...other, requestingOrganisationTransactionReference: newId('payment', clock.now()) };
    const forged = { 'webhook-signature': 'v1,AAAA' };
    const old = clock.now().subtract({ minutes: 6 });
    const statuses = [
      await callback(payment, { headers: forged }),
      await callback(payment, { headers: { 'webhook-signature': '' } }),
      await callback(payment, { headers: { 'webhook-timestamp': 'now' } }),
      await callback(payment, { at: old }),
      await callback(payment, { at: clock.now().add({ minutes: 6 }) }),
      await callback(payment, { body: 'garbage', headers: { 'x-correlationid': 'garbage' } }),
      await callback(payment, { body: '[]', headers: { 'x-correlationid': '' } }),
      await callback(payment, { body: JSON.stringify(other) }),
      await callback(payment, { body: JSON.stringify(stranger) }),
      await callback(payment, { path: '/api/payments/callbacks/other-rail?tenant=main' }),
      await callback(payment, { path: "/api/payments/callbacks/sandbox?tenant=main'--" }),
      await callback(payment, { path: '/api/payments/callbacks/sandbox?tenant=another' }),
      await callback(payment, { body: 'x'.repeat(70_000) }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 204, 204, 404, 404, 204, 413]);
    expect(await get(payment)).toMatchObject({ state: 'sent' });
    expect(await eventsOf(payment)).toEqual([]);
  });

  it('that overtakes the answer to its order is believed, and the answer changes nothing', async () => {
    world.operator.manner = 'takes-and-drops';
    const payment = await newCollection();
    await world.runJobs();
    expect((await callback(payment)).status).toBe(204);
    await reconcile();
    expect(await get(payment)).toMatchObject({ state: 'succeeded', reason: null });
    expect(await eventsOf(payment)).toEqual(['payments.succeeded']);
  });
});

describe('whatever the outside says, in whatever order', () => {
  it('a payment settles at most once, never before the money moved, and always in the end', async () => {
    const word = fc.constantFrom('job', 'reconcile', 'success', 'failure', 'forged', 'drop', 'down', 'up', 'complete');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        world.operator.manner = 'takes';
        const payment = await newCollection();
        for (const said of words) await say(payment, said);
        world.operator.manner = 'takes';
        await world.runJobs();
        await reconcile();
        orderOf(payment).status = 'completed';
        await reconcile();
        expect(await get(payment)).toMatchObject({ state: 'succeeded' });
        expect(await eventsOf(payment)).toEqual(['payments.succeeded']);
        expect(world.operator.taken.filter(({ orderId }) => orderId === orderOf(payment).orderId)).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  });

  const doors: Readonly<Record<string, (payment: Payment, order: TakenOrder) => Promise<unknown>>> = {
    success: (payment, order) => {
      order.status = 'completed';
      return callback(payment);
    },
    failure: (payment) => callback(payment, { body: failure }),
    forged: (payment) => callback(payment, { headers: { 'webhook-signature': 'v1,AAAA' } }),
  };
  const manners: Readonly<Record<string, Manner>> = { drop: 'takes-and-drops', down: 'down', up: 'takes' };

  async function say(payment: Payment, said: string): Promise<void> {
    if (said === 'job') await world.runJobs();
    if (said === 'reconcile') await reconcile();
    world.operator.manner = manners[said] ?? world.operator.manner;
    const order = world.operator.order(payment.id);
    if (!order) return;
    if (said === 'complete') order.status = 'completed';
    await doors[said]?.(payment, order);
    // What settled without the money having moved would be a guess.
    const guessed = order.status === 'pending' ? await eventsOf(payment) : [];
    expect(guessed).toEqual([]);
  }
});

describe('real money', () => {
  const payout = (simulatedModel: boolean) => ({
    loanId: newId('loan', clock.now()),
    lineId: newId('line', clock.now()),
    amount: { amount: '100', currency: 'CNY' } as const,
    simulatedModel,
  });

  it('does not leave without a record of a licence', async () => {
    const slice = await world.configured({ rail: 'gsma-mobile-money' });
    const input = payout(false);
    const answer = await slice.client.disburse(context(), input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'payments.no-licence-record', status: 409 } });
    const { rows } = await db.database.pool.query(
      'select action, outcome, reason from payments.audit where subject = $1',
      [input.loanId],
    );
    expect(rows).toEqual([{ action: 'disburse', outcome: 'refused', reason: 'no-licence-record' }]);
  });

  it('does not leave on the word of a model that was trained on the simulated country', async () => {
    const slice = await world.configured({ rail: 'gsma-mobile-money', licence: 'small-loan-company' });
    expect(await slice.client.disburse(context(), payout(true))).toMatchObject({
      ok: false,
      error: { code: 'payments.simulated-model' },
    });
    expect(await slice.client.disburse(context(), payout(false))).toMatchObject({
      ok: true,
      value: { rail: 'gsma-mobile-money', simulatedRail: false },
    });
  });
});

describe('what a payment leaves behind', () => {
  it('is a row, audit rows and one event, and no phone number anywhere', async () => {
    const { lineId, phone } = await world.newLine();
    const input = { loanId: newId('loan', clock.now()), lineId, amount: { amount: '700', currency: 'CNY' } as const };
    const payment = must(await world.payments.client.collect(context(), { ...input, key: 'a-key' }));
    await world.runJobs();
    await callback(payment);
    const { pool } = db.database;
    const audit = await pool.query(
      'select action, outcome, actor from payments.audit where subject = $1 order by seq',
      [payment.id],
    );
    expect(audit.rows).toEqual([
      { action: 'create-collection', outcome: 'done', actor: 'service:loans' },
      { action: 'settle-collection', outcome: 'done', actor: 'service:rail' },
    ]);
    const events = await pool.query(
      `select data from payments.outbox where subject = $1 and type = 'payments.succeeded'`,
      [payment.id],
    );
    expect(events.rows).toEqual([{ data: await get(payment) }]);
    for (const table of ['payments.payment', 'payments.audit', 'payments.outbox', 'graphile_worker._private_jobs']) {
      const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${table} t`);
      expect({ table, holds: rows.some(({ text }) => text.includes(phone.slice(3))) }).toEqual({ table, holds: false });
    }
  });
});
