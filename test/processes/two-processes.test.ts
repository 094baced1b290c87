import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelsSlice } from '@lendline/models';
import type { ModelsClient } from '@lendline/models/contract';
import { allSlices, registerDemoModels } from '@lendline/server';
import { createMovableClock } from '@lendline/sandbox';
import { startCountry, type TestCountry, testWorld } from '@lendline/sandbox/testing';
import { service, testContext, testDatabase, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestCode, must, newPhone, type Phone } from './phone.ts';
import { freePort, serve, type ServeProcess } from './serve-process.ts';

const front = ['lines', 'consents', 'records', 'features', 'models', 'fraud', 'staff', 'messages'];
const back = ['decisions', 'applications', 'loans', 'payments'];

const db = testDatabase({ slices: allSlices });
const folder = mkdtempSync(join(tmpdir(), 'lendline-two-'));
let country: TestCountry;
let processes: ServeProcess[] = [];
let phone: Phone;

beforeAll(async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const callbackSecret = 'whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=';
  country = await startCountry({
    // The processes have the system's clock, so the country has it too.
    clock: createMovableClock(),
    world: testWorld(),
    clients: [
      {
        clientId: 'lendline',
        publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never,
        callbackSecret,
      },
    ],
  });
  const models = await testSlice<ModelsClient>(modelsSlice, { database: db.database });
  await registerDemoModels(models.client, testContext({ actor: service('server') }), 'cn');
  await models.close();
  const [frontPort, backPort] = [await freePort(), await freePort()];
  const urls = { front: `http://127.0.0.1:${frontPort}`, back: `http://127.0.0.1:${backPort}` };
  const key = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const shared = {
    DATABASE_URL: db.url,
    LENDLINE_KEY_FILE: join(folder, 'keys.json'),
    LENDLINE_SERVER_SERVICE_KEY: 'a key that two processes of one installation share',
    LENDLINE_SERVER_LOG_LEVEL: 'error',
    LENDLINE_ALL_PACK: 'cn',
    LENDLINE_LINES_CARRIER_URL: country.url,
    LENDLINE_LINES_CARRIER_CLIENT_ID: 'lendline',
    LENDLINE_LINES_CARRIER_KEY: key,
    LENDLINE_MESSAGES_SMS_URL: country.url,
    LENDLINE_MESSAGES_SMS_CLIENT_ID: 'lendline',
    LENDLINE_MESSAGES_SMS_KEY: key,
    LENDLINE_ALL_LICENCE: 'small-loan-company',
    LENDLINE_PAYMENTS_RAIL: 'sandbox',
    LENDLINE_PAYMENTS_WALLET_URL: country.url,
    LENDLINE_PAYMENTS_WALLET_CLIENT_ID: 'lendline',
    LENDLINE_PAYMENTS_WALLET_KEY: key,
    LENDLINE_PAYMENTS_CALLBACK_URL: urls.back,
    LENDLINE_PAYMENTS_WALLET_CALLBACK_SECRET: callbackSecret,
  };
  const remotes = (slices: readonly string[], url: string) => slices.map((slice) => `${slice}=${url}`).join(',');
  processes = await Promise.all([
    serve({
      slices: front,
      port: frontPort,
      environment: { ...shared, LENDLINE_SERVER_REMOTES: remotes(back, urls.back) },
    }),
    serve({
      slices: back,
      port: backPort,
      environment: { ...shared, LENDLINE_SERVER_REMOTES: remotes(front, urls.front) },
    }),
  ]);
  phone = newPhone((slice) => (front.includes(slice) ? urls.front : urls.back));
}, 120_000);

afterAll(async () => {
  const codes = await Promise.all(processes.map((one) => one.stop()));
  await country.stop();
  rmSync(folder, { recursive: true, force: true });
  if (codes.some((code) => code !== 0)) throw new Error('a process did not stop in good order');
}, 60_000);

async function signIn(person: Person): Promise<void> {
  const challenge = must(await phone.lines.startChallenge({ phone: person.phone, country: 'CN', locale: 'en' }));
  const code = await latestCode(country.url, person);
  must(await phone.lines.answerChallenge({ challengeId: challenge.id, code }));
}

describe('two processes that share the slices between them', () => {
  it('make one loan together, from a phone number to money and back', async () => {
    const person = country.who(
      (one, { since }) =>
        one.registeredName === one.name &&
        one.segment === 'worker' &&
        one.line.recycledOn === null &&
        one.line.forwarding.length === 0 &&
        since.until(Temporal.Now.plainDateISO(), { largestUnit: 'months' }).months > 30 &&
        one.birthDate.until(Temporal.Now.plainDateISO(), { largestUnit: 'years' }).years > 25,
    );
    await signIn(person);
    must(await phone.lines.declareIdentity({ name: person.name, idNumber: person.idNumber }));
    for (const { source, version, hash } of must(await phone.consents.listNotices({})).notices) {
      must(await phone.consents.give({ source, noticeVersion: version, noticeHash: hash }));
    }
    const started = must(await phone.applications.start({ segment: 'person', requested: null }));
    const applicationId = started.id;
    must(await phone.applications.submit({ applicationId }));
    const state = async () => must(await phone.applications.getMine({ applicationId })).state;
    await expect.poll(state, { timeout: 20_000 }).not.toBe('deciding');
    expect(await state()).toBe('offered');
    const offered = must(await phone.applications.getMine({ applicationId }));
    const cell = offered.decision?.menu[0];
    if (!cell) throw new Error('an offer has a menu');
    must(await phone.applications.choose({ applicationId, amount: cell.amount, instalments: cell.instalments }));
    const opened = must(await phone.applications.openCostStatement({ applicationId }));
    const early = await phone.applications.confirmCostStatement({ applicationId });
    expect(early.ok).toBe(false);
    const wait_s = (opened.offer?.cost.readingSeconds ?? 0) + 1;
    await new Promise((resolve) => setTimeout(resolve, wait_s * 1000));
    must(await phone.applications.confirmCostStatement({ applicationId }));
    const challenge = must(await phone.applications.startSigning({ applicationId, locale: 'en' }));
    const code = await latestCode(country.url, person);
    must(await phone.applications.sign({ applicationId, challengeId: challenge.id, code }));
    await expect.poll(state, { timeout: 20_000 }).toBe('active');
    const [loan] = must(await phone.loans.listMine({})).loans;
    expect(loan).toMatchObject({ state: 'active', principal: cell.amount });
  }, 90_000);
});
