import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callQuality, statementQuality } from '../quality/file-quality.ts';
import { qualityReport } from '../quality/quality-report.ts';
import type { RowProblem } from '../records/row-problem.ts';
import { arbitraryDamage } from '../test/damaged-file.ts';
import { sheetXml, workbookOf } from '../test/made-up-workbook.ts';
import { fileCorpus, type SampleFile } from '../test/file-corpus.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText } from './decode-text.ts';
import { detectKind } from './detect-kind.ts';
import { readCallRecords } from './read-call-records.ts';
import { readStatement } from './read-statement.ts';
import { streamCallRecords } from './streams/call-stream.ts';
import { streamStatement } from './streams/statement-stream.ts';

/** How many damaged files of each kind; `npm run test:long fuzz` makes many more. */
const runs = Number(process.env['LENDLINE_FUZZ_RUNS'] ?? 25);
const zone = 'Asia/Shanghai';
const as_of = Temporal.Instant.from('2024-07-01T00:00:00Z');
/** Processor time, which a busy machine does not stretch: above what any takes, far below a quadratic walk over a bomb. */
const longest_s = 4;

interface Accounts {
  readonly rows: number;
  readonly accepted: number;
  readonly lines: readonly number[];
}

/** Reads a file whole; null when it is refused as a whole, with its reason and advice. */
async function read(bytes: Uint8Array, of: SampleFile['of']): Promise<Accounts | null> {
  if (of === 'calls') {
    const found = readCallRecords(bytes, { zone, as_of });
    if (!found.ok) return refused(found.error);
    qualityReport([callQuality('file', found.value)], zone);
    return accounts(found.value, found.value.records);
  }
  const found = await readStatement(bytes);
  if (!found.ok) return refused(found.error);
  qualityReport([statementQuality('file', found.value)], zone);
  return accounts(found.value, found.value.transactions);
}

function refused(error: { readonly reason: string; readonly doThis: { readonly en: string } }): null {
  expect(error.doThis.en.length).toBeGreaterThan(5);
  return null;
}

interface Counted {
  readonly rows: number;
  readonly rejected: readonly RowProblem[];
  readonly ignored: readonly RowProblem[];
}

function accounts(
  { rows, rejected, ignored }: Counted,
  records: readonly { readonly source_line: number }[],
): Accounts {
  const lines = [...rejected, ...ignored].map(({ line }) => line);
  return { rows, accepted: records.length, lines: [...lines, ...records.map(({ source_line }) => source_line)] };
}

/** The lines that hold something, of a table from its first row on, that no row begins on or goes on over. */
function lostLines(bytes: Uint8Array, { lines }: Accounts): number[] {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return [];
  const begun = new Set(lines);
  const first = lines.reduce((least, line) => Math.min(least, line), Infinity);
  const near = (line: number): boolean => [0, 1, 2, 3, 4].some((back) => begun.has(line - back));
  return decoded.value.text
    .split(/\r\n|\n|\r/)
    .flatMap((text, index) =>
      index + 1 >= first && /[^\s,;"\u{FEFF}]/u.test(text) && !near(index + 1) ? [index + 1] : [],
    );
}

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7_919) yield bytes.subarray(at, at + 7_919);
}

async function streamedRows(bytes: Uint8Array, of: SampleFile['of']): Promise<number | null> {
  const opened =
    of === 'calls' ? await streamCallRecords(oneByOne(bytes), { zone, as_of }) : await streamStatement(oneByOne(bytes));
  if (!opened.ok) return null;
  let rows = 0;
  for await (const batch of opened.value.batches) {
    const accepted = 'transactions' in batch ? batch.transactions.length : batch.accepted;
    expect(accepted + batch.rejected.length + batch.ignored.length).toBe(batch.rows);
    rows += batch.rows;
  }
  return rows;
}

/** What is wrong with how a damaged file was read, in words; nothing when all is accounted for. */
async function faults(bytes: Uint8Array, { of, table }: Pick<SampleFile, 'of' | 'table'>): Promise<string[]> {
  const before = process.cpuUsage();
  detectKind(bytes);
  const found = await read(bytes, of);
  const streamed = await streamedRows(bytes, of);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const slow = seconds > longest_s ? [`took ${seconds} s`] : [];
  if (!found) return slow;
  const lost = table ? lostLines(bytes, found) : [];
  return [
    ...slow,
    ...(found.lines.length === found.rows ? [] : [`${found.lines.length} of ${found.rows} rows accounted for`]),
    ...(lost.length > 0 ? [`lines ${lost.slice(0, 5).join()} lost`] : []),
    ...(table && streamed !== null && streamed !== found.rows ? [`${streamed} rows streamed, ${found.rows} read`] : []),
  ];
}

describe('a damaged file', () => {
  it.each(fileCorpus.map((file) => [file.name, file] as const))(
    'of %s never crashes or holds up its reader, and every row that is left is accounted for',
    async (_, file) => {
      expect(await read(file.bytes, file.of)).toMatchObject({ rows: expect.any(Number) });
      expect(await faults(file.bytes, file)).toEqual([]);
      await fc.assert(
        fc.asyncProperty(arbitraryDamage, async (damage) => {
          expect(await faults(damage(file.bytes), file)).toEqual([]);
        }),
        { numRuns: runs, endOnFailure: true },
      );
    },
    3_600_000,
  );

  it('that is a workbook never crashes or holds up its reader, whether its zip or its sheet is damaged', async () => {
    const wechat = fileCorpus.find(({ name }) => name === 'WeChat')!;
    const decoded = decodeText(wechat.bytes);
    const rows = csvRows(decoded.ok ? decoded.value.text : '');
    const sheet = sheetXml(rows.map(({ cells }) => cells.map((cell) => cell.replace(/^¥/, ''))));
    const whole = await workbookOf(sheet);
    const of = { of: 'statement', table: false } as const;
    expect(await read(whole, 'statement')).toMatchObject({ rows: (await read(wechat.bytes, 'statement'))?.rows });
    await fc.assert(
      fc.asyncProperty(arbitraryDamage, fc.boolean(), async (damage, inZip) => {
        const damagedSheet = () => new TextDecoder().decode(damage(new TextEncoder().encode(sheet)));
        const bytes = inZip ? damage(whole) : await workbookOf(damagedSheet());
        expect(await faults(bytes, of)).toEqual([]);
      }),
      { numRuns: runs * 2, endOnFailure: true },
    );
  }, 3_600_000);

  it('inside an encrypted zip, or a damaged zip, is refused or read but never crashes', async () => {
    const wechat = fileCorpus.find(({ name }) => name === 'WeChat')!;
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password: '271828', zipCrypto: true });
    await writer.add('bill.csv', new Uint8ArrayReader(wechat.bytes));
    const archive = await writer.close();
    await fc.assert(
      fc.asyncProperty(arbitraryDamage, fc.constantFrom('271828', 'no', undefined), async (damage, password) => {
        const damaged = damage(archive);
        detectKind(damaged);
        const found = await readStatement(damaged, password === undefined ? {} : { password });
        const kept = found.ok ? accounts(found.value, found.value.transactions) : { lines: [], rows: 0 };
        expect(kept.lines).toHaveLength(kept.rows);
      }),
      { numRuns: runs * 3, endOnFailure: true },
    );
  }, 3_600_000);
});
