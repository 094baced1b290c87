import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeJwt } from 'jose';
import { createHash } from 'node:crypto';
import { startCountry, type TestCountry } from '../testing/country.ts';
import { createTestLender } from '../testing/lender.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const scope = 'dpv:FraudPreventionAndDetection sim-swap:check';
let country: TestCountry;
beforeAll(async () => {
  country = await startCountry();
});
afterAll(() => country.stop());

function withAssertion(client_assertion: string, asked = scope): Promise<Response> {
  return country.lender.ask({
    grant_type: 'client_credentials',
    client_assertion_type: assertionType,
    client_assertion,
    scope: asked,
  });
}

describe('the token endpoint', () => {
  it('gives a signed token of five minutes to a client that proves its key', async () => {
    const response = await withAssertion(await country.lender.assertion());
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = (await response.json()) as { access_token: string };
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope });
    expect(decodeJwt(body.access_token)).toMatchObject({ iss: country.url, sub: 'lender-under-test', scope });
  });

  it('takes the token endpoint as audience too, and refuses any other', async () => {
    const endpoint = await country.lender.assertion({ aud: `${country.url}/oauth2/token` });
    expect((await withAssertion(endpoint)).status).toBe(200);
    const elsewhere = await country.lender.assertion({ aud: 'https://other.example' });
    expect((await withAssertion(elsewhere)).status).toBe(401);
  });

  it('refuses an assertion that has been used', async () => {
    const assertion = await country.lender.assertion();
    expect((await withAssertion(assertion)).status).toBe(200);
    const again = await withAssertion(assertion);
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ error: 'invalid_client' });
  });

  it('refuses an assertion that lives longer than 300 seconds, has expired or is signed by another key', async () => {
    expect((await withAssertion(await country.lender.assertion({}, 301))).status).toBe(401);
    const old = await country.lender.assertion({ iat: Math.floor(Date.now() / 1000) - 400 });
    expect((await withAssertion(old)).status).toBe(401);
    const impostor = await createTestLender();
    impostor.connect(country.url);
    expect((await withAssertion(await impostor.assertion())).status).toBe(401);
  });

  it('accepts an assertion stamped by the moved clock of the country', async () => {
    const other = await startCountry();
    await other.clock.moveTo(other.clock.now().add({ hours: 24 * 40 }));
    const iat = Math.floor(other.clock.now().epochMilliseconds / 1000);
    const client_assertion = await other.lender.assertion({ iat });
    const form = { grant_type: 'client_credentials', client_assertion_type: assertionType, client_assertion, scope };
    expect((await other.lender.ask(form)).status).toBe(200);
    await other.stop();
  });

  it.each([
    ['no purpose', 'sim-swap:check'],
    ['two purposes', 'dpv:IdentityVerification dpv:FraudPreventionAndDetection sim-swap:check'],
    ['a purpose that was not agreed', 'dpv:Marketing sim-swap:check'],
    ['an unknown scope', 'dpv:IdentityVerification read-everything'],
    ['a purpose alone', 'dpv:IdentityVerification'],
  ])('refuses a CAMARA scope with %s', async (_case, asked) => {
    const response = await withAssertion(await country.lender.assertion(), asked);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_scope' });
  });

  it('publishes where everything is', async () => {
    const discovery = await (await country.lender.get('/.well-known/openid-configuration')).json();
    expect(discovery).toMatchObject({
      issuer: country.url,
      token_endpoint: `${country.url}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
    const keys = (await (await country.lender.get('/jwks')).json()) as { keys: object[] };
    expect(keys.keys).toHaveLength(1);
    expect(keys.keys[0]).not.toHaveProperty('d');
  });
});

describe('network authentication', () => {
  const asked = 'openid dpv:FraudPreventionAndDetection number-verification:verify';

  function authorizeUrl(extra: Readonly<Record<string, string>> = {}): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'lender-under-test',
      redirect_uri: 'http://lender.example/back',
      scope: asked,
      state: 'kept',
      prompt: 'none',
      ...extra,
    });
    return `${country.url}/oauth2/authorize?${query.toString()}`;
  }

  async function mobileCookie(index: number): Promise<string> {
    const response = await fetch(`${country.url}/inbox/${index}/mobile-data`, {
      method: 'POST',
      headers: { origin: country.url },
      redirect: 'manual',
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  it('sends a browser on mobile data back with a code that PKCE and one use protect', async () => {
    const person = country.world.person(1);
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const response = await fetch(authorizeUrl({ code_challenge: challenge, code_challenge_method: 'S256' }), {
      redirect: 'manual',
      headers: { cookie: await mobileCookie(person.index) },
    });
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('kept');
    const form = async (code_verifier: string): Promise<Record<string, string>> => ({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: 'http://lender.example/back',
      code_verifier,
      client_assertion_type: assertionType,
      client_assertion: await country.lender.assertion(),
    });
    const token = (await (await country.lender.ask(await form(verifier))).json()) as { access_token: string };
    expect(decodeJwt(token.access_token).sub).not.toContain(person.phone.slice(1));
    const verified = await country.lender.post(
      '/number-verification/v2/verify',
      { phoneNumber: person.phone },
      { authorization: `Bearer ${token.access_token}` },
    );
    expect(await verified.json()).toEqual({ devicePhoneNumberVerified: true });
    expect((await country.lender.ask(await form(verifier))).status).toBe(400);
  });

  it('does not ask a browser that is not on mobile data, and says so to the lender', async () => {
    const response = await fetch(authorizeUrl(), { redirect: 'manual' });
    expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
  });

  it('never redirects to an address that was not registered', async () => {
    const response = await fetch(authorizeUrl({ redirect_uri: 'http://evil.example' }), { redirect: 'manual' });
    expect(response.status).toBe(400);
  });
});
