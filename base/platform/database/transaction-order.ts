import type { ClientBase } from 'pg';
import pg from 'pg';

interface Known {
  readonly cluster: string;
  readonly current: string;
  readonly ahead: bigint;
}

/**
 * Lets the rows of a slice that are read in the order of their transactions stay in order on another server, such as one that
 * a dump was restored into, whose transactions have lower numbers: whoever reads on from the last number would pass over all
 * that is written from now on. Numbers of new rows are moved beyond those that are there. Call before anything is written.
 * Answers how far numbers are ahead of this server's transactions now; `null` where nothing had to be done.
 */
export async function continueOrder(client: ClientBase, slice: string): Promise<bigint | null> {
  const schema = pg.escapeIdentifier(slice);
  const { rows } = await client.query<Known>(
    `select cluster, ahead, case when has_function_privilege('pg_control_system()', 'execute')
              then (select system_identifier::text from pg_control_system()) else 'not told' end as current
       from ${schema}.transaction_order`,
  );
  const known = rows[0]!;
  // A server that does not tell who it is may be another one at every start.
  if (known.cluster === known.current && known.current !== 'not told') return null;
  await client.query(`begin; set local search_path = ${schema}; set local app.migrating = 'on'`);
  try {
    const ahead = await moveAhead(client, slice, known.ahead);
    await client.query('update transaction_order set cluster = $1, ahead = $2', [known.current, ahead]);
    await client.query('commit');
    return ahead === known.ahead ? null : ahead;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function moveAhead(client: ClientBase, slice: string, before: bigint): Promise<bigint> {
  const columns = await numberedColumns(client);
  const last = await lastNumber(client, [...columns, ...(await cursorsOn(client, slice))]);
  const { rows } = await client.query<{ next: bigint }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next',
  );
  const lacking = last - rows[0]!.next + 1n;
  const ahead = lacking > 0n ? lacking : 0n;
  if (ahead === before) return ahead;
  const number = ahead === 0n ? 'pg_current_xact_id()' : `(pg_current_xact_id()::text::bigint + ${ahead})::text::xid8`;
  for (const { table, column } of columns) {
    await client.query(`alter table ${table} alter column ${column} set default ${number}`);
  }
  return ahead;
}

interface Numbers {
  /** As SQL writes them. */
  readonly table: string;
  readonly column: string;
  readonly where?: string;
}

/** Columns of the slice that say which transaction wrote a row. */
async function numberedColumns(client: ClientBase): Promise<readonly Numbers[]> {
  const { rows } = await client.query<Numbers>(
    `select attrelid::regclass::text as table, quote_ident(attname) as column
       from pg_attribute join pg_attrdef on adrelid = attrelid and adnum = attnum join pg_class c on c.oid = attrelid
      where relnamespace = current_schema()::regnamespace and atttypid = 'xid8'::regtype
        and pg_get_expr(adbin, adrelid) like '%pg_current_xact_id()%'
      order by 1`,
  );
  return rows;
}

/** How far each slice has read the events of this one: the events themselves may be gone. */
async function cursorsOn(client: ClientBase, slice: string): Promise<readonly Numbers[]> {
  const { rows } = await client.query<{ table: string }>(
    `select format('%I.inbox_cursor', nspname) as table
       from pg_class c join pg_namespace n on n.oid = relnamespace where relname = 'inbox_cursor' and relkind = 'r'`,
  );
  return rows.map(({ table }) => ({ table, column: 'xid', where: `where producer = ${pg.escapeLiteral(slice)}` }));
}

async function lastNumber(client: ClientBase, numbers: readonly Numbers[]): Promise<bigint> {
  const each = numbers.map(({ table, column, where = '' }) => `select max(${column}) as last from ${table} ${where}`);
  const { rows } = await client.query<{ last: bigint }>(
    `select coalesce(max(last)::text::bigint, 0) as last from (${each.join(' union all ')}) as each`,
  );
  return rows[0]!.last;
}
