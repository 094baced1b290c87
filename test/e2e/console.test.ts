import { resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Loan } from '@lendline/loans/contract';
import { axeFindings } from '@lendline/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { must } from '../processes/phone.ts';
import { desktop, launch, phone, sidewaysOverflow, visit, type Wishes } from './browser.ts';
import { apiOf } from './clients.ts';
import { addFiles, arrive, handIn, takeLoan } from './quick-borrower.ts';
import { countryAt } from './sandbox.ts';
import { openConsole } from './staff-hands.ts';

const country = countryAt(inject('sandbox'));
const lender = inject('lender');
const consoleUrl = `${lender}console/`;
let browser: Browser;
let loan: Loan;
/** What the ticket opened; it opens nothing twice. */
let session: NonNullable<Wishes['session']>;

beforeAll(async () => {
  browser = await launch();
  const borrower = await visit(browser, { url: lender, locale: 'zh-CN', viewport: phone });
  const visitor = { api: apiOf(borrower.page, lender), country, person: await country.persona('thin') };
  await arrive(visitor);
  await addFiles(visitor);
  loan = await takeLoan(visitor, await handIn(visitor));
  await borrower.close();
  const owner = await visit(browser, { url: inject('consoleTicket'), locale: 'zh-CN', viewport: desktop });
  await owner.page.getByRole('heading', { level: 1, name: '申请队列' }).waitFor();
  session = await owner.page.context().storageState();
  await owner.close();
});
afterAll(() => browser.close());

async function staffAt(path: string, wishes: Partial<Wishes> = {}) {
  const given = { url: consoleUrl, locale: 'en' as const, viewport: desktop, session, ...wishes };
  const visited = await visit(browser, given);
  await openConsole(visited.page, { lender, path });
  return visited;
}

const panel = (page: Page, id: string) => page.locator(`section#${id}`);

it('sends code that was built for use: no script of either app names a folder of the checkout', async () => {
  const checkout = resolve(import.meta.dirname, '../..');
  for (const page of ['/', '/console/']) {
    const html = await (await fetch(new URL(page, lender))).text();
    const scripts = [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, path]) => path!);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(await (await fetch(new URL(script, lender))).text()).not.toContain(checkout);
  }
});

it('lets nobody in by a ticket that was used before', async () => {
  const { page, close } = await visit(browser, { url: inject('consoleTicket'), locale: 'en', viewport: phone });
  await page.getByText('The one-time link did not work').waitFor();
  expect(page.url()).not.toContain('ticket');
  await close();
});

describe('every page of the console, over a lender that lives', () => {
  const looks = [
    { locale: 'zh-CN', viewport: desktop, dark: false },
    { locale: 'en', viewport: phone, dark: true },
    { locale: 'en', viewport: desktop, dark: true },
    { locale: 'zh-CN', viewport: phone, dark: false },
  ] as const;

  it.each(looks)('has nothing for axe to find in $locale at $viewport.width px (dark: $dark)', async (look) => {
    const paths = [
      '/applications',
      '/loans',
      '/suspense',
      '/portfolio',
      '/books',
      '/webhooks',
      '/trial-balance',
      '/models',
      '/strategies',
      '/fraud-cases',
      '/fraud-lists',
      '/typologies',
      '/credit-lines',
      '/intake',
      '/audit',
      '/staff',
    ];
    const own = [`/applications/${loan.applicationId}`, `/loans/${loan.id}`];
    const { page, errors, close } = await staffAt('/applications', look);
    const found: string[] = [];
    for (const path of [...paths, ...own]) {
      await openConsole(page, { lender, path });
      found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
      if ((await sidewaysOverflow(page)) > 0) found.push(`${path}: wider than the window`);
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('an application whole', () => {
  it('is found in the queue and shows what it was decided on, with a score that is called simulated', async () => {
    const { page, close } = await staffAt('/applications');
    await page.locator(`a[href$="${loan.applicationId}"]`).first().click();
    await page.waitForURL(`**/applications/${loan.applicationId}`);
    await panel(page, 'checks').getByText('Name, id number and phone number match', { exact: true }).waitFor();
    await expect.poll(() => panel(page, 'checks').innerText()).toContain('Proved with a one-time code by SMS');
    for (const source of ['Call records', 'Payment statement'])
      await expect
        .poll(() => panel(page, 'records').innerText())
        .toMatch(new RegExp(`${source}[^]*?Counts[^]*?Accepted\\s+\\d`));
    await expect.poll(() => panel(page, 'features').getByRole('row').count()).toBeGreaterThan(3);
    await expect.poll(() => panel(page, 'score').innerText()).toMatch(/Simulated[^]*probability of default of \d/i);
    await expect.poll(() => panel(page, 'score').locator('.waterfall li').count()).toBeGreaterThan(3);
    await expect.poll(() => panel(page, 'trace').innerText()).toMatch(/Rules hit|Every rule passed/);
    await expect.poll(() => panel(page, 'menu').getByRole('row').count()).toBeGreaterThan(1);
    await expect.poll(() => panel(page, 'timeline').locator('li').count()).toBeGreaterThan(4);
    await close();
  });

  it('hands out the signed agreement as a PDF', async () => {
    const { page, close } = await staffAt(`/applications/${loan.applicationId}`);
    const started = page.waitForEvent('download');
    await panel(page, 'documents').getByRole('button', { name: 'Download PDF' }).click();
    const bytes = await readFile(await (await started).path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(2_000);
    await close();
  });
});

describe('the book', () => {
  it('shows the loan with every instalment, and each entry with a debit and a credit', async () => {
    const { page, close } = await staffAt(`/loans/${loan.id}`);
    const rowsOf = (name: string) => page.getByRole('table', { name }).getByRole('row');
    await rowsOf('Ledger entries').nth(1).waitFor();
    // The head of each table is a row too.
    await expect.poll(() => rowsOf('Schedule').count()).toBe(loan.instalments.length + 1);
    const entries = must(await apiOf(page, lender).loans.listEntries({ loanId: loan.id })).entries;
    await expect.poll(() => rowsOf('Ledger entries').count()).toBe(entries.length + 1);
    expect(entries.every(({ debit, credit }) => debit !== '' && credit !== '' && debit !== credit)).toBe(true);
    await close();
  });

  it('balances, and its portfolio and model stand on the same loans', async () => {
    const { page, close } = await staffAt('/trial-balance');
    await page.getByText('Debits equal credits').waitFor();
    const { accounts, balanced } = must(await apiOf(page, lender).loans.trialBalance({}));
    const sum = (side: 'debit' | 'credit') => accounts.reduce((total, one) => total + BigInt(one[side].amount), 0n);
    expect(balanced).toBe(true);
    expect(sum('debit')).toBe(sum('credit'));
    expect(sum('debit')).toBeGreaterThan(0n);
    await openConsole(page, { lender, path: '/portfolio' });
    await expect.poll(() => page.locator('main').innerText()).toContain('Disbursed and repaid');
    await openConsole(page, { lender, path: '/models' });
    await expect.poll(() => page.locator('main').innerText()).toMatch(/simulated-cn[^]*Champion/);
    await close();
  });
});

describe('control', () => {
  it('verifies the audit chain on request', async () => {
    const { page, close } = await staffAt('/audit');
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await expect.poll(() => page.getByText('The chain is intact').innerText()).toMatch(/: [1-9][\d,]* rows/);
    await close();
  });

  it('lists the members with their roles', async () => {
    const { page, close } = await staffAt('/staff');
    for (const user of ['owner', ...inject('officers').users])
      await expect.poll(() => page.locator('main').innerText()).toContain(user);
    await close();
  });
});
