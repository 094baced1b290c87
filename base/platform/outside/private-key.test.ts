import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { privateKeyText } from './private-key.ts';

describe('a private key in configuration', () => {
  it('is a JWK as JSON', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    expect(privateKeyText.parse(JSON.stringify(jwk))).toEqual(jwk);
  });

  it.each([
    '',
    'null',
    '7',
    '"kty"',
    '{"kty":"EC"}',
    '{"d":"s3cr3t"}',
    '{"kty":"EC","d":"s3cr3t"',
    '-----BEGIN PRIVATE KEY-----',
  ])('is not %s, which is said without repeating it', (text) => {
    const read = privateKeyText.safeParse(text);
    expect(read.success).toBe(false);
    expect(read.error?.issues.map(({ message }) => message)).toEqual([
      'expected a private JWK as JSON, with "kty" and "d"',
    ]);
  });
});
