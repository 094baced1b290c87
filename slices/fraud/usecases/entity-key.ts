import type { Entity, EntityKind } from '@lendline/graph';
import type { FieldCrypto } from '@lendline/platform';

/**
 * What each kind is hashed for. A number is hashed as peers in records and declared contacts are, so that the contact of one
 * who is a borrower of ours is one node. Ids of our own are no personal data and stay as they are.
 */
const uses: Readonly<Record<Exclude<EntityKind, 'borrower' | 'application'>, string>> = {
  number: 'peer',
  id: 'entity-id',
  device: 'entity-device',
  account: 'entity-account',
  address: 'entity-address',
};

/** The key of an entity in graphs and on lists, from its value in the one form of `readEntityValue`. */
export async function entityKey(
  crypto: FieldCrypto,
  tenant: string,
  { kind, value }: { readonly kind: EntityKind; readonly value: string },
): Promise<Entity> {
  if (kind === 'borrower' || kind === 'application') return { kind, key: value };
  return { kind, key: await crypto.blindIndex({ tenant, use: uses[kind] }, value) };
}
