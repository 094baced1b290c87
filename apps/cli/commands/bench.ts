import type { Command } from 'commander';
import type { Figure } from '../bench/figure.ts';
import { commandNamed, exitCodes, printJson } from '../io.ts';
import { benchFraudCommand } from './bench-fraud.ts';

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start: async () => (await import('../bench/start.ts')).benchStart(),
  decision: async () => (await import('../bench/decision.ts')).benchDecision(),
  credit: async () => (await import('../bench/credit.ts')).benchCredit(),
  features: async () => (await import('../bench/features.ts')).benchFeatures(),
  train: async () => (await import('../bench/train.ts')).benchTrain(),
  score: async () => (await import('../bench/score.ts')).benchScore(),
  ledger: async () => (await import('../bench/ledger.ts')).benchLedger(),
  cob: async () => (await import('../bench/cob.ts')).benchCob(),
  decide: async () => (await import('../bench/decide.ts')).benchDecide(),
  backtest: async () => (await import('../bench/backtest.ts')).benchBacktest(),
  graph: async () => (await import('../bench/graph.ts')).benchGraph(),
  'first-load': async () => (await import('../bench/first-load.ts')).benchFirstLoad(),
};

/** `lendline bench [NAME]`: measures what `docs/benchmarks.md` publishes, on this machine. */
export function benchCommand(): Command {
  return commandNamed('bench')
    .description(`measure on this machine: ${[...Object.keys(benches), 'fraud'].join(', ')}`)
    .argument('[name]', 'one of them; all unless told')
    .option('--all', 'all of them')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline bench decision --json\n')
    .action(run)
    .addCommand(benchFraudCommand());
}

async function run(name: string | undefined, { json }: { json?: true }): Promise<void> {
  if (name !== undefined && !benches[name]) {
    process.stderr.write(`there is no benchmark ${name}; choose from ${Object.keys(benches).join(', ')}\n`);
    process.exitCode = exitCodes.badInput;
    return;
  }
  const figures: Figure[] = [];
  for (const [known, measure] of Object.entries(benches)) {
    if (name === undefined || name === known) figures.push(...(await measure()));
  }
  if (json) printJson(figures);
  else for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
  if (figures.some(({ pass }) => !pass)) process.exitCode = exitCodes.failed;
}

function lineOf({ name, ours, unit, reference, ratio, target, pass, work }: Figure): string {
  const beside = ratio === null ? '' : `, ${ratio} times ${reference} ${unit}`;
  return `${pass ? 'pass' : 'FAIL'}  ${name.padEnd(20)} ${ours} ${unit}${beside}  (${target})  ${work}`;
}
