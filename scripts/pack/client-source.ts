import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sliceNames } from './packages.ts';

/**
 * Puts the source of the client together in `folder`: the browser's client, and the contract and the routes of each
 * slice, which then import one another by path, because the slices themselves are not published.
 */
export function writeClientSource(root: string, folder: string): void {
  const names = sliceNames(root);
  copy(join(root, 'base/ui/api-client.ts'), join(folder, 'api-client.ts'));
  for (const name of names) {
    for (const entry of ['contract.ts', 'routes.ts'])
      copyWithParts(join(root, 'slices', name, entry), join(folder, 'slices', name, entry));
    writeFileSync(
      join(folder, 'slices', name, 'index.ts'),
      `export type * from './contract.ts';\nexport { ${name}Routes } from './routes.ts';\n`,
    );
  }
  copy(fileURLToPath(import.meta.resolve('./client-operations.ts')), join(folder, 'client-operations.ts'));
  writeFileSync(join(folder, 'index.ts'), indexOf(names));
}

/** A long contract stands in several files of its folder. */
function copyWithParts(from: string, to: string): void {
  copy(from, to);
  for (const [, part] of readFileSync(from, 'utf8').matchAll(partOfFile)) {
    const [partFrom, partTo] = [join(dirname(from), part!), join(dirname(to), part!)];
    if (!existsSync(partTo)) copyWithParts(partFrom, partTo);
  }
}

const partOfFile = /from '\.\/([\w-]+\.ts)'/g;
const contractOfSlice = /'@lendline\/([a-z]+)\/(contract|routes)'/g;

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const text = readFileSync(from, 'utf8')
    .replaceAll(contractOfSlice, "'../$1/$2.ts'")
    .replaceAll("'@lendline/ui'", "'./api-client.ts'");
  writeFileSync(to, text);
}

function indexOf(names: readonly string[]): string {
  const imports = names.map(
    (name) =>
      `import type { ${clientType(name)} } from './slices/${name}/contract.ts';\n` +
      `import { ${name}Routes } from './slices/${name}/routes.ts';`,
  );
  const fields = names.map((name) => `  readonly ${name}: OutsideClient<${clientType(name)}, typeof ${name}Routes>;`);
  const values = names.map(
    (name) => `    ${name}: outsideClient<${clientType(name)}, typeof ${name}Routes>(${name}Routes, browser),`,
  );
  return `import { type ClientSettings, type OutsideClient, outsideClient, browserSettings } from './client-operations.ts';
${imports.join('\n')}

export { type CallOptions, newIdempotencyKey } from './api-client.ts';
export type { ClientSettings, OutsideClient } from './client-operations.ts';
export type { Problem, Result } from '@lendline/kernel';

/** Every operation of the API that a person or a public page may ask, by slice. */
export interface LendlineClient {
${fields.join('\n')}
}

/** A client of the Lendline API at \`url\`. In a browser the session is a cookie; elsewhere \`fetch\` carries it. */
export function lendlineClient(settings: ClientSettings): LendlineClient {
  const browser = browserSettings(settings);
  return {
${values.join('\n')}
  };
}
`;
}

/** \`lines\` -> \`LinesClient\`. */
function clientType(name: string): string {
  return `${name[0]!.toUpperCase()}${name.slice(1)}Client`;
}
