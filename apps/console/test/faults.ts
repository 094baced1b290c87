import { axeFindings } from '@lendline/testkit';
import type { Page } from 'playwright-core';

/** Set to a folder, the pages are also photographed for people to look at. */
const pictures = process.env['LENDLINE_PICTURES'];

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Every rule once at each width: words and order change with it. Colours are all that the other scheme changes. */
const views = [
  { at: desk, scheme: 'light', rules: undefined },
  { at: desk, scheme: 'dark', rules: ['color-contrast'] },
  { at: phone, scheme: 'dark', rules: undefined },
  { at: phone, scheme: 'light', rules: ['color-contrast'] },
] as const;

/** What is wrong with a page as it stands: on a desk and on a phone, light and dark. It is not loaded again for that. */
export async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { at, scheme, rules } of views) {
    await page.setViewportSize(at);
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-theme="${scheme}"]`).waitFor();
    await page.evaluate(standAnew);
    const place = `${name} at ${at.width} px, ${scheme}`;
    faults.push(...(await axeFindings(page, rules)).map((finding) => `${place}: ${finding}`));
    if ((await page.evaluate(sideways)) !== 0) faults.push(`${place}: scrolls sideways`);
    const picture = `${name}-${at.width}-${scheme}`.replaceAll(/\W+/g, '-');
    if (pictures) await page.screenshot({ path: `${pictures}/console-${picture}.png`, fullPage: true });
  }
  return faults;
}

/**
 * A page hears of its new width before the next frame, and what measures itself does so within it. It is looked at from
 * its beginning: further down, what stays in view would lie over whatever happens to be there.
 */
const standAnew = `new Promise((seen) => {
  scrollTo(0, 0);
  requestAnimationFrame(() => requestAnimationFrame(() => seen(true)));
})`;
const sideways = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
