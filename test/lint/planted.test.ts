import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../scripts/lint/house.ts';
import { type Findings, lintPlanted, packages, type Planted } from './planted-tree.ts';

interface Violation extends Planted {
  readonly rule: string;
  readonly what: string;
}

const folders = [...packages].map(([name, layer]) => ({ name, layer, path: `${layer}/${name}` }));
const inLayer = (layer: Layer) => folders.filter((folder) => folder.layer === layer);
const slices = inLayer('slices');
const otherSlice = (name: string) => slices.find((slice) => slice.name !== name)?.name ?? '';
const browserApps = ['apps/console', 'apps/borrower'];

const imports = (specifier: string) => `import { thing } from '${specifier}';\nexport const used = thing;\n`;
const importsType = (specifier: string) =>
  `import type { Thing } from '${specifier}';\nexport const used: Thing[] = [];\n`;

let plantedSoFar = 0;

/** Makes violations of one rule, each in a file of its own. */
function breaking(rule: string): (folder: string, what: string, code: string) => Violation {
  return (folder, what, code) => {
    plantedSoFar += 1;
    return { file: `${folder}/planted-${plantedSoFar}.ts`, code, rule, what };
  };
}

const misdirect = breaking('lendline(direction)');
const readAmbient = breaking('lendline(no-ambient)');
const exceed = breaking('lendline(hard-limits)');

function forbid(folder: string, ...specifiers: string[]): Violation[] {
  return specifiers.map((specifier) => misdirect(folder, `importing ${specifier}`, imports(specifier)));
}

const direction: Violation[] = [
  ...forbid('base/kernel', 'node:fs', 'zod', '@lendline/platform', '@lendline/credit', '@lendline/lines'),
  ...['base/platform', 'base/ui', 'base/testkit'].flatMap((path) =>
    forbid(path, '@lendline/credit', '@lendline/lines', '@lendline/lines/contract', '@lendline/server'),
  ),
  ...forbid('base/ui', '@lendline/platform'),
  ...inLayer('engines').flatMap(({ path }) =>
    forbid(path, 'node:fs', '@lendline/platform', '@lendline/ui', '@lendline/lines/contract', '@lendline/sandbox'),
  ),
  ...slices.flatMap(({ path, name }) => [
    ...forbid(path, '@lendline/server', '@lendline/ui', '@lendline/testkit', `@lendline/${name}/contract`),
    ...forbid(path, `@lendline/${otherSlice(name)}`, `@lendline/${otherSlice(name)}/store/rows`),
    ...forbid(`${path}/rules`, 'node:crypto', 'zod', '@lendline/platform', '../store/rows.ts', '../usecases/do-it.ts'),
    ...forbid(`${path}/rules`, `@lendline/${otherSlice(name)}/contract`),
    ...forbid(`${path}/store`, `@lendline/${otherSlice(name)}`),
  ]),
  ...inLayer('apps').flatMap(({ path }) => forbid(path, '@lendline/lines/store/rows', '@lendline/testkit')),
  ...browserApps.flatMap((path) => [
    ...forbid(`${path}/src`, '@lendline/lines', '@lendline/lines/contract', '@lendline/lines/schemas', 'node:fs'),
    ...forbid(`${path}/src`, '@lendline/platform', '@lendline/credit', '@lendline/server'),
  ]),
  ...folders
    .filter(({ path }) => !['engines/world', 'apps/sandbox'].includes(path))
    .flatMap(({ path }) => forbid(path, '@lendline/world/truth')),
  ...folders.flatMap(({ path, name, layer }) => [
    ...forbid(path, '@lendline/no-such-package'),
    ...forbid(path, layer === 'base' ? '../../engines/credit/index.ts' : '../../base/kernel/index.ts'),
    misdirect(
      path,
      'an import in a type',
      `export type T = import('../../${name === 'ui' ? 'base/kernel' : 'base/ui'}/x.ts').T;\n`,
    ),
    misdirect(path, 'a dynamic import', "export const later = () => import('../../docs/x.ts');\n"),
    misdirect(path, 'a re-export', "export * from '../../docs/x.ts';\n"),
  ]),
  {
    ...misdirect('engines/world', 're-exporting the truth', "export * from './truth.ts';\n"),
    file: 'engines/world/index.ts',
  },
];

