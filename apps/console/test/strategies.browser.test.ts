import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { newStrategyDesk } from './data/strategies.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
beforeEach(() => {
  Object.assign(walk.fixture.lender.strategies, newStrategyDesk());
});
afterAll(() => walk.stop());

const note = 'agreed in committee';

const panelOf = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });

/** Does what a button of a panel says, with the note that its dialog takes. */
async function release(page: Page, panel: string, act: string): Promise<void> {
  await panelOf(page, panel).getByRole('button', { name: act, exact: true }).click();
  await page.getByRole('dialog').getByLabel('Note', { exact: true }).fill(note);
  await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

it.concurrent.each(['zh-CN', 'en'] as const)(
  'a version of the strategy is read by everyone in %s',
  { timeout: 120_000 },
  async (locale) => {
    const page = await walk.visit({ locale });
    await walk.open(page, '/strategies');
    const found = [...(await faultsOf(page, `${locale}: strategies`))];
    await walk.open(page, `/strategies/${madeUpId('strategy', 2)}`);
    await page.locator('.figure-chart svg').waitFor();
    found.push(...(await faultsOf(page, `${locale}: strategy`)));
    await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/release`);
    await page.locator('.standing').waitFor();
    found.push(...(await faultsOf(page, `${locale}: strategy release`)));
    await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/changes`);
    await page.locator('.compare-head').waitFor();
    found.push(...(await faultsOf(page, `${locale}: strategy changes`)));
    expect(found).toEqual([]);
    await page.context().close();
  },
);

it.concurrent.each(['zh-CN', 'en'] as const)(
  'a version of the strategy is tried by everyone in %s',
  { timeout: 120_000 },
  async (locale) => {
    const page = await walk.visit({ locale });
    const found: string[] = [];
    await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/beside`);
    await page.locator('.interval-bars').waitFor();
    found.push(...(await faultsOf(page, `${locale}: strategy beside`)));
    await walk.open(page, '/strategies/backtests');
    await page.locator('.backtest-fields').waitFor();
    found.push(...(await faultsOf(page, `${locale}: backtests`)));
    await walk.open(page, `/strategies/backtests/${madeUpId('backtest', 1)}`);
    await page.locator('.swap-bar').waitFor();
    found.push(...(await faultsOf(page, `${locale}: backtest`)));
    await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/simulator`);
    await page.locator('.case-form [type=submit]').click();
    await page.locator('.case-save').waitFor();
    found.push(...(await faultsOf(page, `${locale}: strategy simulator`)));
    expect(found).toEqual([]);
    await page.context().close();
  },
);

