import { dirname, join } from 'node:path';
import { present, type Problem, type Result, systemClock } from '@lendline/kernel';
import {
  createLog,
  type Database,
  type InputOf,
  migrate,
  type MigrationReport,
  newContext,
  type OutputOf,
  openDatabase,
  readConfig,
  startPostgres,
} from '@lendline/platform';
import type { StaffClient } from '@lendline/staff/contract';
import { packById } from '@lendline/strategy';
import { closeDays } from './close-days.ts';
import { configProblem, parseRemotes, type ServerConfig, serverConfig } from './config.ts';
import { dataFolder } from './data-folder.ts';
import { type Lender, startLender } from './lender.ts';
import { operatorClients } from './operator-clients.ts';
import { allSlices } from './slices.ts';
import { lenderVersion } from './version.ts';
import { buildWebApps, webFolders } from './web-build.ts';

export interface Installation {
  readonly checkout: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ServeOptions extends Installation {
  readonly port?: number;
  readonly slices?: string;
}

/** Starts one process of an installation: `DATABASE_URL`'s Postgres, or the embedded one. Errors: StartupProblem. */
export async function startServer(options: ServeOptions): Promise<Lender> {
  const config = readServerConfig(options);
  const log = createLog({ level: config.logLevel });
  const opened = await openInstallation(options);
  try {
    if (config.slices === 'all')
      await buildWebApps(options.checkout, (app) => log.info({ path: app }, 'building a web app'));
    const lender = await startLender({
      slices: allSlices,
      ...(config.slices === 'all' ? {} : { here: config.slices.split(',') }),
      remotes: parseRemotes(config.remotes),
      database: opened.database,
      clock: systemClock,
      log,
      environment: options.environment,
      keyFile: opened.keyFile,
      ...(config.serviceKey ? { serviceKey: config.serviceKey } : {}),
      port: config.port,
      host: config.host,
      web: webFolders(options.checkout),
      version: lenderVersion,
    });
    const days = runsHere(config, 'loans')
      ? closeDays({ lender, clock: systemClock, zone: zoneOf(options), log })
      : null;
    return {
      ...lender,
      stop: async () => {
        // The lender's stop ends what a day that is being closed waits for.
        await Promise.all([days?.stop(), lender.stop()]);
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function runsHere({ slices }: ServerConfig, name: string): boolean {
  return slices === 'all' || slices.split(',').includes(name);
}

function zoneOf({ environment }: Installation): string {
  const pack = packById(environment['LENDLINE_ALL_PACK'] ?? environment['LENDLINE_LOANS_PACK'] ?? 'cn');
  return present(pack, 'the configuration of the slices has checked the pack').zone;
}

function readServerConfig({ environment, port, slices }: ServeOptions): ServerConfig {
  const config = readConfig('server', serverConfig, environment);
  if (!config.ok) throw configProblem(config.error);
  return { ...config.value, ...(port === undefined ? {} : { port }), ...(slices === undefined ? {} : { slices }) };
}

interface Opened {
  readonly database: Database;
  readonly keyFile: string;
  close(): Promise<void>;
}

async function openInstallation(installation: Installation): Promise<Opened> {
  const { environment } = installation;
  const { folder } = dataFolder(installation);
  const keyFile = environment['LENDLINE_KEY_FILE'] ?? join(dirname(folder), 'keys.json');
  const url = environment['DATABASE_URL'];
  if (url) {
    const database = await openDatabase({ url });
    return { database, keyFile, close: () => database.close() };
  }
  const postgres = await startPostgres({ dataFolder: folder });
  const database = await openDatabase({ url: postgres.url });
  return {
    database,
    keyFile,
    close: async () => {
      await database.close();
      await postgres.stop();
    },
  };
}

/** Brings the database up to date; says what was applied. */
export async function migrateDatabase(installation: Installation): Promise<MigrationReport> {
  const opened = await openInstallation(installation);
  try {
    return await migrate(opened.database, allSlices);
  } finally {
    await opened.close();
  }
}

/** What an operator does from the command line, before anybody can sign in. */
async function asOperator<Answer>(
  installation: Installation,
  work: (staff: StaffClient, context: ReturnType<typeof newContext>) => Promise<Answer>,
): Promise<Answer> {
  const opened = await openInstallation(installation);
  try {
    await migrate(opened.database, allSlices);
    const context = newContext({ actor: { kind: 'service', name: 'operator' }, clock: systemClock });
    return await work(operatorClients(opened.database, opened.keyFile).staff, context);
  } finally {
    await opened.close();
  }
}

export function addStaffMember(
  installation: Installation,
  member: InputOf<StaffClient['addMember']>,
): Promise<Result<OutputOf<StaffClient['addMember']>, Problem>> {
  return asOperator(installation, (staff, context) => staff.addMember(context, member));
}

export function verifyAuditTrail(
  installation: Installation,
): Promise<Result<OutputOf<StaffClient['verifyAudit']>, Problem>> {
  return asOperator(installation, (staff, context) => staff.verifyAudit(context, {}));
}
