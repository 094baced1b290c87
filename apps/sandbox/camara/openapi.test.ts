import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';
import { openApiContract, orAbsent, referenceIsThere } from '../testing/openapi.ts';

interface Case {
  readonly what: string;
  readonly body?: unknown;
  readonly status: number;
  /** Of a body that the file itself forbids. */
  readonly isBad?: true;
  readonly token?: 'none' | 'line' | 'other';
}

const scopes = {
  'number-verification': 'number-verification:verify number-verification:device-phone-number:read',
  'sim-swap': 'sim-swap',
  'device-swap': 'device-swap',
  'kyc-match': 'kyc-match:match',
  'kyc-tenure': 'kyc-tenure:check-tenure',
  'one-time-password-sms': 'one-time-password-sms:send-validate',
  'number-recycling': 'number-recycling:check',
  'call-forwarding-signal':
    'call-forwarding-signal:unconditional-call-forwardings:read call-forwarding-signal:call-forwardings:read',
} as const;
type Api = keyof typeof scopes;

const someone = '+8615400000005';
const nobody = '+8615499999999';
const denied: Case[] = [
  { what: 'no token', body: { phoneNumber: someone }, status: 401, token: 'none' },
  { what: 'a token for something else', body: { phoneNumber: someone }, status: 403, token: 'other' },
];
const byNumber = (rest: object = {}): Case[] => [
  ...denied.map((one) => ({ ...one, body: { phoneNumber: someone, ...rest } })),
  { what: 'a good request', body: { phoneNumber: someone, ...rest }, status: 200 },
  { what: 'no number', body: rest, status: 422 },
  { what: 'a number beside a token of a line', body: { phoneNumber: someone, ...rest }, status: 422, token: 'line' },
  { what: 'a token of a line', body: rest, status: 200, token: 'line' },
  { what: 'a number of nobody', body: { phoneNumber: nobody, ...rest }, status: 404 },
  { what: 'a number in another form', body: { phoneNumber: '15400000005', ...rest }, status: 400, isBad: true },
];

