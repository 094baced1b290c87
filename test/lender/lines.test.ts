import { generateKeyPairSync } from 'node:crypto';
import { type Actor, newId } from '@lendline/kernel';
import type { LineId, LinesClient, SignedIn } from '@lendline/lines/contract';
import { linesSlice } from '@lendline/lines';
import { anonymous, borrower, service, type TestSlice, testContext, testDatabase, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '@lendline/sandbox/testing';

const db = testDatabase({ slices: [linesSlice] });
let country: TestCountry;
let lines: TestSlice<LinesClient>;

const as = (actor: Actor = anonymous) => testContext({ actor, clock: country.clock });

beforeAll(async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  country = await startCountry({
    clients: [
      {
        clientId: 'lendline',
        publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256' } as never,
        callbackSecret: 'whsec_dGVzdA==',
      },
    ],
  });
  lines = await testSlice<LinesClient>(linesSlice, {
    database: db.database,
    clock: country.clock,
    config: {
      carrierUrl: country.url,
      carrierClientId: 'lendline',
      carrierKey: JSON.stringify(privateKey.export({ format: 'jwk' })),
      carrierTimeoutMs: '2000',
    },
  });
});
afterAll(async () => {
  await lines.close();
  await country.stop();
});

const isOwn = (person: Person) => person.registeredName === person.name && person.line.recycledOn === null;

async function codeFor(person: Person): Promise<string> {
  const inbox = await fetch(`${country.url}/inbox/api/phones/${encodeURIComponent(person.phone)}/messages`);
  const { messages } = (await inbox.json()) as { messages: { text: string }[] };
  return /\d{4,8}/.exec(messages[0]?.text ?? '')?.[0] ?? '';
}

async function signIn(person: Person): Promise<LineId> {
  return (await enter(person)).lineId;
}

async function enter(person: Person): Promise<SignedIn> {
  const started = await lines.client.startChallenge(as(), { phone: person.phone, country: 'CN', locale: 'en' });
  if (!started.ok) throw new Error(started.error.code);
  const code = await codeFor(person);
  const signedIn = await lines.client.answerChallenge(as(), { challengeId: started.value.id, code });
  if (!signedIn.ok) throw new Error(signedIn.error.code);
  return signedIn.value;
}

describe('signing in with a phone number', () => {
  it('sends a code over the carrier and opens a session for the right one, once', async () => {
    const person = country.who(isOwn);
    const started = await lines.client.startChallenge(as(), { phone: person.phone, country: 'CN', locale: 'en' });
    if (!started.ok) throw new Error(started.error.code);
    const challengeId = started.value.id;
    expect(started.value.maskedPhone).not.toContain(person.phone.slice(4, 9));
    const wrong = await lines.client.answerChallenge(as(), { challengeId, code: '000000' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'lines.wrong-code', parameters: { triesLeft: 4 } } });
    const code = await codeFor(person);
    const right = await lines.client.answerChallenge(as(), { challengeId, code });
    if (!right.ok) throw new Error(right.error.code);
    const resolved = await lines.client.resolveSession(as(service('server')), {
      sessionToken: right.value.sessionToken ?? '',
    });
    expect(resolved).toMatchObject({ ok: true, value: { lineId: right.value.lineId } });
    const again = await lines.client.answerChallenge(as(), { challengeId, code });
    expect(again).toMatchObject({ ok: false, error: { code: 'lines.challenge-expired' } });
  });

  it('asks to wait before a second code goes to the same number', async () => {
    const person = country.who((one) => isOwn(one) && one.index > 20);
    await lines.client.startChallenge(as(), { phone: person.phone, country: 'CN', locale: 'en' });
    const second = await lines.client.startChallenge(as(), { phone: person.phone, country: 'CN', locale: 'en' });
    expect(second).toMatchObject({ ok: false, error: { code: 'lines.too-soon', status: 429 } });
  });

  it('refuses a number that the carrier does not know, and text that is no number', async () => {
    const nobody = await lines.client.startChallenge(as(), { phone: '+8615499999999', country: 'CN', locale: 'en' });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'lines.unknown-number' } });
    const nonsense = await lines.client.startChallenge(as(), { phone: 'hello', country: 'CN', locale: 'en' });
    expect(nonsense).toMatchObject({ ok: false, error: { code: 'lines.phone-not-readable' } });
  });

  it('ends the code after five wrong tries, the right one included', async () => {
    const person = country.who((one) => isOwn(one) && one.index > 300);
    const started = await lines.client.startChallenge(as(), { phone: person.phone, country: 'CN', locale: 'en' });
    if (!started.ok) throw new Error(started.error.code);
    const answer = (code: string) => lines.client.answerChallenge(as(), { challengeId: started.value.id, code });
    for (let tries = 0; tries < 5; tries += 1) await answer('111111');
    expect(await answer(await codeFor(person))).toMatchObject({
      ok: false,
      error: { code: 'lines.too-many-tries' },
    });
  });

  it('keeps the number and the name out of every column that is not encrypted', async () => {
    const person = country.who((one) => isOwn(one) && one.index > 60);
    const lineId = await signIn(person);
    await lines.client.declareIdentity(as(borrower(lineId)), { name: person.name, idNumber: person.idNumber });
    const tables = ['line', 'identity', 'challenge', 'session', 'line_check', 'audit', 'outbox'];
    for (const table of tables) {
      const { rows } = await db.database.pool.query<{ text: string }>(`select t::text as text from lines.${table} t`);
      const all = rows.map(({ text }) => text).join('\n');
      for (const secret of [person.phone, person.phone.slice(3), person.name, person.idNumber]) {
        expect(all.includes(secret), `${table} holds personal data`).toBe(false);
      }
    }
  });
});

