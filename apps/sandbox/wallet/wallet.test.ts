import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startCountry, type TestCountry } from '../testing/country.ts';
import { openApiContract, orAbsent, referenceIsThere } from '../testing/openapi.ts';

let country: TestCountry;
let authorization: string;
beforeEach(async () => {
  country = await startCountry();
  authorization = await country.lender.token('wallet:transactions wallet:mandates wallet:accounts');
});
afterEach(() => country.stop());

const wallet = 'w7';
const base = '/mm/v1.2';

function disbursementOf(amount: string): object {
  return { amount, currency: 'CNY', creditParty: [{ key: 'walletid', value: wallet }], descriptionText: 'Loan' };
}

function collectionOf(amount: string): object {
  return { amount, currency: 'CNY', debitParty: [{ key: 'walletid', value: wallet }] };
}

interface Sent {
  readonly correlationId?: string;
  readonly fault?: string;
  readonly callback?: boolean;
}

async function order(type: string, body: object, sent: Sent = {}): Promise<Response> {
  const callbackUrl = await country.lender.callbackUrl();
  return country.lender.post(`${base}/transactions/type/${type}`, body, {
    authorization,
    'X-CorrelationID': sent.correlationId ?? randomUUID(),
    ...(sent.callback === false ? {} : { 'X-Callback-URL': callbackUrl }),
    ...(sent.fault === undefined ? {} : { 'x-sandbox-fault': sent.fault }),
  });
}

async function read(path: string): Promise<Record<string, string>> {
  return (await country.lender.get(base + path, { authorization })).json() as Promise<Record<string, string>>;
}

const balance = async (): Promise<string> => (await read(`/accounts/walletid/${wallet}/balance`))['currentBalance']!;

async function callbacksArrive(count: number): Promise<void> {
  await expect.poll(() => country.lender.callbacks, { interval: 20 }).toHaveLength(count);
}

describe('a disbursement', () => {
  it('is taken at once, ends later, and then reports itself with a signature', async () => {
    const before = await balance();
    const accepted = await order('disbursement', disbursementOf('2000.50'));
    expect(accepted.status).toBe(202);
    const state = (await accepted.json()) as Record<string, string>;
    expect(state).toMatchObject({ status: 'pending', notificationMethod: 'callback' });
    await callbacksArrive(1);
    const [callback] = country.lender.callbacks;
    expect(callback).toMatchObject({ method: 'PUT', signed: true });
    expect(callback?.body).toMatchObject({
      transactionReference: state['objectReference'],
      transactionStatus: 'completed',
      amount: '2000.50',
      currency: 'CNY',
    });
    expect(Number(await balance())).toBeCloseTo(Number(before) + 2000.5, 2);
    expect(await read(`/requeststates/${state['serverCorrelationId']}`)).toMatchObject({ status: 'completed' });
    expect(await read(`/transactions/${state['objectReference']}`)).toMatchObject({ transactionStatus: 'completed' });
  });

  it('moves money once when the same order is sent again, and refuses another under its correlation id', async () => {
    const correlationId = randomUUID();
    const before = Number(await balance());
    const first = (await (await order('disbursement', disbursementOf('100.00'), { correlationId })).json()) as object;
    await callbacksArrive(1);
    const again = await order('disbursement', disbursementOf('100.00'), { correlationId });
    expect(again.status).toBe(202);
    expect(await again.json()).toEqual({ ...first, status: 'completed' });
    const other = await order('disbursement', disbursementOf('200.00'), { correlationId });
    expect(other.status).toBe(400);
    expect(await other.json()).toMatchObject({ errorCategory: 'businessRule', errorCode: 'duplicateRequest' });
    expect(Number(await balance())).toBeCloseTo(before + 100, 2);
  });

  it.each([
    ['without a correlation id', 'mandatoryValueNotSupplied', 400, disbursementOf('1.00'), ''],
    ['under an id that is no UUID', 'formatError', 400, disbursementOf('1.00'), 'order-1'],
    ['of more decimals than the currency has', 'formatError', 400, disbursementOf('1.001'), undefined],
    ['of nothing', 'negativeValue', 400, disbursementOf('0'), undefined],
    ['in another currency', 'currencyNotSupported', 400, { ...disbursementOf('1.00'), currency: 'KES' }, undefined],
    [
      'to nobody',
      'identifierError',
      404,
      { ...disbursementOf('1.00'), creditParty: [{ key: 'walletid', value: 'w9999999' }] },
      undefined,
    ],
  ])('%s is refused as %s', async (...[, errorCode, status, body, correlationId = randomUUID()]) => {
    const refused = await country.lender.post(`${base}/transactions/type/disbursement`, body, {
      authorization,
      ...(correlationId === '' ? {} : { 'X-CorrelationID': correlationId }),
    });
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ errorCode });
  });

  it('needs a token, and one lender cannot see another’s', async () => {
    const without = await country.lender.post(`${base}/transactions/type/disbursement`, disbursementOf('1.00'));
    expect(without.status).toBe(401);
    const accepted = (await (await order('disbursement', disbursementOf('1.00'))).json()) as Record<string, string>;
    country.sandbox.registerClient({ ...country.lender.client, clientId: 'another' });
    const token = await country.lender.ask({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await country.lender.assertion({ iss: 'another', sub: 'another' }),
      scope: 'wallet:transactions',
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const path = `${base}/transactions/${accepted['objectReference']}`;
    expect((await country.lender.get(path, { authorization: `Bearer ${access_token}` })).status).toBe(404);
  });
});

