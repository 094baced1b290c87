import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

// Joins the three files of SuperLender into one table of loans, one row per loan, as known when it was approved.
const [folder, out = 'joined.csv'] = process.argv.slice(2);
if (folder === undefined) leave('Usage: node examples/superlender/join.ts FOLDER [joined.csv]');

const files = {
  perf: join(folder, 'trainperf.csv'),
  previous: join(folder, 'trainprevloans.csv'),
  people: join(folder, 'traindemographics.csv'),
};
for (const file of Object.values(files)) {
  const there = await stat(file).catch(() => undefined);
  if (!there?.isFile()) leave(`${file} is not there. Name the folder that holds SuperLender's train files.`);
}

const sql = await readFile(new URL('join.sql', import.meta.url), 'utf8');
const paths: Readonly<Record<string, string>> = { ...files, out };
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
// COPY takes no bound parameters, so the paths are written into the text as quoted literals.
await connection.run(sql.replace(/\$(\w+)/g, (_, name: string) => quote(paths[name] ?? '')));
const rows = await connection.runAndReadAll(`SELECT count(*), sum(bad::INTEGER) FROM read_csv(${quote(out)})`);
const [loans, bads] = rows.getRows()[0]!;
connection.closeSync();
instance.closeSync();
process.stderr.write(`${out}: ${String(loans)} loans, ${String(bads)} of them bad\n`);

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function leave(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
