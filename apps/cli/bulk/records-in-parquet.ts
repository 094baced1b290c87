import type { DuckDBConnection } from '@duckdb/node-api';
import { bulkColumns, bulkTable, duckdbFunctions } from '@lendline/behaviour';
import { err, ok, type Result } from '@lendline/kernel';
import type { InputProblem } from '../io.ts';
import type { RowGroup } from './line-ranges.ts';

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Makes the records of Parquet files known to a connection as the table that the SQL text reads. Errors: a file that
 * cannot be read, a column that is missing or no integer, or one that holds NULL, since such a row would be lost.
 */
export async function openRecords(
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<Result<readonly RowGroup[], readonly InputProblem[]>> {
  const list = `[${files.map(quoted).join(', ')}]`;
  try {
    for (const statement of duckdbFunctions) await connection.run(statement);
    await connection.run(`CREATE OR REPLACE VIEW ${bulkTable} AS SELECT * FROM read_parquet(${list})`);
    const problems = await columnProblems(connection, list);
    return problems.length > 0 ? err(problems) : ok(await rowGroups(connection, list));
  } catch (error) {
    const got = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return err([{ field: '', got, expected: texts.parquet, doThis: texts.check }]);
  }
}

async function columnProblems(connection: DuckDBConnection, list: string): Promise<InputProblem[]> {
  const types = new Map((await rowsOf(connection, `DESCRIBE ${bulkTable}`)).map((row) => [row[0], String(row[1])]));
  const nulls = await rowsOf(
    connection,
    `SELECT path_in_schema, sum(stats_null_count) FROM parquet_metadata(${list}) GROUP BY ALL`,
  );
  const nullCounts = new Map(nulls.map(([name, count]) => [name, Number(count ?? 0)]));
  return Object.keys(bulkColumns).flatMap((field) => {
    const type = types.get(field);
    if (type === undefined || !/^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(type)) {
      return [{ field, got: type ?? 'no such column', expected: texts.integer, doThis: texts.columns }];
    }
    const missing = nullCounts.get(field) ?? 0;
    return missing > 0 ? [{ field, got: `${missing} NULL`, expected: texts.never, doThis: texts.columns }] : [];
  });
}

/** Row groups with what they hold; none when a file keeps no statistics. */
async function rowGroups(connection: DuckDBConnection, list: string): Promise<RowGroup[]> {
  const groups = await rowsOf(
    connection,
    `SELECT CAST(stats_min_value AS BIGINT), CAST(stats_max_value AS BIGINT), row_group_num_rows
     FROM parquet_metadata(${list}) WHERE path_in_schema = 'line'`,
  );
  if (groups.some(([first, last]) => first === null || last === null)) return [];
  return groups.map(([first, last, rows]) => ({
    first: BigInt(String(first)),
    last: BigInt(String(last)),
    rows: Number(rows),
  }));
}

async function rowsOf(connection: DuckDBConnection, text: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(text)).getRows();
}

const columns = Object.entries(bulkColumns).map(([name, type]) => `${name} ${type}`);

const texts = {
  parquet: { en: 'Parquet files that can be read', 'zh-CN': '可以读取的 Parquet 文件' },
  check: { en: 'Check the paths and what wrote the files.', 'zh-CN': '请检查路径以及生成文件的程序。' },
  integer: { en: 'a column of whole numbers', 'zh-CN': '整数列' },
  never: { en: 'a value in every row', 'zh-CN': '每一行都有值' },
  columns: {
    en: `Write the columns ${columns.join(', ')}, none of them NULL; see docs/guides/bulk.md.`,
    'zh-CN': `请写出以下各列，且不含空值：${columns.join('，')}；见 docs/guides/bulk.md。`,
  },
};