describe('a wallet that misbehaves', () => {
  it('whose answer is lost can be asked what became of the order', async () => {
    const correlationId = randomUUID();
    const before = Number(await balance());
    await expect(
      order('disbursement', disbursementOf('10.00'), { correlationId, fault: 'lost-response' }),
    ).rejects.toThrow('fetch failed');
    await callbacksArrive(1);
    const { link } = await read(`/responses/${correlationId}`);
    expect(await read(link!)).toMatchObject({ transactionStatus: 'completed', amount: '10.00' });
    expect(Number(await balance())).toBeCloseTo(before + 10, 2);
  });

  it('that stays silent or is out of service has done nothing', async () => {
    const before = await balance();
    for (const fault of ['timeout', 'error']) {
      const correlationId = randomUUID();
      expect((await order('disbursement', disbursementOf('10.00'), { correlationId, fault })).status).toBe(503);
      expect(await read(`/responses/${correlationId}`)).toMatchObject({ errorCode: 'identifierError' });
    }
    expect(await balance()).toBe(before);
  });

  it('can call back twice with the same id, late, before it answers, or never', async () => {
    await order('disbursement', disbursementOf('1.00'), { fault: 'twice' });
    await callbacksArrive(2);
    const ids = country.lender.callbacks.map((callback) => callback.headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);

    await order('disbursement', disbursementOf('2.00'), { fault: 'out-of-order' });
    expect(country.lender.callbacks).toHaveLength(3);

    const silent = (await (
      await order('disbursement', disbursementOf('3.00'), { fault: 'no-callback' })
    ).json()) as Record<string, string>;
    await order('disbursement', disbursementOf('4.00'), { fault: 'late' });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(country.lender.callbacks).toHaveLength(3);
    await callbacksArrive(4);
    expect(country.lender.callbacks[3]?.body).toMatchObject({ amount: '4.00' });
    expect(await read(`/transactions/${silent['objectReference']}`)).toMatchObject({ transactionStatus: 'completed' });
  });

  it('calls back again until the lender takes it', async () => {
    country.lender.answerNext(500, 503);
    await order('disbursement', disbursementOf('1.00'));
    await callbacksArrive(3);
    expect(new Set(country.lender.callbacks.map((callback) => callback.headers['webhook-id'])).size).toBe(1);
  });
});

