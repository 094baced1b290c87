import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, type Context, newId, type Problem, type Result, type WireMoney } from '@lendline/kernel';
import { linesSlice } from '@lendline/lines';
import type { LineId, LinesClient } from '@lendline/lines/contract';
import { paymentsSlice } from '@lendline/payments';
import type { Payment, PaymentsClient } from '@lendline/payments/contract';
import { type Database, type JobRunner, startJobs } from '@lendline/platform';
import { startCountry, type TestCountry } from '@lendline/sandbox/testing';
import { anonymous, service, type TestSlice, testContext, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';

/** The migrations that a test of rails needs. */
export const railSlices = [linesSlice, paymentsSlice];

const callbackSecret = 'whsec_dGhlIHNhbmRib3ggc2lnbnMgd2l0aCB0aGlz';

/** A lender's payments on real sockets against the simulated country: its rails, its jobs, its people. */
export interface RailWorld {
  readonly country: TestCountry;
  readonly payments: TestSlice<PaymentsClient>;
  /** What our own server answered the callbacks that came. */
  readonly callbackStatuses: readonly number[];
  as(actor: Actor): Context;
  readonly loans: () => Context;
  /** Switches what the country gets wrong, such as `{ wallet: 'twice' }`. */
  fault(change: Readonly<Record<string, unknown>>): Promise<void>;
  /** Somebody new with a proved line. */
  someone(): Promise<{ readonly person: Person; readonly lineId: LineId }>;
  walletOf(person: Person): Promise<bigint>;
  payOut(lineId: LineId, amount?: string): Promise<Payment>;
  collect(of: Payment, more: { amount: string; key: string; rail?: string }): Promise<Payment>;
  /** Waits until a payment is in one of the states. */
  until(payment: Pick<Payment, 'id'>, ...states: readonly Payment['state'][]): Promise<Payment>;
  /** How often an end of the payment was told. */
  settlements(payment: Pick<Payment, 'id'>): Promise<number>;
  stop(): Promise<void>;
}

export interface RailWorldOptions {
  readonly database: Database;
  /** Beside the wallet's, as environment variables would give it; told where the country is. */
  readonly config?: (urls: { readonly country: string; readonly lender: string }) => Readonly<Record<string, string>>;
}

export const cny = (amount: string): WireMoney => ({ amount, currency: 'CNY' });

export function must<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** Waits until something holds; the last reason why not is the error. */
export async function eventually<Value>(look: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  const limit = performance.now() + 15_000;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (performance.now() > limit) throw new Error(`it stayed ${JSON.stringify(value)}`);
    await pause(25);
  }
}

export async function startRailWorld({ database, config = () => ({}) }: RailWorldOptions): Promise<RailWorld> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never;
  const country = await startCountry({ clients: [{ clientId: 'lendline', publicKey: jwk, callbackSecret }] });
  const front = await startFront(() => payments.url());
  const shared = { database, clock: country.clock };
  const lines = await testSlice<LinesClient>(linesSlice, {
    ...shared,
    config: { carrierUrl: country.url, carrierClientId: 'lendline', carrierKey: key },
  });
  const payments = await testSlice<PaymentsClient>(paymentsSlice, {
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
      ...config({ country: country.url, lender: front.url }),
    },
  });
  await payments.overHttp();
  const jobs = await startJobs({ ...shared, tasks: { payments: payments.instance.jobs ?? {} } });
  return worldOf({ database, country, lines, payments, front, jobs });
}

interface Started {
  readonly database: Database;
  readonly country: TestCountry;
  readonly lines: TestSlice<LinesClient>;
  readonly payments: TestSlice<PaymentsClient>;
  readonly front: Front;
  readonly jobs: JobRunner;
}

function worldOf({ database, country, lines, payments, front, jobs }: Started): RailWorld {
  const as = (actor: Actor): Context => testContext({ actor, clock: country.clock });
  const loans = (): Context => as(service('loans'));
  let from = 0;
  return {
    country,
    payments,
    callbackStatuses: front.statuses,
    as,
    loans,
    fault: async (change) => {
      await country.lender.post('/faults', change);
    },
    someone: async () => {
      const person = country.who((one) => one.index > from && one.line.recycledOn === null);
      from = person.index;
      return { person, lineId: await signIn({ country, lines: lines.client, context: as(anonymous) }, person) };
    },
    walletOf: (person) => balanceOf(country, person),
    payOut: async (lineId, amount = '150000') => {
      const loanId = newId('loan', country.clock.now());
      return must(
        await payments.client.disburse(loans(), { loanId, lineId, amount: cny(amount), simulatedModel: true }),
      );
    },
    collect: async ({ loanId, lineId }, { amount, ...more }) =>
      must(await payments.client.collect(loans(), { loanId, lineId, amount: cny(amount), ...more })),
    until: ({ id }, ...states) =>
      eventually(
        async () => must(await payments.client.get(loans(), { paymentId: id })),
        ({ state }) => states.includes(state),
      ),
    settlements: async ({ id }) => {
      const { rows } = await database.pool.query<{ count: bigint }>(
        `select count(*) from payments.outbox where subject = $1 and type <> 'payments.audited'`,
        [id],
      );
      return Number(rows[0]?.count);
    },
    stop: async () => {
      await jobs.stop();
      await payments.close();
      await lines.close();
      await front.stop();
      await country.stop();
    },
  };
}

interface Door {
  readonly country: TestCountry;
  readonly lines: LinesClient;
  readonly context: Context;
}

async function signIn({ country, lines, context }: Door, person: Person): Promise<LineId> {
  const started = must(await lines.startChallenge(context, { phone: person.phone, country: 'CN', locale: 'en' }));
  const inbox = await fetch(`${country.url}/inbox/api/phones/${encodeURIComponent(person.phone)}/messages`);
  const { messages } = (await inbox.json()) as { messages: { text: string }[] };
  const code = /\d{4,8}/.exec(messages[0]?.text ?? '')?.[0] ?? '';
  return must(await lines.answerChallenge(context, { challengeId: started.id, code })).lineId;
}

async function balanceOf(country: TestCountry, { index }: Person): Promise<bigint> {
  const authorization = await country.lender.token('wallet:accounts');
  const answer = await country.lender.get(`/mm/v1.2/accounts/walletid/w${index}/balance`, { authorization });
  const { currentBalance } = (await answer.json()) as { currentBalance: string };
  return BigInt(currentBalance.replace('.', ''));
}

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
