import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { newServicing } from './data/loan-servicing.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
beforeEach(() => {
  walk.fixture.lender.servicing.requests = newServicing(Date.now()).requests;
});
afterAll(() => walk.stop());

const path = `/loans/${madeUpId('loan', 16)}`;
const servicing = () => walk.fixture.lender.servicing;

const words = {
  'zh-CN': {
    agreed: '协议约定',
    allocation: '还款先用于最早一期，每期内依次用于违约金、费用、利息、本金。',
    panel: '变更借款',
    kind: '变更事项',
    option: '还款',
    reason: '原因',
    preview: '预览',
    after: '变更后的借款',
  },
  en: {
    agreed: 'As agreed',
    allocation:
      'A payment goes to the oldest instalment first and in it to penalties, then fees, then interest, then principal.',
    panel: 'Change this loan',
    kind: 'What to do',
    option: 'Repayment',
    reason: 'Reason',
    preview: 'Preview',
    after: 'The loan after the change',
  },
} as const;

const panelOf = (page: Page, title: string) =>
  page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) });

async function ask(page: Page, locale: 'zh-CN' | 'en', { option, amount }: { option: string; amount: string }) {
  const t = words[locale];
  const panel = panelOf(page, t.panel);
  await panel.getByLabel(t.kind).click();
  await page.locator('.ant-select-item-option-content', { hasText: option }).first().click();
  await panel.getByLabel(locale === 'en' ? 'Amount (CNY)' : '金额（CNY）').fill(amount);
  await panel.getByLabel(t.reason, { exact: true }).fill('paid at the counter');
  await panel.getByRole('button', { name: t.preview, exact: true }).click();
  await page.getByRole('dialog', { name: t.after }).waitFor();
}

it.each(['zh-CN', 'en'] as const)(
  'the page of a loan and the preview of a change are for everyone in %s, on a desk and on a phone, light and dark',
  { timeout: 120_000 },
  async (locale) => {
    const t = words[locale];
    const page = await walk.visit({ locale });
    await walk.open(page, path);
    await panelOf(page, t.agreed).getByText(t.allocation, { exact: true }).waitFor();
    const faults = [...(await faultsOf(page, `${locale}: loan`))];
    await ask(page, locale, { option: words[locale].option, amount: '100' });
    faults.push(...(await faultsOf(page, `${locale}: preview`)));
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

const creditLinePath = `/credit-lines/${madeUpId('creditline', 1)}`;

it.each([
  ['zh-CN', '循环额度'],
  ['en', 'Credit lines'],
] as const)(
  'credit lines and the page of one are for everyone in %s, on a desk and on a phone, light and dark',
  { timeout: 120_000 },
  async (locale, title) => {
    const page = await walk.visit({ locale });
    await walk.open(page, '/credit-lines');
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    const faults = [...(await faultsOf(page, `${locale}: credit lines`))];
    await walk.open(page, creditLinePath);
    faults.push(...(await faultsOf(page, `${locale}: credit line`)));
    await walk.open(page, `/applications/${madeUpId('application', 2)}`);
    await page.locator('#business').getByText('9211**********001X', { exact: true }).waitFor();
    faults.push(...(await faultsOf(page, `${locale}: application of a business`)));
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

describe('whoever changes a credit line', () => {
  it('agrees to a higher limit that a colleague asked for, and asks a colleague for one', async () => {
    const page = await walk.visit();
    await walk.open(page, creditLinePath);
    const waiting = panelOf(page, 'Waiting for a second person');
    await waiting.getByLabel('Note', { exact: true }).fill('turnover grew');
    await waiting.getByRole('button', { name: 'Agree', exact: true }).click();
    await page.locator('.figures').getByText('¥45,000.00', { exact: true }).waitFor();
    const panel = panelOf(page, 'Change this credit line');
    await panel.getByLabel('What to do', { exact: true }).click();
    await page.locator('.ant-select-item-option-content', { hasText: 'Renewal' }).click();
    await panel.getByLabel('New limit (CNY)', { exact: true }).fill('50,000');
    await panel.getByText('The limit rises: a second person has to agree.', { exact: true }).waitFor();
    await panel.getByLabel('Note', { exact: true }).fill('a busy season');
    await panel.getByRole('button', { name: 'Make the change', exact: true }).click();
    await panel.getByText('Choose a day.', { exact: true }).waitFor();
    await panel.getByLabel('New last day', { exact: true }).fill('2027-12-31');
    await panel.getByRole('button', { name: 'Make the change', exact: true }).click();
    await panel.getByText('Asked of a second person: Renewal.', { exact: true }).waitFor();
    await waiting.getByText('You asked for this; somebody else has to agree.', { exact: true }).waitFor();
    expect(walk.fixture.lender.creditLines.requests[0]).toMatchObject({
      change: { kind: 'renewal', until: '2027-12-31', limit: { amount: '5000000', currency: 'CNY' } },
      reason: 'a busy season',
      state: 'waiting',
    });
    await page.context().close();
  });
});

describe('whoever changes a loan', () => {
  it('sees what it would be, and it is done once the word is given', async () => {
    const page = await walk.visit();
    await walk.open(page, path);
    const panel = panelOf(page, 'Change this loan');
    await panel.getByRole('button', { name: 'Preview', exact: true }).click();
    await panel.getByText('Choose what to do.', { exact: true }).waitFor();
    await panel.getByText('Say why.', { exact: true }).waitFor();
    await ask(page, 'en', { option: 'Repayment', amount: '100' });
    expect(servicing().requests).toHaveLength(1);
    await page.getByRole('button', { name: 'Make the change', exact: true }).click();
    await panel.getByText('Done: Repayment.', { exact: true }).waitFor();
    expect(servicing().requests.at(-1)).toMatchObject({
      change: { kind: 'repayment', amount: { amount: '10000', currency: 'CNY' } },
      reason: 'paid at the counter',
      state: 'applied',
    });
    await page.context().close();
  });

  it('asks a colleague where money is given away, and cannot agree to that alone', async () => {
    const page = await walk.visit();
    await walk.open(page, path);
    await ask(page, 'en', { option: 'Goodwill credit', amount: '20' });
    await page.getByRole('button', { name: 'Ask a colleague to agree', exact: true }).click();
    await page.getByText('You asked for this; somebody else has to agree.', { exact: true }).waitFor();
    expect(servicing().requests.at(-1)).toMatchObject({ state: 'waiting', change: { kind: 'goodwill-credit' } });
    await page.context().close();
  });

  it('agrees to what a colleague asked for, with a note', async () => {
    const page = await walk.visit();
    await walk.open(page, path);
    const panel = panelOf(page, 'Changes that wait for a colleague');
    await panel.getByLabel('Note').fill('the outage is known');
    await panel.getByRole('button', { name: 'Agree', exact: true }).click();
    await panel.waitFor({ state: 'detached' });
    expect(servicing().requests[0]).toMatchObject({ state: 'applied', note: 'the outage is known' });
    await page.context().close();
  });

  it('reverses what was written wrongly from the timeline, with a reason', async () => {
    const page = await walk.visit();
    await walk.open(page, path);
    await panelOf(page, 'Timeline')
      .getByRole('button', { name: /^Reverse Repayment of/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'The loan after the change' });
    const confirm = dialog.getByRole('button', { name: 'Make the change', exact: true });
    await expect.poll(() => confirm.isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('the cheque bounced');
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    expect(servicing().requests.at(-1)).toMatchObject({ change: { kind: 'reversal' }, reason: 'the cheque bounced' });
    await page.context().close();
  });
});
