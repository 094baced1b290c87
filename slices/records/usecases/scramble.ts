import { type Context, present } from '@lendline/kernel';
import type { Scramble } from '../rules/stored-rows.ts';
import type { RecordsParts } from './parts.ts';

/**
 * Keyed hashes for the numbers and accounts of other people, made once per distinct text before rows are mapped.
 * National and international form of one number give one hash, so that a person is one contact in every file.
 */
export async function scrambler(
  { crypto, plan }: Pick<RecordsParts, 'crypto' | 'plan'>,
  context: Context,
  of: { readonly texts: readonly string[]; readonly country: string },
): Promise<Scramble> {
  const { tenant } = context;
  const hashes = new Map<string, string>();
  await Promise.all(
    [...new Set(of.texts)].map(async (text) => {
      const plain = text.normalize('NFKC').trim();
      hashes.set(text, await crypto.blindIndex({ tenant, use: 'peer' }, plan(plain, of.country) ?? plain));
    }),
  );
  return (text) => present(hashes.get(text), 'every text was given before');
}
