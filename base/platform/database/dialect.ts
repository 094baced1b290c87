import { assert } from '@lendline/kernel';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { ClientBase } from 'pg';
import { statementOf } from './prepared.ts';

// One for each connection and slice: it holds nothing of a transaction, and making it costs as much as writing a statement.
const builders = new WeakMap<ClientBase, Map<string, Kysely<unknown>>>();

/** The query builder on one connection: it cannot reach another, begin or commit. */
export function kyselyOn<Tables>(client: ClientBase, schema: string): Kysely<Tables> {
  const ofClient = builders.get(client) ?? new Map<string, Kysely<unknown>>();
  builders.set(client, ofClient);
  const builder = ofClient.get(schema) ?? newBuilder(client, schema);
  ofClient.set(schema, builder);
  return builder as Kysely<Tables>;
}

function newBuilder(client: ClientBase, schema: string): Kysely<unknown> {
  const connection = connectionOn(client, schema);
  return kyselyWith<unknown>(schema, () => Promise.resolve(connection));
}

/** The query builder without a connection: it writes statements, and platform runs them. */
export function compilerFor<Tables>(schema: string): Kysely<Tables> {
  return kyselyWith<Tables>(schema, () => {
    assert(false, 'a statement that platform will run is built, not executed');
  });
}

type Connect = () => Promise<DatabaseConnection>;

function kyselyWith<Tables>(schema: string, connect: Connect): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOn(connect),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect }).withSchema(schema);
}

function driverOn(connect: Connect): Driver {
  const refuse = (): Promise<never> => {
    assert(false, 'this is a transaction already: platform begins it, commits it and rolls it back');
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: connect,
    releaseConnection: () => Promise.resolve(),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: () => Promise.resolve(),
  };
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function connectionOn(client: ClientBase, schema: string): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const result = await client.query(statementOf(schema, query));
      const rows = result.rows as Row[];
      return changing.has(result.command) ? { rows, numAffectedRows: BigInt(result.rowCount ?? 0) } : { rows };
    },
    streamQuery: () => {
      assert(false, 'rows are read in pages by key; a stream would hold the transaction open for its reader');
    },
  };
}
