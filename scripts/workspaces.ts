import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTest, packagesOf } from './lint/house.ts';

/** One package of the house: what its manifest declares of the other packages, and what its files import of them. */
export interface Workspace {
  readonly path: string;
  readonly name: string;
  readonly declared: ReadonlySet<string>;
  readonly declaredForTests: ReadonlySet<string>;
  readonly imported: ReadonlySet<string>;
  readonly importedByTests: ReadonlySet<string>;
}

/** The part of a package.json that says what the package needs. */
export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [field: string]: unknown;
}

const scope = '@lendline/';
const importedPackage = /(?:\bfrom|\bimport)\s*\(?\s*'(@lendline\/[a-z-]+)/g;

export function readManifest(root: string, path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as Manifest;
}

/** Reads every package's manifest and imports. A package that only tests import counts as imported by tests. */
export function readWorkspaces(root: string): Workspace[] {
  return [...packagesOf(root)].map(([folder, layer]) => {
    const path = `${layer}/${folder}`;
    const name = scope + folder;
    const manifest = readManifest(root, path);
    const imports = importsIn(root, path).filter((found) => found.package !== name);
    const imported = new Set(imports.filter(({ file }) => !isTest(file)).map((found) => found.package));
    const byTests = imports.map((found) => found.package).filter((found) => !imported.has(found));
    return {
      path,
      name,
      declared: ownPackages(manifest.dependencies),
      declaredForTests: ownPackages(manifest.devDependencies),
      imported,
      importedByTests: new Set(byTests),
    };
  });
}

function importsIn(root: string, path: string): { file: string; package: string }[] {
  const files = globSync(`${path}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });
  return files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(importedPackage)].map((match) => ({
      file,
      package: match[1]!,
    })),
  );
}

function ownPackages(dependencies: Readonly<Record<string, string>> = {}): Set<string> {
  return new Set(Object.keys(dependencies).filter((name) => name.startsWith(scope)));
}
