import { type Clock, err, ok, type Result, systemClock } from '@lendline/kernel';
import { decodeJwt, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import type { ClientRegistry, RegisteredClient } from './clients.ts';

/** Longest life of a client assertion: CAMARA security and interoperability profile r4.2. */
const longestLife_s = 300;
const tolerance_s = 10;
const algorithms = ['ES256', 'PS256', 'RS256', 'EdDSA', 'Ed25519'];

export interface VerifiedAssertion {
  readonly client: RegisteredClient;
  readonly claims: JWTPayload;
}

export interface AssertionVerifier {
  /**
   * Checks signature, issuer, audience, life and single use of an assertion (RFC 7523). Error: a sentence that says
   * what is wrong with it.
   */
  verify(assertion: string, audiences: readonly string[]): Promise<Result<VerifiedAssertion, string>>;
}

/**
 * A lender inside the demo stamps by the country's clock, a library such as openid-client by the real one: an
 * assertion is fresh when it is fresh by either. Moving the country's clock must not lock lenders out.
 */
export function createAssertionVerifier(clients: ClientRegistry, clock: Clock): AssertionVerifier {
  const seen = new Map<string, number>();

  function isReplay(clientId: string, claims: JWTPayload): boolean {
    const real_s = systemClock.now().epochMilliseconds / 1000;
    for (const [key, until_s] of seen) if (until_s < real_s) seen.delete(key);
    const key = `${clientId} ${claims.jti}`;
    if (seen.has(key)) return true;
    seen.set(key, real_s + longestLife_s + 2 * tolerance_s);
    return false;
  }

  return {
    verify: async (assertion, audiences) => {
      const client = clients.find(issuerOf(assertion));
      if (!client) return err('no client is registered under the issuer of the assertion');
      const checked = await verifyFresh(assertion, client, { audiences, clocks: [clock, systemClock] });
      if (!checked.ok) return checked;
      const { iat = 0, exp = 0, jti } = checked.value;
      if (exp - iat > longestLife_s) return err(`an assertion lives at most ${longestLife_s} seconds`);
      if (typeof jti !== 'string' || jti === '') return err('the assertion needs a jti');
      if (isReplay(client.clientId, checked.value)) return err('this assertion has been used; make a new one');
      return ok({ client, claims: checked.value });
    },
  };
}

async function verifyFresh(
  assertion: string,
  client: RegisteredClient,
  { audiences, clocks }: { audiences: readonly string[]; clocks: readonly Clock[] },
): Promise<Result<JWTPayload, string>> {
  const key = await importJWK(client.publicKey);
  let failure = 'the assertion could not be read';
  for (const clock of clocks) {
    try {
      const { payload } = await jwtVerify(assertion, key, {
        algorithms,
        issuer: client.clientId,
        audience: [...audiences],
        clockTolerance: tolerance_s,
        maxTokenAge: longestLife_s,
        currentDate: new Date(clock.now().epochMilliseconds),
        requiredClaims: ['iss', 'sub', 'aud', 'iat', 'exp', 'jti'],
      });
      return ok(payload);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      failure = error.message;
    }
  }
  return err(failure);
}

function issuerOf(assertion: string): string {
  try {
    return decodeJwt(assertion).iss ?? '';
  } catch {
    return '';
  }
}
