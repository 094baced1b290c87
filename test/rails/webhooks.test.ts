import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WithSecret } from '@lendline/payments/contract';
import { isSignedBy, signedCall } from '@lendline/platform';
import { staff, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, must, type RailWorld, railSlices, startRailWorld } from './rail-world.ts';

interface Seen {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

const db = testDatabase({ slices: railSlices });
let world: RailWorld;
let server: Server;
let seen: Seen[] = [];
let answers: number[] = [];

beforeAll(async () => {
  world = await startRailWorld({ database: db.database });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers as Seen['headers'], body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  seen = [];
  answers = [];
});
afterAll(async () => {
  await world.stop();
  await new Promise((resolve) => server.close(resolve));
});

const client = () => world.payments.client;
const officer = () => world.as(staff('staff_1', 'payments.operate'));
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

async function told(): Promise<WithSecret> {
  return must(await client().addWebhook(officer(), { url: url(), events: ['payments.succeeded'] }));
}

const believes = ({ headers, body }: Seen, secret: string) =>
  isSignedBy(
    secret,
    signedCall((name) => headers[name], body),
    world.country.clock.now().epochMilliseconds,
  );

const deliveries = async (state?: 'dead' | 'delivered' | 'waiting') =>
  must(await client().listDeliveries(officer(), state ? { state } : {})).deliveries;

async function payOut() {
  const { lineId } = await world.someone();
  return world.until(await world.payOut(lineId), 'succeeded');
}

const oneMore = (endpoint: WithSecret) =>
  eventually(
    async () => (await deliveries()).filter(({ endpointId }) => endpointId === endpoint.id),
    (all) => all.length > 0,
  );

describe('a system that is added again under the same key, because the answer was lost', () => {
  it('is one, with the secret that was told first; another under that key is refused', async () => {
    const before = must(await client().listWebhooks(officer(), {})).endpoints.length;
    const asked = { url: url(), events: ['payments.succeeded'] } as const;
    const keyed = () => ({ ...officer(), idempotencyKey: 'one-endpoint-for-all' });
    const answers = await Promise.all(Array.from({ length: 4 }, () => client().addWebhook(keyed(), asked)));
    expect(new Set(answers.map((answer) => JSON.stringify(must(answer)))).size).toBe(1);
    const { endpoints } = must(await client().listWebhooks(officer(), {}));
    expect(endpoints).toHaveLength(before + 1);
    const other = await client().addWebhook(keyed(), { ...asked, events: ['payments.failed'] });
    expect(other).toMatchObject({ ok: false, error: { code: 'payments.key-reused' } });
    must(await client().endWebhook(officer(), { endpointId: must(answers[0]!).id }));
  });
});

describe('a system that is told of money', () => {
  it('gets a message signed with its secret, once for each event, of what it asked for', async () => {
    const endpoint = await told();
    const paid = await payOut();
    await eventually(
      () => Promise.resolve(seen.length),
      (count) => count === 1,
    );
    const message = JSON.parse(seen[0]!.body) as { type: string; data: { id: string } };
    expect(message).toMatchObject({ type: 'payments.succeeded', data: { id: paid.id, state: 'succeeded' } });
    expect(seen[0]!.headers['webhook-id']).toMatch(/^msg_/);
    expect(believes(seen[0]!, endpoint.secret)).toBe(true);
    expect(believes(seen[0]!, 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoaXMgdGVzdA==')).toBe(false);
    expect(seen[0]!.body).not.toContain('+86');
    must(await client().endWebhook(officer(), { endpointId: endpoint.id }));
  });

  it('believes the secret before and the new one for a day', async () => {
    const endpoint = await told();
    const { secret } = must(await client().rotateWebhook(officer(), { endpointId: endpoint.id }));
    await payOut();
    await eventually(
      () => Promise.resolve(seen.length),
      (count) => count === 1,
    );
    expect([endpoint.secret, secret].map((one) => believes(seen[0]!, one))).toEqual([true, true]);
    await world.country.clock.moveTo(world.country.clock.now().add({ hours: 25 }));
    await payOut();
    await eventually(
      () => Promise.resolve(seen.length),
      (count) => count === 2,
    );
    expect([endpoint.secret, secret].map((one) => believes(seen[1]!, one))).toEqual([false, true]);
    must(await client().endWebhook(officer(), { endpointId: endpoint.id }));
  });

  it('that does not take it is tried again, the same message, and after the last try a person has it sent again', async () => {
    answers = Array.from({ length: 10 }, () => 500);
    const endpoint = await told();
    await payOut();
    const [delivery] = await oneMore(endpoint);
    const deliver = () => world.payments.instance.jobs!['deliver']!(officer(), { deliveryId: delivery!.id });
    await eventually(
      async () => (await deliveries('waiting')).find(({ id }) => id === delivery!.id),
      (waiting) => waiting?.attempts === 1,
    );
    for (let tries = 1; tries < 10; tries += 1) await deliver();
    const dead = await deliveries('dead');
    expect(dead).toMatchObject([{ id: delivery!.id, attempts: 10, outcome: '500' }]);
    expect(new Set(seen.map(({ body, headers }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    must(await client().retryDelivery(officer(), { deliveryId: delivery!.id }));
    await eventually(
      () => deliveries('delivered'),
      (all) => all.some(({ id }) => id === delivery!.id),
    );
    const again = await client().retryDelivery(officer(), { deliveryId: delivery!.id });
    expect(again).toMatchObject({ ok: false, error: { status: 404 } });
    must(await client().endWebhook(officer(), { endpointId: endpoint.id }));
  });

  it('that says it is gone is told no more', async () => {
    answers = [410];
    const endpoint = await told();
    await payOut();
    await eventually(
      () => deliveries('dead'),
      (all) => all.some(({ outcome }) => outcome === '410'),
    );
    const { endpoints } = must(await client().listWebhooks(officer(), {}));
    expect(endpoints.find(({ id }) => id === endpoint.id)?.endedAt).not.toBeNull();
  });

  it('is reached over TLS, or on this machine with play money; its secret is shown once and kept sealed', async () => {
    for (const bad of ['http://lender.example/hook', 'https://user:word@lender.example/', 'ftp://127.0.0.1/']) {
      const answer = await client().addWebhook(officer(), { url: bad, events: ['payments.failed'] });
      expect(answer).toMatchObject({ ok: false, error: { code: 'payments.webhook-address' } });
    }
    const { secret } = await told();
    const { rows } = await db.database.pool.query<{ text: string }>(
      'select t::text as text from payments.webhook_endpoint t union all select t::text from payments.audit t',
    );
    expect(rows.some(({ text }) => text.includes(secret.slice(6, 20)))).toBe(false);
    expect(JSON.stringify(must(await client().listWebhooks(officer(), {})))).not.toContain('whsec_');
  });
});
