import { shippedTypologies } from '@lendline/typology';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { newTypologyDesk } from './data/typologies.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
beforeEach(() => {
  Object.assign(walk.fixture.lender.typologies, newTypologyDesk(Date.now()));
});
afterAll(() => walk.stop());

const note = 'as agreed in the meeting';
const panelOf = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });

const [shipped, live, waiting] = [1, 2, 3].map((number) => madeUpId('typologies', number));
const swap = 'account-takeover-after-sim-swap';
const { alert } = shippedTypologies.find(({ id }) => id === swap)!.thresholds;

it.concurrent.each(['zh-CN', 'en'] as const)(
  'are read and written by everyone in %s',
  { timeout: 150_000 },
  async (locale) => {
    const page = await walk.visit({ locale });
    const found: string[] = [];
    for (const [name, path] of [
      ['typologies', '/typologies'],
      ['typology version', `/typologies/${drafted()}`],
      ['typology', `/typologies/${live}/recycled-number`],
      ['typology draft', `/typologies/${drafted()}/recycled-number`],
    ] as const) {
      await walk.open(page, path);
      found.push(...(await faultsOf(page, `${locale}: ${name}`)));
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);

const desk = () => walk.fixture.lender.typologies;
/** A draft of what is live, as somebody began it before. */
const drafted = (): string => {
  const id = madeUpId('typologies', 50);
  if (desk().versions.every((one) => one.id !== id)) {
    const base = desk().versions.find((one) => one.id === live)!;
    const { test } = desk().versions.find((one) => one.id === waiting)!;
    desk().versions = [
      { ...base, id, version: 9, state: 'draft', revision: 1, basedOn: live!, test },
      ...desk().versions,
    ];
  }
  return id;
};

it('say how often each is reached, which are halted and why, and go on by somebody’s word', async () => {
  const page = await walk.visit();
  await walk.open(page, '/fraud-cases');
  await page.getByText(/^Halted, so that no case comes of it: Account takeover after SIM swap/).waitFor();
  await page.getByRole('link', { name: 'See the typologies', exact: true }).click();
  await page.waitForURL('**/typologies');
  const rows = page.getByRole('table', { name: 'Typologies', exact: true }).getByRole('row');
  const { rules, thresholds } = shippedTypologies[1]!;
  await rows.nth(2).waitFor();
  await expect
    .poll(async () => (await rows.nth(2).innerText()).split('\t').slice(1))
    .toEqual([
      String(rules.length),
      String(thresholds.alert),
      String(thresholds.interdict),
      '2.7% (32 of 1200)',
      '15.3% (23 of 150)',
      'Halted',
    ]);
  const halted = panelOf(page, 'Halted');
  await halted.getByText(/jumped from 1\.0 % .* to 15\.5 %/).waitFor();
  await halted.getByLabel('Note', { exact: true }).fill(note);
  await halted.getByRole('button', { name: 'Let it go on', exact: true }).click();
  await halted.getByText('Nothing is halted.', { exact: true }).waitFor();
  await rows.nth(2).getByText('Asked', { exact: true }).waitFor();
  await page.context().close();
});

it('are edited in a draft: each fault stands at its row, examples fail as soon as they do, and the rest is kept', async () => {
  const page = await walk.visit();
  await walk.open(page, `/typologies/${drafted()}/${swap}`);
  const check = panelOf(page, 'Check');
  await check.getByText('Nothing is wrong with it, and all examples hold.', { exact: true }).waitFor();
  const rule = page.getByRole('region', { name: 'Hours since SIM swap', exact: true });
  await rule.getByLabel('Hours since SIM swap, band 1: to under', { exact: true }).fill('0');
  await rule.getByText('No value lies in from <= value < to: from is below to.', { exact: true }).waitFor();
  await check.getByText(/fault/).waitFor();
  await walk.open(page, `/typologies/${drafted()}/${swap}`);
  await page.getByLabel('Alerts from', { exact: true }).fill('1');
  await page
    .getByText(/^Fails: /)
    .first()
    .waitFor();
  await page.getByLabel('Alerts from', { exact: true }).fill(String(alert));
  await page.getByLabel('What it is (English)', { exact: true }).fill('A line that somebody took over.');
  await check.getByText('Nothing is wrong with it, and all examples hold.', { exact: true }).waitFor();
  const save = panelOf(page, 'Save the draft');
  await save.getByLabel('Note', { exact: true }).fill(note);
  await save.getByRole('button', { name: 'Save the draft', exact: true }).click();
  await save.getByText('Nothing is changed.', { exact: true }).waitFor();
  const [kept] = desk().versions;
  expect(kept).toMatchObject({ revision: 2, note });
  const texts = kept!.document.map((one) => (one as { description: { en: string } }).description.en);
  expect(texts).toContain('A line that somebody took over.');
  await page.context().close();
});

it('are tested, handed to a second person and made live by them, and never by who made them', async () => {
  const page = await walk.visit();
  await walk.open(page, '/typologies');
  const draft = panelOf(page, 'Begin a draft');
  await draft.getByLabel('Note', { exact: true }).fill(note);
  await draft.getByRole('button', { name: 'Begin the draft', exact: true }).click();
  await page.getByRole('heading', { name: 'Version 4', exact: true }).waitFor();
  await page.getByLabel('What machines call it', { exact: true }).fill('of-our-own');
  await page.getByRole('button', { name: 'Begin another one', exact: true }).click();
  await page.getByRole('heading', { name: 'A new typology', exact: true }).waitFor();
  await panelOf(page, 'Check')
    .getByText(/^\d+ faults, each at its row\.$/)
    .waitFor();
  await page.getByRole('link', { name: '← Version 4', exact: true }).click();
  await page.getByRole('heading', { name: 'Version 4', exact: true }).waitFor();
  const next = panelOf(page, 'What comes next');
  await next.getByText('Test it as it stands; then ask a second person.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Test it', exact: true }).click();
  await page.getByText(/examples hold · 1240 past assessments/).waitFor();
  await next.getByLabel('Note', { exact: true }).fill(note);
  await next.getByRole('button', { name: 'Ask a second person', exact: true }).click();
  await next.getByText('It waits for a second person, whose word makes it live at once.', { exact: true }).waitFor();
  await expect.poll(() => next.getByRole('button').count()).toBe(0);
  await walk.open(page, `/typologies/${waiting}`);
  await page.getByText(/^Taken out: /).waitFor();
  await next.getByLabel('Note', { exact: true }).fill(note);
  await next.getByRole('button', { name: 'Agree and make it live', exact: true }).click();
  await page.locator('.page-head').getByText('Live', { exact: true }).waitFor();
  await walk.open(page, '/typologies');
  const back = panelOf(page, 'Roll back');
  await back.getByLabel('Note', { exact: true }).fill(note);
  await back.getByRole('button', { name: 'Bring the version before back', exact: true }).click();
  await page.getByText(/^Version 1 has been live since/).waitFor();
  expect(desk().versions.find((one) => one.id === shipped)).toMatchObject({ state: 'live' });
  await page.context().close();
});
