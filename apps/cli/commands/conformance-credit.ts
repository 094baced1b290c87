import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { conformApr, conformCredit } from '@lendline/credit';
import type { Command } from 'commander';
import { commandNamed, readJsonInput, reportBadInput } from '../io.ts';
import { isFolder } from '../is-folder.ts';
import { nothingThere, reportConformance } from './conformance-report.ts';

/** `lendline conformance credit DIR`: schedules against the reference figures in DIR/fineract (or in DIR itself). */
export function conformanceCreditCommand(): Command {
  return commandNamed('credit')
    .description('check schedules against reference figures')
    .argument('<dir>', 'a folder that holds fineract/*.json')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline conformance credit reference/lending\n')
    .action(runCredit);
}

/** `lendline conformance apr DIR`: annual rates against the reference figures in DIR/apr.json. */
export function conformanceAprCommand(): Command {
  return commandNamed('apr')
    .description('check annual rates against reference figures')
    .argument('<dir>', 'a folder that holds apr.json')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline conformance apr reference/lending\n')
    .action(runApr);
}

interface Options {
  readonly json?: true;
}

async function runCredit(dir: string, { json }: Options): Promise<void> {
  const folder = (await isFolder(join(dir, 'fineract'))) ? join(dir, 'fineract') : dir;
  const names = (await isFolder(folder)) ? (await readdir(folder)).filter(isVectorFile).toSorted() : [];
  if (names.length === 0) return reportBadInput(dir, [nothingThere('fineract/*.json')]);
  const files = new Map<string, unknown>();
  for (const name of names) {
    const input = await readJsonInput(join(folder, name));
    if (!input.ok) return reportBadInput(join(folder, name), input.error);
    files.set(name, input.value.value);
  }
  reportConformance(conformCredit(files), json);
}

/** Annual rates have a command of their own, and may lie in the same folder. */
function isVectorFile(name: string): boolean {
  return name.endsWith('.json') && name !== 'apr.json';
}

async function runApr(dir: string, { json }: Options): Promise<void> {
  const path = join(dir, 'apr.json');
  const input = await readJsonInput(path);
  if (!input.ok) return reportBadInput(path, input.error);
  reportConformance(conformApr(input.value.value), json);
}
