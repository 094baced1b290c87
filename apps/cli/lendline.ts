import { Command } from 'commander';
import { aprCommand } from './commands/apr.ts';
import { auditCommand } from './commands/audit.ts';
import { backtestCommand } from './commands/backtest.ts';
import { benchCommand } from './commands/bench.ts';
import { bulkFeaturesCommand } from './commands/bulk-features.ts';
import { conformanceCommand } from './commands/conformance.ts';
import { decideCommand } from './commands/decide.ts';
import { demoCommand } from './commands/demo.ts';
import { exportCommand } from './commands/export.ts';
import { featuresCommand } from './commands/features.ts';
import { migrateCommand } from './commands/migrate.ts';
import { retrainCommand } from './commands/retrain.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { scoreCommand } from './commands/score.ts';
import { serveCommand } from './commands/serve.ts';
import { staffCommand } from './commands/staff.ts';
import { statementCommand } from './commands/statement.ts';
import { trainCommand } from './commands/train.ts';
import { exitCodes } from './io.ts';
import { tellProblem } from './tell-problem.ts';

// A reader that leaves early (`lendline features ... | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

const program = new Command('lendline')
  .description('credit from a phone number')
  .addHelpText('after', '\nStart with: lendline demo\nEvery command has --help with an example.\n')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.badInput));

for (const command of [
  demoCommand(),
  serveCommand(),
  migrateCommand(),
  staffCommand(),
  auditCommand(),
  featuresCommand(),
  bulkFeaturesCommand(),
  statementCommand(),
  trainCommand(),
  retrainCommand(),
  scoreCommand(),
  exportCommand(),
  scheduleCommand(),
  aprCommand(),
  decideCommand(),
  backtestCommand(),
  conformanceCommand(),
  benchCommand(),
]) {
  program.addCommand(command);
}

try {
  await program.parseAsync();
} catch (error) {
  tellProblem(error);
}
