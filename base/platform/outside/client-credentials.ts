import { importJWK, type JWK } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  type Configuration,
  discovery,
  PrivateKeyJwt,
} from 'openid-client';

export interface OutsideAccount {
  /** Root of the provider, where its OAuth2 discovery document lies. */
  readonly url: string;
  readonly clientId: string;
  /** Our private key as JWK (ES256); the provider has the public half. */
  readonly privateKey: JWK;
  readonly timeout_ms: number;
}

/** Access tokens by scope text, held until shortly before they end. */
export interface AccessTokenSource {
  /** Rejects when the provider gives none. */
  for(scope: string): Promise<string>;
  /** The provider no longer takes the token of this scope: the next call asks for another. */
  forget(scope: string): void;
}

interface Token {
  readonly value: string;
  readonly until_ms: number;
}

/** OAuth2 client credentials with private_key_jwt (RFC 7523; the profile of CAMARA's ICM r4.2). */
export function accessTokens(account: OutsideAccount): AccessTokenSource {
  const tokens = new Map<string, Promise<Token>>();
  let configuration: Promise<Configuration> | undefined;
  const configured = (): Promise<Configuration> => {
    configuration ??= discover(account);
    configuration.catch(() => (configuration = undefined));
    return configuration;
  };
  return {
    for: async (scope) => {
      const asked = tokens.get(scope);
      const held = await asked?.catch(() => undefined);
      if (held && held.until_ms > performance.now()) return held.value;
      // Of calls that find the token at its end at once, the first asks for a new one and the others wait for it.
      const newer = tokens.get(scope);
      const fresh = newer && newer !== asked ? newer : configured().then((known) => requestToken(known, scope));
      tokens.set(scope, fresh);
      return (await fresh).value;
    },
    forget: (scope) => void tokens.delete(scope),
  };
}

async function discover({ url, clientId, privateKey, timeout_ms }: OutsideAccount): Promise<Configuration> {
  const key = await importJWK(privateKey, 'ES256');
  if (key instanceof Uint8Array) throw new TypeError('the private key is an asymmetric JWK');
  const insecure = new URL(url).protocol === 'http:' ? [allowInsecureRequests] : [];
  const auth = PrivateKeyJwt(key);
  return discovery(new URL(url), clientId, {}, auth, { execute: insecure, timeout: timeout_ms / 1000 });
}

async function requestToken(configuration: Configuration, scope: string): Promise<Token> {
  const answer = await clientCredentialsGrant(configuration, { scope });
  // Asked again a little early, so that no call starts with a token about to end.
  const given_s = answer.expires_in ?? 60;
  const life_s = given_s - Math.min(10, given_s / 2);
  return { value: answer.access_token, until_ms: performance.now() + life_s * 1000 };
}

/** Whether an outside call ended because nobody answered in time. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || isTimeout(error.cause));
}
