import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCountry, type TestCountry } from '../testing/country.ts';
import { codeIn } from './messages.ts';

let country: TestCountry;
let authorization: string;
let phone: string;
beforeEach(async () => {
  country = await startCountry();
  authorization = await country.lender.token('sms:send');
  phone = country.world.person(9).phone;
});
afterEach(() => country.stop());

async function send(body: object, headers: Record<string, string> = {}): Promise<Response> {
  const callbackUrl = await country.lender.callbackUrl('/receipts');
  const message = { to: phone, text: 'Your instalment is due', callbackUrl, ...body };
  return country.lender.post('/sms/v1/messages', message, { authorization, ...headers });
}

async function inbox(of = phone): Promise<{ text: string; code: string | null }[]> {
  const response = await country.lender.get(`/inbox/api/phones/${encodeURIComponent(of)}/messages`);
  return ((await response.json()) as { messages: { text: string; code: string | null }[] }).messages;
}

async function receiptArrives(): Promise<void> {
  await expect.poll(() => country.lender.callbacks).toHaveLength(1);
}

describe('a text of the lender', () => {
  it('is on the phone at once, newest first, and a signed receipt follows', async () => {
    await send({ text: 'first' });
    const accepted = await send({ text: 'Second: code 482913, valid 5 minutes', reference: 'msg-1' });
    expect(accepted.status).toBe(202);
    const { messageId } = (await accepted.json()) as { messageId: string };
    expect((await inbox()).map(({ text, code }) => [text, code])).toEqual([
      ['Second: code 482913, valid 5 minutes', '482913'],
      ['first', null],
    ]);
    await expect.poll(() => country.lender.callbacks).toHaveLength(2);
    const receipt = country.lender.callbacks.find((seen) => (seen.body as { reference?: string }).reference);
    expect(receipt).toMatchObject({ method: 'POST', path: '/receipts', signed: true });
    expect(receipt?.body).toMatchObject({ messageId, reference: 'msg-1', status: 'delivered' });
  });

  it('to a number of nobody is taken and then reported as undelivered', async () => {
    expect((await send({ to: '+8615499999999' })).status).toBe(202);
    await receiptArrives();
    expect(country.lender.callbacks[0]?.body).toMatchObject({ status: 'undelivered' });
  });

  it('arrives once when it is sent again under its key, and the key is good for no other text', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await (await send({}, key)).json();
    expect(await (await send({}, key)).json()).toEqual(first);
    expect(await inbox()).toHaveLength(1);
    expect((await send({ text: 'another' }, key)).status).toBe(409);
  });

  it('needs a token with the scope, and the right fields', async () => {
    expect((await send({}, { authorization: '' })).status).toBe(401);
    const other = await country.lender.token('wallet:transactions');
    expect((await send({}, { authorization: other })).status).toBe(403);
    expect((await send({ text: '' })).status).toBe(400);
  });

  it('meets the faults that are switched on', async () => {
    expect((await send({}, { 'x-sandbox-fault': 'error' })).status).toBe(503);
    expect((await send({}, { 'x-sandbox-fault': 'timeout' })).status).toBe(504);
    expect(await inbox()).toHaveLength(0);
    await send({}, { 'x-sandbox-fault': 'undelivered' });
    await receiptArrives();
    expect(country.lender.callbacks[0]?.body).toMatchObject({ status: 'undelivered' });
    expect(await inbox()).toHaveLength(0);
  });

  it('shows itself on the open inbox page by itself', async () => {
    const response = await country.lender.get('/inbox/9/events');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('event: ready');
    await send({});
    expect((await reader.read()).value).toContain('data: sms_');
    await reader.cancel();
  });
});

describe('the code in a text', () => {
  it.each([
    ['【Lendline】验证码 482913，5 分钟内有效', '482913'],
    ['482913 is your Lendline code', '482913'],
    ['Your instalment of ¥1,234.56 is due on 2026-03-05', undefined],
    ['还款 1234.50 元，2026年3月5日到期', undefined],
    ['Call +8615400000001', undefined],
  ])('%s -> %s', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });
});
