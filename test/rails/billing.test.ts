import { createHmac } from 'node:crypto';
import { newId } from '@lendline/kernel';
import { borrower, staff, testDatabase } from '@lendline/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cny, eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

const db = testDatabase({ slices: railSlices });
const rail = 'sandbox-billing';
const secret = 'whsec_dGhlIGNhcnJpZXIgc2hvd3MgYSB0b2tlbg==';
const newSecret = 'whsec_dGhlIG9uZSB0aGF0IHRha2VzIGl0cyBwbGFjZQ==';
let world: RailWorld;

beforeAll(async () => {
  world = await startRailWorld({
    database: db.database,
    config: ({ country }) => ({ billingUrl: country, billingCallbackSecret: `${newSecret} ${secret}` }),
  });
});
afterEach(() => world.fault({ billing: 'ok', statements: 'ok', carrier: 'ok' }));
afterAll(() => world.stop());

const client = () => world.payments.client;
const officer = () => world.as(staff('staff_1', 'payments.read', 'payments.operate'));

async function loan() {
  const who = await world.someone();
  return { ...who, paid: await world.until(await world.payOut(who.lineId), 'succeeded') };
}

/** Asks about open payments until this one is in one of the states. */
async function askedUntil(payment: { readonly id: `payment_${string}` }, ...states: readonly string[]) {
  return eventually(
    async () => {
      await client().reconcile(world.loans(), {});
      return must(await client().get(world.loans(), { paymentId: payment.id }));
    },
    ({ state }) => states.includes(state),
  );
}

describe('a repayment charged to the phone bill', () => {
  it('is reserved, confirmed and told once; the carrier’s list agrees with our book', async () => {
    const { paid } = await loan();
    const payment = await world.collect(paid, { amount: '4567', key: 'a', rail });
    expect(await askedUntil(payment, 'succeeded')).toMatchObject({ rail, amount: cny('4567') });
    expect(await world.settlements(payment)).toBe(1);
    const on = world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const pulled = must(await client().pullStatement(officer(), { rail, from: on, to: on }));
    const { lines } = must(await client().getStatement(officer(), { statementId: pulled.id }));
    expect(lines.find(({ paymentId }) => paymentId === payment.id)).toMatchObject({ finding: 'matched', side: 'in' });
  });

  it.each(['lost-response', 'confirm-not-heard', 'lost-confirm'])(
    'is charged once under the fault %s',
    async (billing) => {
      const { paid } = await loan();
      await world.fault({ billing });
      const payment = await world.collect(paid, { amount: '1000', key: 'a', rail });
      await eventually(
        async () => must(await client().get(world.loans(), { paymentId: payment.id })),
        ({ attempts }) => attempts > 0,
      );
      await world.fault({ billing: 'ok' });
      await askedUntil(payment, 'succeeded');
      expect(await world.settlements(payment)).toBe(1);
      expect(await chargesOf(payment.id)).toEqual(['succeeded']);
    },
  );

  it.each(['timeout', 'error'])(
    'is unknown while the carrier is silent (%s), and charged once when it answers',
    async (carrier) => {
      const { paid } = await loan();
      await world.fault({ carrier });
      const payment = await world.collect(paid, { amount: '1100', key: 'a', rail });
      await world.until(payment, 'unknown');
      await world.fault({ carrier: 'ok' });
      await askedUntil(payment, 'succeeded');
      expect(await chargesOf(payment.id)).toEqual(['succeeded']);
    },
  );

  it('fails with the reason: denied, above the limit of the line, or not confirmed in time', async () => {
    const { paid } = await loan();
    await world.fault({ billing: 'denied' });
    const denied = await world.collect(paid, { amount: '1000', key: 'a', rail });
    expect(await askedUntil(denied, 'failed')).toMatchObject({ reason: 'not-permitted' });
    await world.fault({ billing: 'ok' });
    const above = await world.collect(paid, { amount: '100001', key: 'b', rail });
    expect(await askedUntil(above, 'failed')).toMatchObject({ reason: 'limit-reached' });
    await world.fault({ billing: 'expires' });
    const late = await world.collect(paid, { amount: '1000', key: 'c', rail });
    expect(await askedUntil(late, 'failed')).toMatchObject({ reason: 'refused-by-rail' });
  });

  it('is given back once, in part, also when the answer is lost', async () => {
    const { paid, lineId } = await loan();
    const payment = await world.collect(paid, { amount: '5000', key: 'a', rail });
    await askedUntil(payment, 'succeeded');
    await world.fault({ billing: 'lost-response' });
    const back = must(await client().giveBack(world.loans(), { paymentId: payment.id, amount: cny('2000') }));
    const returns = async () => {
      await client().reconcile(world.loans(), {});
      return must(await client().listReturns(world.loans(), { loanId: paid.loanId as `loan_${string}` })).returns;
    };
    await eventually(returns, ([first]) => first?.state === 'succeeded');
    expect(await world.settlements(back)).toBe(1);
    const { loanId } = paid;
    const mine = must(await client().listMine(world.as(borrower(lineId)), { loanId }));
    expect(new Set(mine.payments.map(({ id }) => id))).toEqual(new Set([payment.id, paid.id]));
    expect(mine.returns).toMatchObject([{ id: back.id, amount: cny('2000'), state: 'succeeded' }]);
    const other = world.as(borrower((await world.someone()).lineId));
    expect(must(await client().listMine(other, { loanId }))).toEqual({ payments: [], returns: [] });
  });

  it('is a way to pay beside the usual wallet, which alone knows mandates', async () => {
    const { ways } = must(await client().waysToPay(world.as(borrower((await world.someone()).lineId)), {}));
    expect(ways).toEqual([
      { rail: 'sandbox', kind: 'wallet', simulatedRail: true, usual: true, mandates: true },
      { rail, kind: 'phone-bill', simulatedRail: true, usual: false, mandates: false },
    ]);
  });

  it('is no way to pay out, and a rail that is not configured none at all', async () => {
    const { paid, lineId } = await loan();
    const input = { loanId: paid.loanId, lineId, amount: cny('100'), key: 'x', rail: 'carrier-pigeon' };
    expect(await client().collect(world.loans(), input)).toMatchObject({
      ok: false,
      error: { code: 'payments.no-such-rail' },
    });
    const { rails } = must(await client().listRails(officer(), {}));
    expect(rails.find(({ name }) => name === rail)).toMatchObject({ can: ['collect', 'return', 'statement'] });
  });
});

