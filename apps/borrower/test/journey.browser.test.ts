import { axeFindings } from '@lendline/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp, desktop, launch, phone, sidewaysOverflow, smallTargets, visit } from './browser.ts';
import { wire } from './data/offers.ts';
import { type Beginning, begunAt } from './lender/begun-at.ts';
import { newLender, type Temper } from './lender/lender.ts';
import { useRights } from './rights-walk.ts';
import { accept, apply, handsOf, type OnScreen, type Reader, repay, sayWho, signIn } from './walk.ts';

let app: Awaited<ReturnType<typeof buildApp>>;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([buildApp(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await app.remove();
});

const readers: readonly Reader[] = ['zh-CN', 'en'];

/** In which theme each reader reads: between the two, every screen is seen in both. */
const themeOf: Readonly<Record<Reader, 'light' | 'dark'>> = { 'zh-CN': 'light', en: 'dark' };

/** Looks at a screen as axe does, and at its layout on a desk and on a phone, and notes what is wrong under its name. */
function inspector(page: Page): { readonly faults: string[]; readonly seen: string[]; readonly look: OnScreen } {
  const faults: string[] = [];
  const seen: string[] = [];
  const look: OnScreen = async (name) => {
    seen.push(name);
    // What is set last is walked in.
    for (const viewport of [desktop, phone]) {
      await page.setViewportSize(viewport);
      const wide = (await sidewaysOverflow(page)) > 0 ? ['wider than the window'] : [];
      const found = [...(await smallTargets(page)), ...wide];
      faults.push(...found.map((fault) => `${name}, ${viewport.width} px: ${fault}`));
    }
    // Colours and names are the same at both sizes.
    faults.push(...(await axeFindings(page)).map((fault) => `${name}: ${fault}`));
  };
  return { faults, seen, look };
}

interface Arrival extends Partial<Temper> {
  readonly at?: Beginning;
}

async function arrive(reader: Reader, { at = 'permissions', ...temper }: Arrival) {
  const lender = begunAt(newLender({ pace_ms: 100, ...temper }), at);
  const visited = await visit(browser, {
    dist: app.dist,
    lender,
    signedIn: at !== 'permissions',
    context: { locale: reader, colorScheme: themeOf[reader] },
  });
  return { lender, ...visited, ...inspector(visited.page), ...handsOf(visited.page, reader) };
}

describe.each(readers)('a borrower who reads %s', (reader) => {
  it('gets from a phone number to a loan and repays, with no finding of axe on any screen', async () => {
    const { page, lender, faults, seen, look, errors, heading, close } = await arrive(reader, { readingSeconds: 1 });
    await signIn(page, reader, look);
    await sayWho(page, reader, look);
    await apply(page, reader, look);
    await heading('offer');
    // From here on, because what holds the payout would hold the decision as well.
    const sent = Promise.withResolvers<void>();
    lender.temper.until = sent.promise;
    await accept(page, reader, look);
    await heading('onItsWay');
    sent.resolve();
    await repay(page, reader, look);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe(reader);
    expect(lender.receipts).toHaveLength(1);
    expect(lender.application?.state).toBe('active');
    await close();
  }, 60_000);

  it('reads the reasons of a decline, the day to come back, and reaches a person', async () => {
    const { page, lender, faults, look, close } = await arrive(reader, { at: 'records', outcome: 'decline' });
    await apply(page, reader);
    await page.locator('#message').waitFor();
    await look('declined');
    for (const { text } of lender.application!.decision!.reasons) await page.getByText(text[reader]).waitFor();
    await page.locator('button[type=submit]').click();
    await page.locator('#message-error').waitFor();
    await page.locator('#message').fill('made up: it is my number since 2019');
    await page.locator('button[type=submit]').click();
    await page.locator('.numbered').waitFor();
    await look('in review');
    expect(lender.application?.appeal?.message).toContain('since 2019');
    expect(faults).toEqual([]);
    await close();
  }, 60_000);

  it('learns why money is held, and can call it off', async () => {
    const { page, lender, faults, look, close } = await arrive(reader, { at: 'payout', holds: true });
    await page.getByText(/SIM/).waitFor();
    await look('held');
    await page.getByRole('button', { name: { 'zh-CN': '取消申请', en: 'Cancel my application' }[reader] }).click();
    await page.getByRole('button', { name: { 'zh-CN': '确定取消', en: 'Yes, cancel' }[reader] }).click();
    await page.waitForURL('**/ended');
    await look('ended');
    expect(lender.application?.state).toBe('cancelled');
    expect(faults).toEqual([]);
    await close();
  }, 60_000);

  it('pays by the phone bill, has the rest collected, sees what happened, and can withdraw', async () => {
    const { page, lender, faults, look, press, heading, errors, close } = await arrive(reader, { at: 'loan' });
    await useRights({ page, reader, on: look });
    await press('backTo');
    await heading('loan');
    await page
      .getByText({ 'zh-CN': /^您已撤回这笔借款。请在/, en: /^You have withdrawn from this loan\. Please/ }[reader])
      .waitFor();
    lender.loan = { ...lender.loan!, state: 'closed', creditBalance: wire(700), closedOn: lender.loan!.disbursedOn };
    await page.reload();
    await page.getByText({ 'zh-CN': '您多还了 ¥7.00', en: 'You paid ¥7.00 too much' }[reader]).waitFor();
    await page
      .getByRole('button', { name: { 'zh-CN': '申请退回', en: 'Ask for it back' }[reader], exact: true })
      .click();
    await page
      .getByText({ 'zh-CN': /^您已于.+申请退回 ¥7\.00/, en: /^You asked for ¥7\.00 back on/ }[reader])
      .waitFor();
    await look('refund-asked');
    expect(lender.done.get('askRefund')).toBe(1);
    expect(lender.payments.map(({ rail }) => rail)).toEqual(['bill']);
    expect(lender.mandates.map(({ state }) => state)).toEqual(['ended']);
    expect(['setUpMandate', 'withdraw'].map((what) => lender.done.get(what))).toEqual([1, 1]);
    expect(faults).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  it('is told plainly of a late instalment and of a payment that the wallet refused', async () => {
    const { page, lender, faults, look, press, say, close } = await arrive(reader, {
      at: 'loan',
      dpd: 4,
      payment: 'failed',
    });
    await page.getByText({ 'zh-CN': '已逾期 4 天', en: '4 days late' }[reader]).waitFor();
    await look('late');
    await press('repay');
    await page.locator('button[type=submit]').click();
    await page.getByText({ 'zh-CN': '余额不足。', en: 'not enough money' }[reader]).waitFor();
    await look('payment failed');
    await press('back');
    await page.getByRole('link', { name: say('receipts') }).click();
    await page.locator('.figure.undone').waitFor();
    await look('receipts of a failed payment');
    expect(lender.receipts).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  }, 60_000);
});
