import { natureOf, type Transaction } from '@lendline/behaviour';
import type { LineId } from '@lendline/lines/contract';
import type { Feed, RecordsClient, StoredTransaction } from '@lendline/records/contract';
import { startRelay } from '@lendline/platform';
import { borrower, contractSuite, service, staff } from '@lendline/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { daysOf } from './feed-hands.ts';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});
afterEach(() => hands.switchFault('ok'));

const statement = 'payment-statement';

const pulls = async (feed: Feed): Promise<readonly Record<string, unknown>[]> => {
  const { rows } = await db.database.pool.query(
    `select details from records.audit where subject = $1 and action = 'pull-page' order by seq`,
    [feed.id],
  );
  return rows.map(({ details }: { details: Record<string, unknown> }) => details);
};

contractSuite<RecordsClient>(
  'feeds',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    const link = (line: LineId, input: Parameters<RecordsClient['linkFeed']>[1]) =>
      client().linkFeed(walk.as(borrower(line)), input);

    it('are linked once, however often, listed for borrower and staff, stopped and taken up again', async () => {
      const { person, line } = await hands.newcomer(statement);
      const wallet = { provider: 'mobile-money', account: `walletid@w${person.index}` };
      const first = value(await link(line, wallet));
      expect(first).toMatchObject({ state: 'linked', way: 'pull', source: statement, readUntil: null });
      expect(value(await link(line, wallet))).toEqual(first);
      const mine = value(await client().listMyFeeds(walk.as(borrower(line)), {}));
      const seen = await client().listFeedsOfLine(walk.as(staff('staff_a', 'records.read')), { lineId: line });
      expect([mine, seen]).toEqual([{ feeds: [first] }, { ok: true, value: { feeds: [first] } }]);
      const stopped = value(await client().stopFeed(walk.as(borrower(line)), { feedId: first.id }));
      expect(stopped).toMatchObject({ id: first.id, state: 'stopped', nextAt: null });
      const refused = await client().pullFeed(walk.as(staff('staff_a', 'records.operate')), { feedId: first.id });
      expect(refused).toMatchObject({ ok: false, error: { code: 'records.feed-not-read', status: 409 } });
      expect(value(await link(line, wallet))).toMatchObject({ id: first.id, state: 'linked' });
    });

    it('are nobody else’s: another borrower finds nothing to stop, staff without the permission cannot read one now', async () => {
      const { person, line } = await hands.newcomer(statement);
      const { id: feedId } = value(
        await link(line, { provider: 'mobile-money', account: `walletid@w${person.index}` }),
      );
      const other = await hands.newcomer();
      const stop = await client().stopFeed(walk.as(borrower(other.line)), { feedId });
      expect(stop).toMatchObject({ ok: false, error: { code: 'not-found', status: 404 } });
      const pull = await client().pullFeed(walk.as(staff('staff_a', 'records.read')), { feedId });
      expect(pull).toMatchObject({ ok: false, error: { code: 'not-allowed', status: 403 } });
    });

    it('are refused with the reason: no consent, no such provider, no account, a phone number for one', async () => {
      const { person, line } = await hands.newcomer();
      const wallet = { provider: 'mobile-money', account: `walletid@w${person.index}` };
      const codeOf = async (input: Parameters<RecordsClient['linkFeed']>[1]): Promise<string> => {
        const answer = await link(line, input);
        return answer.ok ? 'linked' : answer.error.code;
      };
      expect(await codeOf(wallet)).toBe('records.no-consent-payment-statement');
      await walk.consent(line, statement);
      expect(await codeOf({ ...wallet, provider: 'nowhere' })).toBe('records.provider-unknown');
      expect(await codeOf({ ...wallet, account: `msisdn@${person.phone}` })).toBe('records.account-form');
      expect(await codeOf({ provider: 'open-banking', account: person.phone.slice(1) })).toBe('records.account-form');
      expect(await codeOf({ provider: 'mobile-money' })).toBe('records.account-form');
      expect(value(await client().listMyFeeds(walk.as(borrower(line)), {})).feeds).toEqual([]);
    });
  },
);

