import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { type FixtureOptions, startFixture } from './fixture-server.ts';

const app = join(import.meta.dirname, '..');

export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1280, height: 800 } as const;

/** Builds the app as it is shipped, into a folder of its own. */
export async function buildApp(): Promise<{ readonly dist: string; remove(): Promise<void> }> {
  const dist = await mkdtemp(join(tmpdir(), 'lendline-borrower-'));
  // A test runner says `test` here, and the build would keep what only development needs.
  process.env['NODE_ENV'] = 'production';
  await build({ root: app, configFile: join(app, 'vite.config.ts'), logLevel: 'error', build: { outDir: dist } });
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['LENDLINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless=new'],
  });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  /** Errors that the page wrote or threw; a good visit has none. */
  readonly errors: string[];
  readonly close: () => Promise<void>;
}

export interface VisitOptions extends FixtureOptions {
  readonly context?: BrowserContextOptions;
  /** Comes with the cookie of a session. */
  readonly signedIn?: boolean;
}

/** A person with a browser of their own before a lender of their own. */
export async function visit(
  browser: Browser,
  { context: wishes, signedIn = false, ...fixture }: VisitOptions,
): Promise<Visit> {
  const server = await startFixture(fixture);
  const context = await browser.newContext({ viewport: phone, serviceWorkers: 'block', locale: 'zh-CN', ...wishes });
  context.setDefaultTimeout(20_000);
  if (signedIn) await context.addCookies([{ name: 'lendline_borrower', value: 'fixture', url: server.address }]);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.address);
  return {
    page,
    context,
    address: server.address,
    errors,
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}

/** Targets that are smaller than a fingertip, links inside of text apart. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('button, a, select, summary, label.choice, label.file, .term span, input[type=text], textarea')]
    .filter((one) => one.checkVisibility() && !one.closest('p'))
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
    .map(({ one, box }) => one.tagName + ' ' + one.textContent.trim() + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))`);
}

/** How far the page is wider than its window, once what measures itself has done so: a fault of the page outlasts that. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    for (let round = 0; round < 20 && over() > 0; round += 1) await new Promise((goOn) => setTimeout(goOn, 100));
    return over();
  })()`);
}
