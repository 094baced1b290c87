import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { packDraft } from './data/strategy-edits.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;
let drafts = 100;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
afterAll(() => walk.stop());

const note = 'older applicants alone';
const unreadable = 'This condition cannot be read.';

/** A draft of the pack's strategy that no other test touches. */
function newDraft(): string {
  drafts += 1;
  const desk = walk.fixture.lender.strategies;
  desk.versions = [packDraft(drafts), ...desk.versions];
  return madeUpId('strategy', drafts);
}

const versionOf = (id: string) => walk.fixture.lender.strategies.versions.find((version) => version.id === id)!;

const cellOf = (page: Page, row: string, column: string) =>
  page.locator(`td[data-row="${row}"][data-column="${column}"]`);

const checked = (page: Page, words: string) =>
  page.locator('.faults-state').getByText(words, { exact: true }).waitFor();

/** Goes there by the Tab key, as who has no mouse. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor();
  for (let times = 0; times < 80; times += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error('no way there by the Tab key');
}

async function write(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.dblclick();
  await cell.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
  await cell.getByText(text, { exact: true }).waitFor();
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save…', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note', { exact: true }).fill(note);
  await dialog.getByRole('button', { name: 'Save the draft', exact: true }).click();
}

it.concurrent.each(['zh-CN', 'en'] as const)(
  'a draft can be edited by everyone in %s, on a desk and on a phone, light and dark',
  { timeout: 120_000 },
  async (locale) => {
    const en = locale === 'en';
    const page = await walk.visit({ locale });
    const id = newDraft();
    await walk.open(page, `/strategies/${id}/edit`);
    await checked(page, en ? 'No faults' : '没有问题');
    await page.getByText(en ? 'List' : '列表', { exact: true }).click();
    const found = [...(await faultsOf(page, `${locale}: strategy edit`))];
    await walk.open(page, `/strategies/${id}/edit?node=offer`);
    await write(page, page.locator('td.inputs').first(), 'maybe');
    await checked(page, en ? '1 fault' : '1 处问题');
    found.push(...(await faultsOf(page, `${locale}: strategy table`)));
    await walk.open(page, `/strategies/${id}/edit?node=menu`);
    await page.getByLabel(en ? 'Tier D: Price (%)' : '等级 D：价格（%）', { exact: true }).fill('40');
    await page.keyboard.press('Enter');
    await page.locator('.tier-faults li').first().waitFor();
    found.push(...(await faultsOf(page, `${locale}: strategy prices`)));
    expect(found).toEqual([]);
    await page.context().close();
  },
);

it('a cell is edited by keyboard alone, its fault is told at once in words, and it is mended and saved', async () => {
  const page = await walk.visit();
  const id = newDraft();
  await walk.open(page, `/strategies/${id}/edit`);
  await checked(page, 'No faults');
  await tabTo(page, page.getByRole('navigation', { name: 'Decision graph' }).getByRole('button').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.node-panel:focus').waitFor();
  await page.waitForURL('**/edit?node=eligibility**');
  await tabTo(page, cellOf(page, 'book.age.1', 'age_years'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('< eighteen');
  await page.keyboard.press('Enter');
  await checked(page, '1 fault');
  const grid = page.getByRole('grid', { name: 'Eligibility and own book' });
  await grid.getByText(`Age of the applicant: ${unreadable}`).waitFor();
  const cell = cellOf(page, 'book.age.2', 'age_years');
  await expect.poll(() => cell.getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.press('F2');
  await cell.getByRole('textbox').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('< 21');
  await page.keyboard.press('Enter');
  await checked(page, 'No faults');
  await expect.poll(() => cell.innerText()).toBe('< 21');
  await tabTo(page, page.getByRole('button', { name: 'Save…', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Note', { exact: true }).waitFor();
  await tabTo(page, page.getByRole('dialog').getByLabel('Note', { exact: true }));
  await page.keyboard.type(note);
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Save the draft', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText('Saved as revision 2.', { exact: true }).waitFor();
  await page.getByText('Everything is saved', { exact: true }).waitFor();
  expect(versionOf(id)).toMatchObject({ revision: 2, faults: [], revisions: [{ note }, {}] });
  await page.context().close();
});

it('unsaved edits outlast a reload, with their faults in the other language, and whoever leaves is asked', async () => {
  const page = await walk.visit();
  const id = newDraft();
  await walk.open(page, `/strategies/${id}/edit?node=lists`);
  await write(page, cellOf(page, 'lists.ring.4', 'outcome'), '"decline"');
  await page.getByRole('grid').getByText('Rings: ring rests on links between people').waitFor();
  await page.getByRole('link', { name: 'Read', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave with unsaved edits?' });
  await dialog.getByRole('button', { name: 'Stay', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.evaluate(`localStorage.setItem('lendline.console.locale', 'zh-CN')`);
  page.on('dialog', (asked) => void asked.accept());
  await walk.open(page, `/strategies/${id}/edit?node=lists`);
  await page.getByText(/的未保存修改保留在这个浏览器里，已恢复。$/).waitFor();
  await page.getByRole('grid').getByText('关联核验: ring 来自关联关系：只能转人工，不能拒绝。').waitFor();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await checked(page, '没有问题');
  await expect.poll(() => cellOf(page, 'lists.ring.4', 'outcome').innerText()).toBe('"refer"');
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await page.getByRole('button', { name: '放弃这些修改', exact: true }).click();
  await page.getByText('已全部保存', { exact: true }).waitFor();
  await expect.poll(() => page.evaluate('localStorage.length')).toBe(1);
  await page.context().close();
});

it('who is slower to save is told what the other saved, keeps every edit, and saves it as a draft of its own', async () => {
  const id = newDraft();
  const [mine, theirs] = [await walk.visit(), await walk.visit()];
  for (const page of [mine, theirs]) await walk.open(page, `/strategies/${id}/edit?node=eligibility`);
  await write(mine, cellOf(mine, 'book.age.2', 'age_years'), '< 30');
  await write(theirs, cellOf(theirs, 'book.age.2', 'age_years'), '< 20');
  await save(theirs);
  await theirs.getByText('Saved as revision 2.', { exact: true }).waitFor();
  await save(mine);
  const conflict = mine.getByRole('alert').filter({ hasText: 'Somebody saved before you' });
  const lines = conflict.getByRole('table', { name: 'What they saved → what you have' }).getByRole('row');
  await lines.nth(1).waitFor();
  await expect
    .poll(async () => (await lines.allInnerTexts()).map((row) => row.split('\t')))
    .toEqual([
      ['Change', 'Theirs', 'Yours'],
      ['Eligibility and own book › book.age.2 › age_years', '< 20', '< 30'],
    ]);
  await expect.poll(() => cellOf(mine, 'book.age.2', 'age_years').innerText()).toBe('< 30');
  await conflict.getByLabel('Note', { exact: true }).fill(note);
  await conflict.getByRole('button', { name: 'Save mine as a draft of its own', exact: true }).click();
  await mine.waitForURL((url) => !url.pathname.includes(id));
  const own = walk.fixture.lender.strategies.versions.find(({ basedOn }) => basedOn === id)!;
  expect(JSON.stringify(own.document)).toContain('"< 30"');
  expect(JSON.stringify(versionOf(id).document)).toContain('"< 20"');
  for (const page of [mine, theirs]) await page.context().close();
});

it('rows come, move and go, values are ticked by what they mean, and each step is taken back', async () => {
  const page = await walk.visit();
  await walk.open(page, `/strategies/${newDraft()}/edit?node=lists`);
  const rows = page.getByRole('grid').locator('tbody tr:not(.row-faults)');
  await cellOf(page, 'lists.velocity.4', 'velocity').waitFor();
  const before = await rows.allInnerTexts();
  await cellOf(page, 'lists.velocity.4', 'velocity').click();
  await page.getByRole('button', { name: 'Duplicate the row', exact: true }).click();
  await page.getByText(`Row 9 of ${before.length + 1}`, { exact: true }).waitFor();
  const copy = cellOf(page, `row-${before.length + 1}`, 'velocity');
  await expect.poll(() => copy.innerText()).toBe('"raised"');
  await page.getByRole('group', { name: 'Values that it may have' }).getByRole('checkbox', { name: 'normal' }).check();
  await copy.getByText('"raised", "normal"', { exact: true }).waitFor();
  await copy.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText(`Row 8 of ${before.length + 1}`, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Delete the row', exact: true }).click();
  await page.getByText(`Row 8 of ${before.length}`, { exact: true }).waitFor();
  await cellOf(page, 'lists.ring.1', 'ring').click();
  await page.getByRole('button', { name: 'Delete the row', exact: true }).click();
  await page.getByRole('button', { name: 'Add a row for this case', exact: true }).click();
  await page.locator('td[data-column="lists"]:focus').waitFor();
  await expect.poll(() => rows.filter({ has: page.locator('td:focus') }).innerText()).toContain('"unknown"');
  await page.getByRole('heading', { level: 1 }).click();
  for (let steps = 0; steps < 6; steps += 1) await page.keyboard.press('Control+z');
  await page.getByText('Everything is saved', { exact: true }).waitFor();
  await expect.poll(() => rows.allInnerTexts()).toEqual(before);
  await page.context().close();
});

it('a price that could pass a cap is refused with its arithmetic, and its fault leads to it from anywhere', async () => {
  const page = await walk.visit();
  await walk.open(page, `/strategies/${newDraft()}/edit?node=menu`);
  const price = page.getByLabel('Tier D: Price (%)', { exact: true });
  await price.fill('40');
  await page.keyboard.press('Enter');
  const arithmetic = page.locator('.tier-faults li').first();
  await arithmetic.waitFor();
  await expect
    .poll(() => arithmetic.innerText())
    .toMatch(/falls due as 177\.90 \+ 177\.90 \+ 177\.90; .* 48\.22 % > 24\.00 %/);
  await page
    .getByRole('navigation', { name: 'Decision graph' })
    .getByRole('button', { name: /^Tier \(/ })
    .click();
  await page.getByRole('grid', { name: 'Tier', exact: true }).waitFor();
  await page
    .getByRole('button', { name: /^Menu of amount, term and price › D$/ })
    .first()
    .click();
  await page.waitForURL('**/edit?node=menu');
  await price.and(page.locator(':focus')).waitFor();
  await price.fill('21.6');
  await page.keyboard.press('Enter');
  await checked(page, 'No faults');
  await page.context().close();
});

it('a draft is begun from what is live, and a version that is none says so instead of taking edits', async () => {
  const page = await walk.visit();
  await walk.open(page, '/strategies');
  await page.getByRole('button', { name: 'Begin a draft from the live version', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note', { exact: true }).fill(note);
  await dialog.getByRole('button', { name: 'Begin the draft', exact: true }).click();
  await page.waitForURL('**/edit');
  await page.getByText('begun from revision 1', { exact: true }).waitFor();
  const file = page.locator('input[type="file"]');
  await file.setInputFiles({ name: 'half.json', mimeType: 'application/json', buffer: Buffer.from('{"nodes":') });
  await page.getByText('half.json is no JSON document and was not taken.', { exact: true }).waitFor();
  await page.getByText('Everything is saved', { exact: true }).waitFor();
  await file.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from('{"nodes":[]}') });
  await page
    .getByText('mine.json has taken the place of what was here. Undo brings it back.', { exact: true })
    .waitFor();
  await page.getByText(/^contentType: expected/).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON', exact: true }).click(),
  ]);
  expect(given.suggestedFilename()).toMatch(/^strategy-\d+\.json$/);
  await walk.open(page, `/strategies/${madeUpId('strategy', 1)}/edit`);
  await page
    .getByText('Only a draft can be edited. Begin a draft from this version instead.', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: 'Begin a draft from this version', exact: true }).waitFor();
  await page.getByRole('grid').waitFor({ state: 'detached' });
  await page.context().close();
});