describe('a collection', () => {
  it('takes what is there, and fails with insufficient funds for more', async () => {
    const before = Number(await balance());
    await order('merchantpay', collectionOf('1.00'));
    await callbacksArrive(1);
    await order('merchantpay', collectionOf('99999999.00'));
    await callbacksArrive(2);
    expect(country.lender.callbacks[1]?.body).toMatchObject({
      errorCategory: 'businessRule',
      errorCode: 'insufficientFunds',
    });
    expect(Number(await balance())).toBeCloseTo(before - 1, 2);
  });

  it('fails on demand although there is money', async () => {
    const before = await balance();
    await order('merchantpay', collectionOf('1.00'), { fault: 'insufficient-funds' });
    await callbacksArrive(1);
    expect(country.lender.callbacks[0]?.body).toMatchObject({ errorCode: 'insufficientFunds' });
    expect(await balance()).toBe(before);
  });

  it('under a mandate keeps to its limit, its days and its end', async () => {
    const path = `${base}/accounts/walletid/${wallet}/debitmandates`;
    const correlation = { 'X-CorrelationID': randomUUID() };
    const created = await country.lender.post(
      path,
      { startDate: '2026-06-15', endDate: '2026-07-15', amountLimit: '50.00', currency: 'CNY' },
      { authorization, ...correlation },
    );
    expect(created.status).toBe(201);
    const { mandateReference } = (await created.json()) as { mandateReference: string };
    const again = await country.lender.post(path, { startDate: '2026-06-15' }, { authorization, ...correlation });
    expect(await again.json()).toMatchObject({ mandateReference });
    const under = (amount: string): Promise<Response> =>
      order('merchantpay', {
        amount,
        currency: 'CNY',
        debitParty: [{ key: 'mandatereference', value: mandateReference }],
      });
    expect((await under('50.00')).status).toBe(202);
    expect(await (await under('50.01')).json()).toMatchObject({ errorCode: 'noMandateAuthority' });
    await country.clock.moveTo(country.clock.now().add({ hours: 24 * 31 }));
    expect(await (await under('1.00')).json()).toMatchObject({ errorCode: 'noMandateAuthority' });
    const patch = [{ op: 'replace', path: '/mandateStatus', value: 'inactive' }];
    const ended = await fetch(`${country.url}${path}/${mandateReference}`, {
      method: 'PATCH',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(patch),
    });
    expect(ended.status).toBe(204);
    expect(await read(`/accounts/walletid@${wallet}/debitmandates/${mandateReference}`)).toMatchObject({
      mandateStatus: 'inactive',
      amountLimit: '50.00',
    });
  });

  it('can be taken back once it has completed', async () => {
    const before = await balance();
    const paid = (await (await order('merchantpay', collectionOf('5.00'))).json()) as Record<string, string>;
    await callbacksArrive(1);
    const reversal = await country.lender.post(
      `${base}/transactions/${paid['objectReference']}/reversals`,
      { type: 'reversal' },
      { authorization, 'X-CorrelationID': randomUUID() },
    );
    const state = (await reversal.json()) as Record<string, string>;
    expect(state).toMatchObject({ status: 'pending', notificationMethod: 'polling' });
    await expect.poll(balance).toBe(before);
    expect(await read(`/transactions/${state['objectReference']}`)).toMatchObject({
      type: 'reversal',
      originalTransactionReference: paid['objectReference'],
    });
  });
});

describe.skipIf(!referenceIsThere)(`the GSMA Mobile Money API 1.2 file holds for${orAbsent}`, () => {
  const file = 'payments/gsma-mobile-money-api/mobile-money-api-1.2.0-master.yaml';

  it('requests, answers, errors and callbacks of the wallet', async () => {
    const contract = openApiContract(file);
    const create = 'post /transactions/type/{transactionType}';
    const body = disbursementOf('12.34');
    expect(contract.requestErrors(create, body)).toEqual([]);
    const correlationId = randomUUID();
    const accepted = (await (await order('disbursement', body, { correlationId })).json()) as Record<string, string>;
    expect(contract.responseErrors(create, 202, accepted)).toEqual([]);
    await callbacksArrive(1);
    expect(contract.responseErrors(create, 201, country.lender.callbacks[0]?.body)).toEqual([]);
    const shown = await read(`/transactions/${accepted['objectReference']}`);
    expect(contract.responseErrors('get /transactions/{transactionReference}', 200, shown)).toEqual([]);
    const state = await read(`/requeststates/${accepted['serverCorrelationId']}`);
    expect(contract.responseErrors('get /requeststates/{serverCorrelationId}', 200, state)).toEqual([]);
    const answer = await read(`/responses/${correlationId}`);
    expect(contract.responseErrors('get /responses/{clientCorrelationId}', 200, answer)).toEqual([]);
    const balances = await read(`/accounts/walletid/${wallet}/balance`);
    expect(contract.responseErrors('get /accounts/{identifierType}/{identifier}/balance', 200, balances)).toEqual([]);
    const refused = (await (await order('disbursement', disbursementOf('0'))).json()) as object;
    expect(contract.responseErrors(create, 400, refused)).toEqual([]);
    await order('merchantpay', collectionOf('99999999.00'));
    await callbacksArrive(2);
    expect(contract.responseErrors(create, 400, country.lender.callbacks[1]?.body)).toEqual([]);
    expect(contract.responseErrors('get /heartbeat', 200, await read('/heartbeat'))).toEqual([]);
  });

  it('statement entries and the name of the holder', async () => {
    const contract = openApiContract(file);
    const account = '/accounts/{identifierType}/{identifier}';
    await order('disbursement', disbursementOf('50.00'));
    await callbacksArrive(1);
    const entries = (await read(`/accounts/walletid/${wallet}/statemententries?limit=200`)) as unknown as object[];
    expect(entries.length).toBeGreaterThan(20);
    expect(contract.responseErrors(`get ${account}/statemententries`, 200, entries)).toEqual([]);
    const name = await read(`/accounts/walletid/${wallet}/accountname`);
    expect(contract.responseErrors(`get ${account}/accountname`, 200, name)).toEqual([]);
    const wrong = await read(`/accounts/walletid/${wallet}/statemententries?limit=none`);
    expect(contract.responseErrors(`get ${account}/statemententries`, 400, wrong)).toEqual([]);
  });
});
