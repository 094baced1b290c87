import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1440, height: 900 } as const;

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['LENDLINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless=new'],
  });
}

export interface Visit {
  readonly page: Page;
  /** Errors that the page threw; a good visit has none. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Wishes {
  readonly url: string;
  readonly locale: 'zh-CN' | 'en';
  readonly viewport: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  /** Cookies of an earlier visit, for whoever is signed in already. */
  readonly session?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A person with a browser of their own. */
export async function visit(browser: Browser, { url, locale, viewport, dark, session }: Wishes): Promise<Visit> {
  const context = await browser.newContext({
    viewport,
    locale,
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
    ...(session ? { storageState: session } : {}),
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

/** How far the page is wider than its window, once what measures itself has done so: a fault of the page outlasts that. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    for (let round = 0; round < 20 && over() > 0; round += 1) await new Promise((goOn) => setTimeout(goOn, 100));
    return over();
  })()`);
}
