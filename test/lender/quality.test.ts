import { type StatementEntry, writeAlipay } from '@lendline/behaviour';
import type { LineId } from '@lendline/lines/contract';
import type { RecordsClient, SourceQuality } from '@lendline/records/contract';
import { borrower, contractSuite, service } from '@lendline/testkit';
import { describe, expect, it } from 'vitest';
import { walkForFile } from './file-walk.ts';
import { value, type Walk } from './walk.ts';

let walk: Walk;
const { db, hands } = walkForFile((opened) => {
  walk = opened;
});

const zone = 'Asia/Shanghai';
const today = () => walk.country.clock.now().toZonedDateTimeISO(zone).toPlainDate();
const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant();

interface Written {
  /** Days ago, oldest first; the statement says that it covers all between. */
  readonly from: number;
  readonly to: number;
  readonly without?: (day: number) => boolean;
  readonly resaved?: true;
}

/** A statement of one payment a day, by its holder. */
function statementOf(name: string, { from, to, without = () => false, resaved }: Written): Uint8Array<ArrayBuffer> {
  const days = Array.from({ length: from - to + 1 }, (_, index) => from - index).filter((day) => !without(day));
  const transactions = days.map((ago): StatementEntry => {
    const date = today().subtract({ days: ago });
    return {
      wall_ms: date.toZonedDateTime('UTC').epochMilliseconds + 9 * 3_600_000,
      amount: 1_200n,
      direction: 'out',
      category: '日用百货',
      counterparty: '某商店',
      counterparty_account: null,
      description: '消费',
      method: '余额',
      status_text: '交易成功',
      order_id: `${date.toString().replaceAll('-', '')}00000000`,
      merchant_order_id: null,
      note: null,
    };
  });
  const bytes = writeAlipay({
    holder: { name, account: '138****0000' },
    window: { from: midnight(today().subtract({ days: from })), to: midnight(today().subtract({ days: to - 1 })) },
    exported_at: midnight(today()),
    transactions,
  });
  if (!resaved) return Uint8Array.from(bytes);
  const text = new TextDecoder('gb18030').decode(bytes);
  return new TextEncoder().encode(text.replaceAll(/(\d\d:\d\d):\d\d,/g, '$1,'));
}

async function borrowerWith(...statements: readonly Written[]): Promise<LineId> {
  const { person, line } = await hands.newcomer('payment-statement');
  for (const one of statements) {
    await add(line, statementOf(person.name, one));
    await hands.pass({ hours: 1 });
  }
  return line;
}

const add = async (line: LineId, bytes: Uint8Array<ArrayBuffer>) => {
  const file = { source: 'payment-statement', fileName: 'alipay.csv', bytes } as const;
  return value(await walk.records.client.upload(walk.as(borrower(line)), file));
};

const qualityOf = async (lineId: LineId): Promise<SourceQuality | undefined> =>
  value(await walk.records.client.qualityOfLine(walk.as(service('applications')), { lineId })).sources[0];

contractSuite<RecordsClient>(
  'the quality of records',
  { 'in process': () => Promise.resolve(walk.records.client), 'over HTTP': () => walk.records.overHttp() },
  (client) => {
    it('is told to the borrower and to services, in figures and in sentences of both languages', async () => {
      const line = await borrowerWith({ from: 60, to: 1, without: (day) => day > 20 && day < 35 });
      const mine = value(await client().myQuality(walk.as(borrower(line)), {}));
      const [quality] = mine.sources;
      expect(quality).toMatchObject({
        source: 'payment-statement',
        imports: 1,
        counting: 1,
        rows: { read: 46, accepted: 46, rejected: 0, ignored: 0 },
        repeated: 0,
        repeats: [],
        overlaps: [],
        missing: [],
        suspicion: 'none',
        daysWithRows: 46,
        flags: [],
        reasons: [],
      });
      expect(quality?.files).toMatchObject([
        {
          kind: 'alipay',
          counts: true,
          daysWithRows: 46,
          period: { stated: true },
          suspicion: 'none',
          unknownWords: {},
        },
      ]);
      expect(quality?.gaps).toMatchObject([{ days: 14 }]);
      const sentences = [...(quality?.text ?? []), ...(quality?.files ?? []).flatMap(({ text }) => text)];
      expect(sentences.length).toBeGreaterThan(3);
      expect(sentences.every((sentence) => sentence['zh-CN'] !== '' && sentence.en !== '')).toBe(true);
      const seen = value(await client().qualityOfLine(walk.as(service('applications')), { lineId: line }));
      expect(seen.sources).toEqual(mine.sources);
      const stranger = await hands.newcomer();
      expect(value(await client().myQuality(walk.as(borrower(stranger.line)), {})).sources).toEqual([]);
    });
  },
);

