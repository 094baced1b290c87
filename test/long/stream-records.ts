import { streamCallRecords, streamStatement } from '@lendline/behaviour';
import type { LongTest } from './long-test.ts';

/**
 * Ten million rows of each table through the streaming readers: every row is accounted for, and the memory at the end
 * is that of the first fifth. The bytes are a few chunks made beforehand and told again, so that reading is measured.
 */
export const streamRecords: LongTest = {
  name: 'streams of 10 million rows in constant memory',
  run: async (tell) => {
    for (const [name, table] of Object.entries(tables)) tell(await measure(name, table));
  },
};

const wantedRows = Number(process.env['LONG_ROWS'] ?? 10_000_000);
/** By then the collector has found the size that it keeps to. */
const settledRows = wantedRows / 5;
const rowsOfChunk = 20_000;
const chunks = 16;
/** What a batch in flight and a lazy collector explain; a leak of a byte in each row would be ten times this. */
const allowedGrowth_bytes = 96 * 1024 * 1024;

interface Table {
  readonly head: string;
  readonly row: (index: number) => string;
  readonly read: (source: AsyncIterable<Uint8Array>) => Promise<AsyncIterable<Counted>>;
}

interface Counted {
  readonly rows: number;
  readonly rejected: readonly unknown[];
  readonly ignored: readonly unknown[];
  readonly accepted: number;
}

const two = (value: number): string => String(value).padStart(2, '0');
const time = (index: number): string =>
  `${two(1 + (index % 28))} ${two(index % 24)}:${two(index % 60)}:${two((index * 7) % 60)}`;
const zone = 'Asia/Shanghai';

const calls: Table = {
  head: 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id\n',
  row: (index) =>
    `call,${index % 2 ? 'in' : 'out'},p${index % 997},2024-03-${time(index)},${index % 900},a${index % 40}`,
  read: (source) => callBatches(source),
};

const list: Table = {
  head: '查询时间段：2024-03-01至2024-03-31\n起始时间,通信地点,通信方式,对方号码,通信时长,实收通信费(元)\n',
  row: (index) =>
    `03-${time(index)},北京,${index % 2 ? '主叫' : '被叫'},1390000${1000 + (index % 997)},${index % 900},0.15`,
  read: (source) => callBatches(source),
};

const cider: Table = {
  head: 'txn_type,caller_id,recipient_id,timestamp,duration,international\n',
  row: (index) => `call,p${index % 997},q${index % 991},2024-03-${time(index)},${index % 900},domestic`,
  read: (source) => callBatches(source),
};

const bank: Table = {
  head: '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n',
  row: (index) =>
    `2024-03-${two(1 + (index % 28))},CNY,${index % 2 ? '-' : ''}${index % 900}.15,1000.00,快捷支付,某店${index % 97},备注`,
  read: async (source) => {
    const stream = await streamStatement(source);
    if (!stream.ok) throw new Error(stream.error.reason);
    return counted(stream.value.batches);
  },
};

const tables = { 'bandicoot CSV': calls, 'carrier list': list, 'CIDER calls': cider, 'bank CSV': bank };

async function callBatches(source: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Counted>> {
  const stream = await streamCallRecords(source, { zone });
  if (!stream.ok) throw new Error(stream.error.reason);
  return stream.value.batches;
}

async function* counted(
  batches: AsyncIterable<Omit<Counted, 'accepted'> & { readonly transactions: readonly unknown[] }>,
): AsyncGenerator<Counted> {
  for await (const batch of batches) yield { ...batch, accepted: batch.transactions.length };
}

async function measure(name: string, table: Table): Promise<string> {
  const batches = await table.read(bytesOf(table));
  const started_ms = performance.now();
  const before = process.cpuUsage();
  let rows = 0;
  let accounted = 0;
  let early_bytes = 0;
  let peak_bytes = 0;
  for await (const batch of batches) {
    rows += batch.rows;
    accounted += batch.accepted + batch.rejected.length + batch.ignored.length;
    if (batch.rejected.length > 0) throw new Error(`${name}: a good row was rejected`);
    const { rss } = process.memoryUsage();
    if (rows <= settledRows) early_bytes = Math.max(early_bytes, rss);
    peak_bytes = Math.max(peak_bytes, rss);
  }
  const seconds = (performance.now() - started_ms) / 1000;
  if (rows !== wantedRows || accounted !== rows) throw new Error(`${name}: ${rows} rows, ${accounted} accounted for`);
  const growth = peak_bytes - early_bytes;
  if (growth > allowedGrowth_bytes)
    throw new Error(`${name}: memory grew by ${mebibytes(growth)} after the first fifth`);
  const { user, system } = process.cpuUsage(before);
  const perSecond = (time_s: number): string => Math.round(rows / time_s).toLocaleString('en');
  return [
    `${name}: ${rows.toLocaleString('en')} rows at ${perSecond(seconds)} rows/s`,
    `${perSecond((user + system) / 1e6)} rows per second of processor time`,
    `memory ${mebibytes(peak_bytes)} at most, ${mebibytes(early_bytes)} in the first fifth`,
  ].join('; ');
}

async function* bytesOf({ head, row }: Table): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const made = Array.from({ length: chunks }, (_, chunk) => {
    const rows = Array.from({ length: rowsOfChunk }, (__, index) => row(chunk * rowsOfChunk + index));
    return encoder.encode(`${rows.join('\n')}\n`);
  });
  yield encoder.encode(head);
  for (let sent = 0; sent < wantedRows; sent += rowsOfChunk) yield made[(sent / rowsOfChunk) % chunks]!;
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
