import type { JWK } from 'jose';
import { z } from '../schema/values.ts';

/** A private key in configuration: a JWK as JSON. */
export const privateKeyText = z
  .string('expected a private JWK as JSON, with "kty" and "d"')
  .transform((text, issue): JWK => {
    const key = parse(text);
    if (key) return key;
    issue.addIssue('expected a private JWK as JSON, with "kty" and "d"');
    return z.NEVER;
  });

function parse(text: string): JWK | null {
  try {
    const key = JSON.parse(text) as JWK;
    return key.kty && key.d ? key : null;
  } catch {
    return null;
  }
}
