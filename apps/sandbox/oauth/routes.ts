import { parsePhoneNumber } from '@lendline/kernel';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type AccessTokens, type Authentication, type Principal, tokenLife_s } from './access-tokens.ts';
import type { AssertionVerifier } from './assertions.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { agreedPurposes, type ClientRegistry, type RegisteredClient } from './clients.ts';
import { type MobileSessions, mobileSessionCookie } from './mobile-sessions.ts';
import { camaraScopes, ownScopes, readScopes } from './scopes.ts';

export interface OAuth {
  readonly issuer: string;
  readonly clients: ClientRegistry;
  readonly assertions: AssertionVerifier;
  readonly tokens: AccessTokens;
  readonly codes: AuthorizationCodes;
  readonly sessions: MobileSessions;
}

const bearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** An OAuth2 error answer (RFC 6749, section 5.2). */
class Refusal {
  readonly status: 400 | 401;
  readonly error: string;
  readonly error_description: string;
  constructor(error: string, description: string) {
    this.status = error === 'invalid_client' ? 401 : 400;
    this.error = error;
    // RFC 6749 allows no quotation mark or backslash here.
    this.error_description = description.replaceAll(/["\\]/g, "'");
  }
}

type Form = ReadonlyMap<string, string>;

/** Token endpoint, discovery and network-based authorization after CAMARA's security profile (ICM r4.2). */
export function oauthRoutes(oauth: OAuth): Hono {
  const app = new Hono();
  app.get('/.well-known/openid-configuration', (c) => c.json(discovery(oauth.issuer)));
  app.get('/.well-known/oauth-authorization-server', (c) => c.json(discovery(oauth.issuer)));
  app.get('/jwks', (c) => c.json(oauth.tokens.jwks));
  app.post('/oauth2/token', async (c) => {
    const form = new Map(new URLSearchParams(await c.req.text()));
    c.header('cache-control', 'no-store');
    const principal = await grantFor(oauth, form);
    if (principal instanceof Refusal) {
      const { status, error, error_description } = principal;
      return c.json({ error, error_description }, status);
    }
    const access_token = await oauth.tokens.issue(principal);
    const scope = [...principal.scopes].join(' ');
    return c.json({ access_token, token_type: 'Bearer', expires_in: tokenLife_s, scope });
  });
  app.get('/oauth2/authorize', (c) => {
    const query = new Map(Object.entries(c.req.query()));
    const token = getCookie(c, mobileSessionCookie);
    const answer = authorize(oauth, query, token);
    return typeof answer === 'string' ? c.redirect(answer, 302) : c.json(answer, 400);
  });
  return app;
}

async function grantFor(oauth: OAuth, form: Form): Promise<Principal | Refusal> {
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return clientCredentials(oauth, form);
    case 'authorization_code':
      return authorizationCode(oauth, form);
    case bearerGrant:
      return jwtBearer(oauth, form);
    case undefined:
    default:
      return new Refusal('unsupported_grant_type', `use client_credentials, authorization_code or ${bearerGrant}`);
  }
}

async function authenticate(oauth: OAuth, form: Form): Promise<RegisteredClient | Refusal> {
  if (form.get('client_assertion_type') !== assertionType) {
    return new Refusal('invalid_client', `authenticate with private_key_jwt: client_assertion_type=${assertionType}`);
  }
  const verified = await oauth.assertions.verify(form.get('client_assertion') ?? '', audiencesOf(oauth.issuer));
  if (!verified.ok) return new Refusal('invalid_client', verified.error);
  const { client, claims } = verified.value;
  return claims.sub === client.clientId ? client : new Refusal('invalid_client', 'iss and sub are the client id');
}

async function clientCredentials(oauth: OAuth, form: Form): Promise<Principal | Refusal> {
  const client = await authenticate(oauth, form);
  if (client instanceof Refusal) return client;
  const scopes = readScopes(form.get('scope') ?? '', client.purposes ?? agreedPurposes);
  if (!scopes.ok) return new Refusal('invalid_scope', scopes.error);
  return { clientId: client.clientId, scopes: new Set(scopes.value), line: null };
}

async function authorizationCode(oauth: OAuth, form: Form): Promise<Principal | Refusal> {
  const client = await authenticate(oauth, form);
  if (client instanceof Refusal) return client;
  const grant = oauth.codes.redeem(form.get('code') ?? '', {
    clientId: client.clientId,
    redirectUri: form.get('redirect_uri') ?? '',
    verifier: form.get('code_verifier'),
  });
  if (!grant)
    return new Refusal('invalid_grant', 'the code is unknown, used, older than a minute or for another client');
  const { phone, authentication } = grant;
  return { clientId: client.clientId, scopes: new Set(grant.scopes), line: { phone, authentication } };
}

/** RFC 7523 with the line as `sub`: scope inside the assertion, no scope parameter, no refresh token (ICM r4.2). */
async function jwtBearer(oauth: OAuth, form: Form): Promise<Principal | Refusal> {
  if (form.has('scope')) return new Refusal('invalid_request', 'scope belongs into the assertion');
  const verified = await oauth.assertions.verify(form.get('assertion') ?? '', audiencesOf(oauth.issuer));
  if (!verified.ok) return new Refusal('invalid_grant', verified.error);
  const { client, claims } = verified.value;
  const text = typeof claims['scope'] === 'string' ? claims['scope'] : '';
  const scopes = readScopes(text, client.purposes ?? agreedPurposes);
  if (!scopes.ok) return new Refusal('invalid_scope', scopes.error);
  const line = lineOfHint(oauth, claims.sub ?? '');
  if (!line) return new Refusal('invalid_grant', 'sub is operatortoken:<temporary token> or tel:<E.164 number>');
  return { clientId: client.clientId, scopes: new Set(scopes.value), line };
}

interface KnownLine {
  readonly phone: string;
  readonly authentication: Authentication;
}

/** `operatortoken:` proves the SIM; `tel:` only names a line. */
function lineOfHint(oauth: OAuth, hint: string): KnownLine | undefined {
  if (hint.startsWith('operatortoken:')) {
    const phone = oauth.sessions.lineOf(hint.slice('operatortoken:'.length));
    return phone && { phone, authentication: 'sim' };
  }
  const named = hint.startsWith('tel:') ? parsePhoneNumber(hint.slice('tel:'.length)) : undefined;
  return named?.ok ? { phone: named.value, authentication: 'none' } : undefined;
}

/** Where to send the browser, or an error for a request that cannot be trusted with a redirect. */
function authorize(oauth: OAuth, query: Form, cookie: string | undefined): string | { error: string } {
  const client = oauth.clients.find(query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client?.redirectUris?.includes(redirectUri)) return { error: 'unknown client_id or unregistered redirect_uri' };
  const url = new URL(redirectUri);
  const state = query.get('state');
  const answer = authorizationAnswer(oauth, { client, redirectUri, query, cookie });
  const all = { ...answer, ...(state === undefined ? {} : { state }), iss: oauth.issuer };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return url.href;
}

interface AuthorizationRequest {
  readonly client: RegisteredClient;
  readonly redirectUri: string;
  readonly query: Form;
  readonly cookie: string | undefined;
}

function authorizationAnswer(
  oauth: OAuth,
  { client, redirectUri, query, cookie }: AuthorizationRequest,
): Readonly<Record<string, string>> {
  if (query.get('response_type') !== 'code') return { error: 'unsupported_response_type' };
  const scopes = readScopes(query.get('scope') ?? '', client.purposes ?? agreedPurposes);
  if (!scopes.ok) return { error: 'invalid_scope', error_description: scopes.error };
  const challenge = query.get('code_challenge');
  if (challenge !== undefined && query.get('code_challenge_method') !== 'S256') {
    return { error: 'invalid_request', error_description: 'PKCE is done with S256' };
  }
  const line = connectedLine(oauth, query.get('login_hint'), cookie);
  // prompt=none is implied: the network recognises the line silently or not at all.
  if (!line) return { error: 'login_required', error_description: 'this browser is not on mobile data' };
  const grant = { clientId: client.clientId, redirectUri, scopes: scopes.value, ...line, challenge };
  return { code: oauth.codes.make(grant) };
}

function connectedLine(oauth: OAuth, hint: string | undefined, cookie: string | undefined): KnownLine | undefined {
  if (hint?.startsWith('operatortoken:')) return lineOfHint(oauth, hint);
  const phone = cookie === undefined ? undefined : oauth.sessions.lineOf(cookie);
  return phone && { phone, authentication: 'mobile-network' };
}

function audiencesOf(issuer: string): string[] {
  return [issuer, `${issuer}/oauth2/token`];
}

function discovery(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    token_endpoint: `${issuer}/oauth2/token`,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    grant_types_supported: ['client_credentials', 'authorization_code', bearerGrant],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256', 'RS256', 'EdDSA'],
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: ['openid', ...camaraScopes, ...ownScopes, ...agreedPurposes.map((value) => `dpv:${value}`)],
  };
}
