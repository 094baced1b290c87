import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
      join(folder, 'src'),
      join(folder, 'public'),
      ...sharedSources.map((one) => join(checkout, one)),
    ]);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue;
    said(app);
    const { build } = await import('vite');
    await build({ root: folder, logLevel: 'error', configFile: join(folder, 'vite.config.ts') });
    writeFileSync(stamp, sources);
  }
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders.filter((one) => existsSync(one))) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.toSorted()) hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}
