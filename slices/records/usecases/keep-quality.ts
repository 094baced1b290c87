import type { FileQuality } from '@lendline/behaviour';
import type { Context } from '@lendline/kernel';
import { storedQuality } from '../rules/stored-quality.ts';
import type { KeptQuality } from '../store/import-quality.ts';
import type { RecordsParts } from './parts.ts';

/** 96 bits: no two of a person's rows share them by chance. */
const hashLength = 16;

/** Hashes what is personal data in the quality of an import, before the transaction that writes it. */
export async function keepQuality(
  { crypto }: Pick<RecordsParts, 'crypto'>,
  { tenant }: Context,
  { quality, rowKeys = null }: { readonly quality: FileQuality; readonly rowKeys?: KeptQuality['rowKeys'] },
): Promise<KeptQuality> {
  const hash = async (use: string, text: string): Promise<string> =>
    (await crypto.blindIndex({ tenant, use }, text)).slice(0, hashLength);
  return {
    series: await hash('quality-series', quality.series),
    quality: storedQuality(quality),
    rowHashes: await Promise.all(quality.keys.map((key) => hash('quality-row', key))),
    rowKeys,
  };
}
