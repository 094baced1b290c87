import { type Actor, newId } from '@lendline/kernel';
import { borrower, contractSuite, fakeClock, service, testContext, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentsClient, Notice } from '../contract.ts';
import { consentsSlice } from '../slice.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [consentsSlice] });
const newLine = () => newId('line', clock.now());
const as = (actor: Actor) => testContext({ actor, clock });

const build = () => testSlice<ConsentsClient>(consentsSlice, { database: db.database, clock });
let slice: Awaited<ReturnType<typeof build>>;

beforeAll(async () => {
  slice = await build();
});
afterAll(() => slice.close());

contractSuite<ConsentsClient>(
  'consents',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    const noticeOf = async (source: string): Promise<Notice> => {
      const answer = await client().listNotices(as(borrower(newLine())), {});
      const notice = answer.ok ? answer.value.notices.find((one) => one.source === source) : undefined;
      if (!notice) throw new Error(`no notice for ${source}`);
      return notice;
    };
    const give = async (line: string, notice: Notice) =>
      client().give(as(borrower(line)), {
        source: notice.source,
        noticeVersion: notice.version,
        noticeHash: notice.hash,
      });
    const check = (line: ReturnType<typeof newLine>, source: string) =>
      client().check(as(service('records')), { lineId: line, source });

    it('shows one notice for each source that the law allows, in both languages', async () => {
      const answer = await client().listNotices(as(borrower(newLine())), {});
      const notices = answer.ok ? answer.value.notices : [];
      expect(notices.map(({ source }) => source)).toEqual(['line-checks', 'call-records', 'payment-statement']);
      expect(notices.every(({ reason }) => reason['zh-CN'] !== '' && reason.en !== '')).toBe(true);
    });

    it('says whose law its notices follow, so that a phone starts in the lender’s country', async () => {
      expect(await client().listNotices(as(borrower(newLine())), {})).toMatchObject({ value: { country: 'CN' } });
    });

    it('allows a read only after a yes, and no longer after a withdrawal', async () => {
      const line = newLine();
      expect(await check(line, 'call-records')).toMatchObject({ value: { allowed: false, because: 'never-given' } });
      const given = await give(line, await noticeOf('call-records'));
      expect(given).toMatchObject({ ok: true, value: { state: 'given' } });
      expect(await check(line, 'call-records')).toMatchObject({ value: { allowed: true, because: null } });
      if (given.ok) await client().withdraw(as(borrower(line)), { consentId: given.value.id });
      expect(await check(line, 'call-records')).toMatchObject({ value: { allowed: false, because: 'withdrawn' } });
    });

    it('keeps one consent however often the same yes is sent', async () => {
      const line = newLine();
      const notice = await noticeOf('payment-statement');
      const [first, second] = [await give(line, notice), await give(line, notice)];
      expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
      const mine = await client().listMine(as(borrower(line)), {});
      expect(mine.ok && mine.value.consents.length).toBe(1);
    });

    it('refuses a yes to a text that was not shown', async () => {
      const notice = await noticeOf('call-records');
      const answer = await give(newLine(), { ...notice, hash: 'another-text' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'consents.notice-changed', status: 409 } });
    });

    it('answers not found when a borrower withdraws the consent of another', async () => {
      const given = await give(newLine(), await noticeOf('call-records'));
      if (!given.ok) throw new Error(given.error.code);
      const answer = await client().withdraw(as(borrower(newLine())), { consentId: given.value.id });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', status: 404 } });
    });

    it('refuses a borrower the door of other slices', async () => {
      const line = newLine();
      const answer = await client().check(as(borrower(line)), { lineId: line, source: 'call-records' });
      expect(answer).toMatchObject({ ok: false, error: { status: 404 } });
    });
  },
);

describe('what a consent leaves behind', () => {
  it('is a row, an audit row and an event in one transaction', async () => {
    const line = newLine();
    const context = as(borrower(line));
    const notices = await slice.client.listNotices(context, {});
    const notice = notices.ok ? notices.value.notices[1] : undefined;
    if (!notice) throw new Error('no notice');
    const given = await slice.client.give(context, {
      source: notice.source,
      noticeVersion: notice.version,
      noticeHash: notice.hash,
    });
    if (!given.ok) throw new Error(given.error.code);
    const { pool } = db.database;
    const audit = await pool.query('select action, outcome, actor from consents.audit where subject = $1', [
      given.value.id,
    ]);
    expect(audit.rows).toEqual([{ action: 'give-consent', outcome: 'done', actor: `borrower:${line}` }]);
    const events = await pool.query(
      `select type, data from consents.outbox where subject = $1 and type like '%given'`,
      [given.value.id],
    );
    expect(events.rows).toEqual([
      { type: 'consents.given', data: { lineId: line, consentId: given.value.id, source: notice.source } },
    ]);
  });

  it('is gone after its retention: an expired consent allows nothing', async () => {
    const line = newLine();
    const context = as(borrower(line));
    const notices = await slice.client.listNotices(context, {});
    const notice = notices.ok ? notices.value.notices[1] : undefined;
    if (!notice) throw new Error('no notice');
    const { source, version, hash } = notice;
    await slice.client.give(context, { source, noticeVersion: version, noticeHash: hash });
    clock.advance({ hours: notice.retentionDays * 24 + 1 });
    expect(await slice.client.check(as(service('records')), { lineId: line, source })).toMatchObject({
      value: { allowed: false, because: 'expired' },
    });
  });
});
