import { axeFindings } from '@lendline/testkit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
afterAll(() => walk.stop());

const panelOf = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });

describe('the books', () => {
  it('are closed up to today, in steps that whoever may puts in order', async () => {
    const { books } = walk.fixture.lender;
    const page = await walk.visit({ width: 390 });
    await walk.open(page, '/books');
    const panel = panelOf(page, 'Close of business');
    await panel.getByText('20 Nov 2026', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Close up to today', exact: true }).click();
    await panel.getByText(/^Business dates closed: 1 \(21 Nov 2026\)\. Interest earned ¥802\.28; /).waitFor();
    await panel.getByRole('button', { name: 'Change the steps', exact: true }).click();
    await panel.getByRole('button', { name: 'Leave out: Age', exact: true }).click();
    await panel.getByRole('button', { name: 'Keep these steps', exact: true }).click();
    await panel.getByText(/^This order cannot be: Accrue, Age and Post are needed;/).waitFor();
    await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
    await panel.getByRole('button', { name: 'Change the steps', exact: true }).click();
    await panel.getByRole('button', { name: 'Leave out: Charge', exact: true }).click();
    await panel.getByRole('button', { name: 'Move up: Post', exact: true }).focus();
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Take in: Charge', exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Keep these steps', exact: true }).click();
    await panel.getByText('Kept. It counts from the next close of business.', { exact: true }).waitFor();
    expect(books.steps).toEqual(['accrue', 'age', 'post', 'bucket', 'events']);
    await page.context().close();
  });

  it('name the seal that does not fit, and are taken along by days', async () => {
    const { books } = walk.fixture.lender;
    const page = await walk.visit();
    await walk.open(page, '/books');
    const seals = panelOf(page, 'Seals of the journal');
    await seals.getByText('Not checked yet.', { exact: true }).waitFor();
    await seals.getByRole('button', { name: 'Check the seals', exact: true }).click();
    await seals.getByText('The seals are intact: every entry is as it was sealed.', { exact: true }).waitFor();
    books.brokenSeal = 341;
    await seals.getByRole('button', { name: 'Check the seals', exact: true }).click();
    await seals.getByText(/^Seal 341 does not fit \(entries 17411 to 17466\)/).waitFor();
    books.brokenSeal = null;
    const ledger = panelOf(page, 'General ledger export');
    await ledger.getByRole('button', { name: 'Show the sums', exact: true }).click();
    await ledger.getByText('Choose a day.', { exact: true }).first().waitFor();
    await ledger.getByLabel('From').fill('2026-11-01');
    await ledger.getByLabel('Through').fill('2026-11-20');
    await ledger.getByRole('button', { name: 'Show the sums', exact: true }).click();
    const sums = ledger.getByRole('row').filter({ hasText: 'Interest receivable' });
    await expect.poll(() => sums.getByRole('cell').allInnerTexts()).toEqual(['Interest receivable', '¥5.88', '¥30.18']);
    expect(await axeFindings(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await ledger.getByRole('button', { name: 'Download CSV', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('ledger-2026-11-01-2026-11-20.csv');
    expect(books.exported).toEqual(['2026-11-01 2026-11-20', '2026-11-01 2026-11-20']);
    await page.context().close();
  });

  it('offer those who only read neither to close a day nor to change the steps', async () => {
    const { lender } = walk.fixture;
    const whole = lender.member;
    lender.member = { ...whole, permissions: ['loans.read'] };
    const page = await walk.visit();
    await walk.open(page, '/books');
    await panelOf(page, 'Seals of the journal').getByRole('button', { name: 'Check the seals', exact: true }).waitFor();
    await expect.poll(() => panelOf(page, 'Close of business').getByRole('button').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Webhooks', exact: true }).count()).toBe(0);
    lender.member = whole;
    await page.context().close();
  });
});

describe('a webhook', () => {
  it('is found by keyboard and added, and its secret is shown once', async () => {
    const { webhooks } = walk.fixture.lender;
    const page = await walk.visit();
    await walk.open(page, '/applications');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Find' }).fill('webhooks');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Webhooks', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Add an endpoint', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Add an endpoint' });
    await form.getByLabel('Address').fill('http://books.lender.example');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('Enter an address that starts with https://.', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await form.getByLabel('Address').fill('https://new.lender.example/hook');
    await form.getByLabel('A payment failed', { exact: true }).uncheck();
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const secret = page.getByRole('dialog', { name: 'Signing secret' });
    await secret.getByText('whsec_bWFkZS11cC1mb3ItYS10ZXN0', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await secret.getByRole('button', { name: 'I have kept it', exact: true }).click();
    await secret.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: 'https://new.lender.example/hook', exact: true }).waitFor();
    await expect.poll(() => page.getByText('whsec_').count()).toBe(0);
    expect(webhooks.endpoints.at(-1)?.events).not.toContain('payments.failed');
    await page.context().close();
  });

  it('gets a new secret or is ended once the word is given, and what was given up is sent again', async () => {
    const { webhooks } = walk.fixture.lender;
    const page = await walk.visit();
    await walk.open(page, '/webhooks');
    const url = webhooks.endpoints[0]!.url;
    await page.getByRole('button', { name: `New secret: ${url}`, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret', exact: true }).click();
    const secret = page.getByRole('dialog', { name: 'Signing secret' });
    await secret.getByText('whsec_YW5vdGhlci1tYWRlLXVwLW9uZQ', { exact: true }).waitFor();
    await secret.getByRole('button', { name: 'I have kept it', exact: true }).click();
    await page.getByRole('button', { name: `End: ${url}`, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
    await expect.poll(() => webhooks.endpoints[0]!.endedAt).not.toBeNull();
    await page.getByRole('button', { name: /^Send again: / }).click();
    await page.getByText('Given up', { exact: true }).waitFor({ state: 'detached' });
    expect(webhooks.deliveries.find(({ id }) => id === madeUpId('msg', 2))?.state).toBe('waiting');
    await page.context().close();
  });
});
