import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTableFile } from './table-file.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lendline-test-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  await writeFile(join(folder, name), content);
  return readTableFile(join(folder, name));
}

async function cellsOf(name: string, content: string | Uint8Array) {
  const file = await read(name, content);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const { columns, rows } = file.value;
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(({ name: column, codes, levels }) => [column, levels[codes[row]!] ?? null])),
  );
}

async function problemOf(name: string, content: string | Uint8Array) {
  const file = await read(name, content);
  return file.ok ? 'read' : file.error[0]!;
}

describe('a table file', () => {
  const plain = '编号,金额\n00734,"1,200"\n00735,\n';
  const cells = [
    { 编号: '00734', 金额: '1,200' },
    { 编号: '00735', 金额: null },
  ];

  it('is read as it stands: Chinese headers, quoted cells, blanks, leading zeros', async () => {
    expect(await cellsOf('plain.csv', plain)).toEqual(cells);
    expect(await cellsOf('bom.csv', `\uFEFF${plain}`)).toEqual(cells);
    expect(await cellsOf('windows.csv', plain.replaceAll('\n', '\r\n'))).toEqual(cells);
  });

  it('is known by what is inside: gzip under any name, GB18030, UTF-16, semicolons, tabs', async () => {
    // "编号,金额" and the rest in GB18030, which Node cannot write
    const chinese = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]);
    const rest = Buffer.from('00734,"1,200"\n00735,\n');
    expect(await cellsOf('zipped.csv', gzipSync(plain))).toEqual(cells);
    expect(await cellsOf('gb.csv', Buffer.concat([chinese, rest]))).toEqual(cells);
    expect(await cellsOf('gb.csv.gz', gzipSync(Buffer.concat([chinese, rest])))).toEqual(cells);
    expect(await cellsOf('utf16.csv', Buffer.from(`\uFEFF${plain}`, 'utf16le'))).toEqual(cells);
    expect(await cellsOf('semicolon.csv', '编号;金额\n00734;1,200\n00735;\n')).toEqual(cells);
    expect(await cellsOf('tab.txt', '编号\t金额\n00734\t1,200\n00735\t\n')).toEqual(cells);
  });

  it('may be Parquet, with numbers, moments and nulls', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const path = join(folder, 'table.parquet');
    await connection.run(`COPY (SELECT 1.5 AS a, TIMESTAMP '2017-07-25 08:22:56' AS t, NULL::INT AS n) TO '${path}'`);
    connection.closeSync();
    instance.closeSync();
    const file = await readTableFile(path);
    expect(file.ok && file.value.columns.map(({ name, levels }) => [name, ...levels])).toEqual([
      ['a', '1.5'],
      ['t', '2017-07-25 08:22:56'],
      ['n'],
    ]);
  });

  it('has the SHA-256 of its bytes', async () => {
    const file = await read('hash.csv', 'a\n1\n');
    expect(file.ok && file.value.sha256).toBe('309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc');
  });
});

describe('a bad table file is reported with its line, and never read in part', () => {
  it('a line with too many or too few cells', async () => {
    expect(await problemOf('long.csv', 'a,b\n1,2\n3,4,5\n')).toMatchObject({ line: 3 });
    expect(await problemOf('short.csv', 'a,b\n1,2\n3\n')).toMatchObject({ line: 3 });
  });

  it('a header that names a column twice or not at all', async () => {
    expect(await problemOf('twice.csv', 'a,A\n1,2\n')).toMatchObject({ line: 1 });
    expect(await problemOf('unnamed.csv', 'a,\n1,2\n')).toMatchObject({ line: 1 });
  });

  it('nothing there, no rows, a truncated archive', async () => {
    expect(await problemOf('empty.csv', '')).toMatchObject({ got: 'an empty file' });
    expect(await problemOf('header.csv', 'a,b\n')).toMatchObject({ got: 'no rows' });
    expect(await problemOf('cut.csv.gz', gzipSync('a,b\n1,2\n'.repeat(50)).subarray(0, 30))).toMatchObject({
      doThis: expect.anything(),
    });
    const absent = await readTableFile(join(folder, 'absent.csv'));
    expect(!absent.ok && absent.error[0]!.got).toBe('ENOENT');
  });

  it('does not repeat what stands in the bad row', async () => {
    expect(JSON.stringify(await problemOf('secret.csv', 'a,b\nLi Wei,2,3\n'))).not.toContain('Li Wei');
  });
});
