import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { newSuspense } from './data/suspense.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
beforeEach(() => {
  const { suspense } = walk.fixture.lender;
  suspense.items = newSuspense(Date.now()).items;
  suspense.looked.length = 0;
});
afterAll(() => walk.stop());

const note = 'the borrower said so on the telephone';

const panelOf = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });
const item = (number: number) =>
  walk.fixture.lender.suspense.items.find(({ id }) => id === madeUpId('suspense', number));

it.each(['zh-CN', 'en'] as const)(
  'the queue can be worked by everyone in %s, on a desk and on a phone, light and dark, with its forms open',
  { timeout: 120_000 },
  async (locale) => {
    const page = await walk.visit({ locale });
    await walk.open(page, '/suspense');
    await page
      .getByRole('button', { name: locale === 'en' ? 'Take it on' : '由我处理', exact: true })
      .first()
      .click();
    await page.getByRole('radiogroup', { name: locale === 'en' ? 'What it is' : '怎么处理', exact: true }).waitFor();
    await page
      .getByRole('button', { name: locale === 'en' ? 'Show what was written' : '查看附言与付款人', exact: true })
      .first()
      .click();
    await page.getByText('替弟弟还款', { exact: true }).waitFor();
    expect(await faultsOf(page, `${locale}: suspense`)).toEqual([]);
    await page.context().close();
  },
);

it('shows of a statement what our book has and the rail does not tell', async () => {
  const page = await walk.visit();
  await walk.open(page, '/suspense');
  await panelOf(page, 'Statements of the rails').getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Statement', exact: true }).waitFor();
  const missing = panelOf(page, 'Missing there').getByRole('row').nth(1);
  await missing.getByText('¥527.64', { exact: true }).waitFor();
  await missing.getByRole('link').click();
  await page.waitForURL(`**/loans/${madeUpId('loan', 16)}`);
  const late = panelOf(page, 'Delinquency');
  await late.getByText('10 Aug 2026 to 20 Aug 2026', { exact: true }).waitFor();
  await expect
    .poll(() => late.locator('li', { hasText: 'from 6 Oct 2026' }).innerText())
    .toContain('4–30 days past due');
  await page.context().close();
});

describe('whoever places money', () => {
  it('takes it on, says which loan it is of and how that is known, and it leaves the queue', async () => {
    const page = await walk.visit();
    await walk.open(page, '/suspense');
    const panel = panelOf(page, 'Came in ¥520.00');
    await panel.getByRole('button', { name: 'Take it on', exact: true }).click();
    await panel.getByRole('button', { name: 'Count it as a repayment', exact: true }).click();
    await panel.getByText('Write at least 10 characters.', { exact: true }).waitFor();
    // What was suggested is there already.
    await panel.getByLabel('How you know').fill(note);
    await panel.getByRole('button', { name: 'Count it as a repayment', exact: true }).click();
    await panel.waitFor({ state: 'detached' });
    expect(item(1)).toMatchObject({ state: 'matched', loanId: madeUpId('loan', 16) });
    await page.context().close();
  });

  it('agrees to a return that another asked for, and cannot agree to their own', async () => {
    const page = await walk.visit();
    await walk.open(page, '/suspense');
    const asked = panelOf(page, 'Came in ¥88.00');
    await asked.getByLabel('How you know').fill(note);
    await asked.getByRole('button', { name: 'Agree: give it back', exact: true }).click();
    await asked.getByText('Going back', { exact: true }).waitFor();
    expect(item(2)).toMatchObject({ state: 'returning' });
    const own = panelOf(page, 'Came in ¥520.00');
    await own.getByRole('button', { name: 'Take it on', exact: true }).click();
    await own.getByRole('radio', { name: 'Not ours: give it back', exact: true }).check();
    await own.getByLabel('How you know').fill(note);
    await own.getByRole('button', { name: 'Ask for the return', exact: true }).click();
    await own.getByText('Waiting for another member of staff.', { exact: true }).waitFor();
    await own.getByRole('button', { name: 'Agree: give it back', exact: true }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('can only explain what left the account, and sees what was dealt with', async () => {
    const page = await walk.visit();
    await walk.open(page, '/suspense');
    const panel = panelOf(page, 'Went out ¥15.00');
    await panel.getByRole('button', { name: 'Take it on', exact: true }).click();
    await panel.getByRole('radiogroup', { name: 'What it is', exact: true }).waitFor();
    await expect.poll(() => panel.getByRole('radio').count()).toBe(1);
    await walk.open(page, '/suspense?state=ended');
    await panelOf(page, 'Came in ¥300.00').getByText('A repayment', { exact: true }).waitFor();
    await page.context().close();
  });
});
