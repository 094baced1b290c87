import { execFile } from 'node:child_process';

const factories = {
  apr: ['apr.ts', 'aprCommand'],
  backtest: ['backtest.ts', 'backtestCommand'],
  'conformance apr': ['conformance-credit.ts', 'conformanceAprCommand'],
  'conformance behaviour': ['conformance-behaviour.ts', 'conformanceBehaviourCommand'],
  'conformance credit': ['conformance-credit.ts', 'conformanceCreditCommand'],
  'conformance scorecard': ['conformance-scorecard.ts', 'conformanceScorecardCommand'],
  decide: ['decide.ts', 'decideCommand'],
  export: ['export.ts', 'exportCommand'],
  features: ['features.ts', 'featuresCommand'],
  retrain: ['retrain.ts', 'retrainCommand'],
  schedule: ['schedule.ts', 'scheduleCommand'],
  score: ['score.ts', 'scoreCommand'],
  statement: ['statement.ts', 'statementCommand'],
  train: ['train.ts', 'trainCommand'],
} as const;

interface Outcome {
  /** What the process left with; its signal where it was killed. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command in a process of its own, as a person would: exit codes and both outputs are what that person gets.
 * `input` is what stands on its standard input, `locale` the language of its terminal.
 */
export function runCommand(
  name: keyof typeof factories,
  args: readonly string[],
  { input = '', locale = 'C' }: { readonly input?: Uint8Array | string; readonly locale?: string } = {},
): Promise<Outcome> {
  const [file, factory] = factories[name];
  const module = JSON.stringify(new URL(file, import.meta.url).href);
  const program = `const { ${factory} } = await import(${module}); await ${factory}().parseAsync(process.argv.slice(1), { from: 'user' });`;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--input-type=module', '-e', program, '--', ...args],
      { env: { ...process.env, LC_ALL: locale } },
      (error, stdout, stderr) => resolve({ code: error ? (error.code ?? String(error.signal)) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
