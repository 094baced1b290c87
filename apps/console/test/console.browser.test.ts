import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { axeFindings } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleWalk, follow, loaded, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { faultsOf } from './faults.ts';
import type { Fixture } from './fixture-server.ts';
import { password } from './lender.ts';

let web: string;
let fixture: Fixture;
let visit: ConsoleWalk['visit'];
let open: ConsoleWalk['open'];
let stop: ConsoleWalk['stop'];

beforeAll(async () => {
  ({ web, fixture, visit, open, stop } = await startConsoleWalk());
});
afterAll(() => stop());

const inReview = `/applications/${madeUpId('application', 1)}`;

interface Stop {
  readonly path: string;
  /** In both languages; not that of the page before, so that it tells when the page has come. */
  readonly title: readonly [zh: string, en: string];
}

const pages: Readonly<Record<string, Stop>> = {
  queue: { path: '/applications', title: ['申请队列', 'Applications'] },
  'records and behaviour of a person': {
    path: `${inReview}/behaviour`,
    title: ['记录与行为', 'Records and behaviour'],
  },
  'empty queue': { path: '/applications?state=expired', title: ['申请队列', 'Applications'] },
  'application whose money is held': {
    path: `/applications/${madeUpId('application', 3)}`,
    title: ['欧阳**', '欧阳**'],
  },
  'application that does not exist': { path: '/applications/application_none', title: ['申请', 'Application'] },
  loans: { path: '/loans', title: ['借款', 'Loans'] },
  portfolio: { path: '/portfolio', title: ['资产组合', 'Portfolio'] },
  'trial balance': { path: '/trial-balance', title: ['试算平衡', 'Trial balance'] },
  'closing and books': { path: '/books', title: ['日终与账簿', 'Closing and books'] },
  'statement of a rail': {
    path: `/suspense/statements/${madeUpId('statement', 1)}`,
    title: ['对账单', 'Statement'],
  },
  models: { path: '/models', title: ['模型', 'Models'] },
  model: {
    path: `/models/${madeUpId('model', 3)}`,
    title: ['phone-new-2026-11 · 2', 'phone-new-2026-11 · 2'],
  },
  'drift of a model': {
    path: `/models/${madeUpId('model', 1)}/drift`,
    title: ['漂移与表现', 'Drift and performance'],
  },
  'model inventory': { path: '/models/inventory', title: ['模型清单', 'Model inventory'] },
  'drift of a model that scored nothing': {
    path: `/models/${madeUpId('model', 2)}/drift`,
    title: ['漂移与表现', 'Drift and performance'],
  },
  'training runs': { path: '/models/runs', title: ['训练记录', 'Training runs'] },
  'training run that goes on': {
    path: `/models/runs/${madeUpId('run', 1)}`,
    title: ['训练 · 新客', 'Training run · New'],
  },
  'training run that was refused': {
    path: `/models/runs/${madeUpId('run', 3)}`,
    title: ['训练 · 老客', 'Training run · Repeat'],
  },
  'model beside the champion': {
    path: `/models/${madeUpId('model', 3)}/comparison`,
    title: ['与冠军模型比较', 'Compared with the champion'],
  },
  webhooks: { path: '/webhooks', title: ['Webhook 通知', 'Webhooks'] },
  audit: { path: '/audit', title: ['审计', 'Audit'] },
  staff: { path: '/staff', title: ['员工', 'Staff'] },
  'page that does not exist': { path: '/nowhere', title: ['页面不存在', 'This page does not exist'] },
};

// An application to decide, a loan, the intake and the suspense are walked with their forms by files of their own.
describe.concurrent('every page', () => {
  it.each(['zh-CN', 'en'] as const)(
    'can be used by everyone in %s, on a desk and on a phone, light and dark',
    { timeout: 240_000 },
    async (locale) => {
      const page = await visit({ locale });
      await open(page, '/staff');
      const found: string[] = [];
      for (const [name, { path, title }] of Object.entries(pages)) {
        await follow(page, path);
        await page.getByRole('heading', { level: 1, name: title[locale === 'en' ? 1 : 0], exact: true }).waitFor();
        await loaded(page);
        found.push(...(await faultsOf(page, `${locale}: ${name}`)));
      }
      expect(found).toEqual([]);
      await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' });
      await page.context().close();
    },
  );
});

