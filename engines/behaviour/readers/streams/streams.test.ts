import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../writers/gb18030.ts';
import { writeAlipay } from '../../writers/write-alipay.ts';
import { writeBandicoot } from '../../writers/write-bandicoot.ts';
import { arbitraryRecord, arbitraryTransactions } from '../../test/arbitrary-records.ts';
import type { CallFileOptions } from '../call-file.ts';
import { readCallRecords } from '../read-call-records.ts';
import { readStatement } from '../read-statement.ts';
import { type CallBatch, streamCallRecords } from './call-stream.ts';
import { streamStatement } from './statement-stream.ts';
import { maxLineLength } from './text-lines.ts';

const options: CallFileOptions = { zone: 'Asia/Shanghai' };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes in pieces that end where `cuts` say, inside characters and line ends as well. */
async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    if (end > from) yield bytes.subarray(from, end);
    from = end;
  }
}

async function all<Batch>(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const found: Batch[] = [];
  for await (const batch of batches) found.push(batch);
  return found;
}

async function callBatches(bytes: Uint8Array, cuts: readonly number[] = [], given = options): Promise<CallBatch[]> {
  const stream = await streamCallRecords(pieces(bytes, cuts), given);
  if (!stream.ok) throw new Error(stream.error.reason);
  return all(stream.value.batches);
}

const cutPlaces = fc.array(fc.nat(5000), { maxLength: 30 });

describe('a call-record file that is streamed', () => {
  it('gives the records of the whole file, wherever its bytes were cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryRecord, { minLength: 1, maxLength: 40 }), cutPlaces, async (records, cuts) => {
        const bytes = writeBandicoot(records);
        const whole = readCallRecords(bytes, options);
        const batches = await callBatches(bytes, cuts);
        expect(batches.flatMap((batch) => batch.records)).toEqual(whole.ok && whole.value.records);
      }),
      { numRuns: 60 },
    );
  });

  it('accounts for every row of every batch', async () => {
    const rows = Array.from({ length: 900 }, (_, index) =>
      index % 3 === 0
        ? 'call,in,A,2024-02-30 10:00:00,5,'
        : `call,in,A,2024-02-20 10:${String(index % 60).padStart(2, '0')}:00,5,`,
    );
    const text = `interaction,direction,correspondent_id,datetime,call_duration,antenna_id\n${rows.join('\r\n')}`;
    const batches = await callBatches(utf8(text), [100, 7000, 7001, 20_000]);
    expect(batches.length).toBeGreaterThan(1);
    for (const { rows: count, accepted, rejected, ignored } of batches) {
      expect(accepted + rejected.length + ignored.length).toBe(count);
    }
    expect(batches.reduce((sum, { rows: count }) => sum + count, 0)).toBe(900);
    expect(batches.at(-1)!.records.at(-1)!.source_line).toBe(901);
  });

  it('takes the year from the preface of a list, as the whole file does', async () => {
    const list = `查询时间段：2023-12-01至2024-01-31\n起始时间,通信地点,通信方式,对方号码,通信时长\n12-31 23:59:58,北京,主叫,13900000001,67\n01-01 00:00:02,北京,被叫,13900000001,67\n`;
    const batches = await callBatches(utf8(list), [5, 40]);
    expect(batches.flatMap(({ records }) => records.map(({ wall_ms }) => new Date(wall_ms).getUTCFullYear()))).toEqual([
      2023, 2024,
    ]);
  });

  it('takes the encoding from the first Chinese byte, however far down it stands', async () => {
    const row = (peer: string): string => `call,in,${peer},2024-01-01 10:00:00,5`;
    const header = 'interaction,direction,correspondent_id,datetime,call_duration';
    const text = [header, ...Array.from({ length: 4000 }, () => row('A')), row('家里')].join('\n');
    for (const bytes of [utf8(text), encodeGb18030(text)]) {
      const batches = await callBatches(bytes, [70_000, 100_000]);
      expect(batches.at(-1)!.records.at(-1)!.peer).toBe('家里');
    }
  });

  it('tells whose record each is in a file of many lines, or keeps to the one that is named', async () => {
    const cdr =
      'txn_type,caller_id,recipient_id,timestamp,duration,international\ncall,A,B,2021-01-01 10:00:00,60,x\ntext,C,D,2021-01-01 11:00:00,,x\n';
    const [batch] = await callBatches(utf8(cdr));
    expect(batch).toMatchObject({ rows: 2, accepted: 2, lines: ['A', 'B', 'C', 'D'] });
    const [ofB] = await callBatches(utf8(cdr), [], { ...options, line: 'B' });
    expect(ofB).toMatchObject({
      lines: ['B'],
      records: [{ direction: 'in', peer: 'A' }],
      ignored: [{ reason: 'other-line' }],
    });
  });

  it('cuts a line without end and goes on with the next', async () => {
    const text = `interaction,direction,correspondent_id,datetime,call_duration\ncall,in,${'A'.repeat(3 * maxLineLength)},2024-01-01 10:00:00,5\ncall,in,B,2024-01-01 10:00:00,5\n`;
    const cuts = Array.from({ length: 30 }, (_, index) => index * 100_000);
    const batches = await callBatches(utf8(text), cuts);
    expect(batches.flatMap(({ rejected }) => rejected)).toMatchObject([{ reason: 'cut-row', line: 2 }]);
    expect(batches.flatMap(({ records }) => records)).toMatchObject([{ peer: 'B', source_line: 3 }]);
  });

  it.each([
    ['empty', ''],
    ['pdf', '%PDF-1.7'],
    ['unrecognised', 'name,age\nx,1\n'],
  ])('that is none is answered with %s', async (reason, text) => {
    expect(await streamCallRecords(pieces(utf8(text), []), options)).toMatchObject({ ok: false, error: { reason } });
  });
});

describe('a statement that is streamed', () => {
  it('gives the transactions of the whole file, in GB 18030 as well, wherever its bytes were cut', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTransactions, cutPlaces, async (transactions, cuts) => {
        const bytes = writeAlipay({
          holder: { name: '张三', account: 'made-up@example.com' },
          window: { from: Temporal.Instant.fromEpochMilliseconds(0), to: Temporal.Instant.fromEpochMilliseconds(1000) },
          exported_at: Temporal.Instant.fromEpochMilliseconds(1000),
          transactions,
        });
        const whole = await readStatement(bytes);
        const stream = await streamStatement(pieces(bytes, cuts));
        if (!whole.ok || !stream.ok) throw new Error('both are read');
        const batches = await all(stream.value.batches);
        expect(batches.flatMap((batch) => batch.transactions)).toEqual(whole.value.transactions);
        expect(stream.value.preface.holder).toEqual(whole.value.holder);
        expect(stream.value.words().vocabulary).toEqual(whole.value.vocabulary);
      }),
      { numRuns: 40 },
    );
  });
});
