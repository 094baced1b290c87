import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { newFraudDesk } from './data/fraud.ts';
import { newFraudLists } from './data/fraud-lists.ts';
import { madeUpId } from './data/ids.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
beforeEach(() => {
  const { lender } = walk.fixture;
  lender.fraud.cases = newFraudDesk(Date.now()).cases;
  lender.lists.entries = newFraudLists(Date.now()).entries;
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

it.concurrent.each(['zh-CN', 'en'] as const)(
  'the queue, a case and the lists can be worked by everyone in %s, on a desk and on a phone, light and dark',
  { timeout: 120_000 },
  async (locale) => {
    const words = locale === 'en' ? { table: 'Table', close: 'Close' } : { table: '表', close: '关闭' };
    const page = await walk.visit({ locale });
    await walk.open(page, '/fraud-cases');
    const found = [...(await faultsOf(page, `${locale}: fraud cases`))];
    await walk.open(page, `/fraud-cases/${ring}`);
    await page.locator('.figure-chart svg').waitFor();
    await page.getByRole('radio', { name: words.close, exact: true }).check();
    await page.getByText(words.table, { exact: true }).click();
    await page.locator('.network-tables').waitFor();
    found.push(...(await faultsOf(page, `${locale}: fraud case`)));
    await walk.open(page, '/fraud-lists');
    await page.locator('.cards').first().waitFor();
    found.push(...(await faultsOf(page, `${locale}: fraud lists`)));
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
  await expect.poll(() => page.locator('h1').innerText()).toMatch(/^Fraud case/);
  await page.context().close();
});

it('a case says in words what makes each score, and its network reads the same as it is drawn', async () => {
  const page = await walk.visit();
  await walk.open(page, `/fraud-cases/${takeover}`);
  const rules = page.getByRole('table', { name: 'What makes the score: A line taken over after a SIM swap' });
  const rows = async () => (await rules.getByRole('row').allInnerTexts()).map((row) => row.split('\t'));
  await expect.poll(rows).toEqual([
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
  const account = shared.filter({ hasText: 'Account 1' });
  await expect.poll(() => account.innerText()).toMatch(/\tOn the block list$/);
  await expect.poll(() => account.innerText()).toContain('Borrower 2 (account, since 2 Oct 2026)');
  await expect.poll(() => network.getByRole('table', { name: 'What is drawn' }).getByRole('row').count()).toBe(11);
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
    // The form of an open case offers it, too, and begins anew.
    await panel.getByRole('radio', { name: 'Bring back', exact: true }).waitFor({ state: 'detached' });
    await panel.getByRole('radio', { name: 'Bring another case in', exact: true }).check();
    await choose(page, 'The case that goes on in this one', 'A ring that applies together');
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Bring it into this case', exact: true }).click();
    await panelOf(page, 'History').getByText('Merged', { exact: true }).waitFor();
    expect(caseOf(ring)).toMatchObject({ state: 'merged', mergedInto: takeover });
    await walk.open(page, `/fraud-cases/${ring}`);
    await page.getByText('This case goes on in another one:').waitFor();
    await panel.waitFor({ state: 'detached' });
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
  await expect.poll(() => panel.locator('dl > div', { hasText: 'Ring' }).innerText()).toContain('Unknown');
  await panel.getByRole('link', { name: /^Case / }).click();
  await page.waitForURL(`**/fraud-cases/${takeover}`);
  await page.context().close();
});

describe('the lists', () => {
  it('say what counts, and a second person agrees to what another asked for and never to their own', async () => {
    const page = await walk.visit();
    await walk.open(page, '/fraud-lists');
    const table = page.getByRole('table', { name: 'Entries' });
    await expect.poll(() => table.getByRole('row').count()).toBe(4);
    const review = panelOf(page, 'Waiting for a second person');
    const asked = review.getByRole('listitem').filter({ hasText: '****0042' });
    await asked.getByRole('button', { name: 'Agree', exact: true }).click();
    await asked.getByText('Write a note of at least 3 characters', { exact: true }).waitFor();
    await asked.getByLabel('Note', { exact: true }).fill(note);
    await asked.getByRole('button', { name: 'Agree', exact: true }).click();
    await table.getByText('****0042', { exact: true }).waitFor();
    const own = review.getByRole('listitem').filter({ hasText: '138****0001' });
    await own.getByText('You asked for this; somebody else has to agree.', { exact: true }).waitFor();
    await expect.poll(() => own.getByRole('button').count()).toBe(0);
    await page.context().close();
  });

  it('take a value that was looked up first, tell who is still to agree, and forget it', async () => {
    const page = await walk.visit();
    await walk.open(page, '/fraud-lists');
    const panel = panelOf(page, 'Look up or add');
    await panel.getByRole('button', { name: 'Look up', exact: true }).click();
    await panel.getByText('Enter the value.', { exact: true }).waitFor();
    await panel.getByLabel('Value', { exact: true }).fill('+8613900000007');
    await panel.getByRole('button', { name: 'Look up', exact: true }).click();
    await panel.getByText('Watch: seen in an earlier case', { exact: true }).waitFor();
    await panel.getByLabel('Value', { exact: true }).fill('+8613900000008');
    await panel.getByRole('button', { name: 'Look up', exact: true }).click();
    await panel.getByText('It is on no list.', { exact: true }).waitFor();
    await panel.getByRole('radio', { name: 'Allow', exact: true }).check();
    await panel.getByLabel('Note', { exact: true }).fill(note);
    await panel.getByRole('button', { name: 'Put it on the list', exact: true }).click();
    await panel.getByText('The allow list takes what many share alone: a device, an account or an address.').waitFor();
    await panel.getByRole('radio', { name: 'Block', exact: true }).check();
    await panel.getByRole('button', { name: 'Put it on the list', exact: true }).click();
    await panel.getByText('****0008 waits for a second person now.', { exact: true }).waitFor();
    await expect.poll(() => panel.getByLabel('Value', { exact: true }).inputValue()).toBe('');
    expect(walk.fixture.lender.lists.entries[0]).toMatchObject({ list: 'block', reason: note, state: 'waiting' });
    await page.context().close();
  });

  it('end an entry with a reason, show what was by an address that can be kept, and are exported', async () => {
    const page = await walk.visit();
    await walk.open(page, '/fraud-lists?list=watch');
    await page.getByRole('button', { name: 'End 139****0007 (Watch)', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note', { exact: true }).fill(note);
    await dialog.getByRole('button', { name: 'End it now', exact: true }).click();
    await page.getByText('Nothing is listed in this view.', { exact: true }).waitFor();
    await choose(page, 'Filter by state', 'Ended');
    await page.waitForURL('**/fraud-lists?list=watch&state=ended');
    await page.getByRole('table', { name: 'Entries' }).getByText('139****0007', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'History of 139****0007 (Watch)', exact: true }).click();
    const events = page.getByRole('dialog').getByRole('listitem');
    await events.filter({ hasText: 'Ended' }).getByText(note, { exact: true }).waitFor();
    await events.filter({ hasText: 'Put on the list' }).getByText('seen in an earlier case', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Go back', exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('fraud-lists-watch.csv');
    await page.context().close();
  });
});
