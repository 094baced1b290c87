import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, styleText } from 'node:util';

/** One check: what it is called, and the tool with its arguments. A suite also writes its counts to a report. */
interface Step {
  readonly name: string;
  readonly command: readonly [tool: string, ...args: string[]];
  readonly report?: string;
}

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const root = join(import.meta.dirname, '..');
const reports = join(root, '.cache', 'verify');

const { values: options } = parseArgs({ options: { 'no-skips': { type: 'boolean', default: false } } });

const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  ...ifPresent('apps/console/tsconfig.json', (path) => ({
    name: 'types of the console',
    command: ['tsc', '-p', path],
  })),
  ...ifPresent('apps/borrower/tsconfig.json', (path) => ({
    name: 'types of the borrower app',
    command: ['tsc', '-p', path],
  })),
  { name: 'dead code', command: ['knip'] },
  suite('unit, Postgres and contract tests', 'vitest.config.ts'),
  ...ifPresent('test/e2e/vitest.config.ts', (path) => suite('end-to-end tests', path)),
];

function ifPresent(path: string, step: (path: string) => Step): Step[] {
  return existsSync(join(root, path)) ? [step(path)] : [];
}

function suite(name: string, config: string): Step {
  const report = join(reports, `${config.replaceAll('/', '-')}.json`);
  const command = ['vitest', 'run', '--config', config, '--reporter=default', '--reporter=json'] as const;
  return { name, command: [...command, `--outputFile.json=${report}`], report };
}

function run({ name, command: [tool, ...args] }: Step): boolean {
  console.log(styleText('bold', `\n${name}: ${tool} ${args.filter((arg) => !arg.startsWith('--report')).join(' ')}`));
  const started_ms = performance.now();
  const environment = { ...process.env, LENDLINE_CHROMIUM: process.env['LENDLINE_CHROMIUM'] ?? '/usr/bin/chromium' };
  const result = spawnSync(process.execPath, [binaryOf(tool), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  });
  const passed = result.status === 0;
  const seconds = ((performance.now() - started_ms) / 1000).toFixed(1);
  console.log(styleText(passed ? 'green' : 'red', `${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`));
  return passed;
}

/** The script behind node_modules/.bin, so that the pinned Node.js runs it whatever the PATH says. */
function binaryOf(tool: string): string {
  return join(root, 'node_modules', '.bin', tool);
}

function readReports(): Report[] {
  const paths = steps.flatMap(({ report }) => report ?? []).filter((path) => existsSync(path));
  return paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Report);
}

function listSkipped(found: readonly Report[]): string[] {
  return found.flatMap(({ testResults }) =>
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => !['passed', 'failed'].includes(status))
        .map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
    ),
  );
}

function total(found: readonly Report[], count: 'numPassedTests' | 'numFailedTests'): number {
  return found.reduce((sum, report) => sum + report[count], 0);
}

function closeWith(failed: Step | undefined): boolean {
  const found = readReports();
  const skipped = listSkipped(found);
  console.log();
  for (const title of skipped) console.log(`skipped: ${title}`);
  if (failed !== undefined) console.log(styleText('red', `verify stopped at: ${failed.name}`));
  const mustNotSkip = options['no-skips'] && skipped.length > 0;
  if (mustNotSkip) console.log(styleText('red', 'verify was told that nothing may be skipped (--no-skips)'));
  const counts = `${total(found, 'numPassedTests')} passed, ${total(found, 'numFailedTests')} failed`;
  console.log(skipped.length > 0 ? `${counts}, ${skipped.length} skipped` : counts);
  return failed === undefined && !mustNotSkip;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const failed = steps.find((step) => !run(step));
process.exitCode = closeWith(failed) ? 0 : 1;
