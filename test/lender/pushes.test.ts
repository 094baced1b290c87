import type { LineId } from '@lendline/lines/contract';
import type { FeedId } from '@lendline/records/contract';
import { borrower, staff } from '@lendline/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { pushTo, type SentMessage } from './feed-hands.ts';
import { walkForFile } from './file-walk.ts';
import { partner, value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});

beforeAll(async () => {
  await walk.records.overHttp();
});

async function partnered(): Promise<{ readonly line: LineId; readonly feed: FeedId; readonly name: string }> {
  const { person, line } = await hands.newcomer('payment-statement');
  const linked = await walk.records.client.linkFeed(walk.as(borrower(line)), { provider: partner.name });
  const { id, way } = value(linked);
  expect(way).toBe('push');
  return { line, feed: id, name: person.name };
}

async function push(sent: SentMessage): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await pushTo(walk.records.url(), walk.country.clock.now(), sent);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function payment(id: string, changes: object = {}): object {
  return {
    id,
    at: '2026-06-10T08:00:00Z',
    amount: { amount: '520000', currency: 'CNY' },
    direction: 'in',
    status: 'posted',
    category: 'transfer',
    counterparty: '某单位',
    counterpartyAccount: '13900000001',
    orderId: `order-${id}`,
    ...changes,
  };
}

