import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './browser.ts';

let app: Awaited<ReturnType<typeof buildApp>>;
beforeAll(async () => {
  app = await buildApp();
});
afterAll(() => app.remove());

/** The scripts that a page names, and those that they import before they run. */
async function firstScripts(): Promise<ReadonlySet<string>> {
  const page = await readFile(join(app.dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
  const scripts = new Set(named);
  for (const script of scripts) {
    const code = await readFile(join(app.dist, script), 'utf8');
    for (const [, path] of code.matchAll(
      /(?:^|[;\n])\s*(?:import|export)[^;'"`(]*?(?:from)?\s*["'`]\.\/([^"'`]+\.js)["'`]/g,
    ))
      scripts.add(`assets/${path!}`);
  }
  return scripts;
}

describe('the first screen on a slow line', () => {
  it('needs at most 15 KB of script, compressed', async () => {
    const scripts = [...(await firstScripts())];
    expect(scripts.length).toBeGreaterThan(0);
    const sizes = await Promise.all(
      scripts.map(async (script) => gzipSync(await readFile(join(app.dist, script)), { level: 9 }).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(15_000);
  });

  it('sends no code of other stages with it', async () => {
    const codes = await Promise.all(
      [...(await firstScripts())].map((script) => readFile(join(app.dist, script), 'utf8')),
    );
    const all = codes.join('\n');
    expect(all).toContain('凭手机号借款');
    expect(all).not.toMatch(/综合融资成本明示表|还款计划|\/loans\/mine|zod/);
  });
});
