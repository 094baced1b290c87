import { execFile, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Packed, packLibraries } from '../../scripts/pack/pack-libraries.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const node = join(root, 'node_modules', '.bin', 'node');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compute = fileURLToPath(new URL('consumer/compute.ts', import.meta.url));
const ask = join(import.meta.dirname, 'consumer', 'ask.txt');
const model = join(root, 'apps/server/demo/models/cn.json');

const folder = mkdtempSync(join(tmpdir(), 'lendline-pack-'));
const project = join(folder, 'project');
let packed: readonly Packed[] = [];

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
}

const installed = (name: string): string => join(project, 'node_modules', name);
const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(installed(name), 'package.json'), 'utf8')) as Manifest;

beforeAll(() => {
  packed = packLibraries(join(folder, 'packages'));
  mkdirSync(project);
  for (const { name, tarball } of packed) unpack(name, tarball);
  for (const { name } of packed) linkOutside(manifestOf(name));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  copyFileSync(compute, join(project, 'compute.ts'));
  copyFileSync(ask, join(project, 'ask.ts'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What npm does with a tarball. */
function unpack(name: string, tarball: string): void {
  mkdirSync(installed(name), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed(name)]);
}

/** Packages of others come from this checkout, so that no registry is asked; only what a manifest declares is there. */
function linkOutside({ dependencies }: Manifest): void {
  for (const name of Object.keys(dependencies)) {
    if (existsSync(installed(name))) continue;
    mkdirSync(dirname(installed(name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), installed(name));
  }
}

describe('the packed libraries', () => {
  it('are the engines that compute, the kernel and the API client', () => {
    expect(packed.map(({ name }) => name).toSorted()).toEqual(
      ['behaviour', 'client', 'credit', 'graph', 'kernel', 'scoring', 'strategy'].map((name) => `@lendline/${name}`),
    );
  });

  it('hold JavaScript with declarations and no source, test or path of this checkout', () => {
    for (const { name } of packed) {
      const files = globSync('**/*', { cwd: installed(name), withFileTypes: true }).filter((entry) => entry.isFile());
      const names = files.map((entry) => entry.name);
      expect(names.filter((file) => /(?<!\.d)\.ts$|\.test\.|tsconfig/.test(file))).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', 'package.json', 'LICENSE', 'README.md']));
      const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      expect(texts.filter((text) => text.includes(root) || text.includes(folder))).toEqual([]);
    }
  });

  it('can be published: not private, exact versions, every export there', () => {
    for (const { name } of packed) {
      const { private: closed, dependencies, exports } = manifestOf(name);
      expect(closed).toBeUndefined();
      expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
      const files = Object.values(exports).flatMap((one) => [one.types, one.default]);
      expect(files.filter((file) => !existsSync(join(installed(name), file)))).toEqual([]);
    }
  });
});

describe('a stranger’s project', () => {
  it('computes a schedule, a score, a decision and a statement as the sources do', async () => {
    const [theirs, ours] = await Promise.all([
      run(node, ['compute.ts', model], { cwd: project }),
      run(node, [compute, model], { cwd: root }),
    ]);
    const seen = JSON.parse(theirs.stdout) as {
      schedule: { instalments: { principal: string }[]; apr: unknown };
      score: { score: number; tier: string };
      decision: { outcome: string; trace: unknown[] };
      statement: object;
    };
    expect(theirs.stdout).toBe(ours.stdout);
    expect(seen.schedule.instalments).toHaveLength(12);
    expect(seen.schedule.instalments.reduce((sum, { principal }) => sum + Number(principal), 0)).toBe(1_000_000);
    expect(seen.score.score).toBeGreaterThan(300);
    expect(seen.decision.trace.length).toBeGreaterThan(3);
    expect(seen.statement).toEqual({ kind: 'wechat', out: '2850', transactions: 1 });
  });

  it('type-checks against the declarations, those included', async () => {
    const options = {
      target: 'esnext',
      lib: ['esnext', 'dom'],
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    };
    const files = ['compute.ts', 'ask.ts'];
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files }));
    const checked = await run(node, [compiler, '-p', project]).catch((error: { stdout: string }) => error);
    expect(checked.stdout).toBe('');
  });

  it('asks a lender through the client, with types, problems and no operation of slices among themselves', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => answer(asked, request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { stdout } = await run(node, ['ask.ts', url], { cwd: project });
      expect(JSON.parse(stdout)).toEqual({
        masked: '+254 7•• ••• •42',
        problem: '号码无效。',
        hidden: true,
        mistyped: 'loan_1',
        path: '/lines/mine',
      });
      expect(asked).toEqual(['GET /api/lines/mine zh-CN', 'POST /api/lines/challenges zh-CN']);
    } finally {
      server.close();
    }
  });
});

function answer(asked: string[], request: IncomingMessage, response: ServerResponse): void {
  asked.push(`${request.method} ${request.url} ${request.headers['accept-language']}`);
  const problem = { code: 'lines.bad-phone', status: 400, text: { 'zh-CN': '号码无效。', en: 'No phone number.' } };
  const [status, body] = request.method === 'GET' ? [200, { maskedPhone: '+254 7•• ••• •42' }] : [400, problem];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
