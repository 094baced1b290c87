import { type Conformance, conformance } from '@lendline/kernel';
import { messageVectors } from './message-vectors.ts';
import { networkVectors, oracleVectors } from './oracle-vectors.ts';
import type { ReferenceFiles } from './reference-folder.ts';
import { manualVectors, regressionVectors, weekMatrixVectors } from './sample-vectors.ts';

/**
 * Runs every reference vector of a folder that holds `bandicoot/` and `cns_sms/`, or is one of them: the path of each
 * file inside the folder, to its bytes (gzip taken off, with its `.gz`). Parts may be missing, and more of a kind may
 * be there.
 */
export function conformBehaviour(files: ReferenceFiles): Conformance {
  const bandicoot = inside(files, 'bandicoot');
  return conformance([
    ...manualVectors(bandicoot),
    ...regressionVectors(bandicoot),
    ...weekMatrixVectors(bandicoot),
    ...oracleVectors(bandicoot),
    ...networkVectors(bandicoot),
    ...messageVectors(inside(files, 'cns_sms')),
  ]);
}

function inside(files: ReferenceFiles, folder: string): ReferenceFiles {
  const own = [...files].filter(([path]) => path.startsWith(`${folder}/`));
  return own.length === 0 ? files : new Map(own.map(([path, bytes]) => [path.slice(folder.length + 1), bytes]));
}
