import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packLibraries } from './pack/pack-libraries.ts';

// Builds the engines, the kernel and the API client as packages for npm: `node scripts/pack.ts [--out FOLDER]`.

const { values: options } = parseArgs({ options: { out: { type: 'string' } } });
const out = options.out ?? join(import.meta.dirname, '..', 'dist', 'packages');

for (const { name, tarball } of packLibraries(out)) process.stdout.write(`${name} ${tarball}\n`);