describe('two statements of one account', () => {
  it('that overlap say which rows both hold, and as many are read', async () => {
    const line = await borrowerWith({ from: 40, to: 3 }, { from: 12, to: 1 });
    const quality = await qualityOf(line);
    const [older, newer] = quality?.files ?? [];
    expect(quality).toMatchObject({ rows: { accepted: 50 }, repeated: 10, missing: [] });
    expect(quality?.repeats).toEqual([{ file: newer?.name, earlier: older?.name, rows: 10 }]);
    expect(quality?.overlaps).toMatchObject([{ files: [older?.name, newer?.name] }]);
    expect(quality?.text.map(({ en }) => en)).toContain(`10 rows of ${newer?.name} are in ${older?.name} as well.`);
    expect((await hands.read(line)).transactions).toHaveLength(40);
  });

  it('that leave days out between them say which', async () => {
    const line = await borrowerWith({ from: 40, to: 31 }, { from: 20, to: 1 });
    expect((await qualityOf(line))?.missing).toMatchObject([{ days: 10 }]);
  });

  it('that were saved again by a spreadsheet ask for the original', async () => {
    const line = await borrowerWith({ from: 20, to: 11 }, { from: 10, to: 1, resaved: true });
    const quality = await qualityOf(line);
    expect(quality?.suspicion).toBe('strong');
    expect(quality?.files.map(({ suspicion }) => suspicion)).toEqual(['none', 'strong']);
    expect(quality?.files[1]?.text.map(({ en }) => en)).toContain(
      'The file may have been edited: ask for the original and compare it with another source.',
    );
  });

  it('count rows by reason, the first line of each, and read = accepted + rejected + ignored', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    const text = new TextDecoder('gb18030').decode(statementOf(person.name, { from: 5, to: 1 }));
    const { rows } = await add(line, new TextEncoder().encode(text.replaceAll(/(09:00:00)(?=,)/g, '09:61:00')));
    const quality = await qualityOf(line);
    expect(rows).toEqual({ read: 5, accepted: 0, rejected: 5, ignored: 0 });
    expect(quality).toMatchObject({ rows, reasons: [{ reason: 'bad-time', rows: 5 }], flags: ['empty', 'resaved'] });
    expect(quality?.files[0]?.leftOut).toMatchObject([{ outcome: 'rejected', reason: 'bad-time', rows: 5 }]);
    expect(quality?.files[0]?.leftOut[0]?.firstLine).toBeGreaterThan(1);
  });
});

describe('a feed', () => {
  it('is one file, however many pages it took, and counts a row that a statement holds as well once', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    await hands.linkWallet({ person, line });
    await hands.runJobs();
    const quality = await qualityOf(line);
    const read = (await hands.read(line)).transactions.length;
    expect(read).toBeGreaterThan(40);
    expect(quality?.imports).toBeGreaterThan(1);
    expect(quality).toMatchObject({ repeated: 0, repeats: [], rows: { accepted: read } });
    expect(quality?.files).toMatchObject([{ kind: 'mobile-money', importId: null, feed: { way: 'pull' } }]);
    const { rows } = quality!.files[0]!;
    expect(rows.read).toBe(rows.accepted + rows.rejected + rows.ignored);
  });
});

describe('what is kept of quality', () => {
  it('may be missing of an old import, which is then told by its counts alone', async () => {
    const line = await borrowerWith({ from: 5, to: 1 });
    await db.database.pool.query(
      'delete from records.import_quality q using records.import i where i.id = q.import_id and i.line_id = $1',
      [line],
    );
    const quality = await qualityOf(line);
    expect(quality).toMatchObject({ rows: { read: 5, accepted: 5 }, repeated: 0, daysWithRows: 0, suspicion: 'none' });
    expect(quality?.files).toMatchObject([{ kind: 'alipay', counts: true, leftOut: [], period: { stated: false } }]);
  });

  it('is counts and keyed hashes, without a name, number or order in clear', async () => {
    const { person, line } = await hands.newcomer('payment-statement');
    await add(line, statementOf(person.name, { from: 3, to: 1 }));
    const { rows } = await db.database.pool.query<{ text: string }>(
      'select t::text as text from records.import_quality t',
    );
    const all = rows.map(({ text }) => text).join('\n');
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of [person.name, person.phone.slice(3), '138****0000', '某商店', '00000000']) {
      expect(all).not.toContain(secret);
    }
  });
});
