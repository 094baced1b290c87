import { createHash } from 'node:crypto';
import { canonicalJson } from '@lendline/kernel';
import { sql } from 'kysely';
import type { SliceTransaction } from '../database/slice-database.ts';

/** The hash that stands before the first row of a chain. */
export const firstHash = '0'.repeat(64);

/**
 * The hash of a row in a chain: SHA-256, hexadecimal, of the hash before it and everything the row says in canonical JSON.
 * A row that is changed, taken out or put in later no longer fits what comes after it.
 */
export function chainHash(previous: string, row: unknown): string {
  return createHash('sha256')
    .update(`${previous}\n${canonicalJson(row)}`)
    .digest('hex');
}

/**
 * One process at a time adds to a chain; waits for another that does. Held until the transaction ends, so it is taken by
 * whoever seals what others wrote, never by those who write.
 */
export async function holdChain<Tables>({ db, context }: SliceTransaction<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${name}/${context.tenant}`}, 0))`.execute(db);
}
