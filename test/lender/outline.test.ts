import { lineRecord, writeBandicoot } from '@lendline/behaviour';
import type { LineId } from '@lendline/lines/contract';
import type { OutlineOfLine, RecordsClient } from '@lendline/records/contract';
import { borrower, contractSuite, service, staff } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});

const outlineBy =
  (client: RecordsClient) =>
  async (lineId: LineId, asOf: Temporal.Instant = walk.country.clock.now()): Promise<OutlineOfLine> =>
    value(await client.outline(walk.as(service('features')), { lineId, asOf: asOf.toString() }));
const outline: ReturnType<typeof outlineBy> = (...of) => outlineBy(walk.records.client)(...of);

async function addCalls(line: LineId, ...daysAgo: readonly number[]): Promise<void> {
  const now = walk.country.clock.now().epochMilliseconds;
  const calls = daysAgo.map((days) => {
    const at_ms = now - days * 86_400_000;
    const wall_ms = at_ms + 8 * 3_600_000;
    return lineRecord({
      kind: 'call',
      direction: 'out',
      peer: '13900000001',
      at_ms,
      wall_ms,
      seconds: 9,
      source_line: 0,
    });
  });
  const file = {
    source: 'call-records',
    fileName: 'calls.csv',
    bytes: Uint8Array.from(writeBandicoot(calls)),
  } as const;
  value(await walk.records.client.upload(walk.as(borrower(line)), file));
}

contractSuite<RecordsClient>(
  'the outline of records',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    it('tells imports, sources, windows and counts of what a read of that instant gives, and no row', async () => {
      const { line } = await hands.newcomer('call-records', 'declared-ties');
      await addCalls(line, 3, 2, 1);
      value(await client().declareTies(walk.as(borrower(line)), { ties: [{ kind: 'spouse', phone: '13900000001' }] }));
      const told = await outlineBy(client())(line);
      const read = await hands.read(line);
      expect(told.imports).toEqual(read.imports);
      const [calls, payments] = told.sources;
      expect(calls).toMatchObject({ allowed: true, because: null, imports: 1, counting: 1, rows: read.calls.length });
      expect(calls?.window?.to).toBe(String(Temporal.Instant.fromEpochMilliseconds(read.calls.at(-1)!.at_ms)));
      expect(calls?.newestArrivalAt).toBe(read.imports[0]?.importedAt);
      expect(payments).toMatchObject({ allowed: false, because: 'never-given', imports: 0, rows: 0, window: null });
      expect(told.ties).toEqual({ allowed: true, because: null, standing: 1, newestAt: read.ties[0]?.declaredAt });
      expect(JSON.stringify(told)).not.toContain(read.calls[0]!.peer);
    });

    it('is for services and for staff who may read records, and for no borrower', async () => {
      const { line: lineId } = await hands.newcomer();
      const input = { lineId, asOf: walk.country.clock.now().toString() };
      const codeFor = async (actor: Parameters<Walk['as']>[0]) => {
        const answer = await client().outline(walk.as(actor), input);
        return answer.ok ? 'told' : answer.error.code;
      };
      expect(await codeFor(borrower(lineId))).toBe('not-found');
      expect(await codeFor(staff('staff_a'))).toBe('not-allowed');
      expect(await codeFor(staff('staff_a', 'records.read'))).toBe('told');
    });
  },
);

describe('the mark of an outline', () => {
  it('stays while a read gives the same, and changes with a file, a tie, the age of a file and a consent', async () => {
    const { line } = await hands.newcomer('call-records', 'declared-ties');
    await addCalls(line, 4, 2);
    const first = await outline(line);
    await walk.country.clock.moveTo(walk.country.clock.now().add({ minutes: 5 }));
    const same = await outline(line);
    expect([same.mark, (await hands.read(line)).calls.length]).toEqual([first.mark, 2]);
    await addCalls(line, 1);
    const withFile = await outline(line);
    value(
      await walk.records.client.declareTies(walk.as(borrower(line)), {
        ties: [{ kind: 'guarantor', phone: '13900000002' }],
      }),
    );
    const withTie = await outline(line);
    const old = await outline(line, walk.country.clock.now().add({ hours: 60 * 24 }));
    expect(old.sources[0]).toMatchObject({ imports: 2, counting: 0, rows: 0 });
    await hands.withdraw(line, 'call-records');
    const without = await outline(line);
    expect(without.sources[0]).toMatchObject({ allowed: false, because: 'withdrawn', imports: 0 });
    const marks = [first, withFile, withTie, old].map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
    // Of files that are too old no row is read, nor of those that may not be.
    expect(without.mark).toBe(old.mark);
    expect((await outline(line, Temporal.Instant.from(first.asOf))).mark).not.toBe(first.mark);
  });

  it('is that of the instant: what came later is not in it', async () => {
    const { line } = await hands.newcomer('call-records');
    await addCalls(line, 4);
    const before = await outline(line);
    await walk.country.clock.moveTo(walk.country.clock.now().add({ minutes: 5 }));
    await addCalls(line, 2);
    expect((await outline(line, Temporal.Instant.from(before.asOf))).mark).toBe(before.mark);
  });
});

describe('a reading of a feed that brings no row', () => {
  it('but ends a pending one tells of it by an event, and changes the mark', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    await hands.linkWallet({ person, line });
    await hands.runJobs();
    const { id: feedId } = await hands.feedOf(line);
    const { pool } = db.database;
    const told = async () => {
      const { rows } = await pool.query<{ data: { lineId: string; ended: number; until: string } }>(
        `select data from records.outbox where type = 'records.feed-read' and subject = $1 order by seq`,
        [feedId],
      );
      return rows.map(({ data }) => data);
    };
    expect(await told()).toMatchObject([{ lineId: line, source: 'payment-statement', ended: 0 }]);
    // The wallet of the country books everything at once: a pending row that it never told of again is put beside them.
    await pool.query(
      `insert into records.feed_row (feed_id, row_key, tenant, id_index, look, money, day, digest, booked, seen_in)
       select feed_id, 'a-pending-row', tenant, null, 'look', 'money', day, 'digest', false, 'an earlier reading'
         from records.feed_row where feed_id = $1 order by day desc limit 1`,
      [feedId],
    );
    const before = await outline(line);
    value(await walk.records.client.pullFeed(walk.as(service('applications')), { feedId }));
    await hands.runJobs();
    const after = await outline(line);
    expect(after.imports).toEqual(before.imports);
    expect(after.mark).not.toBe(before.mark);
    expect((await told()).map(({ ended }) => ended)).toEqual([0, 1]);
    expect((await told())[1]?.until).toBe((await hands.feedOf(line)).readUntil);
  });
});
