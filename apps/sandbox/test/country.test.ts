import { readCallRecords, readStatement } from '@lendline/behaviour';
import { faultsOf } from '@lendline/world';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMovableClock } from '../clock/movable-clock.ts';
import { startCountry, stillClock, testNow, testWorld } from '../testing/country.ts';

const folder = mkdtempSync(join(tmpdir(), 'lendline-country-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

describe('the clock of the country', () => {
  it('moves by days or to a day, and answers when the lender has closed its days', async () => {
    const country = await startCountry();
    const closed: string[] = [];
    country.clock.onMove(async ({ from, to }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      closed.push(`${from.toString()} ${to.toString()}`);
    });
    const moved = await country.lender.post('/clock/move', { days: 1 });
    expect(await json(moved)).toMatchObject({ now: '2026-06-16T04:00:00Z', zone: 'Asia/Shanghai' });
    expect(closed).toEqual(['2026-06-15T04:00:00Z 2026-06-16T04:00:00Z']);
    const toDay = await country.lender.post('/clock/move', { to: '2026-07-15' });
    expect(await json(toDay)).toMatchObject({ now: '2026-07-15T01:00:00Z' });
    await country.stop();
  });

  it('does not move back unless told that this is meant', async () => {
    const country = await startCountry();
    const back = { to: '2026-06-14' };
    expect((await country.lender.post('/clock/move', back)).status).toBe(400);
    expect((await country.lender.post('/clock/move', { ...back, allowBack: true })).status).toBe(200);
    expect((await country.lender.post('/clock/move', { days: 0 })).status).toBe(400);
    await country.stop();
  });

  it('says that it has moved and that a listener failed', async () => {
    const country = await startCountry();
    country.clock.onMove(() => Promise.reject(new Error('the books do not balance')));
    const moved = await country.lender.post('/clock/move', { days: 1 });
    expect(moved.status).toBe(500);
    expect(await json(await country.lender.get('/clock'))).toMatchObject({ now: '2026-06-16T04:00:00Z' });
    await country.stop();
  });

  it('is where it was after a restart, and goes on by itself', async () => {
    const path = join(folder, 'clock.json');
    await stillClock(path).moveTo(testNow.add({ hours: 48 }));
    const later = createMovableClock({ path, base: { now: () => testNow.add({ minutes: 5 }) } });
    expect(later.now()).toEqual(testNow.add({ hours: 48, minutes: 5 }));
  });

  it('runs moves one after the other', async () => {
    const clock = stillClock();
    const seen: string[] = [];
    clock.onMove(async ({ to }) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      seen.push(to.toString());
    });
    await Promise.all([clock.moveTo(testNow.add({ hours: 1 })), clock.moveTo(testNow.add({ hours: 2 }))]);
    expect(seen).toEqual([testNow.add({ hours: 1 }).toString(), testNow.add({ hours: 2 }).toString()]);
  });
});

describe('the fault switches', () => {
  it('silence the whole carrier, one API, or one request', async () => {
    const country = await startCountry();
    const authorization = await country.lender.token('dpv:IdentityVerification sim-swap kyc-tenure:check-tenure');
    const { phone } = country.who(() => true);
    const swap = (headers = {}): Promise<Response> =>
      country.lender.post('/sim-swap/v2/check', { phoneNumber: phone }, { authorization, ...headers });
    const tenure = (): Promise<Response> => {
      const body = { phoneNumber: phone, tenureDate: '2026-01-01' };
      return country.lender.post('/kyc-tenure/v0.2/check-tenure', body, { authorization });
    };
    expect((await swap({ 'x-sandbox-fault': 'error' })).status).toBe(503);
    await country.lender.post('/faults', { apis: { 'sim-swap': 'timeout' } });
    expect((await swap()).status).toBe(504);
    expect((await tenure()).status).toBe(200);
    await country.lender.post('/faults', { apis: { 'sim-swap': null }, carrier: 'error' });
    expect((await swap()).status).toBe(503);
    expect((await tenure()).status).toBe(503);
    expect(await json(await country.lender.post('/faults', { carrier: 'ok' }))).toEqual({
      carrier: 'ok',
      sms: 'ok',
      wallet: 'ok',
      records: 'ok',
      statements: 'ok',
      bank: 'ok',
      billing: 'ok',
      register: 'ok',
      apis: {},
    });
    expect((await swap()).status).toBe(200);
    expect((await country.lender.post('/faults', { carrier: 'asleep' })).status).toBe(400);
    await country.stop();
  });

  it('leave to chance what no switch says, the same for the same seed', async () => {
    const outcomes = async (): Promise<number[]> => {
      const country = await startCountry({ chance: faultsOf('a run', 'hostile'), timing: { silence_ms: 1 } });
      const authorization = await country.lender.token('dpv:IdentityVerification sim-swap');
      const { phone } = country.who(() => true);
      const statuses: number[] = [];
      for (let call = 0; call < 30; call += 1) {
        // One after the other: which call of the run it is decides what happens to it.
        const answer = await country.lender.post('/sim-swap/v2/check', { phoneNumber: phone }, { authorization });
        statuses.push(answer.status);
      }
      await country.stop();
      return statuses;
    };
    const first = await outcomes();
    expect(new Set(first)).toEqual(new Set([200, 503, 504]));
    expect(await outcomes()).toEqual(first);
  });

  it('hold a silent request until the caller gives up, and no longer', async () => {
    const country = await startCountry({ timing: { silence_ms: 60_000 }, faults: { carrier: 'timeout' } });
    const started = Date.now();
    const asked = fetch(`${country.url}/sim-swap/v2/check`, { method: 'POST', signal: AbortSignal.timeout(100) });
    await expect(asked).rejects.toThrow('timeout');
    await country.stop();
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

describe('a country that is stopped and started again', () => {
  it('keeps wallets, messages, orders on their way and callbacks that nobody took', async () => {
    const statePath = join(folder, 'state.json');
    const world = testWorld();
    const first = await startCountry({ world, statePath, timing: { settle_ms: 60_000 } });
    const callbackUrl = await first.lender.callbackUrl();
    const authorization = await first.lender.token('wallet:transactions sms:send');
    await first.lender.post('/sms/v1/messages', { to: world.person(1).phone, text: 'kept' }, { authorization });
    const body = { amount: '25.00', currency: 'CNY', creditParty: [{ key: 'walletid', value: 'w1' }] };
    const headers = { authorization, 'X-CorrelationID': randomUUID(), 'X-Callback-URL': callbackUrl };
    await first.lender.post('/mm/v1.2/transactions/type/disbursement', body, headers);
    await first.sandbox.stop();

    const second = await startCountry({ world, statePath, clients: [first.lender.client] });
    await vi.waitFor(() => expect(first.lender.callbacks).toHaveLength(1), { timeout: 20_000 });
    expect(first.lender.callbacks[0]?.body).toMatchObject({ transactionStatus: 'completed', amount: '25.00' });
    const inbox = await second.lender.get(`/inbox/api/phones/${encodeURIComponent(world.person(1).phone)}/messages`);
    expect(await json(inbox)).toMatchObject({ messages: [{ text: 'kept' }] });
    await second.stop();
    await first.lender.stop();
  });

  it('refuses the state of another country and says what to do', async () => {
    const statePath = join(folder, 'other.json');
    writeFileSync(statePath, JSON.stringify({ format: 1, country: 'ke/other/5', parts: {} }));
    await expect(startCountry({ statePath })).rejects.toThrow(/belongs to the country ke\/other\/5.*move it away/);
    writeFileSync(statePath, JSON.stringify({ format: 99 }));
    await expect(startCountry({ statePath })).rejects.toThrow(/not a state file of this version/);
    expect(readFileSync(statePath, 'utf8')).toContain('99');
  });

  it('says which port is taken', async () => {
    const country = await startCountry();
    const port = Number(new URL(country.url).port);
    await expect(startCountry({ port })).rejects.toThrow(`port ${port}`);
    await country.stop();
  });
});

describe('the files of a person', () => {
  it('are read by the lender as records of that line and wallet up to yesterday', async () => {
    const country = await startCountry();
    const bytesOf = async (path: string): Promise<Uint8Array> => {
      const response = await country.lender.get(path);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''.+\.csv$/);
      return new Uint8Array(await response.arrayBuffer());
    };
    const options = { zone: 'Asia/Shanghai' };
    const calls = readCallRecords(await bytesOf('/files/2/call-records'), options);
    const statement = await readStatement(await bytesOf('/files/2/statement'), { kind: 'auto', ...options });
    const wechat = await readStatement(await bytesOf('/files/2/statement?format=wechat'), { kind: 'auto', ...options });
    if (!calls.ok || !statement.ok || !wechat.ok) throw new Error('the files are readable');
    expect([statement.value.kind, wechat.value.kind]).toEqual(['alipay', 'wechat']);
    const today_ms = Temporal.Instant.from('2026-06-15T00:00:00+08:00').epochMilliseconds;
    for (const rows of [calls.value.records, statement.value.transactions, wechat.value.transactions]) {
      expect(rows.length).toBeGreaterThan(20);
      expect(Math.max(...rows.map((row) => row.at_ms))).toBeLessThan(today_ms);
      expect(Math.max(...rows.map((row) => row.at_ms))).toBeGreaterThan(today_ms - 7 * 86_400_000);
    }
    expect((await country.lender.get('/files/9999999/statement')).status).toBe(404);
    await country.stop();
  });
});

describe('the personas', () => {
  it('are one of each kind, with what the carrier says about them', async () => {
    const country = await startCountry();
    const { personas } = (await json(await country.lender.get('/inbox/api/personas'))) as {
      personas: { kind: string; phone: string; name: string; idNumber: string }[];
    };
    expect(personas.map(({ kind }) => kind)).toEqual(['steady', 'thin', 'trader', 'mismatch', 'swapped']);
    const authorization = await country.lender.token('dpv:IdentityVerification kyc-match:match sim-swap');
    const answers = await Promise.all(
      personas.map(async ({ phone, name, idNumber }) => {
        const match = { phoneNumber: phone, name, idDocument: idNumber };
        const swap = { phoneNumber: phone, maxAge: 72 };
        return {
          ...(await json(await country.lender.post('/kyc-match/v0.4/match', match, { authorization }))),
          ...(await json(await country.lender.post('/sim-swap/v2/check', swap, { authorization }))),
        };
      }),
    );
    const fine = { nameMatch: 'true', idDocumentMatch: 'true', swapped: false };
    expect(answers.slice(0, 3)).toEqual([fine, fine, fine]);
    expect(answers[3]).toMatchObject({ nameMatch: 'false', idDocumentMatch: 'false', swapped: false });
    expect(answers[4]).toEqual({ ...fine, swapped: true });
    await country.stop();
  });

  it('are the same after a restart, but for those of whom it is no longer true', async () => {
    const statePath = join(folder, 'personas.json');
    const start = async (days: number): Promise<Map<string, string>> => {
      const clock = stillClock();
      await clock.moveTo(testNow.add({ hours: 24 * days }));
      const country = await startCountry({ statePath, clock });
      await country.lender.post(
        '/sms/v1/messages',
        { to: country.world.person(1).phone, text: 'x' },
        {
          authorization: await country.lender.token('sms:send'),
        },
      );
      const { personas } = (await json(await country.lender.get('/inbox/api/personas'))) as {
        personas: { kind: string; phone: string }[];
      };
      await country.stop();
      return new Map(personas.map(({ kind, phone }) => [kind, phone]));
    };
    const first = await start(0);
    expect(await start(1)).toEqual(first);
    const later = await start(20);
    expect(later.get('steady')).toBe(first.get('steady'));
    expect(later.get('swapped')).not.toBe(first.get('swapped'));
  });
});
