import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { conformBehaviour } from '@lendline/behaviour';
import type { Command } from 'commander';
import { commandNamed, reportBadInput } from '../io.ts';
import { isFolder } from '../is-folder.ts';
import { nothingThere, reportConformance } from './conformance-report.ts';

/** `lendline conformance behaviour DIR`: features against the reference figures in DIR/bandicoot and DIR/cns_sms. */
export function conformanceBehaviourCommand(): Command {
  return commandNamed('behaviour')
    .description('check features against reference figures')
    .argument('<dir>', 'a folder that holds bandicoot/ or cns_sms/, or is one of them')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  lendline conformance behaviour reference/behaviour\n')
    .action(run);
}

async function run(dir: string, { json }: { readonly json?: true }): Promise<void> {
  const files = (await isFolder(dir)) ? await filesUnder(dir) : new Map<string, Uint8Array>();
  if (files.size === 0) return reportBadInput(dir, [nothingThere('bandicoot/ or cns_sms/')]);
  reportConformance(conformBehaviour(files), json);
}

async function filesUnder(dir: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const inside = path.slice(join(dir, sep).length).replaceAll(sep, '/');
    if (inside.endsWith('.gz')) files.set(inside.slice(0, -'.gz'.length), gunzipSync(bytes));
    else files.set(inside, bytes);
  }
  return files;
}
