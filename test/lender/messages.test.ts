import { generateKeyPairSync } from 'node:crypto';
import { type Actor, newId } from '@lendline/kernel';
import type { LineId, LinesClient } from '@lendline/lines/contract';
import { messagesSlice } from '@lendline/messages';
import type { MessagesClient } from '@lendline/messages/contract';
import { runJobsOnce } from '@lendline/platform';
import { service, testContext, testDatabase, type TestSlice, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '@lendline/sandbox/testing';

const db = testDatabase({ slices: [messagesSlice] });
let country: TestCountry;
let messages: TestSlice<MessagesClient>;
let listener: TestSlice<MessagesClient>;
let lineId: LineId;
/** A line whose number is somebody else's by now. */
let passedOn: LineId;
const secret = 'whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=';

const as = (actor: Actor = service('loans')) => testContext({ actor, clock: country.clock });

beforeAll(async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' };
  country = await startCountry({
    clients: [{ clientId: 'lendline', publicKey: jwk as never, callbackSecret: secret }],
    timing: { silence_ms: 10_000 },
  });
  const person = country.who((one) => one.line.recycledOn === null);
  lineId = newId('line', country.clock.now());
  passedOn = newId('line', country.clock.now());
  const open = (callbackUrl: string) =>
    testSlice<MessagesClient>(messagesSlice, {
      database: db.database,
      clock: country.clock,
      needs: { lines: phoneBook(person.phone) },
      config: {
        smsUrl: country.url,
        smsClientId: 'lendline',
        smsKey: JSON.stringify(privateKey.export({ format: 'jwk' })),
        smsTimeoutMs: '1500',
        callbackUrl,
        // The carrier has not taken up the newer one yet.
        callbackSecret: `whsec_bmV3ZXIgc2VjcmV0IG9mIHRoZSB0ZXN0 ${secret}`,
      },
    });
  // The receipt's address must be known before the slice is built, so the slice is built twice on one database.
  const listening = await open('http://127.0.0.1:9');
  await listening.overHttp();
  messages = await open(listening.url());
  listener = listening;
});
afterAll(async () => {
  await messages.close();
  await listener.close();
  await country.stop();
});

/** The one thing that messages asks of lines. */
function phoneBook(phone: string): Pick<LinesClient, 'readPersonalData'> {
  const person = { phone, name: null, idNumber: null, birthDate: null };
  return {
    readPersonalData: (context, asked) => {
      const lineEndedAt = asked.lineId === passedOn ? context.now().toString() : null;
      return Promise.resolve({ ok: true, value: { ...person, lineEndedAt } });
    },
  };
}

async function runJobs(): Promise<void> {
  const tasks = { messages: messages.instance.jobs ?? {} };
  await runJobsOnce({ database: db.database, clock: country.clock, tasks });
}

const repaid = (key: string) => ({
  lineId,
  template: 'payment-received',
  parameters: { amount: '¥859.78', outstanding: '¥0.00' },
  locale: 'en' as const,
  key,
});

async function fault(sms: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${country.url}/faults`, { method: 'POST', headers, body: JSON.stringify({ sms }) });
}

async function stateOf(id: string, of = lineId): Promise<string | undefined> {
  const listed = await messages.client.listOfLine(as(), { lineId: of });
  return listed.ok ? listed.value.messages.find((message) => message.id === id)?.state : undefined;
}

async function send(key: string): Promise<string> {
  const queued = await messages.client.send(as(), repaid(key));
  if (!queued.ok) throw new Error(queued.error.code);
  return queued.value.id;
}

describe('a message to a phone', () => {
  it('arrives once however often it is asked for, and its receipt comes back signed', async () => {
    const first = await send('loan-1/repaid');
    expect(await send('loan-1/repaid')).toBe(first);
    await runJobs();
    await expect.poll(() => stateOf(first)).toBe('delivered');
  });

  it('waits while the carrier is silent and goes when it speaks, once', async () => {
    await fault('timeout');
    const id = await send('loan-2/repaid');
    await runJobs();
    expect(await stateOf(id)).toBe('unknown');
    await fault('ok');
    await db.database.pool.query(
      `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now())`,
    );
    await runJobs();
    await expect.poll(() => stateOf(id)).toBe('delivered');
  });

  it('does not go to a number that is somebody else’s by now', async () => {
    const sent = await messages.client.send(as(), { ...repaid('loan-3/repaid'), lineId: passedOn });
    if (!sent.ok) throw new Error(sent.error.code);
    await runJobs();
    expect(await stateOf(sent.value.id, passedOn)).toBe('failed');
  });

  it('is refused when its template or a parameter is missing', async () => {
    const wrong = await messages.client.send(as(), { ...repaid('x'), template: 'no-such-thing' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'messages.no-template' } });
    const hole = await messages.client.send(as(), { ...repaid('y'), parameters: {} });
    expect(hole).toMatchObject({ ok: false, error: { code: 'messages.parameter-missing' } });
  });

  it('takes no receipt that the carrier did not sign', async () => {
    const response = await fetch(`${listener.url()}/api/messages/receipts`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
  });

  it('leaves no phone number in any table', async () => {
    const { rows } = await db.database.pool.query<{ text: string }>('select t::text as text from messages.message t');
    expect(rows.some(({ text }) => /\+\d{11,}/.test(text))).toBe(false);
  });
});
