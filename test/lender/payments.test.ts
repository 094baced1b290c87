import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, newId, type Problem, type Result } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId, LinesClient } from '@lendline/lines/contract';
import { paymentsSlice } from '@lendline/payments';
import type { Payment, PaymentsClient } from '@lendline/payments/contract';
import { type JobRunner, startJobs } from '@lendline/platform';
import { startCountry, type TestCountry } from '@lendline/sandbox/testing';
import { anonymous, service, type TestSlice, testContext, testDatabase, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const db = testDatabase({ slices: [linesSlice, paymentsSlice] });
const callbackSecret = 'whsec_dGhlIHNhbmRib3ggc2lnbnMgd2l0aCB0aGlz';
let country: TestCountry;
let front: Front;
let lines: TestSlice<LinesClient>;
let payments: TestSlice<PaymentsClient>;
let jobs: JobRunner;

const as = (actor: Actor) => testContext({ actor, clock: country.clock });
const loans = () => as(service('loans'));

function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

beforeAll(async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never;
  country = await startCountry({ clients: [{ clientId: 'lendline', publicKey: jwk, callbackSecret }] });
  front = await startFront(() => payments.url());
  const shared = { database: db.database, clock: country.clock };
  lines = await testSlice<LinesClient>(linesSlice, {
    ...shared,
    config: { carrierUrl: country.url, carrierClientId: 'lendline', carrierKey: key },
  });
  payments = await testSlice<PaymentsClient>(paymentsSlice, {
    ...shared,
    needs: { lines: lines.client },
    config: {
      rail: 'sandbox',
      walletUrl: country.url,
      walletClientId: 'lendline',
      walletKey: key,
      walletCallbackSecret: callbackSecret,
      walletTimeoutMs: '250',
      callbackUrl: front.url,
    },
  });
  await payments.overHttp();
  jobs = await startJobs({ ...shared, tasks: { payments: payments.instance.jobs ?? {} } });
});
afterEach(() => fault('ok'));
afterAll(async () => {
  await jobs.stop();
  await payments.close();
  await lines.close();
  await front.stop();
  await country.stop();
});

interface Front {
  readonly url: string;
  readonly statuses: number[];
  stop(): Promise<void>;
}

/** Stands before the lender's server as a proxy does: the operator is told its address before the server has one. */
async function startFront(to: () => string): Promise<Front> {
  const statuses: number[] = [];
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'PUT', url = '' } = request;
    const headers = { ...(request.headers as Record<string, string>) };
    delete headers['host'];
    delete headers['connection'];
    const answer = await fetch(new URL(url, to()), { method, headers, body: Buffer.concat(chunks) });
    statuses.push(answer.status);
    response.writeHead(answer.status).end();
  };
  const server: Server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function fault(wallet: string): Promise<void> {
  await fetch(`${country.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ wallet }),
  });
}

let from = 0;
async function someone(): Promise<{ person: Person; lineId: LineId }> {
  const person = country.who((one) => one.index > from && one.line.recycledOn === null);
  from = person.index;
  const context = as(anonymous);
  const started = must(
    await lines.client.startChallenge(context, { phone: person.phone, country: 'CN', locale: 'en' }),
  );
  const inbox = await fetch(`${country.url}/inbox/api/phones/${encodeURIComponent(person.phone)}/messages`);
  const { messages } = (await inbox.json()) as { messages: { text: string }[] };
  const code = /\d{4,8}/.exec(messages[0]?.text ?? '')?.[0] ?? '';
  const { lineId } = must(await lines.client.answerChallenge(context, { challengeId: started.id, code }));
  return { person, lineId };
}

async function balanceOf(person: Person): Promise<bigint> {
  const token = await country.lender.token('wallet:accounts');
  const answer = await country.lender.get(`/mm/v1.2/accounts/walletid/w${person.index}/balance`, {
    authorization: token,
  });
  const { currentBalance } = (await answer.json()) as { currentBalance: string };
  return BigInt(currentBalance.replace('.', ''));
}

async function until(payment: Payment, states: readonly Payment['state'][]): Promise<Payment> {
  const limit = performance.now() + 10_000;
  for (;;) {
    const now = must(await payments.client.get(loans(), { paymentId: payment.id }));
    if (states.includes(now.state)) return now;
    if (performance.now() > limit) throw new Error(`the payment stayed ${now.state}`);
    await pause(20);
  }
}

async function payOut(lineId: LineId, amount = '150000'): Promise<Payment> {
  const loanId = newId('loan', country.clock.now());
  const money = { amount, currency: 'CNY' } as const;
  return must(await payments.client.disburse(loans(), { loanId, lineId, amount: money, simulatedModel: true }));
}

async function settlements({ id }: Payment): Promise<number> {
  const { rows } = await db.database.pool.query<{ count: bigint }>(
    `select count(*) from payments.outbox where subject = $1 and type in ('payments.succeeded', 'payments.failed')`,
    [id],
  );
  return Number(rows[0]?.count);
}

describe('money over the wallet of the simulated country', () => {
  it('reaches the borrower by a payout, comes back by a collection, and both are told by signed callbacks', async () => {
    const { person, lineId } = await someone();
    const before = await balanceOf(person);
    const paid = await until(await payOut(lineId), ['succeeded']);
    expect((await balanceOf(person)) - before).toBe(150_000n);
    const money = { amount: '50000', currency: 'CNY' } as const;
    const { loanId } = paid;
    const asked = must(await payments.client.collect(loans(), { loanId, lineId, amount: money, key: 'a-key' }));
    await until(asked, ['succeeded']);
    expect((await balanceOf(person)) - before).toBe(100_000n);
    expect(front.statuses).toEqual([204, 204]);
  });

  it('is asked for twice and moves once', async () => {
    const { person, lineId } = await someone();
    const before = await balanceOf(person);
    const loanId = newId('loan', country.clock.now());
    const money = { amount: '20000', currency: 'CNY' } as const;
    const ask = () => payments.client.disburse(loans(), { loanId, lineId, amount: money, simulatedModel: true });
    const [first] = await Promise.all(Array.from({ length: 32 }, ask));
    await until(must(first ?? (await ask())), ['succeeded']);
    await ask();
    await pause(100);
    expect((await balanceOf(person)) - before).toBe(20_000n);
  });

  it('does not move where the wallet holds too little, and says why', async () => {
    const { person, lineId } = await someone();
    const before = await balanceOf(person);
    const money = { amount: '99999999', currency: 'CNY' } as const;
    const loanId = newId('loan', country.clock.now());
    const asked = must(await payments.client.collect(loans(), { loanId, lineId, amount: money, key: 'too-much' }));
    expect(await until(asked, ['failed'])).toMatchObject({ reason: 'insufficient-funds' });
    expect(await balanceOf(person)).toBe(before);
  });
});

describe.each(['lost-response', 'no-callback', 'twice', 'out-of-order', 'late', 'timeout', 'error'])(
  'under the fault %s',
  (wallet) => {
    it('a payout arrives once and settles once', async () => {
      const { person, lineId } = await someone();
      const before = await balanceOf(person);
      await fault(wallet);
      const payment = await payOut(lineId);
      await until(payment, ['sent', 'unknown', 'succeeded']);
      await pause(400);
      await fault('ok');
      await payments.client.reconcile(loans(), {});
      await pause(150);
      await payments.client.reconcile(loans(), {});
      expect(await until(payment, ['succeeded', 'failed'])).toMatchObject({ state: 'succeeded' });
      await pause(400);
      expect((await balanceOf(person)) - before).toBe(150_000n);
      expect(await settlements(payment)).toBe(1);
    });
  },
);
