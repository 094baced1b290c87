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

describe('a bank that asks the person', () => {
  let asking: TestCountry;
  let allowed: string;
  beforeAll(async () => {
    asking = await startCountry({ bankAsks: true });
    allowed = await asking.lender.token('bank:accounts');
  });
  afterAll(() => asking.stop());

  async function asked(from: number, headers: Readonly<Record<string, string>> = {}) {
    const person = asking.who(({ index }) => index > from);
    const body = { access: { allPsd2: 'allAccounts' }, validUntil: '2026-09-01' };
    const created = await asking.lender.post('/v1/consents', body, {
      authorization: allowed,
      'psu-id': person.phone,
      ...headers,
    });
    const told = (await created.json()) as typeof agreed & { _links: { scaRedirect: { href: string } } };
    const permitted = { authorization: allowed, 'consent-id': told.consentId };
    return {
      ...told,
      person,
      page: `${asking.url}${told._links.scaRedirect.href}`,
      accounts: async () => (await asking.lender.get('/v1/accounts', permitted)).status,
      status: async () =>
        (await (
          await asking.lender.get(`/v1/consents/${told.consentId}/status`, { authorization: allowed })
        ).json()) as object,
    };
  }

  const answer = (page: string, said: 'yes' | 'no') =>
    fetch(page, {
      method: 'POST',
      headers: { origin: asking.url },
      body: new URLSearchParams({ answer: said }),
      redirect: 'manual',
    });

  it('tells nothing until the person agrees on its page, and sends them back to where the lender wants them', async () => {
    const { consentStatus, person, page, accounts } = await asked(40, {
      'tpp-redirect-uri': 'http://lender.example/accounts',
    });
    expect([consentStatus, await accounts()]).toEqual(['received', 401]);
    expect(await (await fetch(page)).text()).toContain(person.name);
    expect((await answer(page, 'yes')).headers.get('location')).toBe('http://lender.example/accounts');
    expect(await accounts()).toBe(200);
  });

  it('tells nothing when the person does not agree, and keeps to the first answer', async () => {
    const { page, accounts, status } = await asked(60, { 'tpp-redirect-uri': 'javascript:alert(1)' });
    expect((await answer(page, 'no')).headers.get('location')).toMatch(/^\/bank\/consents\//);
    await answer(page, 'yes');
    expect([await accounts(), await status()]).toEqual([401, { consentStatus: 'rejected' }]);
  });
});