const clockReads = {
  'new Date': 'export const now = new Date();\n',
  'Date.now': 'export const now = Date.now();\n',
  'globalThis.Date': 'export const now = new globalThis.Date();\n',
  "globalThis['Date']": "export const now = new globalThis['Date']();\n",
  'a destructured Date': 'const { Date: Clock } = globalThis;\nexport const now = new Clock();\n',
  'an alias of globalThis': 'const world = globalThis;\nexport const now = new world.Date();\n',
  'Temporal.Now': 'export const now = Temporal.Now.instant();\n',
  'the type Date': 'export const at = (when: Date) => when;\n',
  console: "console.log('a phone number');\nexport {};\n",
  'globalThis.console': "globalThis.console.log('a phone number');\nexport {};\n",
};

const impureReads = {
  ...clockReads,
  'Math.random': 'export const chance = Math.random();\n',
  'a destructured Math.random': 'const { random } = Math;\nexport const chance = random();\n',
  crypto: 'export const chance = crypto.randomUUID();\n',
  performance: 'export const now = performance.now();\n',
  process: 'export const home = process.env.HOME;\n',
  fetch: "export const answer = () => fetch('http://localhost/');\n",
  setTimeout: 'setTimeout(() => undefined, 1);\nexport {};\n',
};

function forbidReads(folder: string, reads: Readonly<Record<string, string>>): Violation[] {
  return Object.entries(reads).map(([what, code]) => readAmbient(folder, what, code));
}

const ambient: Violation[] = [
  ...inLayer('base').flatMap(({ path }) => forbidReads(path, { console: clockReads.console })),
  ...inLayer('engines').flatMap(({ path }) => forbidReads(path, impureReads)),
  ...slices.flatMap(({ path }) => [
    ...forbidReads(path, clockReads),
    ...forbidReads(`${path}/usecases`, { 'new Date': clockReads['new Date'] }),
    ...forbidReads(`${path}/rules`, impureReads),
  ]),
];

const manyLines = (count: number) => `export const lines = [\n${'  1,\n'.repeat(count - 2)}];\n`;
const longFunction = (lines: number) =>
  `export function long(): number[] {\n  return [\n${'    1,\n'.repeat(lines - 4)}  ];\n}\n`;
const branchy = `export const f = (a: number) => {\n${Array.from({ length: 12 }, (_, n) => `  if (a === ${n}) return ${n};`).join('\n')}\n  return a;\n};\n`;

const everywhere: Violation[] = folders.flatMap(({ path }) => [
  exceed(path, 'a file over 400 lines', manyLines(401)),
  breaking('eslint(max-lines)')(path, 'a file over 300 lines', manyLines(301)),
  exceed(path, 'a function over 70 lines', longFunction(71)),
  breaking('eslint(max-lines-per-function)')(path, 'a function over 50 lines', longFunction(51)),
  breaking('eslint(complexity)')(path, 'more than twelve ways through a function', branchy),
  breaking('eslint(max-params)')(
    path,
    'a fourth parameter',
    'export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];\n',
  ),
  breaking('typescript(no-explicit-any)')(path, 'any', 'export const loose: any = 1;\n'),
  breaking('import(no-default-export)')(path, 'a default export', 'export default 1;\n'),
  breaking('eslint(no-unused-vars)')(path, 'an unused variable', 'const idle = 1;\nexport {};\n'),
  breaking('eslint(prefer-const)')(path, 'a let that never changes', 'let fixed = 1;\nexport const it = fixed;\n'),
  breaking('typescript(no-floating-promises)')(
    path,
    'a promise left alone',
    'const f = async () => 1;\nf();\nexport {};\n',
  ),
  breaking('lendline(reasoned-suppression)')(
    path,
    'a check switched off without a reason',
    '// oxlint-disable-next-line typescript/no-explicit-any\nexport const loose: any = 1;\n',
  ),
  ...cycleOfTwo(path),
]);

