import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packagesOf } from '../../scripts/lint/house.ts';

export const repository = join(import.meta.dirname, '..', '..');

/** Every package of the house with its layer, as it stands now. */
export const packages = packagesOf(repository);

/** A file to be linted: where it stands in the house, and what it says. */
export interface Planted {
  readonly file: string;
  readonly code: string;
}

/** Rule names by file, as `lendline(direction)`. */
export type Findings = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Lints files in a copy of the house that has our configuration, rules and package manifests but no other code,
 * so that the working tree is never touched and one process of the linter answers for all of them.
 */
export function lintPlanted(files: readonly Planted[]): Findings {
  const root = mkdtempSync(join(tmpdir(), 'lendline-lint-'));
  try {
    layOut(root);
    for (const { file, code } of files) write(join(root, file), code);
    return runLinter(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function layOut(root: string): void {
  for (const path of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'scripts/lint']) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '@lendline'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name !== '@lendline') symlinkSync(join(repository, 'node_modules', name), join(modules, name));
  }
  for (const [name, layer] of packages) {
    const manifest = join(layer, name, 'package.json');
    mkdirSync(join(root, layer, name), { recursive: true });
    cpSync(join(repository, manifest), join(root, manifest));
    layOutDoors(join(root, layer, name));
    symlinkSync(join(root, layer, name), join(modules, '@lendline', name));
  }
}

/**
 * Gives a package every file it exports, empty. Without them an import would be looked for further up, and a folder
 * node_modules that somebody left beside the copy would bring another checkout's packages into it.
 */
function layOutDoors(folder: string): void {
  const { exports = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  for (const file of Object.values(exports)) write(join(folder, file), 'export {};\n');
}

interface Manifest {
  readonly exports?: Readonly<Record<string, string>>;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

function runLinter(root: string): Findings {
  const linter = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const run = spawnSync(process.execPath, [linter, '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const start = run.stdout.indexOf('{');
  if (start < 0) throw new Error(`the linter did not answer: ${run.stdout}${run.stderr}`);
  const { diagnostics } = JSON.parse(run.stdout.slice(start)) as { diagnostics: Diagnostic[] };
  const findings = new Map<string, Set<string>>();
  for (const { filename, code } of diagnostics) {
    findings.set(filename, (findings.get(filename) ?? new Set()).add(code));
  }
  return findings;
}
