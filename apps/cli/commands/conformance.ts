import { Command } from 'commander';
import { conformanceBehaviourCommand } from './conformance-behaviour.ts';
import { conformanceAprCommand, conformanceCreditCommand } from './conformance-credit.ts';
import { conformanceScorecardCommand } from './conformance-scorecard.ts';

/** `lendline conformance KIND DIR`: every reference vector found in a folder. */
export function conformanceCommand(): Command {
  return new Command('conformance')
    .description('run the reference vectors of a folder')
    .addCommand(conformanceBehaviourCommand())
    .addCommand(conformanceCreditCommand())
    .addCommand(conformanceAprCommand())
    .addCommand(conformanceScorecardCommand());
}
