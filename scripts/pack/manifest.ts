import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Library, sliceNames } from './packages.ts';

interface Source {
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (root: string, folder: string): Source =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Source;

/** The package.json that is published: what stands in the workspace's, with exports that lead to `dist`. */
export function publishManifest(library: Library, root: string): object {
  const source = library.source === 'client' ? clientSource(root) : read(root, library.source);
  const { version, license, dependencies = {} } = source;
  return {
    name: `@lendline/${library.name}`,
    version,
    description: library.description,
    license,
    type: 'module',
    sideEffects: false,
    // Temporal is native from here on.
    engines: { node: '>=26' },
    exports: library.source === 'client' ? clientExports(root) : { '.': exported('index') },
    files: ['dist'],
    dependencies,
  };
}

function exported(entry: string): object {
  return { types: `./dist/${entry}.d.ts`, default: `./dist/${entry}.js` };
}

function clientExports(root: string): object {
  const ofSlices = sliceNames(root).map((name) => [`./${name}`, exported(`slices/${name}/index`)]);
  return { '.': exported('index'), ...Object.fromEntries(ofSlices) };
}

/** The engines that contracts name: `behaviour` for the types of records, `strategy` for those of offers. */
function clientSource(root: string): Source {
  const { version, license } = read(root, 'base/ui');
  const dependencies = Object.fromEntries(
    ['behaviour', 'graph', 'kernel', 'strategy'].map((name) => [`@lendline/${name}`, version]),
  );
  return { version, license, dependencies };
}
