import { systemClock } from '@lendline/kernel';
import { exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';

export const tokenLife_s = 300;

/** How the person behind a token proved the line: only the first two are silent, network-based proofs. */
export type Authentication = 'mobile-network' | 'sim' | 'none';

/** Who calls. With a `phone` the token is three-legged: it speaks for that line. */
export interface Principal {
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  readonly line: { readonly phone: string; readonly authentication: Authentication } | null;
}

export interface AccessTokens {
  issue(principal: Principal): Promise<string>;
  /** The principal behind an `Authorization` header, or undefined when it is missing, wrong or expired. */
  verify(authorization: string | undefined): Promise<Principal | undefined>;
  readonly jwks: { readonly keys: readonly JWK[] };
}

/**
 * Signed JWTs, checked by every API. Their life is counted in real seconds: it guards a socket, and moving the
 * country's calendar does not make a socket older. `sub` is never the phone number (CAMARA profile r4.2): a token of
 * a line carries a random subject, and the line stays here.
 */
export async function createAccessTokens(issuer: string): Promise<AccessTokens> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const kid = randomUUID();
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' };
  const lines = new Map<string, NonNullable<Principal['line']>>();
  const now_s = (): number => Math.floor(systemClock.now().epochMilliseconds / 1000);

  return {
    jwks: { keys: [jwk] },
    issue: async ({ clientId, scopes, line }) => {
      const subject = line ? randomUUID() : clientId;
      if (line) lines.set(subject, line);
      return new SignJWT({ client_id: clientId, scope: [...scopes].join(' ') })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt(now_s())
        .setExpirationTime(now_s() + tokenLife_s)
        .sign(privateKey);
    },
    verify: async (authorization) => {
      const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return undefined;
      const verified = await jwtVerify(token, publicKey, { issuer, audience: issuer, typ: 'at+jwt' }).catch(() => null);
      if (!verified) return undefined;
      const { client_id, scope, sub = '' } = verified.payload;
      if (typeof client_id !== 'string' || typeof scope !== 'string') return undefined;
      return { clientId: client_id, scopes: new Set(scope.split(' ')), line: lines.get(sub) ?? null };
    },
  };
}
