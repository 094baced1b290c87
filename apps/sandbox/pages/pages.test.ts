import { axeFindings } from '@lendline/testkit';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry, testWorld, worldWithFraud } from '../testing/country.ts';

const executablePath = process.env['LENDLINE_CHROMIUM'] ?? '/usr/bin/chromium';
const browserIsThere = existsSync(executablePath);
/** Set to a folder, the pages are also photographed for people to look at. */
const pictures = process.env['LENDLINE_PICTURES'];

const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;
/** The first of those staged on the country's day: 165 days in, 64 indexes a day. */
const staged = 4_500_000 + 165 * 64;
const paths = ['/', '/inbox', '/inbox/2', `/inbox/${staged}`, '/wallet', '/wallet/2', '/controls', '/nowhere'] as const;
const looks = [
  ['phone', 'zh-CN', 'light'],
  ['phone', 'en', 'dark'],
  ['desktop', 'zh-CN', 'dark'],
  ['desktop', 'en', 'light'],
] as const;

let country: TestCountry;
let browser: Browser;
let authorization: string;

describe.skipIf(!browserIsThere)(
  `the pages of the country${browserIsThere ? '' : ' (skipped: no browser is installed)'}`,
  () => {
    beforeAll(async () => {
      country = await startCountry({
        world: worldWithFraud(),
        nextDueDate: async () => Temporal.PlainDate.from('2026-07-15'),
      });
      authorization = await country.lender.token('sms:send');
      await send('【Lendline】验证码 482913，5 分钟内有效');
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] });
    });
    afterAll(async () => {
      await browser.close();
      await country.stop();
    });

    describe.each(looks)('on a %s in %s, %s', (screen, locale, colorScheme) => {
      let context: BrowserContext;
      beforeAll(async () => {
        context = await browser.newContext({ viewport: screens[screen], locale, colorScheme });
      });
      afterAll(() => context.close());

      it.each(paths)('%s has nothing for axe to find, fits the screen and says that it is simulated', async (path) => {
        const page = await context.newPage();
        const complaints = watch(page);
        await page.goto(country.url + path);
        expect(await page.getAttribute('html', 'lang')).toBe(locale);
        expect(await page.textContent('.notice')).toContain(locale === 'en' ? 'simulated' : '模拟');
        expect(await axeFindings(page)).toEqual([]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
        expect(complaints.filter((text) => !(path === '/nowhere' && text.includes('404')))).toEqual([]);
        await photograph(page, `${screen}-${locale}-${colorScheme}${path.replaceAll('/', '-')}`);
        await page.close();
      });
    });

    it('shows a new message without a reload, with its code one tap away', async () => {
      const context = await browser.newContext({ viewport: screens.phone, locale: 'en' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      await page.goto(`${country.url}/inbox/2`);
      await send('730015 is your Lendline code');
      const button = page.getByRole('button', { name: 'Copy code 730015' });
      await button.click();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe('730015');
      await context.close();
    });

    it('changes language and theme on the spot, and keeps both', async () => {
      const page = await browser.newPage({ viewport: screens.phone, locale: 'zh-CN' });
      await page.goto(`${country.url}/wallet`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Dark' }).click();
      expect(new URL(page.url()).pathname).toBe('/wallet');
      await page.getByRole('link', { name: 'Inbox' }).click();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
      await page.close();
    });

    it('moves the clock to a due date and switches faults by hand', async () => {
      const page = await browser.newPage({ viewport: screens.desktop, locale: 'en' });
      await page.goto(`${country.url}/controls`);
      await page.getByRole('button', { name: 'One day on' }).click();
      await page.getByRole('status').first().waitFor();
      expect(country.clock.now().toString()).toBe('2026-06-16T04:00:00Z');
      await page.getByRole('button', { name: /To the next due date/ }).click();
      await page.getByText('2026-07-15 09:00').waitFor();
      await page.getByLabel('Carrier APIs').selectOption('timeout');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.getByText('Applied.').waitFor();
      expect(await (await country.lender.get('/faults')).json()).toMatchObject({ carrier: 'timeout' });
      await country.lender.post('/faults', { carrier: 'ok' });
      await page.close();
    });

    it('lets money come into a wallet, and says what is wrong with an amount', async () => {
      const page = await browser.newPage({ viewport: screens.phone, locale: 'en' });
      await page.goto(`${country.url}/wallet/3`);
      await page.getByLabel(/Amount/).fill('12.345');
      await page.getByRole('button', { name: 'Pay in' }).click();
      await page.getByRole('alert').getByText('Type an amount').waitFor();
      await page.getByLabel(/Amount/).fill('12.34');
      await page.getByRole('button', { name: 'Pay in' }).click();
      await expect.poll(() => page.getByText('+¥12.34').isVisible()).toBe(true);
      await page.close();
    });

    it('finds a phone by its number and says when nobody has it', async () => {
      const page = await browser.newPage({ viewport: screens.phone, locale: 'en' });
      await page.goto(`${country.url}/inbox`);
      await page.getByLabel('Phone', { exact: true }).fill('+86 154-0000-0004');
      await page.getByRole('button', { name: 'Find' }).click();
      expect(new URL(page.url()).pathname).toBe('/inbox/4');
      await page.goto(`${country.url}/inbox`);
      await page.getByLabel('Phone', { exact: true }).fill('12');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('alert').getByText('Nobody has this number').waitFor();
      await page.close();
    });
  },
);

describe('what a person has to type', () => {
  it.each([
    ['ke', 'en', 'Date of birth'],
    ['ke', 'zh-CN', '出生日期'],
  ] as const)('in %s holds the birth date, which the id number does not say, in %s', async (where, locale, label) => {
    const kenya = await startCountry({ world: testWorld(where) });
    const { personas } = (await (await fetch(`${kenya.url}/inbox/api/personas`)).json()) as {
      personas: readonly { index: number; birthDate: string; statement: string | null }[];
    };
    const { index, birthDate, statement } = personas[0]!;
    expect(birthDate).toBe(kenya.world.person(index).birthDate.toString());
    expect(statement).toBeNull();
    const headers = { 'accept-language': locale };
    const page = await (await fetch(`${kenya.url}/inbox/${index}`, { headers })).text();
    expect(page).toContain(`<dt>${label}</dt>`);
    expect(page).toContain(`data-copy="${birthDate}"`);
    await kenya.stop();
  });

  it('in China does not: the id number holds it', async () => {
    const china = await startCountry();
    const page = await (await fetch(`${china.url}/inbox`, { headers: { 'accept-language': 'zh-CN' } })).text();
    expect(page).toContain('<dt>证件号</dt>');
    expect(page).not.toContain('出生日期');
    await china.stop();
  });
});

function send(text: string): Promise<Response> {
  return country.lender.post('/sms/v1/messages', { to: country.world.person(2).phone, text }, { authorization });
}

/** Errors of the console: a blocked script or style shows only there. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

async function photograph(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
