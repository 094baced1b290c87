import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebFolders } from './web-files.ts';

const apps = ['borrower', 'console'] as const;
/** What the web apps are made of; a change in any of it makes them anew. */
const sharedSources = ['base/ui', 'base/kernel'];

export function webFolders(checkout: string): WebFolders {
  return {
    borrower: join(checkout, 'apps/borrower/dist'),
    console: join(checkout, 'apps/console/dist'),
    docs: join(checkout, 'node_modules/swagger-ui-dist'),
  };
}

/** Builds the web apps whose sources changed since they were last built. `said` is told before each one. */
export async function buildWebApps(checkout: string, said: (app: string) => void): Promise<void> {
  for (const app of apps) {
    const folder = join(checkout, 'apps', app);
    const stamp = join(folder, 'dist', '.sources');
    const sources = hashOf([
      ...['src', 'public', 'index.html', 'vite.config.ts'].map((one) => join(folder, one)),
      ...sharedSources.map((one) => join(checkout, one)),
      // The addresses of the operations that the apps call.
      ...globSync('slices/*/*routes.ts', { cwd: checkout })
        .toSorted()
        .map((one) => join(checkout, one)),
    ]);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue;
    said(app);
    await buildForUse(folder);
    writeFileSync(stamp, sources);
  }
}

/** What people get, whatever the process is for: a test run would build code for developers, larger and with paths in it. */
async function buildForUse(folder: string): Promise<void> {
  const { build } = await import('vite');
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ root: folder, logLevel: 'error', configFile: join(folder, 'vite.config.ts') });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function hashOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const place of places.filter((one) => existsSync(one))) {
    for (const file of filesOf(place)) hash.update(file.slice(place.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