/** [API, OpenAPI file, base path, operation, requests]. */
const operations: readonly (readonly [Api, string, string, string, readonly Case[]])[] = [
  [
    'number-verification',
    'number-verification/2.1.0/number-verification.yaml',
    '/number-verification/v2',
    'post /verify',
    [
      { what: 'a token of a line', body: { phoneNumber: someone }, status: 200, token: 'line' },
      { what: 'a token of nobody', body: { phoneNumber: someone }, status: 403 },
      {
        what: 'both forms',
        body: { phoneNumber: someone, hashedPhoneNumber: 'a'.repeat(64) },
        status: 400,
        isBad: true,
      },
      ...denied,
    ],
  ],
  [
    'number-verification',
    'number-verification/2.1.0/number-verification.yaml',
    '/number-verification/v2',
    'get /device-phone-number',
    [
      { what: 'a token of a line', status: 200, token: 'line' },
      { what: 'no token', status: 401, token: 'none' },
    ],
  ],
  [
    'sim-swap',
    'sim-swap/2.1.0/sim-swap.yaml',
    '/sim-swap/v2',
    'post /check',
    [
      ...byNumber({ maxAge: 240 }),
      { what: 'maxAge beyond the range', body: { phoneNumber: someone, maxAge: 2401 }, status: 400, isBad: true },
    ],
  ],
  ['sim-swap', 'sim-swap/2.1.0/sim-swap.yaml', '/sim-swap/v2', 'post /retrieve-date', byNumber()],
  [
    'device-swap',
    'device-swap/1.0.0/device-swap.yaml',
    '/device-swap/v1',
    'post /check',
    [
      ...byNumber({ maxAge: 1 }),
      { what: 'maxAge beyond the range', body: { phoneNumber: someone, maxAge: 0 }, status: 400, isBad: true },
    ],
  ],
  ['device-swap', 'device-swap/1.0.0/device-swap.yaml', '/device-swap/v1', 'post /retrieve-date', byNumber()],
  [
    'kyc-match',
    'kyc-match/0.4.0/kyc-match.yaml',
    '/kyc-match/v0.4',
    'post /match',
    [
      ...byNumber({ name: '某人', idDocument: '1', gender: 'OTHER', birthdate: '1990-01-01' }).filter(
        (one) => one.what !== 'a number beside a token of a line',
      ),
      { what: 'nothing to match', body: { phoneNumber: someone }, status: 400 },
      { what: 'another line than the token’s', body: { phoneNumber: nobody, name: 'x' }, status: 403, token: 'line' },
    ],
  ],
  [
    'kyc-tenure',
    'kyc-tenure/0.2.0/kyc-tenure.yaml',
    '/kyc-tenure/v0.2',
    'post /check-tenure',
    [
      ...byNumber({ tenureDate: '2024-02-29' }),
      { what: 'a day to come', body: { phoneNumber: someone, tenureDate: '2030-01-01' }, status: 400 },
      { what: 'no day', body: { phoneNumber: someone }, status: 400, isBad: true },
    ],
  ],
  [
    'one-time-password-sms',
    'one-time-password-sms/1.1.1/one-time-password-sms.yaml',
    '/one-time-password-sms/v1',
    'post /send-code',
    [
      { what: 'a good request', body: { phoneNumber: someone, message: 'Code {{code}}' }, status: 200 },
      { what: 'a number of nobody', body: { phoneNumber: nobody, message: 'Code {{code}}' }, status: 404 },
      { what: 'no place for the code', body: { phoneNumber: someone, message: 'Code' }, status: 400, isBad: true },
      ...denied.map((one) => ({ ...one, body: { phoneNumber: someone, message: '{{code}}' } })),
    ],
  ],
  [
    'one-time-password-sms',
    'one-time-password-sms/1.1.1/one-time-password-sms.yaml',
    '/one-time-password-sms/v1',
    'post /validate-code',
    [
      { what: 'an unknown id', body: { authenticationId: 'unknown', code: '123456' }, status: 404 },
      { what: 'a long code', body: { authenticationId: 'a', code: 'elevenchars' }, status: 400, isBad: true },
      { what: 'no token', body: { authenticationId: 'a', code: '1' }, status: 401, token: 'none' },
    ],
  ],
  [
    'number-recycling',
    'number-recycling/0.2.0/number-recycling.yaml',
    '/number-recycling/v0.2',
    'post /check',
    [
      ...byNumber({ specifiedDate: '2025-01-31' }),
      { what: 'a day to come', body: { phoneNumber: someone, specifiedDate: '2030-01-01' }, status: 400 },
    ],
  ],
  [
    'call-forwarding-signal',
    'call-forwarding-signal/0.4.0/call-forwarding-signal.yaml',
    '/call-forwarding-signal/v0.4',
    'post /unconditional-call-forwardings',
    byNumber(),
  ],
  [
    'call-forwarding-signal',
    'call-forwarding-signal/0.4.0/call-forwarding-signal.yaml',
    '/call-forwarding-signal/v0.4',
    'post /call-forwardings',
    byNumber(),
  ],
];

let country: TestCountry;
beforeAll(async () => {
  country = await startCountry();
});
afterAll(() => country.stop());

async function headersFor(api: Api, token: Case['token']): Promise<Record<string, string>> {
  if (token === 'none') return {};
  const scope = `dpv:IdentityVerification ${token === 'other' ? 'kyc-tenure:check-tenure' : scopes[api]}`;
  const elsewhere = api === 'kyc-tenure' ? 'dpv:IdentityVerification sim-swap' : scope;
  if (token !== 'line') return { authorization: await country.lender.token(token === 'other' ? elsewhere : scope) };
  const given = await country.lender.post('/phone/temporary-tokens', { phoneNumber: someone });
  const { temporaryToken } = (await given.json()) as { temporaryToken: string };
  return { authorization: await country.lender.tokenOfLine(`operatortoken:${temporaryToken}`, scope) };
}

describe.skipIf(!referenceIsThere)(`the CAMARA OpenAPI files hold for${orAbsent}`, () => {
  describe.each(operations)('%s, %s: %s %s', (...[api, file, base, operation, cases]) => {
    it.each(cases)('$what -> $status', async ({ body, status, isBad, token }) => {
      const contract = openApiContract(`camara/${file}`);
      const [method, path] = operation.split(' ');
      const headers = await headersFor(api, token);
      const response =
        method === 'get'
          ? await country.lender.get(base + path, headers)
          : await country.lender.post(base + path, body, headers);
      const answer = response.status === 204 ? undefined : ((await response.json()) as unknown);
      expect([response.status, answer]).toEqual([status, answer]);
      expect(contract.responseErrors(operation, status, answer)).toEqual([]);
      const isRefusedByFile = method === 'post' && contract.requestErrors(operation, body).length > 0;
      expect(isRefusedByFile).toBe(isBad ?? false);
    });
  });
});
