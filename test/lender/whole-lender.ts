import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { applicationsSlice } from '@lendline/applications';
import type {
  ApplicationId,
  ApplicationsClient,
  ApplicationState,
  MyApplication,
} from '@lendline/applications/contract';
import type { Actor, Context, Problem, Result } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { type Database, type Log, type Relay, runJobsOnce, startRelay } from '@lendline/platform';
import { anonymous, borrower, staff, testContext, testKeyFile, type TestSlice, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { allSlices, type Clients, type Lender, startLender } from '@lendline/server';
import { startCountry, type TestCountry } from '@lendline/sandbox/testing';
import { freePort } from '../processes/serve-process.ts';
import { madeUpModel } from './made-up-model.ts';
import { wages } from './wages.ts';

/**
 * A lender of every slice in the sandbox country, started as a process starts it; only `applications` stands beside it,
 * so that a test says when its jobs run.
 */
export interface WholeLender {
  readonly country: TestCountry;
  readonly clients: Clients;
  readonly applications: TestSlice<ApplicationsClient>;
  as(actor?: Actor): Context;
  /** Signs somebody in and declares who they are. */
  arrive(person: Person): Promise<LineId>;
  consent(line: LineId, ...sources: readonly string[]): Promise<void>;
  /** Wages of CNY 6,000 a month in an Alipay statement, and a carrier's call list. */
  addRecords(line: LineId, person: Person): Promise<void>;
  /** The newest code in a person's inbox. */
  codeOf(person: Person): Promise<string>;
  runJobs(): Promise<void>;
  pass(time: Temporal.DurationLike): Promise<void>;
  setFault(fault: {
    readonly carrier?: 'ok' | 'timeout';
    readonly wallet?: 'ok' | 'insufficient-funds';
  }): Promise<void>;
  /** Waits until events of other slices brought an application here. */
  until(line: LineId, id: ApplicationId, state: ApplicationState): Promise<MyApplication>;
  stop(): Promise<void>;
}

/** The cap that the tiers of the pack are priced for is that of this licence. */
const licence = 'small-loan-company';
const callbackSecret = 'whsec_dGhlIHNhbmRib3ggc2lnbnMgd2l0aCB0aGlz';
const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export async function startWholeLender(database: Database): Promise<WholeLender> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never;
  const country = await startCountry({
    // Longer than the lender waits, and long enough that a busy machine is not taken for a silent carrier.
    timing: { silence_ms: 1500 },
    clients: [{ clientId: 'lendline', publicKey: jwk, callbackSecret }],
  });
  const key = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const { clock } = country;
  const lender = await start({ database, country, key });
  const { clients } = lender;
  const applications = await testSlice<ApplicationsClient>(applicationsSlice, {
    database,
    clock,
    needs: { ...clients },
    config: { licence },
  });
  const subscriptions = applications.instance.subscriptions ?? [];
  const relay = startRelay({ database, clock, consumer: 'applications', subscriptions, pollEvery_ms: 100 });
  const as = (actor: Actor = anonymous): Context => testContext({ actor, clock });
  await registerModel(clients, as);
  const parts = { country, clients, applications, relay, lender, as };
  return {
    country,
    clients,
    applications,
    as,
    arrive: (person) => arrive(parts, person),
    consent: (line, ...sources) => consent(parts, line, sources),
    addRecords: (line, person) => addRecords(parts, line, person),
    codeOf: (person) => codeOf(country, person),
    runJobs: () => runJobsOnce({ database, clock, tasks: { applications: applications.instance.jobs ?? {} } }),
    pass: async (time) => void (await clock.moveTo(clock.now().add(time))),
    setFault: (fault) => setFault(country, fault),
    until: (line, id, state) => until(parts, { line, id, state }),
    stop: async () => {
      await relay.stop();
      await applications.close();
      await lender.stop();
      await country.stop();
    },
  };
}

interface Parts {
  readonly country: TestCountry;
  readonly clients: Clients;
  readonly applications: TestSlice<ApplicationsClient>;
  readonly relay: Relay;
  readonly lender: Lender;
  readonly as: (actor?: Actor) => Context;
}

