import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { newFraudDesk } from './data/fraud.ts';
import { madeUpId } from './data/ids.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
beforeEach(() => {
  walk.fixture.lender.fraud.cases = newFraudDesk(Date.now()).cases;
});
afterAll(() => walk.stop());

const note = 'the borrower was called back';
const takeover = madeUpId('fraudcase', 1);
const ring = madeUpId('fraudcase', 2);
const caseOf = (id: string) => walk.fixture.lender.fraud.cases.find((one) => one.id === id);

const panelOf = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
}

it.each(['zh-CN', 'en'] as const)(
  'the queue and a case can be worked by everyone in %s, on a desk and on a phone, light and dark',
  { timeout: 60_000 },
  async (locale) => {
    const words = locale === 'en' ? { table: 'Table', close: 'Close' } : { table: '表', close: '关闭' };
    const page = await walk.visit({ locale });
    await walk.open(page, '/fraud-cases');
    const found = [...(await faultsOf(page, `${locale}: fraud cases`))];
    await walk.open(page, `/fraud-cases/${ring}`);
    await page.locator('.figure-chart svg').waitFor();
    await page.getByRole('radio', { name: words.close, exact: true }).check();
    found.push(...(await faultsOf(page, `${locale}: fraud case`)));
    await page.getByText(words.table, { exact: true }).click();
    await page.locator('.network-tables').waitFor();
    found.push(...(await faultsOf(page, `${locale}: network as tables`)));
    expect(found).toEqual([]);
    await page.context().close();
  },
);

it('the queue is walked by keyboard, filtered by an address that can be kept, and opens the case', async () => {
  const page = await walk.visit();
  await walk.open(page, '/fraud-cases?priority=high');
  await page.getByText('1 in this view', { exact: true }).waitFor();
  await choose(page, 'Filter by priority', 'All priorities');
  await page.getByText('3 in this view', { exact: true }).waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/fraud-cases/${ring}`);
  expect(await page.locator('h1').innerText()).toMatch(/^Fraud case/);
  await page.context().close();
});

it('a case says in words what makes each score, and its network reads the same as it is drawn', async () => {
  const page = await walk.visit();
  await walk.open(page, `/fraud-cases/${takeover}`);
  const rules = page.getByRole('table', { name: 'What makes the score: A line taken over after a SIM swap' });
  const rows = (await rules.getByRole('row').allInnerTexts()).map((row) => row.split('\t'));
  expect(rows).toEqual([
    ['Rule', 'Value', 'Points'],
    ['The SIM was swapped within 24 hours', '9', '+60'],
    ['Calls are forwarded', 'yes', '+25'],
    ['The phone was swapped within 24 hours', 'unknown', '0'],
  ]);
  const network = panelOf(page, 'Network');
  await network.getByText('Ring score 0.71 of 1 (3 people): an account shared, a device shared.').waitFor();
  await network.locator('svg').waitFor();
  await network.getByText('Table', { exact: true }).click();
  const shared = network.getByRole('table', { name: 'What is shared' }).getByRole('row');
  const account = await shared.filter({ hasText: 'Account 1' }).innerText();
  expect(account.split('\t').at(-1)).toBe('On the block list');
  expect(account).toContain('Borrower 2 (account, since 2 Oct 2026)');
  expect(await network.getByRole('table', { name: 'What is drawn' }).getByRole('row').count()).toBe(11);
  await page.context().close();
});

it('names of a case are read on a purpose and stay in the page that asked', async () => {
  const page = await walk.visit();
  await walk.open(page, `/fraud-cases/${ring}`);
  await page.getByRole('button', { name: 'See who they are', exact: true }).click();
  await page.getByLabel('Purpose').fill('call back about a shared phone');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await panelOf(page, 'People of the case').getByText('示例人2').waitFor();
  expect(walk.fixture.lender.purposes).toContain('call back about a shared phone');
  await panelOf(page, 'Network').locator('svg').getByText('示例人2', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hide again', exact: true }).click();
  await page.getByText('示例人2').first().waitFor({ state: 'detached' });
  await page.context().close();
});

describe('whoever works on a case', () => {
  it('takes it on, puts it aside with a note, brings it back and brings another case in', async () => {
    const page = await walk.visit();
    await walk.open(page, `/fraud-cases/${takeover}`);
    const panel = panelOf(page, 'Work on it');
    await panel.getByRole('button', { name: 'Take it on', exact: true }).click();
    await panel.getByRole('button', { name: 'Take it on', exact: true }).waitFor({ state: 'detached' });
    expect(caseOf(takeover)).toMatchObject({ assignedTo: `staff:${madeUpId('staff', 1)}` });
    await panel.getByRole('radio', { name: 'Put aside', exact: true }).check();
    await panel.getByRole('radio', { name: '7 d', exact: true }).check();
    await panel.getByRole('button', { name: 'Put the case aside', exact: true }).click();
    await panel.getByText('Write a note of at least 3 characters', { exact: true }).waitFor();
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Put the case aside', exact: true }).click();
    await panel.getByLabel('Note', { exact: true }).and(page.locator(':empty')).waitFor();
    await panel.getByRole('radio', { name: 'Bring back', exact: true }).waitFor();
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Bring the case back', exact: true }).click();
    await panel.getByRole('radio', { name: 'Bring another case in', exact: true }).check();
    await choose(page, 'The case that goes on in this one', 'A ring that applies together');
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Bring it into this case', exact: true }).click();
    await panelOf(page, 'History').getByText('Merged', { exact: true }).waitFor();
    expect(caseOf(ring)).toMatchObject({ state: 'merged', mergedInto: takeover });
    await walk.open(page, `/fraud-cases/${ring}`);
    await page.getByText('This case goes on in another one:').waitFor();
    expect(await panel.count()).toBe(0);
    await page.context().close();
  });

  it('closes it with an outcome about those it names, and opens it again', async () => {
    const page = await walk.visit();
    await walk.open(page, `/fraud-cases/${ring}`);
    const panel = panelOf(page, 'Work on it');
    await panel.getByRole('radio', { name: 'Close', exact: true }).check();
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Close the case', exact: true }).click();
    await panel.getByText('Choose an outcome.', { exact: true }).waitFor();
    expect(caseOf(ring)).toMatchObject({ state: 'open' });
    await panel.getByRole('radio', { name: 'Confirmed fraud', exact: true }).check();
    await panel.getByText('They, their ids, devices and accounts go on the block list at once').waitFor();
    await panel.getByRole('checkbox').first().uncheck();
    await panel.getByRole('button', { name: 'Close the case', exact: true }).click();
    await panel.getByRole('radio', { name: 'Open again', exact: true }).check();
    expect(caseOf(ring)).toMatchObject({ state: 'closed', outcome: 'confirmed-fraud' });
    expect(walk.fixture.lender.fraud.closedAbout).toEqual([madeUpId('line', 2), madeUpId('line', 3)]);
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Open the case again', exact: true }).click();
    await panel.getByRole('radio', { name: 'Close', exact: true }).waitFor();
    await page.context().close();
  });
});

it('the application shows what fraud checks said of it, silence as unknown, and leads to the case', async () => {
  const page = await walk.visit();
  await walk.open(page, `/applications/${madeUpId('application', 1)}`);
  const panel = panelOf(page, 'Fraud checks');
  await panel.getByText('Held for a person', { exact: true }).first().waitFor();
  expect(await panel.locator('dl > div', { hasText: 'Ring' }).innerText()).toContain('Unknown');
  await panel.getByRole('link', { name: /^Case / }).click();
  await page.waitForURL(`**/fraud-cases/${takeover}`);
  await page.context().close();
});
