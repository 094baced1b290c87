import type { FieldCrypto } from '@lendline/platform';
import { networkPrefix } from '../doors/network-prefix.ts';

/** The keyed hash of the network that an address is of; null for an address that is nobody's in particular. */
export async function networkKey(crypto: FieldCrypto, tenant: string, address: string): Promise<string | null> {
  const prefix = networkPrefix(address);
  return prefix === null ? null : crypto.blindIndex({ tenant, use: 'network' }, prefix);
}
