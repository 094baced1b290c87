import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { conformApr, type Conformance, conformCredit } from '@lendline/credit';
import type { Command } from 'commander';
import { commandNamed, exitCodes, type InputProblem, printJson, readJsonInput, reportBadInput } from '../io.ts';

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
  report(conformCredit(files), json);
}

/** Annual rates have a command of their own, and may lie in the same folder. */
function isVectorFile(name: string): boolean {
  return name.endsWith('.json') && name !== 'apr.json';
}

async function runApr(dir: string, { json }: Options): Promise<void> {
  const path = join(dir, 'apr.json');
  const input = await readJsonInput(path);
  if (!input.ok) return reportBadInput(path, input.error);
  report(conformApr(input.value.value), json);
}

function report({ passed, failed, failures, skipped }: Conformance, json: boolean | undefined): void {
  if (json) printJson({ passed, failed, skipped: skipped.length, failures, skips: skipped });
  else {
    const lines = [
      ...failures.map(
        ({ vector, field, expected, got }) => `failed ${vector} ${field}: expected ${expected}, got ${got}`,
      ),
      ...skipped.map(({ vector, reason }) => `skipped ${vector}: ${reason}`),
      `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  process.exitCode = failed > 0 ? exitCodes.failed : exitCodes.done;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

function nothingThere(pattern: string): InputProblem {
  return {
    field: '',
    got: 'no such file',
    expected: { en: `a folder with ${pattern}`, 'zh-CN': `含有 ${pattern} 的文件夹` },
    doThis: { en: 'Give the folder that holds the reference figures.', 'zh-CN': '请给出存放参考数据的文件夹。' },
  };
}
