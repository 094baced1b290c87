// Takes the pictures of the README from a running demo:
//   node scripts/take-pictures.ts http://127.0.0.1:4000/ http://127.0.0.1:4100 'http://127.0.0.1:4000/console/#ticket=...'
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { accept, apply, repay, sayWho, signIn, type Walk } from '../test/e2e/borrower-hands.ts';
import { desktop, launch, phone, visit } from '../test/e2e/browser.ts';
import { countryAt } from '../test/e2e/sandbox.ts';

const [lender = '', sandbox = '', ticket = ''] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const country = countryAt(sandbox);

mkdirSync(folder, { recursive: true });
const browser = await launch();

async function take(page: Page, name: string): Promise<void> {
  // Charts and fonts settle.
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}${name}.png` });
}

const borrower = await visit(browser, { url: lender, locale: 'en', viewport: phone });
const names: Readonly<Record<string, string>> = { offer: 'borrower-offer', loan: 'borrower-home' };
const walk: Walk = {
  page: borrower.page,
  reader: 'en',
  country,
  persona: await country.persona('steady'),
  on: async (screen) => {
    const name = names[screen];
    if (name) await take(borrower.page, name);
  },
};
await signIn(walk);
await sayWho(walk);
await apply(walk, { files: true, amount: '3000' });
await accept(walk);
await repay(walk);
const inbox = await visit(browser, { url: `${sandbox}/inbox/${walk.persona.index}`, locale: 'en', viewport: phone });
await take(inbox.page, 'sandbox-inbox');

const { page } = await visit(browser, { url: ticket, locale: 'en', viewport: desktop });
await page.locator('a[data-row]').first().waitFor();
await take(page, 'console-queue');
await page.locator('a[data-row]').first().click();
await page.waitForURL('**/applications/application_**');
await take(page, 'console-application');
await page.goto(new URL('/console/portfolio', lender).href);
await page.locator('.figure-chart svg').first().waitFor();
await take(page, 'console-portfolio');
await browser.close();
