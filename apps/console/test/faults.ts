import { axeFindings } from '@lendline/testkit';
import type { Page } from 'playwright-core';

/** Set to a folder, the pages are also photographed for people to look at. */
const pictures = process.env['LENDLINE_PICTURES'];

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

interface View {
  readonly at: typeof desk | typeof phone;
  readonly scheme: 'light' | 'dark';
}

/**
 * In which views the rules are held. Each language meets both widths, for words and order change with them, and both
 * schemes; the two languages together meet each width in each scheme, whose colours are the same in both.
 */
const held: Readonly<Record<string, readonly View[]>> = {
  'zh-CN': [
    { at: desk, scheme: 'light' },
    { at: phone, scheme: 'dark' },
  ],
  en: [
    { at: desk, scheme: 'dark' },
    { at: phone, scheme: 'light' },
  ],
};

/** What is wrong with a page as it stands, on a desk and on a phone; to be asked in both languages. It is not loaded again. */
export async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const view of held[(await page.locator('html').getAttribute('lang')) ?? '']!) {
    await look(page, view);
    const place = `${name} at ${view.at.width} px, ${view.scheme}`;
    faults.push(...(await axeFindings(page)).map((finding) => `${place}: ${finding}`));
    if ((await page.evaluate(sideways)) !== 0) faults.push(`${place}: scrolls sideways`);
  }
  if (pictures) await photograph(page, `${pictures}/console-${name.replaceAll(/\W+/g, '-')}`);
  return faults;
}

async function look(page: Page, { at, scheme }: View): Promise<void> {
  await page.setViewportSize(at);
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-theme="${scheme}"]`).waitFor();
  await page.evaluate(standAnew);
}

async function photograph(page: Page, file: string): Promise<void> {
  for (const view of Object.values(held).flat()) {
    await look(page, view);
    await page.screenshot({ path: `${file}-${view.at.width}-${view.scheme}.png`, fullPage: true });
  }
}

/**
 * A page hears of its new width before the next frame, and what measures itself does so within it. It is looked at from
 * its beginning: further down, what stays in view would lie over whatever happens to be there.
 */
const standAnew = `new Promise((seen) => {
  scrollTo(0, 0);
  requestAnimationFrame(() => requestAnimationFrame(() => seen(true)));
})`;
/** What measures itself (a chart, a table) may need some frames for its new width; a fault of the page outlasts them. */
const sideways = `(async () => {
  const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  for (let round = 0; round < 20 && over() !== 0; round += 1) await new Promise((goOn) => setTimeout(goOn, 100));
  return over();
})()`;
