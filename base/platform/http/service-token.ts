import type { Actor, Context } from '@lendline/kernel';
import { jwtVerify, SignJWT } from 'jose';

/** What one process proves to another: which slice asks, for which tenant. Short-lived, signed with the shared key. */
export interface ServiceTokens {
  issue(context: Context): Promise<string>;
  /** `null` when the token is not ours, expired or for another use. */
  verify(token: string): Promise<{ actor: Actor; tenant: string } | null>;
}

const audience = 'lendline:slices';

export function serviceTokens(secret: string): ServiceTokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: (context) =>
      new SignJWT({ tenant: context.tenant })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(context.actor.kind === 'service' ? context.actor.name : 'unknown')
        .setAudience(audience)
        .setExpirationTime('60s')
        .sign(key),
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, key, { audience, algorithms: ['HS256'] });
        if (typeof payload.tenant !== 'string' || !payload.sub) return null;
        return { actor: { kind: 'service', name: payload.sub }, tenant: payload.tenant };
      } catch {
        return null;
      }
    },
  };
}
