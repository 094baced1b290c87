import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { publishManifest } from './manifest.ts';
import { libraries, type Library } from './packages.ts';

export interface Packed {
  readonly name: string;
  readonly tarball: string;
}

const root = join(import.meta.dirname, '..', '..');

/** Builds and packs every library into `out`. Throws with what the compiler or npm says. */
export function packLibraries(out: string): readonly Packed[] {
  mkdirSync(out, { recursive: true });
  return libraries.map((library, index) => {
    const stage = join(out, library.name);
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage);
    // First, because the compiler reads from it that these are modules.
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(publishManifest(library, root), null, 2)}\n`);
    build(library, { root, out, built: libraries.slice(0, index).map(({ name }) => name) });
    return pack(library, out);
  });
}

function pack(library: Library, out: string): Packed {
  const stage = join(out, library.name);
  copyFileSync(join(root, 'LICENSE'), join(stage, 'LICENSE'));
  const readme = library.source === 'client' ? 'scripts/pack/client-readme.md' : `${library.source}/README.md`;
  copyFileSync(join(root, readme), join(stage, 'README.md'));
  const options = ['pack', '--json', '--ignore-scripts', '--pack-destination', out];
  const { status, stdout, stderr } = spawnSync('npm', options, { cwd: stage, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack of @lendline/${library.name} failed:\n${stderr}`);
  const [packed] = JSON.parse(stdout) as readonly [{ readonly filename: string }];
  return { name: `@lendline/${library.name}`, tarball: join(out, packed.filename) };
}
