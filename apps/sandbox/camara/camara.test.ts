import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { startCountry, testNow, type TestCountry } from '../testing/country.ts';

let country: TestCountry;
let authorization: string;
const nobody = '+8615499999999';
beforeAll(async () => {
  country = await startCountry();
  authorization = await country.lender.token(
    [
      'dpv:FraudPreventionAndDetection sim-swap device-swap:check kyc-match:match kyc-tenure:check-tenure',
      'number-recycling:check call-forwarding-signal:unconditional-call-forwardings:read',
      'call-forwarding-signal:call-forwardings:read',
    ].join(' '),
  );
});
afterAll(() => country.stop());

async function ask(path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  return (await country.lender.post(path, body, { authorization, ...headers })).json();
}

const anyone = (): string => country.who(() => true).phone;

describe('every CAMARA API', () => {
  it('gives the caller back its x-correlator, on errors too, and makes one up when there was none', async () => {
    const headers = { authorization, 'x-correlator': 'from-the-lender' };
    const good = await country.lender.post('/sim-swap/v2/check', { phoneNumber: anyone() }, headers);
    expect(good.headers.get('x-correlator')).toBe('from-the-lender');
    const bad = await country.lender.post('/sim-swap/v2/check', {}, headers);
    expect(bad.headers.get('x-correlator')).toBe('from-the-lender');
    const without = await country.lender.post('/sim-swap/v2/check', {}, { authorization });
    expect(without.headers.get('x-correlator')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers 401 without a good token and 403 without the scope', async () => {
    const body = { phoneNumber: anyone() };
    for (const token of ['', 'Bearer nonsense', 'Bearer a.b.c']) {
      const refused = await country.lender.post('/sim-swap/v2/check', body, token ? { authorization: token } : {});
      expect(await refused.json()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
    const other = await country.lender.token('dpv:IdentityVerification kyc-match:match');
    const refused = await country.lender.post('/sim-swap/v2/check', body, { authorization: other });
    expect(await refused.json()).toMatchObject({ status: 403, code: 'PERMISSION_DENIED' });
  });

  it('wants the number with a two-legged token and refuses it with a three-legged one', async () => {
    const person = country.who(() => true);
    expect(await ask('/sim-swap/v2/check', {})).toMatchObject({ status: 422, code: 'MISSING_IDENTIFIER' });
    const ofLine = await country.lender.tokenOfLine(
      `tel:${person.phone}`,
      'dpv:FraudPreventionAndDetection sim-swap:check',
    );
    const twice = { authorization: ofLine };
    expect(await ask('/sim-swap/v2/check', { phoneNumber: person.phone }, twice)).toMatchObject({
      status: 422,
      code: 'UNNECESSARY_IDENTIFIER',
    });
    expect(await ask('/sim-swap/v2/check', {}, twice)).toHaveProperty('swapped');
  });

  it('knows nobody under a number that has no subscriber', async () => {
    const refusal = { status: 404, code: 'IDENTIFIER_NOT_FOUND' };
    expect(await ask('/sim-swap/v2/check', { phoneNumber: nobody })).toMatchObject(refusal);
    expect(await ask('/kyc-match/v0.4/match', { phoneNumber: nobody, name: '安晨' })).toMatchObject(refusal);
  });

  it('calls a malformed body INVALID_ARGUMENT and does not repeat the number in the message', async () => {
    for (const body of ['', 'not json', { phoneNumber: '0086154' }, { phoneNumber: 7 }]) {
      const refused = (await ask('/sim-swap/v2/check', body)) as { message: string };
      expect(refused).toMatchObject({ status: 400, code: 'INVALID_ARGUMENT' });
      expect(refused.message).not.toContain('0086154');
    }
  });
});

describe('SIM swap and device swap', () => {
  it('see a change within maxAge hours and not beyond', async () => {
    const person = country.who((_person, line) => {
      const hours = testNow.since(line.latestSimChange).total('hours');
      return hours > 24 && hours < 2000;
    });
    const { latestSimChange } = (await ask('/sim-swap/v2/retrieve-date', { phoneNumber: person.phone })) as {
      latestSimChange: string;
    };
    const hours = testNow.since(Temporal.Instant.from(latestSimChange)).total('hours');
    const at = (maxAge: number): Promise<unknown> => ask('/sim-swap/v2/check', { phoneNumber: person.phone, maxAge });
    expect(await at(Math.ceil(hours))).toEqual({ swapped: true });
    expect(await at(Math.floor(hours) - 1)).toEqual({ swapped: false });
  });

  it.each([0, -1, 2401, 100_000])('calls maxAge %i out of range', async (maxAge) => {
    const body = { phoneNumber: anyone(), maxAge };
    expect(await ask('/sim-swap/v2/check', body)).toMatchObject({ status: 400, code: 'OUT_OF_RANGE' });
    expect(await ask('/device-swap/v1/check', body)).toMatchObject({ status: 400, code: 'OUT_OF_RANGE' });
  });

  it('counts the activation of a line as its first change', async () => {
    const person = country.who(
      ({ line }) => line.simChanges.length === 0 && line.activatedOn.toString() >= '2026-06-01',
    );
    expect(await ask('/sim-swap/v2/check', { phoneNumber: person.phone, maxAge: 400 })).toEqual({ swapped: true });
  });

  it('does not know yet what the country has in store', async () => {
    const person = country.who(({ line }) => {
      const [only, ...more] = line.simChanges;
      return only !== undefined && more.length === 0 && Temporal.Instant.compare(only, testNow) > 0;
    });
    const { latestSimChange } = (await ask('/sim-swap/v2/retrieve-date', { phoneNumber: person.phone })) as {
      latestSimChange: string;
    };
    expect(latestSimChange < testNow.toString()).toBe(true);
    const later = await startCountry();
    await later.clock.moveTo(person.line.simChanges[0]!.add({ hours: 1 }));
    const token = await later.lender.token('dpv:FraudPreventionAndDetection sim-swap:check');
    const body = { phoneNumber: person.phone, maxAge: 2 };
    const seen = await later.lender.post('/sim-swap/v2/check', body, { authorization: token });
    expect(await seen.json()).toEqual({ swapped: true });
    await later.stop();
  });
});

describe('KYC match', () => {
  const match = (body: object): Promise<unknown> => ask('/kyc-match/v0.4/match', body);

  it('agrees with what the carrier registered and answers only what was asked', async () => {
    const { phone, name, idNumber, birthDate } = country.who((person) => person.registeredName === person.name);
    expect(await match({ phoneNumber: phone, name, idDocument: idNumber.toLowerCase() })).toEqual({
      nameMatch: 'true',
      idDocumentMatch: 'true',
    });
    expect(await match({ phoneNumber: phone, birthdate: birthDate.toString(), email: 'a@b.example' })).toEqual({
      birthdateMatch: 'true',
      emailMatch: 'not_available',
    });
  });

  it('tells how near a wrong name is, and never gives a score beside a match', async () => {
    const { phone, registeredName } = country.who((person) => person.name.length === 3);
    const near = (await match({ phoneNumber: phone, name: `${registeredName}云` })) as Record<string, unknown>;
    expect(near).toMatchObject({ nameMatch: 'false' });
    expect(near['nameMatchScore']).toBeGreaterThan(80);
    expect(near['nameMatchScore']).toBeLessThan(100);
    expect(await match({ phoneNumber: phone, name: '欧阳某某' })).toEqual({ nameMatch: 'false', nameMatchScore: 0 });
  });

  it('finds neither name nor document of a person whose line is in a relative’s name', async () => {
    const { phone, name, idNumber } = country.who((_person, line) => line.holder?.idNumber === null);
    const answer = await match({ phoneNumber: phone, name, idDocument: idNumber });
    expect(answer).toMatchObject({ nameMatch: 'false', idDocumentMatch: 'false' });
  });

  it('does not mind the dot in a name of two parts', async () => {
    const { phone, name } = country.who(
      (person) => person.name.includes('·') && person.registeredName.replace('·', '') === person.name.replace('·', ''),
    );
    expect(await match({ phoneNumber: phone, name: name.replace('·', ' ') })).toEqual({ nameMatch: 'true' });
  });

  it('refuses a request with nothing to match', async () => {
    expect(await match({ phoneNumber: anyone() })).toMatchObject({
      status: 400,
      code: 'KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION',
    });
    expect(await match({})).toMatchObject({ status: 400, code: 'INVALID_ARGUMENT' });
  });

  it('refuses a number that is not that of the three-legged token', async () => {
    const [one, other] = [country.world.person(1), country.world.person(2)];
    const ofLine = await country.lender.tokenOfLine(`tel:${one.phone}`, 'dpv:IdentityVerification kyc-match:match');
    const body = { phoneNumber: other.phone, name: other.name };
    expect(await ask('/kyc-match/v0.4/match', body, { authorization: ofLine })).toMatchObject({
      status: 403,
      code: 'INVALID_TOKEN_CONTEXT',
    });
  });
});

describe('tenure, recycling and forwarding', () => {
  it('confirm tenure from the first day of the line and not from the day before', async () => {
    const { phone, line } = country.who(({ line: { recycledOn } }) => recycledOn === null);
    const tenure = (day: Temporal.PlainDate): Promise<unknown> =>
      ask('/kyc-tenure/v0.2/check-tenure', { phoneNumber: phone, tenureDate: day.toString() });
    expect(await tenure(line.activatedOn)).toEqual({ tenureDateCheck: true, contractType: line.contract });
    expect(await tenure(line.activatedOn.subtract({ days: 1 }))).toMatchObject({ tenureDateCheck: false });
    expect(await tenure(Temporal.PlainDate.from('2026-06-16'))).toMatchObject({ status: 400, code: 'OUT_OF_RANGE' });
  });

  it('call a number recycled when its subscriber is another than on the day asked for', async () => {
    const { phone, line } = country.who(
      ({ line: { recycledOn, activatedOn } }) =>
        recycledOn !== null && !recycledOn.equals(activatedOn) && recycledOn.toString() < '2026-06-01',
    );
    const recycled = (day: string): Promise<unknown> =>
      ask('/number-recycling/v0.2/check', { phoneNumber: phone, specifiedDate: day });
    expect(await recycled(line.recycledOn!.toString())).toEqual({ phoneNumberRecycled: false });
    expect(await recycled(line.recycledOn!.subtract({ days: 1 }).toString())).toEqual({ phoneNumberRecycled: true });
    expect(await ask('/kyc-match/v0.4/match', { phoneNumber: phone, name: '安晨' })).toEqual({ nameMatch: 'false' });
  });

  it('report forwarding as the carrier has it', async () => {
    const forwarded = country.who(({ line }) => line.forwarding.includes('unconditional'));
    const plain = country.who(({ line }) => line.forwarding.length === 0);
    const active = '/call-forwarding-signal/v0.4/unconditional-call-forwardings';
    const kinds = '/call-forwarding-signal/v0.4/call-forwardings';
    expect(await ask(active, { phoneNumber: forwarded.phone })).toEqual({ active: true });
    expect(await ask(kinds, { phoneNumber: forwarded.phone })).toEqual(['unconditional']);
    expect(await ask(active, { phoneNumber: plain.phone })).toEqual({ active: false });
    expect(await ask(kinds, { phoneNumber: plain.phone })).toEqual(['inactive']);
  });
});

describe('number verification', () => {
  const scope =
    'dpv:FraudPreventionAndDetection number-verification:verify number-verification:device-phone-number:read';
  const verify = '/number-verification/v2/verify';

  async function silentToken(phone: string): Promise<string> {
    const given = await country.lender.post('/phone/temporary-tokens', { phoneNumber: phone });
    const { temporaryToken } = (await given.json()) as { temporaryToken: string };
    return country.lender.tokenOfLine(`operatortoken:${temporaryToken}`, scope);
  }

  it('says whether the number is that of the SIM, in clear and hashed', async () => {
    const { phone } = country.world.person(3);
    const line = { authorization: await silentToken(phone) };
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(await ask(verify, { phoneNumber: phone }, line)).toEqual({ devicePhoneNumberVerified: true });
    expect(await ask(verify, { phoneNumber: nobody }, line)).toEqual({ devicePhoneNumberVerified: false });
    expect(await ask(verify, { hashedPhoneNumber: hash(phone).toUpperCase() }, line)).toEqual({
      devicePhoneNumberVerified: true,
    });
    expect(await ask(verify, { hashedPhoneNumber: hash(nobody) }, line)).toEqual({ devicePhoneNumberVerified: false });
    const shared = await country.lender.get('/number-verification/v2/device-phone-number', line);
    expect(await shared.json()).toEqual({ devicePhoneNumber: phone });
  });

  it('takes exactly one of number and hash', async () => {
    const line = { authorization: await silentToken(country.world.person(3).phone) };
    const both = { phoneNumber: nobody, hashedPhoneNumber: 'a'.repeat(64) };
    for (const body of [{}, both, { other: 1 }]) {
      expect(await ask(verify, body, line)).toMatchObject({ status: 400, code: 'INVALID_ARGUMENT' });
    }
  });

  it('refuses a token that the network did not vouch for', async () => {
    const { phone } = country.world.person(3);
    const named = await country.lender.tokenOfLine(`tel:${phone}`, scope);
    const client = await country.lender.token(scope);
    for (const token of [named, client]) {
      expect(await ask(verify, { phoneNumber: phone }, { authorization: token })).toMatchObject({
        status: 403,
        code: 'NUMBER_VERIFICATION.USER_NOT_AUTHENTICATED_BY_MOBILE_NETWORK',
      });
    }
  });
});