describe('signing in', () => {
  it('takes the ticket of the first start out of the address and opens the queue', async () => {
    const page = await visit({ signedIn: false });
    await page.goto(`${fixture.address}/console/#ticket=ticket-that-works-once`);
    await page.getByRole('heading', { name: 'Applications' }).waitFor();
    expect(page.url()).not.toContain('ticket');
    expect(await page.evaluate(`document.cookie`)).toBe('');
    await page.context().close();
  });

  it('says in words that a used ticket or a wrong password did not work, then lets the right one in', async () => {
    const page = await visit({ signedIn: false, width: 390 });
    await page.goto(`${fixture.address}/console/#ticket=used-before`);
    await page.getByText('The one-time link did not work').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('User name').fill('zhou.min');
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The user name or the password is not right').waitFor();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Applications' }).waitFor();
    await page.context().close();
  });

  it('ends with signing out: the next look asks for a password again', async () => {
    const page = await visit();
    await open(page, '/applications');
    await page.getByRole('button', { name: '周敏' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to the staff console' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to the staff console' }).waitFor();
    await expect.poll(() => page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});

describe('the queue', () => {
  it('is worked by keyboard: rows, search, the next case and the palette', async () => {
    const page = await visit();
    await open(page, '/applications');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    // The address is there before the page is, and the next case is another one than is open.
    await page.waitForURL(`**${inReview}`);
    await page.getByRole('button', { name: 'See it unmasked' }).waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(`**/applications/${madeUpId('application', 4)}`);
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Find' }).fill('loans');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Loans' }).waitFor();
    // As long as it closes, what is pressed and typed is its own.
    await page.getByRole('textbox', { name: 'Find' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Find' }).fill(madeUpId('application', 6));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/applications/${madeUpId('application', 6)}`);
    await page.getByRole('textbox', { name: 'Find' }).waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps its filter in the address and what was typed out of it', async () => {
    const page = await visit();
    await open(page, '/applications?state=held');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.keyboard.press('/');
    await page.keyboard.type('林');
    await page.getByText('No application fits “林”.').waitFor();
    expect(page.url()).toContain('state=held');
    expect(decodeURIComponent(page.url())).not.toContain('林');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForURL('**/applications');
    await expect.poll(() => page.getByRole('row').count()).toBe(51);
    await page.getByRole('button', { name: 'Show earlier applications' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(60);
    await page.context().close();
  });

  it('shows a new application by itself', async () => {
    const page = await visit();
    await page.clock.install();
    await open(page, '/applications?state=deciding');
    const [first] = fixture.lender.files;
    const fresh = { ...first!.row, id: madeUpId('application', 900), maskedName: '新*', state: 'deciding' as const };
    fixture.lender.files.unshift({ ...first!, row: fresh });
    await page.clock.fastForward(10_000);
    await expect.poll(() => page.getByText('新*').count()).toBe(1);
    fixture.lender.files.shift();
    await page.context().close();
  });
});

describe('a decision of a person', () => {
  it('needs an outcome, a tier and a note, says what will happen, and is shown once it is recorded', async () => {
    const page = await visit({ width: 390 });
    await open(page, `/applications/${madeUpId('application', 4)}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Choose approve or decline').waitFor();
    await page.getByText('Write a note of at least 10 characters').waitFor();
    await page.getByLabel('Approve').check();
    await page.getByText('Choose a tier').waitFor();
    await page.getByLabel('Tier').click();
    await page.getByTitle('C', { exact: true }).click();
    await page.getByLabel('Note').fill('Called back and compared the name with the card.');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('with the limit and price of tier C').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go back' }).click();
    expect(fixture.lender.files[3]!.row.state).toBe('in-review');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Nothing to do: it is the borrower’s turn').waitFor();
    expect(fixture.lender.files[3]!.reviews).toHaveLength(1);
    await page.getByText('Called back and compared the name with the card.', { exact: true }).waitFor();
    await page.context().close();
  });

  it('releases held money only when a second person confirms', async () => {
    const page = await visit();
    const release = async (): Promise<void> => {
      await open(page, `/applications/${madeUpId('application', 3)}`);
      await page.getByLabel('Note').fill('Asked the carrier again: the SIM is the old one.');
      await page.getByRole('button', { name: 'Propose or confirm the release' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    };
    await release();
    await page.getByText('Your proposal is recorded').waitFor();
    await release();
    await page.getByText('A second colleague has to release this money.').waitFor();
    expect(fixture.lender.files[2]!.row.state).toBe('held');
    const first = fixture.lender.member;
    fixture.lender.member = { ...first, user: 'he.wen' };
    await release();
    await page.getByText('the money is on its way').waitFor();
    fixture.lender.member = first;
    await page.context().close();
  });
});

describe('a member', () => {
  it('is offered nothing that the member may not do, and told why where a page is refused', async () => {
    const whole = fixture.lender.member;
    const few = ['applications.read', 'models.read', 'features.read'];
    fixture.lender.member = { ...whole, permissions: few };
    const page = await visit();
    await open(page, inReview);
    await page.getByText('Waiting for a colleague who may decide').waitFor();
    const menu = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    await expect.poll(() => menu.allInnerTexts()).toEqual(['Applications', 'Models']);
    expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Download rows left out' }).count()).toBe(0);
    await open(page, '/staff');
    await page.getByText('You are not allowed to do this').waitFor();
    fixture.lender.member = whole;
    await page.context().close();
  });

  it('sees personal data whole only for a stated purpose, and it is gone when the page is left', async () => {
    const page = await visit();
    await open(page, inReview);
    expect(await page.getByText('+8613800000001').count()).toBe(0);
    await page.getByRole('button', { name: 'See it unmasked' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Show' }).click();
    await dialog.getByText('Say what for').waitFor();
    await dialog.getByLabel('Purpose').fill('call back to compare the name');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Show' }).click();
    await page.getByText('+8613800000001').waitFor();
    expect(fixture.lender.purposes).toEqual(['call back to compare the name']);
    await page.getByRole('link', { name: 'Loans' }).click();
    await page.getByRole('heading', { name: 'Loans' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'See it unmasked' }).waitFor();
    await page.getByText('+8613800000001').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('can be added, and a user name that is taken is refused in words', async () => {
    const page = await visit();
    await open(page, '/staff');
    await page.getByRole('button', { name: 'Add a member' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Enter a name').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Name', { exact: true }).fill('Wanjiru M.');
    await dialog.getByLabel('User name').fill('he.wen');
    await dialog.getByLabel('First password').fill('a long made-up one');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('This user name is taken').waitFor();
    await dialog.getByLabel('User name').fill('wanjiru');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('cell', { name: 'Wanjiru M.' }).waitFor();
    expect(fixture.lender.staff.map(({ user }) => user)).toContain('wanjiru');
    await page.context().close();
  });
});

it('switches language and theme at any time without a reload, and names the language of the page', async () => {
  const page = await visit();
  await open(page, '/portfolio');
  await page.getByRole('button', { name: '周敏' }).click();
  await page.getByText('中文', { exact: true }).click();
  await page.getByRole('heading', { name: '资产组合' }).waitFor();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByText('深色', { exact: true }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: '资产组合' }).waitFor();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.context().close();
});

it('says what a chart shows in a sentence, and all of it in a table', async () => {
  const page = await visit();
  await open(page, '/portfolio');
  await page.getByText('In Nov 2026, ¥256,000 went out and ¥226,000 came back.').waitFor();
  await page.locator('svg path').first().waitFor();
  await page.getByText('Table').first().click();
  const months = page.getByRole('table', { name: 'Disbursed and repaid' }).getByRole('row');
  await expect.poll(() => months.count()).toBe(13);
  await expect.poll(() => months.nth(12).innerText()).toContain('¥256,000');
  await page.context().close();
});

it('names the row where the audit chain breaks', async () => {
  const page = await visit();
  await open(page, '/audit');
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await page.getByText('The chain is intact').waitFor();
  fixture.lender.chainBrokenAt = 1180;
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await page.getByText('The chain breaks at row 1180').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  fixture.lender.chainBrokenAt = null;
  await page.context().close();
});

it('hands the agreement and the rows left out to the downloads', async () => {
  const page = await visit();
  await open(page, `/applications/${madeUpId('application', 9)}`);
  const agreement = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).click();
  expect((await agreement).suggestedFilename()).toBe('agreement.pdf');
  const rows = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download rows left out' }).first().click();
  expect((await rows).suggestedFilename()).toBe('rejected-rows.csv');
  await page.context().close();
});

it('loads at most 400 KB of gzip JavaScript before the first screen, and no chart', async () => {
  const page = await visit({ signedIn: false });
  const loaded = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script' || request.url().endsWith('.js'))
      loaded.add(request.url().split('/').at(-1)!);
  });
  await page.goto(`${fixture.address}/console/`);
  await page.getByRole('heading').waitFor();
  await page.waitForLoadState('networkidle');
  const assets = join(web, 'assets');
  const sizes = await Promise.all(
    (await readdir(assets))
      .filter((name) => loaded.has(name))
      .map(async (name) => gzipSync(await readFile(join(assets, name)), { level: 9 }).length),
  );
  const total_kb = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  expect(total_kb).toBeGreaterThan(50);
  expect(total_kb).toBeLessThanOrEqual(400);
  expect([...loaded].filter((name) => name.startsWith('chart'))).toEqual([]);
  await page.context().close();
});