function cycleOfTwo(path: string): Violation[] {
  return ['left', 'right'].map((side) => {
    const other = side === 'left' ? 'right' : 'left';
    const code = `import { ${other} } from './cycle-${other}.ts';\nexport const ${side} = () => ${other};\n`;
    return { file: `${path}/cycle-${side}.ts`, code, rule: 'import(no-cycle)', what: `a cycle of imports (${side})` };
  });
}

const hooks: Violation[] = browserApps.map((path) => ({
  ...breaking('react-hooks(rules-of-hooks)')(
    path,
    'a hook under a condition',
    "import { useState } from 'react';\nexport function Page({ open }: { open: boolean }) {\n  if (open) useState(1);\n  return null;\n}\n",
  ),
  file: `${path}/src/planted.tsx`,
}));

const violations = [...direction, ...ambient, ...everywhere, ...hooks];

const allow = (folder: string, ...codes: string[]): Planted[] =>
  codes.map((code, number) => ({ file: `${folder}/allowed-${number}.ts`, code }));

const allowed: Planted[] = [
  ...allow('base/platform', imports('@lendline/kernel'), imports('node:fs'), imports('pg')),
  ...allow('base/ui', imports('@lendline/kernel')),
  ...inLayer('engines').flatMap(({ path }) => [
    ...allow(path, imports('@lendline/kernel'), imports('decimal.js'), 'export const root = Math.sqrt(2);\n'),
    { file: `${path}/allowed.test.ts`, code: `${imports('node:fs')}export const now = new Date();\n` },
  ]),
  ...slices.flatMap(({ path, name }) => [
    ...allow(path, imports('@lendline/kernel'), imports('@lendline/platform'), imports('@lendline/credit')),
    ...allow(`${path}/usecases`, imports(`@lendline/${otherSlice(name)}/contract`), imports('../store/rows.ts')),
    ...allow(`${path}/rules`, imports('@lendline/kernel'), imports('@lendline/credit'), importsType('../contract.ts')),
    { file: `${path}/test/allowed.test.ts`, code: imports(`@lendline/${otherSlice(name)}`) },
    { file: `${path}/allowed.test.ts`, code: imports('@lendline/testkit') },
  ]),
  ...allow('apps/server', imports('@lendline/lines'), imports('@lendline/platform'), imports('node:http')),
  ...allow('apps/sandbox', imports('@lendline/world/truth'), imports('@lendline/world')),
  ...allow('apps/cli/bench', imports('@lendline/world/truth')),
  ...allow('engines/world', imports('./truth.ts')),
  ...browserApps.flatMap((path) =>
    allow(
      `${path}/src`,
      imports('@lendline/kernel'),
      imports('@lendline/ui'),
      imports('@lendline/lines/routes'),
      importsType('@lendline/lines/contract'),
    ),
  ),
  ...folders.flatMap(({ path }) => [
    { file: `${path}/long.test.ts`, code: manyLines(500) },
    { file: `${path}/whole.ts`, code: manyLines(300) },
    {
      file: `${path}/reasoned.ts`,
      code: '// oxlint-disable-next-line typescript/no-explicit-any -- the library types it so\nexport const loose: any = 1;\n',
    },
  ]),
  { file: 'vite.config.ts', code: 'export default {};\n' },
];

describe('the linter', () => {
  let findings: Findings;

  beforeAll(() => {
    findings = lintPlanted([...violations, ...allowed]);
  });

  it.each(folders.map(({ path }) => path))('finds every planted violation in %s', (path) => {
    const here = violations.filter(({ file }) => file.startsWith(`${path}/`));
    const missed = here.filter(({ file, rule }) => !findings.get(file)?.has(rule));
    expect(missed.map(({ file, what, rule }) => `${rule} missed ${what} in ${file}`)).toEqual([]);
    expect(here.length).toBeGreaterThan(20);
  });

  it('leaves code alone that keeps the rules', () => {
    const blamed = allowed.flatMap(({ file, code }) =>
      [...(findings.get(file) ?? [])].map((rule) => `${rule} in ${file}: ${code.slice(0, 80)}`),
    );
    expect(blamed).toEqual([]);
  });
});