describe('the wallet of a borrower', () => {
  it('is read to its end, page after page, each row once, with nothing of it in clear', async () => {
    const { person, line } = await hands.newcomer(statement);
    const feed = await hands.linkWallet({ person, line });
    await hands.runJobs();
    const { transactions, imports } = await hands.read(line);
    expect(transactions.length).toBe(hands.lived(person));
    const natures = transactions.map((row) => natureOf(transactionRecord(row)));
    const world = walk.country.world
      .transactions(person.index, ...daysOf(hands.firstSpan()))
      .map((row) => natureOf(row));
    const count = (list: readonly string[]): number => list.filter((nature) => nature === 'income').length;
    expect(count(natures)).toBeGreaterThan(0);
    expect(count(natures)).toBe(count(world));
    expect(imports.length).toBe(Math.ceil(hands.lived(person) / 40));
    for (const one of imports) {
      expect(one).toMatchObject({ kind: 'mobile-money', counts: true, flags: [], feed: { id: feed.id, way: 'pull' } });
      expect(one.rows.accepted + one.rows.rejected + one.rows.ignored).toBe(one.rows.read);
    }
    const now = walk.country.clock.now();
    expect(new Set(transactions.map(({ arrived_ms }) => arrived_ms))).toEqual(new Set([now.epochMilliseconds]));
    expect(await hands.feedOf(line)).toMatchObject({ readUntil: now.toString(), lastProblem: null, state: 'linked' });
    const events = await db.database.pool.query(
      `select from records.outbox where type = 'records.imported' and data->>'lineId' = $1`,
      [line],
    );
    expect(events.rowCount).toBe(imports.length);
    const pages = await pulls(feed);
    expect(pages.length).toBe(imports.length);
    expect(pages[0]).toMatchObject({ provider: 'mobile-money', page: 1, consent: expect.stringMatching(/^consent_/) });
    for (const table of ['feed', 'pull', 'feed_row', 'import', 'sealed_rows', 'audit', 'outbox', 'intake_sample']) {
      const { rows } = await db.database.pool.query<{ text: string }>(`select t::text as text from records.${table} t`);
      const all = rows.map(({ text }) => text).join('\n');
      const row = transactions.find(({ counterparty_account }) => counterparty_account !== null);
      for (const secret of [person.phone, person.name, `walletid@w${person.index}`, row?.order_id ?? '', '临溪物流']) {
        expect(secret !== '' && all.includes(secret), `${table} holds personal data`).toBe(false);
      }
    }
  });

  it('that is read again changes nothing, and brings what is new the next day', async () => {
    const { person, line } = await hands.newcomer(statement);
    const { id: feedId } = await hands.linkWallet({ person, line });
    await hands.runJobs();
    const before = await hands.read(line);
    value(await walk.records.client.pullFeed(walk.as(service('applications')), { feedId }));
    await hands.runJobs();
    expect(await hands.read(line)).toEqual(before);
    const { from, until: start } = hands.firstSpan();
    await hands.pass({ hours: 49 });
    const after = await hands.read(line);
    expect(after.transactions.length).toBe(hands.lived(person, { from, until: walk.country.clock.now() }));
    expect(after.transactions.length).toBeGreaterThan(before.transactions.length);
    // What was known then is still what was known then.
    expect((await hands.read(line, start)).transactions).toEqual(before.transactions);
  });

  it('whose operator is silent is unknown, and is asked again later until it answers', async () => {
    const { person, line } = await hands.newcomer(statement);
    await hands.switchFault('timeout');
    const begun = hands.firstSpan();
    await hands.linkWallet({ person, line });
    await hands.runJobs();
    const waiting = await hands.feedOf(line);
    expect(waiting).toMatchObject({ state: 'linked', lastProblem: 'timeout', readUntil: null });
    expect(waiting.nextAt).toBe(walk.country.clock.now().add({ seconds: 30 }).toString());
    await hands.switchFault('error');
    await hands.pass({ hours: 1 });
    expect(await hands.feedOf(line)).toMatchObject({ lastProblem: 'provider-error' });
    await hands.switchFault('ok');
    await hands.pass({ hours: 1 });
    expect(await hands.feedOf(line)).toMatchObject({ lastProblem: null });
    expect((await hands.read(line)).transactions.length).toBe(hands.lived(person, begun));
  });

  it('of which one page comes twice is not taken for read: the page that is missing is asked for again', async () => {
    const { person, line } = await hands.newcomer(statement);
    await hands.switchFault('page-twice');
    await hands.linkWallet({ person, line });
    await hands.runJobs();
    expect(await hands.feedOf(line)).toMatchObject({ lastProblem: 'page-repeated', readUntil: null });
    expect((await hands.read(line)).transactions.length).toBe(40);
    const begun = hands.firstSpan();
    await hands.switchFault('ok');
    await hands.pass({ hours: 1 });
    // The span is that of the first page: what happened since is for the next reading.
    expect(await hands.feedOf(line)).toMatchObject({ lastProblem: null, readUntil: begun.until.toString() });
    const told = (await hands.read(line)).transactions;
    expect(told.length).toBe(hands.lived(person, begun));
    expect(new Set(told.map(({ order_id }) => order_id)).size).toBe(told.length);
  });

  it('that is another person’s is not read at all', async () => {
    const { line } = await hands.newcomer(statement);
    const stranger = await hands.newcomer();
    const feed = await hands.linkWallet({ person: stranger.person, line });
    await hands.runJobs();
    expect(await hands.feedOf(line)).toMatchObject({ state: 'refused', reason: 'other-holder' });
    expect(await pulls(feed)).toEqual([]);
    expect((await hands.read(line)).imports).toEqual([]);
    const { rows } = await db.database.pool.query(
      `select details from records.audit where subject = $1 and action = 'end-feed'`,
      [feed.id],
    );
    expect(rows).toMatchObject([{ details: { state: 'refused', reason: 'other-holder' } }]);
  });

  it('that does not exist is refused by its operator', async () => {
    const { line } = await hands.newcomer(statement);
    value(
      await walk.records.client.linkFeed(walk.as(borrower(line)), {
        provider: 'mobile-money',
        account: 'walletid@w999999',
      }),
    );
    await hands.runJobs();
    expect(await hands.feedOf(line)).toMatchObject({ state: 'refused', reason: 'no-such-account' });
  });

  it('whose operator calls things by other words keeps its rows, and none of them proves income', async () => {
    const { person, line } = await hands.newcomer(statement);
    await hands.switchFault('renamed');
    await hands.linkWallet({ person, line });
    await hands.runJobs();
    const { transactions } = await hands.read(line);
    expect(transactions.length).toBe(hands.lived(person));
    const natures = new Set(transactions.map((row) => natureOf(transactionRecord(row))));
    expect(natures.has('income')).toBe(false);
  });
});

