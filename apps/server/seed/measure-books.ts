import { join } from 'node:path';
import { systemClock } from '@lendline/kernel';
import { loansSlice, measureCatchUp, measureOneClosing, measurePostings, type PostingRate } from '@lendline/loans';
import { type Database, migrate, newContext, openDatabase, startPostgres, withDatabaseName } from '@lendline/platform';

/** What can be measured of the books, each on a database of its own; times in milliseconds. */
export interface BookMeasures {
  postings(): Promise<readonly PostingRate[]>;
  oneClosing(loans: number): Promise<number>;
  catchUp(of: { readonly loans: number; readonly days: number }): Promise<readonly number[]>;
}

/** Measures the books on a Postgres of their own that waits for its disk. `data`: an empty folder. */
export async function measureBooks<Value>(
  { data }: { readonly data: string },
  measure: (measures: BookMeasures) => Promise<Value>,
): Promise<Value> {
  const postgres = await startPostgres({ dataFolder: join(data, 'postgres') });
  const ticks = (): number => performance.now();
  const on = <Result>(name: string, work: (database: Database) => Promise<Result>): Promise<Result> =>
    onDatabase({ url: postgres.url, name }, work);
  try {
    return await measure({
      postings: () =>
        on('postings', (database) => {
          const context = newContext({ actor: { kind: 'service', name: 'loans' }, clock: systemClock });
          return measurePostings({ database, context, ticks });
        }),
      oneClosing: (loans) => on('closing', (database) => measureOneClosing({ database, ticks }, loans)),
      catchUp: (of) => on('catching_up', (database) => measureCatchUp({ database, ticks }, of)),
    });
  } finally {
    await postgres.stop();
  }
}

async function onDatabase<Result>(
  { url, name }: { readonly url: string; readonly name: string },
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const admin = await openDatabase({ url, poolSize: 1 });
  await admin.pool.query(`create database ${name}`);
  await admin.close();
  // The made-up book is written in statements of millions of rows.
  const database = await openDatabase({ url: withDatabaseName(url, name), statementTimeout_ms: 600_000 });
  try {
    await migrate(database, [loansSlice]);
    return await work(database);
  } finally {
    await database.close();
  }
}
