import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { assert, AssertionError } from '@lendline/kernel';
import type { DataKey, DataKeys } from './data-keys.ts';

/** Where a field stands: authenticated with it, so that a ciphertext moved to another row or column does not open. */
export interface FieldPlace {
  readonly tenant: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export interface FieldCrypto {
  /** AES-256-GCM (NIST SP 800-38D) under the tenant's data key; text `f1.<key>.<iv>.<ciphertext and tag>`. */
  encrypt(place: FieldPlace, plain: string): Promise<string>;
  decrypt(place: FieldPlace, sealed: string): Promise<string>;
  /**
   * A keyed index (HMAC-SHA-256) to look a value up without storing it. Not a plain hash: the whole space
   * of phone numbers can be hashed in hours.
   */
  blindIndex(index: { tenant: string; use: string }, value: string): Promise<string>;
}

export function fieldCrypto(keys: DataKeys): FieldCrypto {
  return {
    encrypt: async (place, plain) => {
      const key = await keys.active(place.tenant);
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key.encrypt, iv);
      cipher.setAAD(associatedData(place));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `f1.${key.id}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
    },
    decrypt: async (place, text) => {
      const [version, keyId, iv, sealed] = text.split('.');
      assert(version === 'f1' && keyId && iv && sealed, 'an encrypted field has the form f1.key.iv.ciphertext');
      const key = await keys.byId(place.tenant, Number(keyId));
      return open(place, key, { iv: Buffer.from(iv, 'base64url'), bytes: Buffer.from(sealed, 'base64url') });
    },
    blindIndex: async ({ tenant, use }, value) => {
      const key = await keys.forIndex(tenant);
      return createHmac('sha256', key.index).update(`${use}\u0000${value}`).digest('base64url');
    },
  };
}

function open(place: FieldPlace, key: DataKey, { iv, bytes }: { iv: Buffer; bytes: Buffer }): string {
  try {
    // With its full length demanded: a cut tag would be easier to forge.
    const decipher = createDecipheriv('aes-256-gcm', key.encrypt, iv, { authTagLength: 16 });
    decipher.setAAD(associatedData(place));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  } catch (cause) {
    const where = `${place.table}.${place.column}`;
    throw new AssertionError(`an encrypted field of ${where} does not open: it was changed or moved`, { cause });
  }
}

function associatedData({ table, row, column }: FieldPlace): Buffer {
  assert(![table, row, column].some((part) => part.includes('|')), 'the place of a field holds no |');
  return Buffer.from(`${table}|${row}|${column}`, 'utf8');
}