/** The value of an answer that must have come. */
export function value<Value>(answer: Result<Value, Problem>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.text.en}`);
  return answer.value;
}

async function start(on: {
  readonly database: Database;
  readonly country: TestCountry;
  readonly key: string;
}): Promise<Lender> {
  const { database, country, key } = on;
  const port = await freePort();
  const { url } = country;
  return startLender({
    slices: allSlices,
    here: allSlices.map(({ name }) => name).filter((name) => name !== 'applications'),
    database,
    clock: country.clock,
    log: quiet,
    keyFile: testKeyFile(database),
    port,
    version: 'test',
    environment: {
      LENDLINE_ALL_LICENCE: licence,
      LENDLINE_LINES_CARRIER_URL: url,
      LENDLINE_LINES_CARRIER_CLIENT_ID: 'lendline',
      LENDLINE_LINES_CARRIER_KEY: key,
      LENDLINE_LINES_CARRIER_TIMEOUT_MS: '1000',
      LENDLINE_PAYMENTS_RAIL: 'sandbox',
      LENDLINE_PAYMENTS_WALLET_URL: url,
      LENDLINE_PAYMENTS_WALLET_CLIENT_ID: 'lendline',
      LENDLINE_PAYMENTS_WALLET_KEY: key,
      LENDLINE_PAYMENTS_CALLBACK_URL: `http://127.0.0.1:${port}`,
      LENDLINE_PAYMENTS_WALLET_CALLBACK_SECRET: callbackSecret,
      LENDLINE_MESSAGES_SMS_URL: url,
      LENDLINE_MESSAGES_SMS_CLIENT_ID: 'lendline',
      LENDLINE_MESSAGES_SMS_KEY: key,
      LENDLINE_MESSAGES_CALLBACK_URL: `http://127.0.0.1:${port}`,
      LENDLINE_MESSAGES_CALLBACK_SECRET: callbackSecret,
    },
  });
}

async function registerModel({ models }: Clients, as: Parts['as']): Promise<void> {
  const risk = as(staff('staff_risk', 'models.write', 'models.approve'));
  const document = await madeUpModel(7);
  const { id } = value(await models.register(risk, { name: 'made up', segments: ['new', 'repeat'], document }));
  const note = 'for the test';
  const asked = value(await models.requestRole(risk, { modelId: id, role: 'champion', note }));
  const second = as(staff('staff_second', 'models.approve'));
  value(await models.decideRole(second, { requestId: asked.id, approve: true, note }));
}

async function arrive({ country, clients, as }: Parts, person: Person): Promise<LineId> {
  const asked = { phone: person.phone, country: 'CN', locale: 'en' } as const;
  const { id } = value(await clients.lines.startChallenge(as(), asked));
  const code = await codeOf(country, person);
  const { lineId } = value(await clients.lines.answerChallenge(as(), { challengeId: id, code }));
  const { name, idNumber } = person;
  value(await clients.lines.declareIdentity(as(borrower(lineId)), { name, idNumber }));
  return lineId;
}

async function consent({ clients, as }: Parts, line: LineId, sources: readonly string[]): Promise<void> {
  const { notices } = value(await clients.consents.listNotices(as(borrower(line)), {}));
  for (const { source, version, hash } of notices.filter((notice) => sources.includes(notice.source))) {
    value(await clients.consents.give(as(borrower(line)), { source, noticeVersion: version, noticeHash: hash }));
  }
}

async function addRecords({ country, clients, as }: Parts, line: LineId, person: Person): Promise<void> {
  const today = country.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const span = { from: today.subtract({ days: 180 }), until: today };
  const calls = country.world.callListFile(person.index, { format: 'carrier-list', ...span }).bytes;
  const files = [
    { source: 'call-records', bytes: Uint8Array.from(calls) },
    { source: 'payment-statement', bytes: Uint8Array.from(wages(person.name, today)) },
  ] as const;
  for (const file of files) {
    value(await clients.records.upload(as(borrower(line)), { ...file, fileName: 'file.csv' }));
  }
}

async function codeOf({ url }: TestCountry, person: Person): Promise<string> {
  const inbox = await fetch(`${url}/inbox/api/phones/${encodeURIComponent(person.phone)}/messages`);
  const { messages } = (await inbox.json()) as { messages: { text: string }[] };
  const codes = messages.map(({ text }) => /\b\d{4,8}\b/.exec(text)?.[0]);
  return codes.find((code) => code !== undefined) ?? '';
}

async function setFault({ url }: TestCountry, fault: object): Promise<void> {
  await fetch(`${url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

const patience_ms = 15_000;

async function until(
  { applications, clients, as }: Parts,
  { line, id, state }: { line: LineId; id: ApplicationId; state: ApplicationState },
): Promise<MyApplication> {
  const limit = performance.now() + patience_ms;
  for (;;) {
    const now = value(await applications.client.getMine(as(borrower(line)), { applicationId: id }));
    if (now.state === state) return now;
    if (performance.now() > limit) throw new Error(`the application stayed ${now.state} and did not become ${state}`);
    await clients.payments.reconcile(as({ kind: 'service', name: 'test' }), {});
    await pause(50);
  }
}
