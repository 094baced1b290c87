import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';

let country: TestCountry;
let authorization: string;
let permit: string;
let agreed: { readonly consentId: string; readonly consentStatus: string };
let path: string;

beforeAll(async () => {
  country = await startCountry();
  authorization = await country.lender.token('bank:accounts');
  const person = country.who(({ index }) => index > 20);
  path = `/v1/accounts/acc-${person.index}`;
  const body = {
    access: { allPsd2: 'allAccounts' },
    recurringIndicator: true,
    validUntil: '2026-09-01',
    frequencyPerDay: 4,
  };
  const created = await country.lender.post('/v1/consents', body, { authorization, 'psu-id': person.phone });
  agreed = (await created.json()) as typeof agreed;
  permit = agreed.consentId;
});
afterAll(() => country.stop());

type Row = Readonly<Record<string, unknown>>;

interface Told {
  readonly booked: readonly Row[];
  readonly pending: readonly Row[];
  readonly _links: { readonly next?: { readonly href: string } };
}

async function ask(where: string, fault?: string): Promise<Told> {
  const headers = { authorization, 'consent-id': permit, ...(fault === undefined ? {} : { 'x-sandbox-fault': fault }) };
  const response = await country.lender.get(where, headers);
  return ((await response.json()) as { transactions: Told }).transactions;
}

const since = (from: string): string => `${path}/transactions?bookingStatus=both&dateFrom=${from}`;
const ids = (rows: readonly Row[]): unknown[] => rows.map((row) => row['transactionId']);

describe('the transactions of a bank account', () => {
  it('come from link to link, each once, with the sign that the direction has', async () => {
    const rows: Row[] = [];
    let next: string | undefined = since('2026-01-01');
    while (next !== undefined) {
      const told: Told = await ask(next);
      rows.push(...told.booked);
      next = told._links.next?.href;
    }
    expect(rows.length).toBeGreaterThan(60);
    expect(new Set(ids(rows)).size).toBe(rows.length);
    for (const row of rows) {
      const { amount } = row['transactionAmount'] as { amount: string };
      expect(amount.startsWith('-')).toBe('creditorName' in row);
    }
  });

  it('are pending for two days, with a value day that lies ahead, and booked afterwards under the same id', async () => {
    const { pending } = await ask(since('2026-06-01'));
    expect(pending.length).toBeGreaterThan(0);
    for (const row of pending) expect(String(row['valueDate']) >= '2026-06-15' && !('bookingDate' in row)).toBe(true);
    await country.clock.moveTo(country.clock.now().add({ hours: 48 }));
    expect(ids((await ask(since('2026-06-01'))).booked)).toEqual(expect.arrayContaining(ids(pending)));
  });

  it('have the ids that banks are known for', async () => {
    expect(new Set(ids((await ask(since('2026-06-01'), 'blank-ids')).booked))).toEqual(new Set([' ']));
    expect(new Set(ids((await ask(since('2026-06-01'), 'reused-ids')).booked)).size).toBe(1);
    const { pending, booked } = await ask(since('2026-06-01'), 'new-id-when-booked');
    expect([...ids(pending)].every((id) => String(id).startsWith('pending-'))).toBe(true);
    expect([...ids(booked)].every((id) => String(id).startsWith('booked-'))).toBe(true);
  });

  it('are told under the consent of the person alone', async () => {
    expect(agreed.consentStatus).toBe('valid');
    const status = async (where: string, headers: Readonly<Record<string, string>>): Promise<number> =>
      (await country.lender.get(where, headers)).status;
    expect(await status(path, { 'consent-id': permit })).toBe(401);
    expect(await status(path, { authorization })).toBe(403);
    expect(await status('/v1/accounts/acc-1', { authorization, 'consent-id': permit })).toBe(404);
    await fetch(`${country.url}/v1/consents/${permit}`, { method: 'DELETE', headers: { authorization } });
    expect(await status(path, { authorization, 'consent-id': permit })).toBe(401);
  });
});

describe('a consent that waits for the person', () => {
  it('covers nothing until the person agrees on the page of the bank', async () => {
    const person = country.who(({ index }) => index > 40);
    const asked = { access: { allPsd2: 'allAccounts' }, validUntil: '2026-09-01' };
    const headers = { authorization, 'psu-id': person.phone, 'x-sandbox-fault': 'waits-for-person' };
    const created = await country.lender.post('/v1/consents', asked, headers);
    const answer = (await created.json()) as {
      consentId: string;
      consentStatus: string;
      _links: { scaRedirect: { href: string } };
    };
    const statusOf = async (): Promise<number> =>
      (await country.lender.get('/v1/accounts', { authorization, 'consent-id': answer.consentId })).status;
    expect([answer.consentStatus, await statusOf()]).toEqual(['received', 401]);
    const page = `${country.url}${answer._links.scaRedirect.href}`;
    expect(await (await fetch(page)).text()).toContain(person.name);
    await fetch(page, {
      method: 'POST',
      headers: { origin: country.url, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await statusOf()).toBe(200);
  });
});
