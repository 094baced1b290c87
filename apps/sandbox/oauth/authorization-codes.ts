import { systemClock } from '@lendline/kernel';
import { createHash, randomBytes } from 'node:crypto';
import type { Authentication } from './access-tokens.ts';

const life_ms = 60_000;

export interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly phone: string;
  readonly authentication: Authentication;
  /** S256 challenge of PKCE (RFC 7636), when the client sent one. */
  readonly challenge: string | undefined;
}

export interface AuthorizationCodes {
  make(grant: Grant): string;
  /** Gives the grant once, to the client it was made for. */
  redeem(code: string, by: { clientId: string; redirectUri: string; verifier: string | undefined }): Grant | undefined;
}

export function createAuthorizationCodes(): AuthorizationCodes {
  const grants = new Map<string, { grant: Grant; until_ms: number }>();
  return {
    make: (grant) => {
      const code = randomBytes(24).toString('base64url');
      grants.set(code, { grant, until_ms: systemClock.now().epochMilliseconds + life_ms });
      return code;
    },
    redeem: (code, { clientId, redirectUri, verifier }) => {
      const kept = grants.get(code);
      grants.delete(code);
      if (!kept || kept.until_ms < systemClock.now().epochMilliseconds) return undefined;
      const { grant } = kept;
      if (grant.clientId !== clientId || grant.redirectUri !== redirectUri) return undefined;
      return grant.challenge === undefined || grant.challenge === challengeOf(verifier) ? grant : undefined;
    },
  };
}

function challengeOf(verifier: string | undefined): string | undefined {
  return verifier === undefined ? undefined : createHash('sha256').update(verifier).digest('base64url');
}
