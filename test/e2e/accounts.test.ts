import type { Feed } from '@lendline/records/contract';
import type { LineId } from '@lendline/lines/contract';
import { axeFindings } from '@lendline/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { must } from '../processes/phone.ts';
import { type Arrival, newcomer } from './arrivals.ts';
import { handsOf } from './borrower-hands.ts';
import { desktop, launch, visit } from './browser.ts';
import { apiOf } from './clients.ts';
import { arrive, whenIn } from './quick-borrower.ts';
import { countryAt } from './sandbox.ts';
import { openConsole, signInAsStaff } from './staff-hands.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
const { users, password } = inject('officers');
const patience = { timeout: 40_000, interval: 200 };
let browser: Browser;
let officer: Page;
let leave: () => Promise<void>;

beforeAll(async () => {
  browser = await launch();
  const visited = await visit(browser, { url: `${lender}console/`, locale: 'en', viewport: desktop });
  await signInAsStaff(visited.page, { user: users[0], password });
  ({ page: officer, close: leave } = visited);
});
afterAll(async () => {
  await leave();
  await browser.close();
});

/** How many days of a person's payments the lender knows by now. */
async function daysOfPayments(lineId: LineId): Promise<number> {
  const asOf = (await country.now()).toString();
  const { coverage } = must(await apiOf(officer, lender).features.portrait({ lineId, asOf }));
  return coverage.find(({ source }) => source === 'statement')?.days.length ?? 0;
}

const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

/** Goes from the records to the accounts and connects one. */
async function connect({ page }: Arrival, name: string): Promise<void> {
  await page.goto(`${lender}records`);
  await page.getByRole('link', { name: 'Or without a file: connect a wallet or a bank', exact: true }).click();
  await page.waitForURL('**/accounts');
  await page.getByRole('button', { name: `Connect: ${name}`, exact: true }).click();
}

async function feedOf({ visitor }: Arrival): Promise<Feed> {
  const [feed] = must(await visitor.api.records.listMyFeeds({})).feeds;
  if (!feed) throw new Error('no account is connected');
  return feed;
}

describe('an account that is read instead of a file', () => {
  it('is agreed to at the bank, makes features and is decided on, is seen by staff, and is read again as time passes', async () => {
    const arrival = await newcomer(browser, { country, lender, reader: 'en' });
    const { page, visitor } = arrival;
    const { press } = handsOf({ page, reader: 'en' });
    await arrive(visitor);
    const { id: lineId } = must(await visitor.api.lines.getMyLine({}));
    expect(await daysOfPayments(lineId)).toBe(0);

    await connect(arrival, 'Bank account');
    await page.getByRole('button', { name: 'Go to my bank', exact: true }).click();
    await page.locator('main').filter({ hasText: visitor.person.name }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await page.waitForURL(`${lender}accounts`);
    await card(page, 'Bank account').getByText('and it counts').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expect.poll(() => daysOfPayments(lineId)).toBeGreaterThan(60);

    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await press('next');
    await page.waitForURL('**/request');
    await page.locator('#amount').fill('2000');
    await press('submit');
    await page.waitForURL(/\/(?:decision|offer)$/);
    const { applications } = must(await visitor.api.applications.listMine({}));
    const { id } = await whenIn(visitor.api, applications[0]!.id, (state) => !['draft', 'deciding'].includes(state));
    const file = must(await apiOf(officer, lender).applications.getFile({ applicationId: id }));
    expect(file.imports.length).toBeGreaterThan(0);
    expect(file.imports.every(({ feed }) => feed?.provider === 'open-banking')).toBe(true);
    expect(file.features?.values['income_monthly_median_minor']).toBeGreaterThan(0);

    await openConsole(officer, { lender, path: `/applications/${id}` });
    const feeds = officer.locator('section#feeds');
    await feeds.getByText('Bank account', { exact: true }).waitFor();
    await expect.poll(() => feeds.innerText()).toMatch(/Read up to\s+\d/);

    const before = (await feedOf(arrival)).readUntil!;
    await country.moveClockTo((await country.now()).add({ hours: 25 }));
    // A day has passed: the session of the phone may be over, and a code brings it back.
    if (!(await visitor.api.lines.getMyLine({})).ok) await arrive(visitor, { declares: false });
    await vi.waitFor(async () => {
      const { readUntil } = await feedOf(arrival);
      expect(Temporal.Instant.compare(readUntil!, before)).toBe(1);
    }, patience);
    await arrival.close();
  });

  it('of somebody else is not read, and says so in plain words', async () => {
    const arrival = await newcomer(browser, { country, lender, reader: 'en' });
    const { page, visitor } = arrival;
    await arrive(visitor);
    await page.goto(`${lender}accounts`);
    const other = `walletid@w${visitor.person.index + 1}`;
    await page.getByRole('textbox', { name: 'Wallet id', exact: true }).fill(other);
    await page.getByRole('button', { name: 'Connect: Mobile wallet', exact: true }).click();
    await page.getByText('The account is not in your name, and nothing was read.').waitFor();
    expect(must(await visitor.api.records.listMine({})).imports).toEqual([]);
    await arrival.close();
  });
});

describe('a payment company that sends', () => {
  it('is told the connection number by the person, sends half a year, and is heard of on the phone', async () => {
    const arrival = await newcomer(browser, { country, lender, reader: 'en' });
    const { page, visitor } = arrival;
    await arrive(visitor);
    await connect(arrival, 'sandbox-pay');
    await card(page, 'sandbox-pay').getByRole('button', { name: 'Copy the number', exact: true }).waitFor();
    const { id } = await feedOf(arrival);
    await card(page, 'sandbox-pay').getByText(id, { exact: true }).waitFor();

    await page.goto(`${inject('sandbox')}/wallet/${visitor.person.index}`);
    await page.getByLabel('Connection number').fill(id);
    await page.getByRole('button', { name: 'Start sending', exact: true }).click();
    await page.getByText('Sent, and the lender has taken it.', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${lender}accounts`);
    await card(page, 'sandbox-pay').getByText('Something came last on').waitFor();
    const { imports } = must(await visitor.api.records.listMine({}));
    expect(imports).toMatchObject([{ feed: { id, way: 'push' }, counts: true, rows: { rejected: 0 } }]);
    await arrival.close();
  });
});
