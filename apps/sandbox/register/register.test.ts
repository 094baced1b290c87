import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedHeaders } from '../callbacks/signature.ts';
import { startCountry, type TestCountry, testNow } from '../testing/country.ts';

let country: TestCountry;
let authorization: string;
beforeAll(async () => {
  country = await startCountry();
  authorization = await country.lender.token('register:query');
});
afterAll(() => country.stop());

interface Asking {
  readonly id: string;
  readonly person?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signedAt?: Temporal.Instant;
}

function ask({ id, person = 0, headers = {}, signedAt = testNow }: Asking): Promise<Response> {
  const { phone, idNumber } = country.world.person(person);
  const body = JSON.stringify({ id, phone, idNumber, asOf: testNow.toString() });
  const signed = signedHeaders(country.lender.client.callbackSecret, { id, at: signedAt, body });
  return country.lender.post('/register/v1/queries', body, { authorization, ...signed, ...headers });
}

interface Told {
  readonly queries: readonly { readonly id: string; readonly at: string; readonly by: string }[];
  readonly charged: boolean;
}

const told = async (response: Response): Promise<Told> => (await response.json()) as Told;
const refusal = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('the register of other lenders', () => {
  it('tells what was asked about a person in the last year, oldest first', async () => {
    const who = country.who(({ phone, idNumber }) => {
      const from = testNow.subtract({ hours: 24 * 300 });
      return country.world.creditQueries({ phone, idNumber }, { from, until: testNow }).length > 3;
    });
    const { queries, charged } = await told(await ask({ id: 'first', person: who.index }));
    expect(charged).toBe(true);
    expect(queries.length).toBeGreaterThan(3);
    expect(queries.map(({ at }) => at)).toEqual(queries.map(({ at }) => at).toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
  });

  it('answers the same question again without charging for it, also where its answer was lost', async () => {
    const lost = ask({ id: 'again', headers: { 'x-sandbox-fault': 'lost-response' } });
    await expect(lost).rejects.toThrow(TypeError);
    const [first, second] = [await told(await ask({ id: 'again' })), await told(await ask({ id: 'again' }))];
    expect([first.charged, second.charged]).toEqual([false, false]);
    expect(second.queries).toEqual(first.queries);
    expect(await refusal(await ask({ id: 'again', person: 1 }))).toEqual([409, 'ANOTHER_QUESTION']);
  });

  it('tells nothing to whoever has a token and not the secret, or an old message', async () => {
    expect(await refusal(await ask({ id: 'x', headers: { 'webhook-signature': 'v1,AAAA' } }))).toEqual([
      403,
      'NOT_SIGNED',
    ]);
    const old = testNow.subtract({ minutes: 6 });
    expect(await refusal(await ask({ id: 'x', signedAt: old }))).toEqual([403, 'NOT_SIGNED']);
    const other = await country.lender.token('bank:files');
    expect(await refusal(await ask({ id: 'x', headers: { authorization: other } }))).toEqual([
      403,
      'PERMISSION_DENIED',
    ]);
    expect(await refusal(await ask({ id: 'x', headers: { authorization: '' } }))).toEqual([401, 'UNAUTHENTICATED']);
  });
});
