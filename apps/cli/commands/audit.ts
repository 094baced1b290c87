import { Command } from 'commander';
import { checkout } from '../checkout.ts';
import { commandNamed, exitCodes, printJson, terminalLocale } from '../io.ts';

/** `lendline audit verify`: recomputes the hash chain of the audit trail. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('the audit trail')
    .addCommand(
      commandNamed('verify')
        .description('check that no row of the audit trail was changed or taken out')
        .option('--json', 'one JSON document on standard output')
        .addHelpText('after', '\nExample:\n  lendline audit verify --json\n')
        .action(verify),
    );
}

async function verify({ json }: { json?: true }): Promise<void> {
  const { verifyAuditTrail } = await import('@lendline/server');
  const verified = await verifyAuditTrail({ checkout, environment: process.env });
  if (!verified.ok) {
    process.stderr.write(`${verified.error.text[terminalLocale()]}\n`);
    process.exitCode = exitCodes.failed;
    return;
  }
  const { rows, intact, brokenAt } = verified.value;
  if (json) printJson(verified.value);
  else process.stdout.write(intact ? `${rows} rows, intact\n` : `row ${brokenAt} of ${rows} does not fit the chain\n`);
  if (!intact) process.exitCode = exitCodes.failed;
}
