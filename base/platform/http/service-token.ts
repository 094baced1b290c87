import { type Actor, actorName, type Context } from '@lendline/kernel';
import { z } from '@hono/zod-openapi';
import { jwtVerify, SignJWT } from 'jose';

/**
 * What one process proves to another: who asks, for which tenant. Short-lived, signed with the shared key. The
 * actor crosses whole, so that an operation answers the same in process and over HTTP.
 */
export interface ServiceTokens {
  issue(context: Context): Promise<string>;
  /** `null` when the token is not ours, expired or for another use. */
  verify(token: string): Promise<{ actor: Actor; tenant: string } | null>;
}

const audience = 'lendline:slices';

const claims: z.ZodType<{ actor: Actor; tenant: string }> = z.object({
  tenant: z.string(),
  actor: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('anonymous') }),
    z.object({ kind: z.literal('borrower'), line: z.string().min(1) }),
    z.object({ kind: z.literal('staff'), id: z.string().min(1), permissions: z.array(z.string()) }),
    z.object({ kind: z.literal('service'), name: z.string().min(1) }),
  ]),
});

export function serviceTokens(secret: string): ServiceTokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: ({ tenant, actor }) =>
      new SignJWT({ tenant, actor })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(actorName(actor))
        .setAudience(audience)
        .setExpirationTime('60s')
        .sign(key),
    verify: async (token) => {
      try {
        const options = { audience, algorithms: ['HS256'], requiredClaims: ['exp'] };
        const { payload } = await jwtVerify(token, key, options);
        const read = claims.safeParse(payload);
        return read.success ? read.data : null;
      } catch {
        return null;
      }
    },
  };
}
