import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { startFixture } from './fixture-server.ts';
import { newLender } from './lender.ts';
import { madeUpId } from './data/ids.ts';
const only = process.argv[2] ? process.argv[2].split(',') : null;
const modes = (process.argv[3] ?? 'zh-CN:light:1440').split(',');
const axe = await readFile(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const fx = await startFixture(newLender());
const pages: Record<string, string> = {
  queue: '/applications',
  empty: '/applications?state=draft',
  file: `/applications/${madeUpId('application', 1)}`,
  held: `/applications/${madeUpId('application', 3)}`,
  declined: `/applications/${madeUpId('application', 8)}`,
  missing: '/applications/application_x',
  loans: '/loans',
  loan: `/loans/${madeUpId('loan', 16)}`,
  portfolio: '/portfolio',
  trial: '/trial-balance',
  models: '/models',
  model: `/models/${madeUpId('model', 1)}`,
  audit: '/audit',
  staff: '/staff',
  lost: '/nowhere',
};
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--headless=new'] });
for (const mode of modes) {
  const [locale, theme, width] = mode.split(':') as [string, string, string];
  const ctx = await b.newContext({
    viewport: { width: Number(width), height: width === '390' ? 844 : 900 },
    bypassCSP: false,
  });
  await ctx.addInitScript(
    ([l, t]) => {
      localStorage.setItem('lendline.console.locale', l!);
      localStorage.setItem('lendline.console.theme', t!);
    },
    [locale, theme],
  );
  const p = await ctx.newPage();
  p.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) console.log(mode, 'console', m.text().slice(0, 300));
  });
  p.on('pageerror', (e) => console.log(mode, 'PAGEERROR', e.message.slice(0, 400)));
  const check = async (name: string) => {
    await p.screenshot({ path: `/tmp/shots/${name}-${locale}-${theme}-${width}.png`, fullPage: name !== 'queue' });
    await p.evaluate(axe);
    const r: any = await p.evaluate(
      `axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })`,
    );
    for (const v of r.violations)
      console.log(
        mode,
        name,
        v.id,
        v.nodes.length,
        v.nodes
          .slice(0, 3)
          .map((n: any) => n.target.join(' ') + ' :: ' + n.failureSummary.split('\n').slice(1, 2))
          .join(' | '),
      );
    const wide: any = await p.evaluate(
      `({s: document.documentElement.scrollWidth, c: document.documentElement.clientWidth})`,
    );
    if (wide.s > wide.c) console.log(mode, name, 'OVERFLOW', wide.s, wide.c);
  };
  if (!only || only.includes('signin')) {
    await p.goto(fx.address + '/console/');
    await p.waitForSelector('form');
    await p.waitForTimeout(300);
    await check('signin');
  }
  await ctx.addCookies([{ name: 'staff', value: 'fixture', url: fx.address }]);
  for (const [name, path] of Object.entries(pages)) {
    if (only && !only.includes(name)) continue;
    await p.goto(fx.address + '/console' + path);
    await p.waitForSelector('h1, [role=alert]');
    await p.waitForTimeout(name === 'portfolio' ? 1800 : 500);
    await check(name);
  }
  if (!only || only.includes('palette')) {
    await p.goto(fx.address + '/console/applications');
    await p.waitForSelector('h1');
    await p.keyboard.press('Control+k');
    await p.waitForTimeout(500);
    await check('palette');
    await p.keyboard.press('Escape');
    await p.waitForTimeout(300);
    await p.keyboard.press('?');
    await p.waitForTimeout(500);
    await check('sheet');
  }
}
await b.close();
await fx.close();
