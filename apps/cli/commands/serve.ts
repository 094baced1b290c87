import type { ServeOptions } from '@lendline/server';
import type { Command } from 'commander';
import { checkout } from '../checkout.ts';
import { commandNamed } from '../io.ts';
import { untilStopped } from '../until-stopped.ts';
import { wholeNumber } from '../whole-number.ts';

/** `lendline serve`: the server alone, with real connectors from configuration. */
export function serveCommand(): Command {
  return commandNamed('serve')
    .description('start the server alone; connectors and their keys come from LENDLINE_* variables')
    .option('--port <port>', 'port to listen on', wholeNumber(0, 65_535))
    .option('--slices <names>', 'slices that run in this process, separated by commas')
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://lendline@db/lendline lendline serve --slices=decisions,features --port 4001\n',
    )
    .action(run);
}

async function run(given: { port?: number; slices?: string }): Promise<void> {
  const options: ServeOptions = { checkout, environment: process.env, ...given };
  const { startServer } = await import('@lendline/server');
  const server = await startServer(options);
  process.stderr.write(`Lendline serves ${server.url}\n`);
  await untilStopped();
  await server.stop();
}
