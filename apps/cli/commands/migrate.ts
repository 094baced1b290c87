import type { Command } from 'commander';
import { checkout } from '../checkout.ts';
import { commandNamed, printJson } from '../io.ts';

/** `lendline migrate`: brings the database up to date before a new version serves. */
export function migrateCommand(): Command {
  return commandNamed('migrate')
    .description('bring the database up to date')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://lendline@db/lendline lendline migrate\n')
    .action(async ({ json }: { json?: true }) => {
      const { migrateDatabase } = await import('@lendline/server');
      const applied = await migrateDatabase({ checkout, environment: process.env });
      if (json) printJson({ applied });
      else process.stdout.write(applied.length === 0 ? 'nothing to do\n' : `${applied.join('\n')}\n`);
    });
}
