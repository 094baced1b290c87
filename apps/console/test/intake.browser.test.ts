import { axeFindings } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleWalk, startConsoleWalk } from './console-walk.ts';
import { madeUpId } from './data/ids.ts';
import { driftAlerts } from './data/intake.ts';
import { faultsOf } from './faults.ts';

let walk: ConsoleWalk;

beforeAll(async () => {
  walk = await startConsoleWalk();
});
afterAll(() => walk.stop());

const application = `/applications/${madeUpId('application', 1)}`;

describe.each(['zh-CN', 'en'] as const)('in %s, on a desk and on a phone', { timeout: 120_000 }, (locale) => {
  const say = (zh: string, en: string): string => (locale === 'en' ? en : zh);

  it('the intake shows what changed in words and as a picture', async () => {
    const page = await walk.visit({ locale });
    await walk.open(page, '/intake');
    for (const { text } of driftAlerts(Date.now())) await page.getByText(text[locale], { exact: true }).waitFor();
    await page.locator('svg path').first().waitFor();
    expect(await faultsOf(page, `${locale}: intake`)).toEqual([]);
    const word = page.getByRole('listitem').getByText('Household & Living', { exact: true });
    await expect.poll(() => word.count()).toBe(1);
    await page.context().close();
  });

  it('an application shows its accounts with what goes wrong, and whom the borrower named', async () => {
    const page = await walk.visit({ locale });
    await walk.open(page, application);
    const feeds = page.locator('section#feeds');
    await feeds.getByText(say('手机钱包', 'Mobile wallet'), { exact: true }).first().waitFor();
    for (const part of [
      say('对方没有及时回答，会自动再试。', 'The provider did not answer in time; it is tried again.'),
      say('账户户名不是申请人，没有读取。', 'The account is not in the applicant’s name and was not read.'),
      say('下次读取', 'Next reading'),
      'acme-pay',
    ])
      await expect.poll(() => feeds.innerText()).toContain(part);
    const ties = page.locator('section#ties');
    await expect.poll(() => ties.innerText()).toContain(say('也是我们的借款人', 'Is a borrower of ours'));
    expect(await ties.innerText()).not.toMatch(/1[0-9]{10}/);
    const quality = page.locator('section#quality');
    await quality.getByText(say('请索取原件', 'Ask for the original'), { exact: true }).waitFor();
    await quality.locator('summary').last().click();
    await quality.getByText(say('3 行不合格，从第 214 行起', '3 rows rejected, from line 214 on')).waitFor();
    expect(await faultsOf(page, `${locale}: application with its feeds`)).toEqual([]);
    await page.context().close();
  });
});

describe('who may operate the intake', () => {
  it('has a feed read now, once for each press', async () => {
    const page = await walk.visit();
    await walk.open(page, application);
    await page.getByRole('button', { name: 'Read now: Bank account', exact: true }).click();
    await page.getByText('It is being read; this page follows by itself.', { exact: true }).waitFor();
    expect(walk.fixture.lender.intake.pulled).toEqual([madeUpId('feed', 2)]);
    // Neither what a partner sends nor what has ended can be read.
    await expect.poll(() => page.getByRole('button', { name: /^Read now/ }).count()).toBe(2);
    await page.context().close();
  });

  it('finds the page by keyboard, acknowledges an alert with a note, and finds the note again', async () => {
    const page = await walk.visit();
    await walk.open(page, '/applications');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Find' }).fill('intake');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Intake', exact: true }).waitFor();
    const [renamed] = driftAlerts(Date.now());
    const alert = page.getByRole('listitem').filter({ hasText: renamed!.text.en });
    const acknowledge = alert.getByRole('button', { name: 'Acknowledge', exact: true });
    await acknowledge.click();
    await alert.getByText('Write at least 10 characters.', { exact: true }).waitFor();
    const note = 'The wallet renamed its categories; the reader knows them now.';
    await alert.getByLabel('What you found and did').fill(note);
    await acknowledge.click();
    await alert.waitFor({ state: 'detached' });
    await page.getByText('Acknowledged', { exact: true }).click();
    await page.waitForURL('**/intake?state=acknowledged');
    await page.locator('.review-note').filter({ hasText: note }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(walk.fixture.lender.intake.alerts.map(({ note: kept }) => kept)).toEqual([note, null, null]);
    await page.context().close();
  });

  it('is asked for by those who may only read', async () => {
    const { lender } = walk.fixture;
    const whole = lender.member;
    lender.member = { ...whole, permissions: ['applications.read', 'records.read'] };
    const page = await walk.visit();
    await walk.open(page, '/intake');
    await page.getByText('Waiting for a colleague who may acknowledge it.', { exact: true }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Acknowledge', exact: true }).count()).toBe(0);
    await walk.open(page, application);
    await page.locator('section#feeds li').first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Read now/ }).count()).toBe(0);
    lender.member = { ...whole, permissions: ['applications.read'] };
    await walk.open(page, application);
    const withheld = page.locator('section#feeds, section#ties, a[href="#feeds"], a[href="#ties"]');
    await expect.poll(() => withheld.count()).toBe(0);
    lender.member = whole;
    await page.context().close();
  });
});
