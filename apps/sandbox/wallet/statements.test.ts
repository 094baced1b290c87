import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';

let country: TestCountry;
let authorization: string;
beforeAll(async () => {
  country = await startCountry();
  authorization = await country.lender.token('wallet:accounts');
});
afterAll(() => country.stop());

const account = '/mm/v1.2/accounts/walletid@w7';

async function ask(query: string, fault?: string): Promise<{ rows: Record<string, unknown>[]; available: number }> {
  const headers = { authorization, ...(fault === undefined ? {} : { 'x-sandbox-fault': fault }) };
  const response = await country.lender.get(`${account}/statemententries${query}`, headers);
  const rows = (await response.json()) as Record<string, unknown>[];
  return { rows, available: Number(response.headers.get('x-records-available-count')) };
}

const referencesOf = (rows: readonly Record<string, unknown>[]): unknown[] =>
  rows.map((row) => row['transactionReference']);

describe('the statement of a wallet', () => {
  it('is told page by page, newest first, and no row twice', async () => {
    const whole = await ask('?limit=500');
    const pages = await Promise.all([0, 30, 60].map((offset) => ask(`?limit=30&offset=${offset}`)));
    expect(referencesOf(pages.flatMap(({ rows }) => rows))).toEqual(referencesOf(whole.rows).slice(0, 90));
    expect(whole.available).toBe(whole.rows.length);
    const times = whole.rows.map((row) => String(row['creationDate']));
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('holds what had happened by now within the times that are asked for, with the wallet on one side', async () => {
    const { rows } = await ask('?limit=500&fromDateTime=2026-06-01T00:00:00Z&toDateTime=2026-12-31T00:00:00Z');
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(String(row['creationDate']) >= '2026-06-01' && String(row['creationDate']) < '2026-06-15T04:00:00').toBe(
        true,
      );
      expect(JSON.stringify([row['creditParty'], row['debitParty']])).toContain('"w7"');
    }
  });

  it('comes with the faults that are asked for', async () => {
    const first = await ask('?limit=20');
    expect(referencesOf((await ask('?limit=20&offset=20', 'page-twice')).rows)).toEqual(referencesOf(first.rows));
    const renamed = await ask('?limit=20', 'renamed');
    const words = (rows: readonly Record<string, unknown>[]) => new Set(rows.map((row) => row['displayType']));
    expect([...words(renamed.rows)].filter((word) => words(first.rows).has(word))).toEqual([]);
    const headers = { authorization, 'x-sandbox-fault': 'error' };
    expect((await country.lender.get(`${account}/statemententries`, headers)).status).toBe(503);
  });

  it('is for who may read accounts, and of wallets that exist', async () => {
    expect((await country.lender.get(`${account}/accountname`)).status).toBe(401);
    const path = '/mm/v1.2/accounts/walletid@w999999/statemententries';
    expect((await country.lender.get(path, { authorization })).status).toBe(404);
  });
});
