import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Fixture, startFixture } from './fixture-server.ts';
import { newLender } from './lender.ts';

const root = join(import.meta.dirname, '..');
/** Far more than any screen needs to load, also on a busy machine. */
const step_ms = 20_000;

export interface Visit {
  readonly locale?: 'zh-CN' | 'en';
  readonly width?: number;
  readonly signedIn?: boolean;
  /** A reader who did not ask for less motion; asked for unless told, because what moves is hard to look at. */
  readonly motion?: boolean;
}

/** The built console in a real browser, answered by a made-up lender. */
export interface ConsoleWalk {
  /** The folder of the built pages. */
  readonly web: string;
  readonly fixture: Fixture;
  readonly visit: (given?: Visit) => Promise<Page>;
  readonly open: (page: Page, path: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startConsoleWalk(): Promise<ConsoleWalk> {
  const web = await mkdtemp(join(tmpdir(), 'lendline-console-'));
  // A process of its own: a build in a test process would be one of React for developers.
  const vite = join(root, '..', '..', 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', root, '--outDir', web, '--logLevel', 'error'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const fixture = await startFixture(newLender(), { web });
  const browser = await chromium.launch({
    executablePath: process.env['LENDLINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless=new'],
  });
  return {
    web,
    fixture,
    visit: (given) => visit(browser, fixture, given),
    open: (page, path) => open(page, fixture, path),
    stop: async () => {
      await browser.close();
      await fixture.close();
      await rm(web, { recursive: true });
    },
  };
}

async function visit(
  browser: Browser,
  fixture: Fixture,
  { locale = 'en', width = 1440, signedIn = true, motion = false }: Visit = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: width < 768 ? 844 : 900 },
    locale,
    reducedMotion: motion ? 'no-preference' : 'reduce',
    colorScheme: 'light',
  });
  if (signedIn) await context.addCookies([{ name: 'staff', value: 'fixture', url: fixture.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(step_ms);
  return page;
}

async function open(page: Page, fixture: Fixture, path: string): Promise<void> {
  await page.goto(`${fixture.address}/console${path}`);
  await page.locator('h1').waitFor();
  await loaded(page);
}

/** Follows a link of the console itself: nothing is loaded that is there already. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(`/console${path}`)})`);
}

/** Nothing on the page is on its way any more. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}
