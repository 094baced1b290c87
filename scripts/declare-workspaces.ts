import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, readManifest, readWorkspaces, type Workspace } from './workspaces.ts';

// Writes into every package.json which packages of the house its files import. Run it after adding or dropping
// such an import; the lockfile has to follow, and `npm run declare` does both.

const root = join(import.meta.dirname, '..');
const version = '0.1.0';

function declare(
  dependencies: Readonly<Record<string, string>> = {},
  names: ReadonlySet<string>,
): Record<string, string> {
  const outside = Object.entries(dependencies).filter(([name]) => !name.startsWith('@lendline/'));
  const own = [...names].map((name) => [name, version] as const);
  return Object.fromEntries([...own, ...outside].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function manifestOf({ path, imported, importedByTests }: Workspace): Manifest {
  const { dependencies, devDependencies, ...rest } = readManifest(root, path);
  const needed = declare(dependencies, imported);
  const neededByTests = declare(devDependencies, importedByTests);
  return {
    ...rest,
    ...(Object.keys(needed).length > 0 && { dependencies: needed }),
    ...(Object.keys(neededByTests).length > 0 && { devDependencies: neededByTests }),
  };
}

for (const workspace of readWorkspaces(root)) {
  const text = `${JSON.stringify(manifestOf(workspace), null, 2)}\n`;
  writeFileSync(join(root, workspace.path, 'package.json'), text);
}
