import { anonymous, borrower, service, staff, testContext } from '@lendline/testkit';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { serviceTokens } from './service-token.ts';

const secret = 'one-secret-for-all-processes-of-a-lender';
const tokens = serviceTokens(secret);

function signed(
  claims: Record<string, unknown>,
  changes: { audience?: string; secret?: string; ends?: string | null } = {},
) {
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(changes.audience ?? 'lendline:slices');
  if (changes.ends !== null) token.setExpirationTime(changes.ends ?? '60s');
  return token.sign(new TextEncoder().encode(changes.secret ?? secret));
}

const claims = { tenant: 'main', actor: { kind: 'service', name: 'loans' } };

describe('a service token', () => {
  it.each([anonymous, borrower('line_1'), staff('staff_1', 'loans.read', 'loans.write'), service('loans')])(
    'carries the actor and the tenant whole: $kind',
    async (actor) => {
      const token = await tokens.issue(testContext({ actor, tenant: 'second' }));
      expect(await tokens.verify(token)).toEqual({ actor, tenant: 'second' });
    },
  );

  it('is read as this test makes it, so that the refusals below are for their one reason', async () => {
    expect(await tokens.verify(await signed(claims))).toEqual(claims);
  });

  it.each([
    ['signed with another key', () => signed(claims, { secret: 'the-secret-of-quite-another-lender' })],
    ['for another use', () => signed(claims, { audience: 'lendline:webhooks' })],
    ['that has ended', () => signed(claims, { ends: '-1s' })],
    ['that never ends', () => signed(claims, { ends: null })],
    ['without a tenant', () => signed({ actor: claims.actor })],
    ['without an actor', () => signed({ tenant: 'main' })],
    ['of an actor that we do not know', () => signed({ ...claims, actor: { kind: 'root', name: 'x' } })],
    ['of a member of staff without permissions listed', () => signed({ ...claims, actor: { kind: 'staff', id: 's' } })],
    ['that is not signed', () => Promise.resolve(unsigned())],
    ['that is no token', () => Promise.resolve('nonsense')],
    ['that is empty', () => Promise.resolve('')],
  ])('%s is refused', async (_, make) => {
    expect(await tokens.verify(await make())).toBeNull();
  });

  it('that was changed on the way is refused, wherever the change is', async () => {
    const token = await tokens.issue(testContext());
    for (let at = 0; at < token.length - 1; at += 7) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      expect(await tokens.verify(changed), `at ${at}`).toBeNull();
    }
  });
});

function unsigned(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ ...claims, aud: 'lendline:slices', exp: 4_000_000_000 })}.`;
}
