import { readFileSync } from 'node:fs';
import type { Role } from '@lendline/staff/contract';
import { Command } from 'commander';
import { checkout } from '../checkout.ts';
import { commandNamed, exitCodes, printJson, terminalLocale } from '../io.ts';

/** `lendline staff add`: the first staff member, before anybody can sign in. */
export function staffCommand(): Command {
  return new Command('staff')
    .description('staff members')
    .addCommand(
      commandNamed('add')
        .description('add a staff member; the password is read from standard input')
        .requiredOption('--user <user>', 'the name to sign in with')
        .requiredOption('--name <name>', 'the name that others see')
        .option('--roles <roles>', 'roles, separated by commas', 'owner')
        .option('--json', 'one JSON document on standard output')
        .addHelpText(
          'after',
          '\nExample:\n  lendline staff add --user mei --name Mei --roles credit-officer < password.txt\n',
        )
        .action(add),
    );
}

async function add(given: { user: string; name: string; roles: string; json?: true }): Promise<void> {
  const { addStaffMember } = await import('@lendline/server');
  const added = await addStaffMember(
    { checkout, environment: process.env },
    {
      user: given.user,
      displayName: given.name,
      roles: given.roles.split(',') as Role[],
      password: readFileSync(0, 'utf8').trimEnd(),
      locale: terminalLocale(),
    },
  );
  if (!added.ok) {
    process.stderr.write(`${added.error.text[terminalLocale()]}\n`);
    process.exitCode = exitCodes.badInput;
  } else if (given.json) printJson(added.value);
  else process.stdout.write(`${added.value.user} may sign in as ${added.value.roles.join(', ')}\n`);
}
