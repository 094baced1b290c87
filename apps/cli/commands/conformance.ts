import { Command } from 'commander';
import { conformanceAprCommand, conformanceCreditCommand } from './conformance-credit.ts';

/** `lendline conformance KIND DIR`: every reference vector found in a folder. */
export function conformanceCommand(): Command {
  return new Command('conformance')
    .description('run the reference vectors of a folder')
    .addCommand(conformanceCreditCommand())
    .addCommand(conformanceAprCommand());
}
