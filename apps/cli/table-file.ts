import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { err, type LocalText, ok, type Result } from '@lendline/kernel';
import type { TextColumn } from '@lendline/scoring';
import type { InputProblem } from './io.ts';

/** A table as its file gives it: texts by column, each distinct text once. */
export interface TableFile {
  readonly columns: readonly TextColumn[];
  readonly rows: number;
  /** SHA-256 of the bytes of the file. */
  readonly sha256: string;
}

/**
 * Reads CSV (comma, semicolon or tab; UTF-8, UTF-16 or GB18030), gzipped CSV or Parquet, known by what is inside and not
 * by the name; `-` is standard input. Errors: what is wrong, with the line where it is known.
 */
export async function readTableFile(path: string): Promise<Result<TableFile, readonly InputProblem[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'lendline-table-'));
  try {
    const file = path === '-' ? join(folder, 'input') : path;
    if (path === '-') await pipeline(process.stdin, createWriteStream(file));
    return await readFileIn(folder, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return err([problem(String(error.code), texts.readable, texts.check)]);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readFileIn(folder: string, file: string): Promise<Result<TableFile, readonly InputProblem[]>> {
  const start = await firstBytes(file);
  if (start.length === 0) return err([problem('an empty file', texts.table, texts.check)]);
  const sha256 = await hashOf(file);
  if (start.subarray(0, 4).toString('latin1') === 'PAR1') {
    return readRows(`SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${quote(file)})`, sha256);
  }
  const csv = await asUtf8(folder, file, start[0] === 0x1f && start[1] === 0x8b);
  const header = readHeader(csv.head);
  if (!header.ok) return header;
  const { delimiter, names } = header.value;
  const columns = names.map((name) => `${quote(name)}: 'VARCHAR'`).join(', ');
  // Everything is said and nothing is guessed: a guess would skip rows that do not fit.
  const options = `auto_detect = false, header = true, delim = ${quote(delimiter)}, quote = '"', escape = '"'`;
  const gzip = csv.gzip ? `, compression = 'gzip'` : '';
  return readRows(`SELECT * FROM read_csv(${quote(csv.file)}, ${options}${gzip}, columns = {${columns}})`, sha256);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

interface CsvSource {
  readonly file: string;
  readonly gzip: boolean;
  /** The beginning of the text, with the whole header. */
  readonly head: string;
}

/** The file itself where it is UTF-8, else a copy that is. */
async function asUtf8(folder: string, file: string, gzip: boolean): Promise<CsvSource> {
  const head = await headOf(file, gzip);
  const encoding = encodingOf(head);
  if (encoding === 'utf-8') return { file, gzip, head: new TextDecoder('utf-8').decode(head) };
  const copy = join(folder, 'utf8.csv');
  const decoder = new TextDecoder(encoding);
  const decode = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
  await pipeline(bytesOf(file, gzip), decode, createWriteStream(copy));
  return { file: copy, gzip: false, head: new TextDecoder(encoding).decode(head) };
}

function bytesOf(file: string, gzip: boolean): Readable {
  const bytes = createReadStream(file);
  return gzip ? bytes.pipe(createGunzip()).on('close', () => bytes.destroy()) : bytes;
}

const headBytes = 1 << 20;

async function headOf(file: string, gzip: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesOf(file, gzip)) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks);
}

function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // `stream`: the head may end inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

interface Header {
  readonly delimiter: string;
  readonly names: readonly string[];
}

function readHeader(head: string): Result<Header, readonly InputProblem[]> {
  const line = /^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(head)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => cells(line, b).length - cells(line, a).length)[0]!;
  const names = cells(line, delimiter).map((cell) => cell.trim());
  const blank = names.indexOf('');
  if (blank >= 0) return err([headerProblem(`column ${blank + 1} has no name`)]);
  const twice = names.find((name, index) => names.findIndex((other) => same(name, other)) < index);
  if (twice !== undefined) return err([headerProblem(`"${twice}" twice`)]);
  return ok({ delimiter, names });
}

function headerProblem(got: string): InputProblem {
  return { ...problem(got, texts.named, texts.fixHeader), line: 1 };
}

/** Column names of DuckDB do not tell small from capital letters. */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function cells(line: string, delimiter: string): string[] {
  const found: string[] = [''];
  for (const [token] of line.matchAll(/"(?:[^"]|"")*"|[^"]/g)) {
    if (token === delimiter) found.push('');
    else found[found.length - 1] += token.length > 1 ? token.slice(1, -1).replaceAll('""', '"') : token;
  }
  return found;
}

async function readRows(sql: string, sha256: string): Promise<Result<TableFile, readonly InputProblem[]>> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const stream = await connection.stream(sql);
    const builders = stream.columnNames().map((name) => new TextColumnBuilder(name));
    for (let chunk = await stream.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await stream.fetchChunk()) {
      for (const [index, builder] of builders.entries()) builder.add(chunk.getColumnValues(index));
    }
    const columns = builders.map((builder) => builder.build());
    const rows = columns[0]?.codes.length ?? 0;
    return rows === 0 ? err([problem('no rows', texts.table, texts.addRows)]) : ok({ columns, rows, sha256 });
  } catch (error) {
    return err([fromDuckDb(error instanceof Error ? error.message : String(error))]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

class TextColumnBuilder {
  readonly #name: string;
  readonly #codeOf = new Map<string, number>();
  readonly #codes: number[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Cells as DuckDB gives them: every column was read as, or cast to, text. */
  add(values: readonly unknown[]): void {
    for (const value of values) this.#codes.push(typeof value === 'string' ? this.#code(value) : -1);
  }

  #code(text: string): number {
    const known = this.#codeOf.get(text);
    if (known !== undefined) return known;
    this.#codeOf.set(text, this.#codeOf.size);
    return this.#codeOf.size - 1;
  }

  build(): TextColumn {
    return { name: this.#name, codes: Int32Array.from(this.#codes), levels: [...this.#codeOf.keys()] };
  }
}

/** DuckDB's message says the line and the fault first, then the row itself, which may hold personal data: left out. */
function fromDuckDb(message: string): InputProblem {
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const fault = message
    .split('\n')
    .find((text) => text !== '' && !/CSV Error on Line|^Original Line/.test(text))
    ?.trim();
  const found = problem(fault ?? 'unreadable', texts.table, texts.fixRow);
  return line === undefined ? found : { ...found, line: Number(line) };
}

function problem(got: string, expected: LocalText, doThis: LocalText): InputProblem {
  return { field: '', got, expected, doThis };
}

const texts = {
  readable: { en: 'a file that can be read', 'zh-CN': '可以读取的文件' },
  check: {
    en: 'Check the path; CSV, gzipped CSV and Parquet are read.',
    'zh-CN': '请检查路径；可读 CSV、gzip 压缩的 CSV 与 Parquet。',
  },
  table: {
    en: 'a table with a header line and the same number of fields on every line',
    'zh-CN': '有表头、每行字段数相同的表格',
  },
  addRows: { en: 'Add rows under the header.', 'zh-CN': '请在表头之下补充数据行。' },
  named: { en: 'a header with a different name for every column', 'zh-CN': '每列名称各不相同的表头' },
  fixHeader: { en: 'Correct the first line of the file.', 'zh-CN': '请更正文件第一行。' },
  fixRow: {
    en: 'Correct this line, or save the table again as UTF-8 CSV with quoted texts.',
    'zh-CN': '请更正该行，或将表格另存为 UTF-8 编码、文本带引号的 CSV。',
  },
} satisfies Record<string, LocalText>;
