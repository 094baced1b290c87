import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const referenceFolder =
  process.env['LENDLINE_REFERENCE'] ?? join(import.meta.dirname, '../../../../shared/data');

/** Real files of other projects, which this repository does not carry. */
export const hasReference = existsSync(join(referenceFolder, 'behaviour/bandicoot'));

/** Says in a test's title why it is skipped. */
export const onReference = hasReference ? '' : ' (skipped: the reference data is absent, see LENDLINE_REFERENCE)';

export function referenceFile(path: string): Uint8Array {
  return readFileSync(join(referenceFolder, path));
}
