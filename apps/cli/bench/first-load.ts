import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkout } from '../checkout.ts';
import { againstTarget, type Figure } from './figure.ts';

const apps = [
  { app: 'borrower', base: '/', most_KB: 15 },
  { app: 'console', base: '/console/', most_KB: 400 },
] as const;

/** JavaScript that a browser fetches before the first screen: the page's scripts and what they import at once. */
export async function benchFirstLoad(): Promise<readonly Figure[]> {
  const { buildWebApps } = await import('@lendline/server');
  await buildWebApps(checkout, (app) => void process.stderr.write(`building ${app}…\n`));
  return apps.map(({ app, base, most_KB }) => {
    const ours = gzippedFirstLoad(join(checkout, 'apps', app, 'dist'), base) / 1024;
    return againstTarget({
      name: `first-load-${app}`,
      work: `JavaScript of the ${app} app before its first screen, gzip`,
      unit: 'KB',
      ours,
      target: `at most ${most_KB} KB`,
      pass: ours <= most_KB,
    });
  });
}

function gzippedFirstLoad(dist: string, base: string): number {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [, imported] of text.matchAll(/(?:^|[;}\n])import(?:[^'"();]*from)?["']\.\/([^"']+\.js)["']/g)) {
      visit(join(file, '..', imported ?? ''));
    }
  };
  for (const url of named) visit(url.slice(base.length));
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
}
