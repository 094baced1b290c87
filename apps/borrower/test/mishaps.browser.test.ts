import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp, launch, sidewaysOverflow, visit } from './browser.ts';
import { type Beginning, begunAt } from './lender/begun-at.ts';
import { newLender, now, type Temper } from './lender/lender.ts';
import { rightCode } from './lender/one-time-codes.ts';
import { accept, apply, handsOf, repay, sayWho, signIn } from './walk.ts';

let app: Awaited<ReturnType<typeof buildApp>>;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([buildApp(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await app.remove();
});

interface Arrival extends Partial<Temper> {
  /** Where the lender is. */
  readonly country?: string;
  readonly at?: Beginning;
  readonly noEvents?: boolean;
  /** With the service worker, which other visits do without. */
  readonly worker?: boolean;
}

/** A person who reads English, before a lender who is quick unless told otherwise. */
async function arrive({ at = 'permissions', noEvents = false, worker = false, ...temper }: Arrival = {}) {
  const lender = begunAt(newLender({ pace_ms: 60, readingSeconds: 0, ...temper }), at);
  const visited = await visit(browser, {
    dist: app.dist,
    lender,
    noEvents,
    signedIn: at !== 'permissions',
    context: { locale: 'en', serviceWorkers: worker ? 'allow' : 'block' },
  });
  return { lender, ...visited, ...handsOf(visited.page, 'en') };
}

/** Puts the clock of the phone ahead of where it stands. */
const anHourLater = '{ const before = Date.now; Date.now = () => before() + 3600_000; }';

/** Carries the next call of an operation out and loses its answer on the way back. */
async function loseAnswerOf(page: Page, address: string): Promise<void> {
  const lose = async (route: Route): Promise<void> => {
    await route.fetch();
    await route.abort('connectionreset');
  };
  await page.route(address, lose, { times: 1 });
}

describe('a one-time code', () => {
  it('that is wrong is said to be wrong at its field, which keeps the focus', async () => {
    const { page, fill, press, close } = await arrive();
    await fill('phone', '13800000001');
    await press('getCode');
    await fill('code', '000000');
    await press('confirm');
    await page.locator('#code-error').filter({ hasText: '4 more times' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('code');
    await fill('code', rightCode);
    await press('confirm');
    await page.waitForURL('**/permissions/*');
    await close();
  });

  it('can be asked for again after the wait, and a reload forgets neither code nor wait', async () => {
    const { page, lender, fill, press, close } = await arrive({ resendSeconds: 60 });
    await fill('phone', '13800000001');
    await press('getCode');
    await page.getByText('You can ask for a new code in').waitFor();
    await page.reload();
    await page.getByText('You can ask for a new code in').waitFor();
    await page.evaluate(anHourLater);
    await page.getByRole('button', { name: 'Send a new code' }).click();
    await page.getByText('A new code is on its way.').waitFor();
    expect(lender.done.get('code.sign-in')).toBe(2);
    await close();
  });

  it('is not sent to a number that the carrier does not know, and the number stays in its field', async () => {
    const { page, fill, press, close } = await arrive();
    await fill('phone', '13800000009');
    await press('getCode');
    await page.getByRole('alert').filter({ hasText: 'no subscriber' }).waitFor();
    await expect.poll(() => page.locator('#phone').inputValue()).toBe('13800000009');
    await close();
  });
});

describe('the country of a number', () => {
  it('is that of the lender until the person says otherwise', async () => {
    const { page, say, close } = await arrive({ country: 'KE' });
    await page.locator('#country:has(option[value=KE]:checked)').waitFor();
    await page.getByLabel('Country').selectOption('CN');
    await page.reload();
    await page.getByText('Lendline decides').waitFor();
    await expect.poll(() => page.locator('#country').inputValue()).toBe('CN');
    await expect.poll(() => page.getByRole('textbox', { name: say('phone') }).inputValue()).toBe('');
    await close();
  });

  it('does not change under the hands of whoever types before the lender has said where it is', async () => {
    const { page, fill, close } = await arrive({ country: 'KE' });
    const typed = Promise.withResolvers<void>();
    await page.route('**/api/consents/notices', async (route) => {
      await typed.promise;
      await route.continue();
    });
    await page.reload();
    await fill('phone', '13800000001');
    typed.resolve();
    await page.getByText('Lendline decides').waitFor();
    await expect.poll(() => page.locator('#country').inputValue()).toBe('CN');
    await close();
  });
});

describe('what was entered', () => {
  it('survives a change of language and a reload at any step', async () => {
    const { page, fill, close } = await arrive();
    await fill('phone', '13800000001');
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('zh-CN');
    await expect.poll(() => page.locator('#phone').inputValue()).toBe('13800000001');
    await page.getByRole('button', { name: 'English' }).click();
    await signIn(page, 'en');
    for (const answer of ['Allow', 'Allow', 'Do not allow', 'Do not allow']) {
      const before = page.url();
      await page.getByRole('button', { name: answer, exact: true }).click();
      await page.waitForURL((url) => url.href !== before);
    }
    await fill('name', '林示例');
    await fill('idNumber', '110101199001011238');
    await page.getByRole('button', { name: '中文' }).click();
    await page.locator('#id-number').blur();
    await page.locator('#id-number-error').filter({ hasText: '有一位不对' }).waitFor();
    await page.reload();
    await expect.poll(() => page.locator('#name').inputValue()).toBe('林示例');
    await expect.poll(() => page.locator('#id-number').inputValue()).toBe('110101199001011238');
    await close();
  });

  it('is there again on the way back, and the way ahead is not lost', async () => {
    const { page, lender, close } = await arrive();
    await signIn(page, 'en');
    await sayWho(page, 'en');
    await page.goBack();
    await page.getByText('On record').or(page.getByText('林**')).first().waitFor();
    await page.goBack();
    await page.waitForURL('**/permissions/payment-statement');
    await page.getByText('You have allowed this.').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/records');
    expect(lender.done.get('declareIdentity')).toBe(1);
    await close();
  });

  it('leads a reload back to where the server says that the person is', async () => {
    const { page, address, heading, close } = await arrive({ at: 'offer' });
    await heading('offer');
    await page.goto(`${address}/permissions/line-checks`);
    await heading('offer');
    await page.goto(`${address}/loan/repay`);
    await heading('offer');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/offer');
    await close();
  });
});

describe('a file', () => {
  it('that is stale, foreign or unreadable is explained, and another one takes its place', async () => {
    const { page, lender, say, close } = await arrive({ at: 'records' });
    const add = (label: string, name: string) =>
      page.getByLabel(label).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(name) });
    await add(say('statementFile'), 'mojibake.csv');
    await page.getByRole('alert').filter({ hasText: 'letters of this file' }).waitFor();
    await add(say('statementFile'), 'old.csv');
    await page.getByText('it will not count').waitFor();
    await page.getByText('over 7 days old').waitFor();
    await page.getByText('promises more rows').waitFor();
    await add('Payment statement: Replace with another file', 'fresh.csv');
    await page.getByText(say('counts'), { exact: true }).waitFor();
    await expect.poll(() => page.locator('.report').innerText()).toContain('1,284');
    expect(lender.imports).toHaveLength(2);
    await close();
  });
});

describe('a tap', () => {
  it('that comes twice hands an application in once', async () => {
    const { page, lender, say, close } = await arrive({ at: 'records' });
    await page.getByRole('button', { name: 'Go on without files' }).click();
    await page.getByRole('button', { name: say('submit') }).dblclick();
    await page.waitForURL('**/offer');
    expect([lender.done.get('start'), lender.done.get('submit')]).toEqual([1, 1]);
    await close();
  });

  it('whose answer was lost is told so, and the next one does nothing twice', async () => {
    const { page, lender, press, heading, close } = await arrive({ at: 'records' });
    const lost = page.getByRole('alert').filter({ hasText: 'There is no connection' });
    await loseAnswerOf(page, '**/submit');
    await apply(page, 'en');
    await lost.waitFor();
    await press('submit');
    await loseAnswerOf(page, '**/signature');
    await accept(page, 'en');
    await lost.waitFor();
    await press('sign');
    await heading('arrived');
    await press('toLoan');
    await press('repay');
    await loseAnswerOf(page, '**/repayments');
    await page.locator('button[type=submit]').click();
    await lost.waitFor();
    await page.locator('button[type=submit]').click();
    await heading('paid');
    expect(['submit', 'sign', 'repay'].map((what) => lender.done.get(what))).toEqual([1, 1, 1]);
    await close();
  });

  it('in a second tab, on a step that is over, is refused and leads on', async () => {
    const { page, context, address, lender, heading, press, close } = await arrive({ at: 'records' });
    await page.getByRole('button', { name: 'Go on without files' }).click();
    const other = await context.newPage();
    await other.goto(`${address}/request`);
    await other.getByRole('button', { name: 'Go on without files' }).or(other.locator('#amount')).first().waitFor();
    await press('submit');
    await heading('offer');
    await other.getByRole('button', { name: 'Hand in' }).click();
    await handsOf(other, 'en').heading('offer');
    expect([lender.done.get('start'), lender.done.get('submit')]).toEqual([1, 1]);
    await close();
  });
});

describe('the cost statement', () => {
  it('cannot be confirmed before its reading time, on the screen or at the server', async () => {
    const { page, lender, press, heading, close } = await arrive({ at: 'offer', readingSeconds: 60 });
    await heading('offer');
    await press('see');
    await press('read');
    const waiting = page.getByRole('button', { name: /Please read on/ });
    await waiting.click({ force: true });
    expect(lender.application?.state).toBe('chosen');
    // Closed and opened again, the time goes on; a phone whose clock runs ahead is stopped by the server.
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.evaluate(anHourLater);
    await press('read');
    await press('haveRead');
    await page.getByRole('alert').filter({ hasText: 'more seconds' }).waitFor();
    // The minute passes at the lender, and on the phone.
    const { offer } = lender.application!;
    lender.application = {
      ...lender.application!,
      offer: { ...offer!, cost: { ...offer!.cost, openedAt: now(-60) } },
    };
    await page.evaluate(anHourLater);
    await press('haveRead');
    await heading('agreement');
    await close();
  });

  it('shows the all-in annual rate as the largest figure of the offer', async () => {
    const { page, heading, close } = await arrive({ at: 'offer' });
    await heading('offer');
    const largest = () =>
      page.evaluate(`[...document.querySelectorAll('main *')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
      .toSorted((a, b) => parseFloat(getComputedStyle(b).fontSize) - parseFloat(getComputedStyle(a).fontSize))[0].textContent`);
    await expect.poll(largest).toBe('19.56%');
    await close();
  });

  it('goes with an amount that is chosen by keyboard alone', async () => {
    const { page, heading, press, lender, close } = await arrive({ at: 'offer' });
    await heading('offer');
    await page.getByRole('slider').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuetext')).toBe('¥4,000');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await press('see');
    await heading('plan');
    expect(lender.application?.offer?.cell).toMatchObject({ amount: { amount: '400000' }, instalments: 6 });
    await close();
  });
});

describe('a broken network', () => {
  it('without a stream of events leaves the decision to be asked for', async () => {
    const { page, lender, heading, close } = await arrive({ at: 'records', noEvents: true });
    const decided = Promise.withResolvers<void>();
    lender.temper.until = decided.promise;
    await apply(page, 'en');
    await heading('deciding');
    decided.resolve();
    await heading('offer');
    expect(lender.listeners.size).toBe(0);
    await close();
  });

  it('leaves the loan readable, says how old it is, and goes on when it is back', async () => {
    const { page, context, heading, close } = await arrive({ at: 'loan', worker: true });
    await heading('loan');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Shown without a connection, as of').waitFor();
    await page.getByRole('heading', { name: 'Next instalment' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Repay' }).count()).toBe(0);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Repay' }).waitFor();
    await close();
  });

  it('or a server that is down or busy is told in plain words, and what was asked for comes with another try', async () => {
    const { page, lender, heading, press, close } = await arrive({ at: 'loan' });
    await heading('loan');
    // What stands before the server answers in its place.
    const page502 = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
    await page.route('**/payoff', (route) => route.fulfill(page502), { times: 1 });
    await page.getByRole('link', { name: 'Pay it off early', exact: true }).click();
    await page.getByText('The service is not available; please try again later.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    const text = { 'zh-CN': '请求过于频繁，请 12 秒后再试。', en: 'Too many requests; please wait 12 seconds.' };
    const busy = { status: 429, json: { code: 'too-many-requests', status: 429, text } };
    await page.route('**/repayments', (route) => route.fulfill(busy), { times: 1 });
    const pay = page.getByRole('button', { name: /^Pay off .* now$/ });
    await pay.click();
    await page.getByRole('alert').filter({ hasText: text.en }).waitFor();
    await pay.click();
    await heading('paid');
    await press('back');
    expect(lender.done.get('repay')).toBe(1);
    await close();
  });

  it('keeps nothing of a person on the phone after they sign out', async () => {
    const { page, heading, close } = await arrive({ at: 'loan' });
    await heading('loan');
    await page.getByRole('link', { name: 'My data' }).click();
    await heading('myData');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('#phone').waitFor();
    const kept = () => page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
    await expect.poll(kept).not.toMatch(/lendline\.|138|loan_/);
    await close();
  });

  it('or a session that has ended asks for the number again and says that nothing is lost', async () => {
    const { page, context, close } = await arrive();
    await signIn(page, 'en');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.getByText('nothing you gave us is lost').waitFor();
    await expect.poll(() => page.locator('#phone').inputValue()).toBe('138 0000 0001');
    await close();
  });
});

describe('large letters', () => {
  it('fit a small phone without a sideways scroll', async () => {
    const { page, close } = await arrive();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Large letters' }).click();
    const wide: string[] = [];
    const look = async (name: string): Promise<void> => {
      if ((await sidewaysOverflow(page)) > 0) wide.push(name);
    };
    await signIn(page, 'en', look);
    await sayWho(page, 'en', look);
    await apply(page, 'en', look);
    await accept(page, 'en', look);
    await repay(page, 'en', look);
    expect(wide).toEqual([]);
    await close();
  });
});
