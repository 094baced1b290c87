import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The layers of the house; a folder of a layer is one npm workspace named `@lendline/<folder>`. */
export const layers = ['base', 'engines', 'slices', 'apps'] as const;

export type Layer = (typeof layers)[number];

/** Where a file stands: `slices/lines/rules/tenure.ts` is `{ layer: 'slices', package: 'lines', inside: 'rules/tenure.ts' }`. */
export interface Place {
  readonly layer: Layer;
  readonly package: string;
  readonly inside: string;
}

/** One import as the linter sees it. `file` is relative to the root of the repository, with forward slashes. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Reads which package stands in which layer, so that a new folder is covered from its first file. */
export function packagesOf(root: string): ReadonlyMap<string, Layer> {
  return new Map(layers.flatMap((layer) => foldersOf(join(root, layer)).map((name) => [name, layer] as const)));
}

function foldersOf(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Where a file stands, or undefined for files of the root (scripts, tests over all parts, examples). */
export function placeOf(file: string): Place | undefined {
  const [layer, name, ...rest] = file.split('/');
  if (!isLayer(layer) || name === undefined || rest.length === 0) return undefined;
  return { layer, package: name, inside: rest.join('/') };
}

/** The folder of the package that a file belongs to: `slices/lines`, or an empty text for files of the root. */
export function packagePath(file: string): string {
  const place = placeOf(file);
  return place === undefined ? '' : `${place.layer}/${place.package}`;
}

function isLayer(name: string | undefined): name is Layer {
  return layers.some((layer) => layer === name);
}

/** Tests may reach further than the code they test: files, the testkit, and whole slices to stand beside. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /(^|\/)test\//.test(file);
}

/** What a browser loads: everything in the web apps but their build configuration and tests. */
export function isBrowserCode(file: string): boolean {
  return /^apps\/(console|borrower)\//.test(file) && !file.endsWith('.config.ts') && !isTest(file);
}

/** The pure part of a slice. */
export function isRules(file: string): boolean {
  return /^slices\/[^/]+\/rules\//.test(file);
}

/** The path that a relative import names, from the root of the repository. */
export function targetOf({ file, specifier }: Pick<Import, 'file' | 'specifier'>): string {
  return posix.join(posix.dirname(file), specifier);
}