describe('checks of the carrier', () => {
  const outcomes = async (lineId: LineId, fresh = false) => {
    const report = await lines.client.checkLine(as(service('decisions')), { lineId, fresh });
    if (!report.ok) throw new Error(report.error.code);
    return Object.fromEntries(report.value.checks.map((check) => [check.name, check]));
  };

  it('confirm name, id number and tenure of the person behind the line', async () => {
    const person = country.who(
      (one, { since }) =>
        isOwn(one) && one.index > 80 && since.until('2026-06-15', { largestUnit: 'months' }).months > 30,
    );
    const lineId = await signIn(person);
    await lines.client.declareIdentity(as(borrower(lineId)), { name: person.name, idNumber: person.idNumber });
    const checks = await outcomes(lineId);
    expect(checks['possession']?.outcome).toBe('pass');
    expect(checks['kyc-match']).toMatchObject({ outcome: 'pass', facts: { match: 'match' } });
    expect(checks['tenure']).toMatchObject({ outcome: 'pass', facts: { months_min: 24, months_max: null } });
    expect(checks['number-recycling']?.outcome).toBe('pass');
  });

  it('count tenure with every operator when the number was brought from another one', async () => {
    const person = country.who(
      (one, { since, contractSince }) =>
        isOwn(one) && !contractSince.equals(since) && since.until('2026-06-15', { largestUnit: 'months' }).months > 30,
    );
    const { tenure } = await outcomes(await signIn(person));
    expect(tenure).toMatchObject({
      outcome: 'pass',
      facts: { months_min: 24, months_max: null, carrier_months_max: expect.any(Number) as number, ported: true },
    });
  });

  it('say when the SIM card and the handset were changed, each apart', async () => {
    const changed: string[] = [];
    const person = country.who((one, { latestSimChange, latestDeviceChange }) => {
      changed.splice(0, 2, latestSimChange.toString(), latestDeviceChange.toString());
      return isOwn(one) && one.index > 140 && !latestSimChange.equals(latestDeviceChange);
    });
    const checks = await outcomes(await signIn(person));
    expect([checks['sim-swap']?.facts['changed_at'], checks['device-swap']?.facts['changed_at']]).toEqual(changed);
  });

  it('can be read as they were known at an instant', async () => {
    const lineId = await signIn(country.who((one) => isOwn(one) && one.index > 120));
    const before = country.clock.now();
    await country.clock.moveTo(before.add({ hours: 1 }));
    await outcomes(lineId);
    const at = async (asOf?: Temporal.Instant) => {
      const report = await lines.client.getReport(as(service('features')), { lineId, asOf: asOf?.toString() });
      return report.ok ? report.value.checks.map(({ name }) => name) : [];
    };
    expect(await at(before)).toEqual(['possession']);
    expect(await at()).toHaveLength(7);
    expect(await at(country.clock.now())).toHaveLength(7);
  });

  it('stand beside the codes that were asked for to the number in the day before, and the wrong ones entered', async () => {
    const person = country.who((one) => isOwn(one) && one.index > 200);
    const asked = await lines.client.startChallenge(as(), { phone: person.phone, country: 'CN', locale: 'en' });
    if (!asked.ok) throw new Error(asked.error.code);
    await lines.client.answerChallenge(as(), { challengeId: asked.value.id, code: '000000' });
    await country.clock.moveTo(country.clock.now().add({ minutes: 2 }));
    const lineId = await signIn(person);
    const codes = async (asOf?: Temporal.Instant) => {
      const report = await lines.client.getReport(as(service('fraud')), { lineId, asOf: asOf?.toString() });
      return report.ok ? report.value.codes?.map(({ wrong }) => wrong) : null;
    };
    await country.clock.moveTo(country.clock.now().add({ minutes: 1 }));
    expect(await codes()).toEqual([0, 1]);
    expect(await codes(country.clock.now().subtract({ minutes: 2 }))).toEqual([1]);
    expect(await codes(country.clock.now().add({ hours: 24 }))).toEqual([]);
  });

  it('say that the name differs when the card is a relative’s', async () => {
    const person = country.who((one) => one.registeredName !== one.name && one.line.recycledOn === null);
    const lineId = await signIn(person);
    await lines.client.declareIdentity(as(borrower(lineId)), { name: person.name, idNumber: person.idNumber });
    const checks = await outcomes(lineId);
    expect(checks['kyc-match']?.outcome).toBe('fail');
  });

  it('stay unknown, never no, when the carrier is silent, and are asked again when it speaks', async () => {
    const person = country.who((one) => isOwn(one) && one.index > 100);
    const lineId = await signIn(person);
    await fetch(`${country.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ carrier: 'timeout' }),
    });
    const silent = await outcomes(lineId);
    expect(silent['sim-swap']).toMatchObject({ outcome: 'unknown', unknownBecause: 'timeout' });
    await fetch(`${country.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ carrier: 'ok' }),
    });
    await country.clock.moveTo(country.clock.now().add({ minutes: 1 }));
    const spoken = await outcomes(lineId);
    expect(spoken['sim-swap']?.outcome).not.toBe('unknown');
  });

  it('answer not found for a line that nobody has', async () => {
    const answer = await lines.client.checkLine(as(service('decisions')), {
      lineId: newId('line', country.clock.now()),
      fresh: false,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('a number that has gone to somebody else', () => {
  /** Somebody whose number is given to another one in three weeks or more. */
  const passingOn = () => {
    const now = country.clock.now();
    const soon = now
      .add({ hours: 21 * 24 })
      .toString()
      .slice(0, 10);
    return country.who(({ line }, { since }) => {
      const { recycledOn } = line;
      return recycledOn !== null && since.equals(line.activatedOn) && recycledOn.toString() > soon;
    });
  };
  const passOn = async ({ line }: Person) => {
    const day = line.recycledOn?.add({ days: 3 }).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '12:00' });
    await country.clock.moveTo(day!.toInstant());
  };
  const happened = async (line: LineId) => {
    const { rows } = await db.database.pool.query<{ what: string }>(
      `select type as what from lines.outbox where subject = $1 and type = 'lines.ended'
       union all select action from lines.audit where subject = $1 and action = 'end-line' order by what`,
      [line],
    );
    return rows.map(({ what }) => what);
  };
  const resolve = async (sessionToken = '') => {
    const answer = await lines.client.resolveSession(as(service('server')), { sessionToken });
    return answer.ok ? answer.value.lineId : answer.error.code;
  };

  it('ends its line, and begins another that shows its new holder nothing of the one before', async () => {
    const person = passingOn();
    const { lineId: before, sessionToken } = await enter(person);
    await lines.client.declareIdentity(as(borrower(before)), { name: person.name, idNumber: person.idNumber });
    await passOn(person);
    // As if sessions lasted for ever: the end of the line is what ends this one.
    await db.database.pool.query(`update lines.session set expires_at = expires_at + interval '1 year'`);
    expect(await resolve(sessionToken)).toBe(before);
    const subject = 'hash-of-an-agreement';
    const asked = await lines.client.startSigning(as(service('applications')), {
      lineId: before,
      subject,
      locale: 'en',
    });
    if (!asked.ok) throw new Error(asked.error.code);
    const code = await codeFor(person);

    // Found out by a check and by the new holder's sign-in at once: it ends once.
    const [entered] = await Promise.all([
      enter(person),
      lines.client.checkLine(as(service('decisions')), { lineId: before, fresh: true }),
    ]);
    expect(entered.lineId).not.toBe(before);
    expect(await happened(before)).toEqual(['end-line', 'lines.ended']);
    expect(await resolve(sessionToken)).toBe('not-found');
    expect(await resolve(entered.sessionToken)).toBe(entered.lineId);

    const signing = { lineId: before, challengeId: asked.value.id, code, subject };
    const signed = await lines.client.proveSigning(as(service('applications')), signing);
    expect(signed).toMatchObject({ ok: false, error: { code: 'lines.challenge-unknown' } });
    const again = await lines.client.startSigning(as(service('applications')), {
      lineId: before,
      subject,
      locale: 'en',
    });
    expect(again).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const late = { name: person.name, idNumber: person.idNumber };
    expect(await lines.client.declareIdentity(as(borrower(before)), late)).toMatchObject({ ok: false });

    const own = await lines.client.getMyLine(as(borrower(entered.lineId)), {});
    expect(own).toMatchObject({ ok: true, value: { identity: null, endedAt: null } });
    const read = { lineId: before, purpose: 'what stays of a line' };
    const kept = await lines.client.readPersonalData(as(service('loans')), read);
    const lineEndedAt = country.clock.now().toString();
    expect(kept).toMatchObject({ ok: true, value: { name: person.name, lineEndedAt } });
    const other = country.who((one) => isOwn(one) && one.index > 400);
    const declared = { name: other.name, idNumber: other.idNumber };
    expect(await lines.client.declareIdentity(as(borrower(entered.lineId)), declared)).toMatchObject({ ok: true });
    await country.clock.moveTo(country.clock.now().add({ hours: 48 }));
    expect(await signIn(person)).toBe(entered.lineId);
  });

  it('stays the line of whoever comes back to it, and is opened to nobody while a silent carrier could tell', async () => {
    const fault = async (apis: Record<string, string>) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${country.url}/faults`, { method: 'POST', headers, body: JSON.stringify({ apis }) });
      expect(answer.status).toBe(200);
    };
    const person = country.who((one) => isOwn(one) && one.index > 420);
    const lineId = await signIn(person);
    await country.clock.moveTo(country.clock.now().add({ hours: 25 }));
    expect(await signIn(person)).toBe(lineId);
    await fault({ 'number-recycling': 'error' });
    await country.clock.moveTo(country.clock.now().add({ hours: 48 }));
    expect(await signIn(person)).toBe(lineId);
    await country.clock.moveTo(country.clock.now().add({ hours: 31 * 24 }));
    await expect(signIn(person)).rejects.toThrow('lines.holder-untold');
    await fault({ 'number-recycling': 'ok' });
    await country.clock.moveTo(country.clock.now().add({ minutes: 2 }));
    expect(await signIn(person)).toBe(lineId);
  });
});

describe('the age of a person', () => {
  it('grows when the birthday begins in the lender’s zone, hours before it does in UTC', async () => {
    const person = country.who((one) => isOwn(one) && one.index > 120 && one.birthDate.monthCode > 'M09');
    const lineId = await signIn(person);
    await lines.client.declareIdentity(as(borrower(lineId)), { name: person.name, idNumber: person.idNumber });
    const { year } = country.clock.now().toZonedDateTimeISO('Asia/Shanghai');
    const midnight = person.birthDate.with({ year }).toZonedDateTime('Asia/Shanghai').toInstant();
    const ageAt = async (at: Temporal.Instant) => {
      await country.clock.moveTo(at);
      const line = await lines.client.getLine(as(service('decisions')), { lineId });
      return line.ok ? line.value.identity?.age : line.error.code;
    };
    const turned = year - person.birthDate.year;
    expect(await ageAt(midnight.subtract({ seconds: 1 }))).toBe(turned - 1);
    expect(await ageAt(midnight)).toBe(turned);
  });
});
