import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { assert } from '@lendline/kernel';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
  /** Older code cannot work with a schema that has this one. */
  readonly breaking: boolean;
}

/**
 * Reads `0001_name.sql`, `0002_name.sql`, ... of a folder, without gaps. A first line `-- breaking` says that
 * processes which do not know the migration must not run on it.
 */
export async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const directory = new URL(folder.href.endsWith('/') ? folder.href : `${folder.href}/`);
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(names.map((file, index) => readMigration(directory, { file, index })));
}

async function readMigration(directory: URL, { file, index }: { file: string; index: number }): Promise<Migration> {
  const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
  assert(match, `a migration is named 0001_what_it_does.sql, not ${file}`);
  const number = Number(match[1]);
  assert(number === index + 1, `migrations count 0001, 0002, ...: ${file} should be number ${index + 1}`);
  const sql = (await readFile(new URL(file, directory), 'utf8')).replaceAll('\r\n', '\n');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { number, name: match[2]!, sql, checksum, breaking: /^-- breaking\s*$/m.test(sql.split('\n', 1)[0]!) };
}
