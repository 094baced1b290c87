import { createHash } from 'node:crypto';
import { canonicalJson, type Problem, type Result } from '@lendline/kernel';
import { readTypologies, type Typology, type TypologyFault } from '@lendline/typology';
import { problem } from '../problems.ts';

/** Reads typologies as the pack of the lender allows them, or says everything that is wrong with them. */
export function readDocument(
  document: unknown,
  allowedSources: readonly string[],
): Result<readonly Typology[], readonly TypologyFault[]> {
  return readTypologies(document, { allowedSources });
}

/** The refusal of a faulty document: how many faults, and the first in words. `checkTypologies` tells all of them. */
export function faultyDocument(faults: readonly TypologyFault[]): { readonly ok: false; readonly error: Problem } {
  const [first] = faults;
  return problem('fraud.typologies-faulty', {
    faults: faults.length,
    where: first?.where ?? '',
    firstZh: first?.text['zh-CN'] ?? '',
    firstEn: first?.text.en ?? '',
  });
}

/** SHA-256 of the canonical JSON: equal documents have equal hashes. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