describe('an event of the carrier', () => {
  const told = (since: number) => world.callbackStatuses.slice(since);

  it.each(['ok', 'event-twice', 'event-late', 'event-out-of-order'])(
    'has the outcome asked for, once, however it comes (%s)',
    async (billing) => {
      const { paid } = await loan();
      await world.fault({ billing });
      const since = world.callbackStatuses.length;
      const payment = await world.collect(paid, { amount: '1500', key: 'a', rail });
      // Reserved and charged; twice each.
      const events = billing === 'event-twice' ? 4 : 2;
      await eventually(
        () => Promise.resolve(told(since)),
        (statuses) => statuses.filter((status) => status === 204).length >= events,
      );
      await world.until(payment, 'succeeded');
      expect(await world.settlements(payment)).toBe(1);
      expect(await chargesOf(payment.id)).toEqual(['succeeded']);
      expect(told(since)).not.toContain(401);
    },
  );

  it.each([
    ['ok', 1],
    ['event-twice', 2],
  ])('has what was given back asked about, once, however it comes (%s)', async (billing, events) => {
    const { paid } = await loan();
    const payment = await world.collect(paid, { amount: '2500', key: 'a', rail });
    await askedUntil(payment, 'succeeded');
    await world.fault({ billing });
    const since = world.callbackStatuses.length;
    const back = must(await client().giveBack(world.loans(), { paymentId: payment.id }));
    await eventually(
      async () => must(await client().listReturns(world.loans(), { loanId: paid.loanId as `loan_${string}` })).returns,
      ([first]) => first?.state === 'succeeded',
    );
    await eventually(
      () => Promise.resolve(told(since)),
      (statuses) => statuses.length >= events,
    );
    expect(new Set(told(since))).toEqual(new Set([204]));
    expect(await world.settlements(back)).toBe(1);
  });

  it.each(['event-garbage', 'event-forged'])(
    'is not believed, and the charge is found by asking (%s)',
    async (billing) => {
      const { paid } = await loan();
      await world.fault({ billing });
      const since = world.callbackStatuses.length;
      const payment = await world.collect(paid, { amount: '1600', key: 'a', rail });
      await eventually(
        () => Promise.resolve(told(since)),
        (statuses) => statuses.includes(401),
      );
      await askedUntil(payment, 'succeeded');
      expect(await world.settlements(payment)).toBe(1);
    },
  );

  it('that never comes leaves the charge to be asked about', async () => {
    const { paid } = await loan();
    await world.fault({ billing: 'no-event' });
    const payment = await world.collect(paid, { amount: '1700', key: 'a', rail });
    await askedUntil(payment, 'succeeded');
    expect(await world.settlements(payment)).toBe(1);
  });

  it('opens the one order of its address, to whoever shows the token of it, and only to a question', async () => {
    const { paid } = await loan();
    await world.fault({ billing: 'no-event' });
    const payment = await world.collect(paid, { amount: '1800', key: 'a', rail });
    const other = await world.collect(paid, { amount: '1900', key: 'b', rail });
    const [order, another] = [await orderOf(payment.id), await orderOf(other.id)];
    const token = tokenOf(secret, order);
    const now = world.country.clock.now();
    const event = {
      id: newId('event', now),
      source: '/carrier-billing',
      type: 'org.camaraproject.carrier-billing.v0.payment-completed',
      specversion: '1.0',
      time: now.toString(),
      data: { paymentId: 'bill_of_another', status: 'succeeded', description: '' },
    };
    const unknown = '00000000-0000-8000-8000-000000000000';
    const statuses = [
      await post({ order, token: null, body: event }),
      await post({ order, token: tokenOf(secret, another), body: event }),
      await post({ order: 'x', token: tokenOf(secret, 'x'), body: event }),
      await post({ order, token, body: 'not json {' }),
      await post({ order, token, body: { ...event, specversion: '0.3' } }),
      await post({ order, token, body: { ...event, type: 'org.example.something-else' } }),
      await post({ order, token, body: { ...event, data: {} } }),
      await post({
        order,
        token,
        body: { ...event, type: 'org.camaraproject.carrier-billing-refund.v0.refund-completed' },
      }),
      await post({ order: unknown, token: tokenOf(secret, unknown), body: event }),
      await post({ order, token, body: event }),
      await post({ order, token: tokenOf(newSecret, order), body: event }),
    ];
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 204, 204, 204]);
    await askedUntil(payment, 'succeeded');
    await askedUntil(other, 'succeeded');
    // Late, after all is over.
    expect(await post({ order, token, body: event })).toBe(204);
    expect([await world.settlements(payment), await world.settlements(other)]).toEqual([1, 1]);
  });
});

