import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeClientSource } from './client-source.ts';
import type { Library } from './packages.ts';

export interface BuildPlace {
  readonly root: string;
  /** Where the packages are put together, a folder for each. */
  readonly out: string;
  /** Those that were built before. */
  readonly built: readonly string[];
}

/** Compiles a library to JavaScript and declarations in `<out>/<name>/dist`. Throws with what the compiler says. */
export function build({ name, source }: Library, { root, out, built }: BuildPlace): void {
  const stage = join(out, name);
  const from = source === 'client' ? join(stage, 'src') : join(root, source);
  if (source === 'client') writeClientSource(root, from);
  const project = join(stage, 'tsconfig.json');
  writeFileSync(project, JSON.stringify(projectOf({ root, out, built, from, stage }), null, 2));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`@lendline/${name} does not compile:\n${stdout}${stderr}`);
  rmSync(project);
  rmSync(join(stage, 'src'), { recursive: true, force: true });
  for (const file of globSync('dist/**/*.d.ts', { cwd: stage })) nameJavaScript(join(stage, file));
}

interface Project extends BuildPlace {
  readonly from: string;
  readonly stage: string;
}

function projectOf({ root, out, built, from, stage }: Project): object {
  // Others of the house are read as they are published: as declarations, never as source.
  const paths = Object.fromEntries(built.map((name) => [`@lendline/${name}`, [join(out, name, 'dist/index.d.ts')]]));
  const entries = from === join(stage, 'src') ? globSync('**/index.ts', { cwd: from }) : ['index.ts'];
  return {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      allowImportingTsExtensions: false,
      rewriteRelativeImportExtensions: true,
      declaration: true,
      rootDir: from,
      outDir: join(stage, 'dist'),
      lib: ['esnext', 'dom'],
      types: [],
      paths,
    },
    files: entries.map((entry) => join(from, entry)),
    include: [],
  };
}

/** The compiler rewrites the paths of imports in JavaScript and leaves them in declarations. */
function nameJavaScript(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll(/((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js'));
}