it('a version of the strategy says where it decides and what is wrong with it, and shows its graph as a list and its tables cell by cell', async () => {
  const page = await walk.visit();
  await walk.open(page, '/strategies');
  await page.getByText('Live: Live', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Version 2', exact: true }).click();
  await panelOf(page, 'Faults').getByText('At eligibility › else', { exact: true }).waitFor();
  const rows = page.getByRole('table', { name: 'Eligibility', exact: true }).getByRole('row');
  await expect
    .poll(async () => (await rows.allInnerTexts()).map((row) => row.split('\t')))
    .toEqual([
      ['Row', 'Age', 'Segment', '→ Outcome'],
      ['1', '< 18', 'any', '"decline"'],
      ['2', 'any', 'any', '"pass"'],
    ]);
  const graph = panelOf(page, 'Decision graph');
  await graph.getByText('Table', { exact: true }).click();
  const nodes = graph.getByRole('table').getByRole('row');
  await expect
    .poll(async () => (await nodes.allInnerTexts()).slice(1, 3).map((row) => row.split('\t')))
    .toEqual([
      ['1', 'Input', 'Input', 'Eligibility'],
      ['2', 'Eligibility', 'Decision table', 'Limit'],
    ]);
  await page.context().close();
});

it('a version of the strategy shows its reader what it changes, in both directions by an address that can be kept', async () => {
  const page = await walk.visit();
  await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/release`);
  await page.getByRole('link', { name: 'See what it changes', exact: true }).click();
  await page.getByRole('status').getByText('From Version 1 to Version 3', { exact: true }).waitFor();
  const row = page.getByRole('table', { name: 'Eligibility', exact: true }).getByRole('row').nth(1);
  await expect.poll(async () => (await row.innerText()).split('\t')).toEqual(['1', 'a', 'Changed', '< 18', '< 21']);
  await page.getByRole('button', { name: 'Turn round', exact: true }).click();
  await page.getByRole('status').getByText('From Version 3 to Version 1', { exact: true }).waitFor();
  await row.getByText('< 21', { exact: true }).waitFor();
  await page.waitForURL('**reverse=true**');
  await page.context().close();
});

it('a version of the strategy is tried on a made-up applicant, who becomes a case that every version is run on', async () => {
  const { simulator } = walk.fixture.lender;
  simulator.cases = [];
  const page = await walk.visit();
  await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/simulator`);
  const form = panelOf(page, 'The application');
  await form.getByText('Line and identity', { exact: true }).click();
  await form.getByLabel('Tenure of the line, in months: value', { exact: true }).fill('6-3');
  await form.getByRole('button', { name: 'Simulate', exact: true }).click();
  await form.getByRole('alert').getByText('1 fields cannot be read.', { exact: true }).waitFor();
  await form.getByLabel('Tenure of the line, in months: value', { exact: true }).fill('24+');
  await form.getByRole('button', { name: 'Simulate', exact: true }).click();
  await panelOf(page, 'What comes of it').getByText('Approve', { exact: true }).first().waitFor();
  const save = panelOf(page, 'Save as a case');
  await save.getByLabel('Name of the case', { exact: true }).fill('sound');
  await save.getByRole('button', { name: 'Save as a new case', exact: true }).click();
  const cases = panelOf(page, 'Saved cases');
  await cases.getByText('Approve · Tier A', { exact: true }).waitFor();
  const [sound] = simulator.cases;
  simulator.cases.push({ ...sound!, id: madeUpId('case', 2), name: 'strict', expected: { outcome: 'decline' } });
  await cases.getByRole('button', { name: 'Run all on this version', exact: true }).click();
  await cases.getByText('1 of 2 cases come out as expected.', { exact: true }).waitFor();
  await page.reload();
  await cases.getByRole('button', { name: 'Run all on this version', exact: true }).click();
  await cases.getByText('Outcome: Decline expected, Approve came', { exact: true }).waitFor();
  await cases.getByRole('button', { name: 'Remove strict', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await cases.getByText('strict', { exact: true }).waitFor({ state: 'detached' });
  expect(simulator.cases.map(({ name }) => name)).toEqual(['sound']);
  await page.context().close();
});

it('a version of the strategy is evaluated beside the live one, and its shares are drawn and told with what they may be', async () => {
  const page = await walk.visit();
  await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/beside`);
  const evaluation = panelOf(page, 'Evaluation');
  await evaluation.getByLabel('Note', { exact: true }).fill(note);
  await evaluation.getByRole('button', { name: 'Begin to evaluate it', exact: true }).click();
  await evaluation.getByText('It is evaluated on every decision from now on.', { exact: true }).waitFor();
  const approved = panelOf(page, 'Share approved');
  await approved.getByText('This version approves more.').waitFor();
  await approved.getByText('Table', { exact: true }).click();
  const all = approved.getByRole('table').getByRole('row').nth(1);
  await expect.poll(async () => (await all.innerText()).split('\t').slice(0, 2)).toEqual(['All', '40.0% (35.8–44.4)']);
  await page.context().close();
});

it('a version of the strategy is replayed on the past: its progress is shown, then its figures with intervals, to take along as a file', async () => {
  const page = await walk.visit();
  await walk.open(page, '/strategies');
  await page.getByRole('link', { name: 'Backtests', exact: true }).click();
  const start = panelOf(page, 'Start one');
  await start.getByLabel('Note', { exact: true }).fill(note);
  await start.getByRole('button', { name: 'Start the backtest', exact: true }).click();
  await page.getByText('250 of 1,012 replayed', { exact: true }).waitFor();
  const approved = panelOf(page, 'Share approved');
  await approved.getByText('B is higher.').waitFor();
  await approved.getByText('Table', { exact: true }).click();
  const all = approved.getByRole('table').getByRole('row').nth(1);
  const told = ['All', '40.0% (37.0–43.1)', '46.0% (42.9–49.1)', '6.0% (3.7–8.3)'];
  await expect.poll(async () => (await all.innerText()).split('\t')).toEqual(told);
  await panelOf(page, 'Swap set').getByText('100 are approved by B alone, 40 by A alone, and 360 by both.').waitFor();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV', exact: true }).click();
  expect((await file).suggestedFilename()).toBe('backtest-1-3.csv');
  await page.context().close();
});

it('a version of the strategy is approved by a second person alone, decides about a share of the lines, then about all, and is taken back at once', async () => {
  const page = await walk.visit();
  await walk.open(page, `/strategies/${madeUpId('strategy', 4)}/release`);
  const review = panelOf(page, 'Review');
  await review.getByText('You wrote some of it or sent it: a colleague who did neither').waitFor();
  await review.getByRole('button', { name: 'Approve', exact: true }).waitFor({ state: 'detached' });

  await walk.open(page, `/strategies/${madeUpId('strategy', 3)}/release`);
  await review.getByLabel('Note', { exact: true }).fill(note);
  await review.getByRole('button', { name: 'Approve', exact: true }).click();
  await review.getByText('Two people agreed, and it never changes.').waitFor();
  await panelOf(page, 'In Live')
    .getByText('It has to be live in the test environment first.', { exact: true })
    .waitFor();
  await release(page, 'In Test', 'Make it live');
  await panelOf(page, 'In Test').getByText('This version decides here about every line').waitFor();

  await panelOf(page, 'In Live').getByRole('button', { name: 'Start a canary', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note', { exact: true }).fill(note);
  await dialog.getByLabel('Share of the lines, in %').fill('100');
  await dialog.getByRole('button', { name: 'Start a canary', exact: true }).click();
  await dialog.getByText('Enter a percentage above 0 and below 100, such as 5.', { exact: true }).waitFor();
  await dialog.getByLabel('Share of the lines, in %').fill('5');
  await dialog.getByRole('button', { name: 'Start a canary', exact: true }).click();
  await panelOf(page, 'In Live').getByText('This version decides here about 5.0% of the lines').waitFor();
  await release(page, 'In Live', 'Make it live');
  await panelOf(page, 'In Live').getByText('This version decides here about every line').waitFor();

  await page.getByRole('button', { name: 'Roll back in Live', exact: true }).click();
  await dialog.getByText('Version 3 leaves at once, and the version that was live before it comes back.').waitFor();
  await dialog.getByLabel('Note', { exact: true }).fill(note);
  await dialog.getByRole('button', { name: 'Roll back', exact: true }).click();
  await page
    .getByRole('region', { name: 'In Live' })
    .getByText(/^Version 1, since /)
    .waitFor();
  const newest = page.getByRole('table', { name: 'History' }).getByRole('row').nth(1);
  await newest.getByText('Live: Live → Retired (rollback)', { exact: true }).waitFor();
  await expect.poll(async () => (await newest.innerText()).split('\t').slice(2)).toEqual(['Me', note]);
  await page.context().close();
});
