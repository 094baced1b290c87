import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';
import { openApiContract, orAbsent, referenceIsThere } from '../testing/openapi.ts';

let country: TestCountry;

beforeAll(async () => {
  country = await startCountry();
});
afterAll(() => country.stop());

const json = async (response: Response): Promise<Record<string, string>> =>
  (await response.json()) as Record<string, string>;

describe.skipIf(!referenceIsThere)(`the published files of the rails hold for${orAbsent}`, () => {
  it('batches and the own account of the GSMA Mobile Money API', async () => {
    const contract = openApiContract('payments/gsma-mobile-money-api/mobile-money-api-1.2.0-master.yaml');
    const authorization = await country.lender.token('wallet:transactions wallet:accounts');
    const base = '/mm/v1.2';
    const own = [{ key: 'organisationid', value: 'lender-under-test' }];
    const to = (wallet: string) => [{ key: 'walletid', value: wallet }];
    const order = { type: 'disbursement', amount: '1.00', currency: 'CNY', debitParty: own };
    const body = {
      batchTitle: 'a batch',
      transactions: [
        { ...order, creditParty: to('w7'), requestingOrganisationTransactionReference: 'one' },
        { ...order, creditParty: to('w9999999'), requestingOrganisationTransactionReference: 'two' },
      ],
    };
    expect(contract.requestErrors('post /batchtransactions', body)).toEqual([]);
    const headers = { authorization, 'X-CorrelationID': randomUUID() };
    const taken = await country.lender.post(`${base}/batchtransactions`, body, headers);
    expect(taken.status).toBe(202);
    const state = await json(taken);
    expect(contract.responseErrors('post /batchtransactions', 202, state)).toEqual([]);
    const path = `/batchtransactions/${state['objectReference']}`;
    const read = async (from: string) => (await country.lender.get(base + from, { authorization })).json();
    await expect.poll(() => read(`${path}/completions`)).toHaveLength(1);
    for (const part of ['', '/completions', '/rejections']) {
      const operation = `get /batchtransactions/{batchId}${part}`;
      expect(contract.responseErrors(operation, 200, await read(path + part))).toEqual([]);
    }
    expect(await read(`${path}/rejections`)).toMatchObject([{ rejectionReason: 'identifierError' }]);
    const span = 'fromDateTime=2026-06-14T00:00:00Z&toDateTime=2026-06-16T00:00:00Z';
    const account = `/accounts/organisationid@lender-under-test/transactions?${span}`;
    const rows = await read(account);
    expect(rows).toHaveLength(1);
    expect(contract.responseErrors('get /accounts/{accountId}/transactions', 200, rows)).toEqual([]);
    const another = await country.lender.get(`${base}/accounts/organisationid@another/transactions?${span}`, {
      authorization,
    });
    expect(another.status).toBe(404);
  });

  it('charges and refunds of CAMARA Carrier Billing', async () => {
    const billing = openApiContract('camara/carrier-billing/0.5.0/carrier-billing.yaml');
    const refunds = openApiContract('camara/carrier-billing-refund/0.3.0/carrier-billing-refund.yaml');
    const scopes = 'payments:create payments:read payments:write'.split(' ').map((one) => `carrier-billing:${one}`);
    const more = ['create', 'read'].map((one) => `carrier-billing-refund:refunds:${one}`);
    const authorization = await country.lender.token(['dpv:PaymentManagement', ...scopes, ...more].join(' '));
    const base = '/carrier-billing/v0.5';
    const chargingInformation = { amount: 12.34, currency: 'CNY', description: 'Repayment', isTaxIncluded: true };
    const amountTransaction = {
      phoneNumber: country.world.person(5).phone,
      clientCorrelator: randomUUID(),
      referenceCode: 'payment_1',
      paymentAmount: { chargingInformation },
    };
    const body = { amountTransaction };
    expect(billing.requestErrors('post /payments/prepare', body)).toEqual([]);
    const prepared = await country.lender.post(`${base}/payments/prepare`, body, { authorization });
    expect(prepared.status).toBe(201);
    const payment = await json(prepared);
    expect(billing.responseErrors('post /payments/prepare', 201, payment)).toEqual([]);
    const again = await json(await country.lender.post(`${base}/payments/prepare`, body, { authorization }));
    expect(again['paymentId']).toBe(payment['paymentId']);
    const path = `/payments/${payment['paymentId']}`;
    expect((await country.lender.post(`${base}${path}/confirm`, {}, { authorization })).status).toBe(202);
    const read = async (from: string) => json(await country.lender.get(from, { authorization }));
    await expect.poll(() => read(base + path)).toMatchObject({ paymentStatus: 'succeeded' });
    expect(billing.responseErrors('get /payments/{paymentId}', 200, await read(base + path))).toEqual([]);
    expect(billing.responseErrors('get /payments', 200, await read(`${base}/payments`))).toEqual([]);
    const twice = await country.lender.post(`${base}${path}/confirm`, {}, { authorization });
    expect(billing.responseErrors('post /payments/{paymentId}/confirm', 409, await json(twice))).toEqual([]);

    const refund = {
      type: 'partial',
      amountTransaction: {
        clientCorrelator: randomUUID(),
        referenceCode: 'payment_2',
        refundAmount: { chargingInformation: { ...chargingInformation, amount: 2 } },
      },
    };
    const operation = 'post /payments/{paymentId}/refunds';
    expect(refunds.requestErrors(operation, refund)).toEqual([]);
    const door = `/carrier-billing-refund/v0.3${path}/refunds`;
    const given = await country.lender.post(door, refund, { authorization });
    expect(given.status).toBe(201);
    expect(refunds.responseErrors(operation, 201, await json(given))).toEqual([]);
    const listed = await read(door);
    expect(refunds.responseErrors('get /payments/{paymentId}/refunds', 200, listed)).toEqual([]);
  });

  it('events of charges, under the token that was given', async () => {
    const billing = openApiContract('camara/carrier-billing/0.5.0/carrier-billing.yaml');
    const told: { readonly type: string | undefined; readonly token: string | undefined; readonly event: unknown }[] =
      [];
    const sink = createServer((request, response) => {
      void text(request).then((body) => {
        const { 'content-type': type, authorization: token } = request.headers;
        told.push({ type, token, event: JSON.parse(body) });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    const scopes = ['dpv:PaymentManagement', 'carrier-billing:payments:create', 'carrier-billing:payments:write'];
    const authorization = await country.lender.token(scopes.join(' '));
    const chargingInformation = { amount: 12.34, currency: 'CNY', description: 'Repayment', isTaxIncluded: true };
    const body = {
      amountTransaction: {
        phoneNumber: country.world.person(6).phone,
        clientCorrelator: randomUUID(),
        referenceCode: 'payment_3',
        paymentAmount: { chargingInformation },
      },
      sinkCredential: {
        credentialType: 'ACCESSTOKEN',
        accessToken: 'a-token',
        accessTokenExpiresUtc: '9999-12-31T23:59:59Z',
        accessTokenType: 'bearer',
      },
    };
    const [prepare, base] = ['post /payments/prepare', '/carrier-billing/v0.5/payments'];
    expect(billing.requestErrors(prepare, { ...body, sink: 'https://lender.example/sink' })).toEqual([]);
    const here = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/sink`;
    const prepared = await country.lender.post(`${base}/prepare`, { ...body, sink: here }, { authorization });
    const { paymentId } = await json(prepared);
    await country.lender.post(`${base}/${paymentId}/confirm`, {}, { authorization });
    await expect.poll(() => told).toHaveLength(2);
    const schemas = ['EventPaymentReserved', 'EventPaymentCompleted'];
    for (const [index, { type, token, event }] of told.entries()) {
      expect(billing.schemaErrors(schemas[index]!, event)).toEqual([]);
      expect({ type, token }).toEqual({ type: 'application/cloudevents+json', token: 'Bearer a-token' });
    }
    sink.close();
  });
});