describe('a consent that ends', () => {
  it('stops the reading at that moment: no page is asked for any more', async () => {
    const { person, line } = await hands.newcomer(statement);
    const feed = await hands.linkWallet({ person, line });
    await hands.runJobs();
    const before = (await pulls(feed)).length;
    await hands.withdraw(line, statement);
    await hands.pass({ hours: 49 });
    expect((await pulls(feed)).length).toBe(before);
    expect(await hands.feedOf(line)).toMatchObject({ state: 'consent-ended', reason: 'withdrawn', nextAt: null });
    expect((await hands.read(line)).transactions).toEqual([]);
    await walk.consent(line, statement);
    expect(await hands.linkWallet({ person, line })).toMatchObject({ id: feed.id, state: 'linked' });
    await hands.runJobs();
    expect((await pulls(feed)).length).toBeGreaterThan(before);
  });

  it('is heard of at once, before the next turn', async () => {
    const { person, line } = await hands.newcomer(statement);
    await hands.linkWallet({ person, line });
    const relay = startRelay({
      database: db.database,
      clock: walk.country.clock,
      consumer: 'records',
      subscriptions: walk.records.instance.subscriptions ?? [],
    });
    await hands.withdraw(line, statement);
    await relay.drain();
    await relay.stop();
    expect(await hands.feedOf(line)).toMatchObject({ state: 'consent-ended', reason: 'withdrawn' });
    await hands.runJobs();
    expect((await hands.read(line)).imports).toEqual([]);
  });
});

function transactionRecord({ amount, refunded, balance, fee, ...row }: StoredTransaction): Transaction {
  const units = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
  return { ...row, amount: BigInt(amount), refunded: BigInt(refunded), balance: units(balance), fee: units(fee) };
}