function tokenOf(of: string, order: string): string {
  const key = Buffer.from(of.slice('whsec_'.length), 'base64');
  return createHmac('sha256', key).update(`carrier-billing ${order}`).digest('base64url');
}

interface Sent {
  readonly order: string;
  readonly token: string | null;
  readonly body: object | string;
}

async function post({ order, token, body }: Sent): Promise<number> {
  const url = `${world.payments.url()}/api/payments/callbacks/${rail}?tenant=main&order=${order}`;
  const shown: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...shown },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return answer.status;
}

async function orderOf(paymentId: string): Promise<string> {
  const { rows } = await db.database.pool.query<{ order_id: string }>(
    'select order_id from payments.payment where id = $1',
    [paymentId],
  );
  return rows[0]!.order_id;
}

/** How the charges of a payment stand at the carrier. */
async function chargesOf(paymentId: string): Promise<readonly string[]> {
  const { rows } = await db.database.pool.query<{ rail_reference: string }>(
    'select rail_reference from payments.payment where id = $1',
    [paymentId],
  );
  expect(rows[0]?.rail_reference).toMatch(/^bill_/);
  const on = world.country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const pulled = await client().pullStatement(officer(), { rail, from: on, to: on });
  const id = must(pulled).id;
  const { lines } = must(await client().getStatement(officer(), { statementId: id }));
  return lines.filter((line) => line.paymentId === paymentId).map(() => 'succeeded');
}
