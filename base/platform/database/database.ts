import type { Context } from '@lendline/kernel';
import type { Compilable, Kysely } from 'kysely';
import type pg from 'pg';
import { describeAddress, newPool } from './connection.ts';
import { compilerFor } from './dialect.ts';
import { type Log, silentLog } from './log.ts';
import { appRole, ensureRoles } from './roles.ts';
import type { SliceDatabase, SliceTransaction, TransactionOptions } from './slice-database.ts';
import { sliceTransaction } from './slice-transaction.ts';
import { StartupProblem } from './startup-problem.ts';
import { inTransaction, readAtOnce, type Session, withClient, withRetries } from './transaction.ts';
import { openWakeups, type Wakeups } from './wakeups.ts';

export interface DatabaseConfig {
  /** `postgres://user@/database?host=/socket/folder`, or any address that `pg` knows. */
  readonly url: string;
  readonly log?: Log;
  /** Connections at most; 12 unless told. */
  readonly poolSize?: number;
  /** A statement that runs longer is cancelled; 30 s unless told. */
  readonly statementTimeout_ms?: number;
  /** A transaction that waits for its own process for longer is ended; 60 s unless told. */
  readonly idleInTransactionTimeout_ms?: number;
}

export interface Database {
  readonly url: string;
  readonly log: Log;
  /** For platform: sessions of this pool are not narrowed to a tenant. Slices use `forSlice`. */
  readonly pool: pg.Pool;
  readonly wakeups: Wakeups;
  forSlice<Tables>(slice: string): SliceDatabase<Tables>;
  /** The settings of a transaction that platform begins for a slice. */
  sessionFor(slice: string, tenant: string): Session;
  /** One round trip; rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Connections in use, idle and waited for. */
  usage(): { total: number; idle: number; waiting: number };
  /** Waits for running transactions, then closes every connection. */
  close(): Promise<void>;
}

const defaultPoolSize = 12;
const defaultStatementTimeout_ms = 30_000;
const defaultIdleTimeout_ms = 60_000;

/** Connects, and makes sure that transactions can be narrowed to one tenant. Errors: StartupProblem. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const { url, log = silentLog } = config;
  const pool = newPool({ url, log, size: config.poolSize ?? defaultPoolSize, name: 'lendline' });
  try {
    await withClient(pool, ensureRoles);
  } catch (error) {
    await pool.end();
    throw error instanceof StartupProblem ? error : unreachable(url, error);
  }
  const wakeups = openWakeups({ url, pool, log });
  const sessionFor = (slice: string, tenant: string): Session => ({
    role: appRole,
    tenant,
    schema: slice,
    statementTimeout_ms: config.statementTimeout_ms ?? defaultStatementTimeout_ms,
    idleTimeout_ms: config.idleInTransactionTimeout_ms ?? defaultIdleTimeout_ms,
  });
  return {
    url,
    log,
    pool,
    wakeups,
    sessionFor,
    forSlice: <Tables>(slice: string) => sliceDatabase<Tables>({ pool, log, wakeups, sessionFor }, slice),
    ping: async () => void (await pool.query('select 1')),
    usage: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await wakeups.close();
      await pool.end();
    },
  };
}

type Parts = Pick<Database, 'pool' | 'log' | 'wakeups' | 'sessionFor'>;

function sliceDatabase<Tables>(parts: Parts, slice: string): SliceDatabase<Tables> {
  const compiler = compilerFor<Tables>(slice);
  return {
    async read<Row>(context: Context, select: (db: Kysely<Tables>) => Compilable<Row>): Promise<readonly Row[]> {
      const session = parts.sessionFor(slice, context.tenant);
      const query = select(compiler).compile();
      const [rows] = await withRetries(parts.log, () =>
        withClient(parts.pool, (client) => readAtOnce(client, { session }, [query] as const)),
      );
      return rows;
    },
    async transaction<T>(
      context: Context,
      work: (tx: SliceTransaction<Tables>) => Promise<T>,
      options: TransactionOptions = {},
    ): Promise<T> {
      const session = parts.sessionFor(slice, context.tenant);
      let told: string[] = [];
      const published = (types: readonly string[]): void => void told.push(...types);
      const attempt = (client: pg.PoolClient): Promise<T> => {
        told = [];
        const tx = sliceTransaction<Tables>({ client, slice, context, published });
        return inTransaction(client, { ...options, session }, () => work(tx));
      };
      const value = await withRetries(parts.log, () => withClient(parts.pool, attempt));
      parts.wakeups.signal(slice, told);
      return value;
    },
  };
}

function unreachable(url: string, cause: unknown): StartupProblem {
  const address = describeAddress(url);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartupProblem('database.unreachable', {
    text: {
      en: `The database at ${address} cannot be used: ${reason}.`,
      'zh-CN': `无法使用位于 ${address} 的数据库:${reason}。`,
    },
    advice: {
      en: 'Check DATABASE_URL, that the server runs, and that it lets this user in; without DATABASE_URL Lendline starts its own.',
      'zh-CN':
        '请检查 DATABASE_URL、数据库服务是否运行以及该用户能否登录;不设置 DATABASE_URL 时,Lendline 会自行启动数据库。',
    },
    cause,
  });
}