describe('a message of a registered partner', () => {
  it('is taken row by row, and every row that is not says why', async () => {
    const { line, feed } = await partnered();
    const rows = [
      payment('r1'),
      payment('r2', { amount: { amount: '-5', currency: 'CNY' } }),
      payment('r3', { at: 'yesterday' }),
      payment('r4', { direction: 'sideways' }),
      payment('r5', { at: '2027-01-01T00:00:00Z' }),
      'no object',
      payment('r6', { status: 'brand-new-word' }),
    ];
    const answer = await push({ body: { feed, rows } });
    expect(answer).toMatchObject({ status: 200, body: { received: 7, accepted: 2, unchanged: 0, rejected: 5 } });
    const problems = answer.body['problems'] as { row: number; field: string; reason: string }[];
    expect(problems.toSorted((a, b) => a.row - b.row).map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'bad-amount'],
      [3, 'bad-at'],
      [4, 'bad-direction'],
      [5, 'post-dated'],
      [6, 'not-an-object'],
    ]);
    const { transactions, imports } = await hands.read(line);
    // A word that nobody knows is kept and proves nothing.
    expect(transactions.map(({ status }) => status).toSorted()).toEqual(['other', 'posted']);
    expect(imports).toMatchObject([
      { kind: partner.name, feed: { id: feed, way: 'push' }, rows: { read: 7, accepted: 2, rejected: 5, ignored: 0 } },
    ]);
    const reader = walk.as(staff('staff_a', 'records.read'));
    const file = value(await walk.records.client.downloadRejected(reader, { importId: imports[0]!.id }));
    expect(new TextDecoder().decode(file.bytes).trim().split('\r\n').length).toBe(6);
    for (const table of ['sealed_rows', 'feed_row', 'pushed_message', 'audit', 'outbox']) {
      const found = await db.database.pool.query(`select from records.${table} t where t::text ~ '某单位|13900000001'`);
      expect(found.rowCount, `${table} holds personal data`).toBe(0);
    }
  });

  it('is believed under both secrets while one takes the place of the other, and under any one of several signatures', async () => {
    const { feed } = await partnered();
    const sent = { body: { feed, rows: [payment('r1')] } };
    const answers = [await push(sent), await push({ ...sent, secret: partner.secretBefore })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const unknown = `whsec_${Buffer.from('another secret of 24 bytes').toString('base64')}`;
    const both = await push({ ...sent, secret: `${unknown} ${partner.secretBefore}` });
    expect(both).toMatchObject({ status: 200, body: { unchanged: 1 } });
  });

  it('that is sent again changes nothing and hears the same; another under its id is refused', async () => {
    const { line, feed } = await partnered();
    const id = 'msg_sent-twice-0001';
    const first = await push({ id, body: { feed, rows: [payment('r1')] } });
    const [again, ...others] = await Promise.all(
      [1, 2, 3].map(() => push({ id, body: { feed, rows: [payment('r1')] } })),
    );
    expect([again, ...others]).toEqual([first, first, first]);
    const other = await push({ id, body: { feed, rows: [payment('r2')] } });
    expect(other).toMatchObject({ status: 409, body: { code: 'records.push-id-reused' } });
    expect((await hands.read(line)).transactions.length).toBe(1);
    const events = await db.database.pool.query(
      `select from records.outbox where type = 'records.imported' and data->>'lineId' = $1`,
      [line],
    );
    expect(events.rowCount).toBe(1);
  });

  it('of which two come at once is taken row by row all the same', async () => {
    const { line, feed } = await partnered();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => push({ body: { feed, rows: [payment('shared'), payment(name)] } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const accepted = answers.reduce((sum, { body }) => sum + Number(body['accepted']), 0);
    expect(accepted).toBe(5);
    expect((await hands.read(line)).transactions.length).toBe(5);
  });

  it('corrects a row under the id that it had, from its arrival on', async () => {
    const { line, feed } = await partnered();
    await push({ body: { feed, rows: [payment('r1', { status: 'pending' }), payment('r2')] } });
    const before = walk.country.clock.now();
    await walk.country.clock.moveTo(before.add({ hours: 1 }));
    const corrected = await push({
      body: { feed, rows: [payment('r1', { amount: { amount: '530000', currency: 'CNY' } }), payment('r2')] },
    });
    expect(corrected.body).toMatchObject({ accepted: 1, unchanged: 1, rejected: 0 });
    const amounts = async (asOf?: Temporal.Instant) =>
      (await hands.read(line, asOf)).transactions.map(({ amount, status }) => `${amount} ${status}`).toSorted();
    expect(await amounts()).toEqual(['520000 posted', '530000 posted']);
    expect(await amounts(before)).toEqual(['520000 pending', '520000 posted']);
  });

  it('says whose account it is: another’s does not count', async () => {
    const { line, feed, name } = await partnered();
    await push({ body: { feed, holder: { name: '王不是' }, rows: [payment('r1')] } });
    expect((await hands.read(line)).imports).toMatchObject([{ flags: ['other-holder'], counts: false }]);
    await push({ body: { feed, holder: { name }, rows: [payment('r2')] } });
    const { transactions } = await hands.read(line);
    expect(transactions.length).toBe(1);
  });
});

describe('a message that is not believed', () => {
  it.each<[string, (sent: SentMessage) => SentMessage]>([
    [
      'signed with another secret',
      (sent) => ({ ...sent, secret: `whsec_${Buffer.from('another secret of 24 bytes').toString('base64')}` }),
    ],
    ['from six minutes ago', (sent) => ({ ...sent, at: walk.country.clock.now().subtract({ minutes: 6 }) })],
    ['of a partner who is not registered', (sent) => ({ ...sent, partner: 'nobody' })],
    ['with an id that could be anything', (sent) => ({ ...sent, id: 'x' })],
  ])('is one %s', async (_, change) => {
    const { line, feed } = await partnered();
    const answer = await push(change({ body: { feed, rows: [payment('r1')] } }));
    expect(answer).toMatchObject({ status: 401, body: { code: 'records.push-not-signed' } });
    expect((await hands.read(line)).imports).toEqual([]);
  });

  it('is one about a feed that is not this partner’s, has ended, or whose consent has', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    const wallet = await hands.linkWallet({ person, line });
    const rows = [payment('r1')];
    const statusOf = async (feed: FeedId): Promise<unknown> => {
      const { status, body } = await push({ body: { feed, rows } });
      return [status, body['code']];
    };
    expect(await statusOf(wallet.id)).toEqual([404, 'not-found']);
    const ours = await partnered();
    await hands.withdraw(ours.line, 'payment-statement');
    expect(await statusOf(ours.feed)).toEqual([403, 'records.no-consent-payment-statement']);
    const stopped = await partnered();
    value(await walk.records.client.stopFeed(walk.as(borrower(stopped.line)), { feedId: stopped.feed }));
    expect(await statusOf(stopped.feed)).toEqual([404, 'not-found']);
    const audits = await db.database.pool.query(
      `select reason from records.audit where action = 'receive-push' and outcome = 'refused' order by seq desc limit 3`,
    );
    expect(audits.rows.map(({ reason }: { reason: string }) => reason)).toEqual([
      'not-found',
      'records.no-consent-payment-statement',
      'not-found',
    ]);
  });

  it('is one of another form, which may come again once it is right', async () => {
    const { feed } = await partnered();
    const id = 'msg_mended-0000001';
    expect(await push({ id, body: 'no json' })).toMatchObject({ status: 400, body: { code: 'records.push-body' } });
    expect(await push({ id, body: { feed, rows: [payment('r1')] } })).toMatchObject({ status: 200 });
  });
});
