import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { dayIn, present } from '@lendline/kernel';
import {
  createLog,
  type Database,
  type Log,
  newContext,
  openDatabase,
  type RunningPostgres,
  StartupProblem,
  startPostgres,
} from '@lendline/platform';
import { createMovableClock, createSandbox, type MovableClock, type Sandbox } from '@lendline/sandbox';
import { packById } from '@lendline/strategy';
import type { World } from '@lendline/world';
import { closeDays } from '../close-days.ts';
import { dataFolder } from '../data-folder.ts';
import { type Lender, startLender } from '../lender.ts';
import { simulatedCountry } from '../seed/country.ts';
import { seedHistory } from '../seed/seed-history.ts';
import { must } from '../seed/walk.ts';
import { allSlices } from '../slices.ts';
import { lenderVersion } from '../version.ts';
import { buildWebApps, webFolders } from '../web-build.ts';
import {
  type DemoFiles,
  demoFiles,
  type DemoIdentity,
  forget,
  newIdentity,
  readIdentity,
  registeredClient,
  writeIdentity,
} from './demo-state.ts';
import { nextDueDate } from './next-due-date.ts';
import { registerDemoModels } from './demo-models.ts';
import { worldOf } from './demo-world.ts';
import { demoPartner, sandboxEnvironment } from './sandbox-environment.ts';

/** How far the start is, for a progress bar: `of` is missing where the length is not known. */
export type Progress = (stage: string, done?: number, of?: number) => void;

export interface DemoOptions {
  readonly checkout: string;
  readonly port: number;
  readonly host?: string;
  readonly sandboxPort: number;
  readonly country: 'cn' | 'ke';
  readonly people: number;
  readonly days: number;
  readonly fresh: boolean;
  readonly progress: Progress;
  /** Without pages there is only the API: for what needs no browser. */
  readonly pages: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Demo {
  readonly borrower: string;
  readonly console: string;
  /** Signs in once, at once, without a password. */
  readonly consoleTicket: string;
  readonly api: string;
  readonly sandbox: string;
  readonly inbox: string;
  readonly dataFolder: string;
  /** Why the data is not in the checkout. */
  readonly dataReason?: string;
  /** For programs that use the demo from inside. */
  readonly lender: Lender;
  readonly world: World;
  readonly clock: MovableClock;
  stop(): Promise<void>;
}

/** Brings up a lender and the simulated country around it. Errors: StartupProblem with what to do. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, reason } = dataFolder(options);
  const files = demoFiles(dirname(folder));
  options.progress('database');
  let postgres = await startPostgres({ dataFolder: folder });
  const kept = options.fresh ? null : readIdentity(files);
  if (kept?.state !== 'ready') postgres = await startOver(postgres, { files, folder });
  const identity = kept?.state === 'ready' ? kept : newIdentity(firstDay(options));
  writeIdentity(files, identity);
  const database = await openDatabase({ url: postgres.url });
  const running = { postgres, database };
  try {
    return await bringUp(options, { ...running, files, identity, folder, reason });
  } catch (error) {
    await closeDown(running);
    throw error;
  }
}

/** Only one process may live in one demo; a second one is told where the first is. */
async function startOver(
  postgres: RunningPostgres,
  at: { files: DemoFiles; folder: string },
): Promise<RunningPostgres> {
  const stopped = await postgres.stop();
  if (stopped === 'in-use') {
    throw new StartupProblem('demo.in-use', {
      text: { en: 'Another demo runs on this folder.', 'zh-CN': '已有另一个演示正在使用该目录。' },
      advice: {
        en: 'Open the one that runs, or stop it before starting afresh.',
        'zh-CN': '请直接使用正在运行的演示，或先停止它再重新开始。',
      },
    });
  }
  forget(at.files);
  rmSync(at.folder, { recursive: true, force: true });
  return startPostgres({ dataFolder: at.folder });
}

function firstDay({ country, people, days }: DemoOptions): Parameters<typeof newIdentity>[0] {
  const today = dayIn(zoneOf(country), Temporal.Now.instant());
  return { seed: 'demo', country, people, days, historyFrom: today.subtract({ days }).toString() };
}

interface Standing {
  readonly postgres: RunningPostgres;
  readonly database: Database;
  readonly files: DemoFiles;
  readonly identity: DemoIdentity;
  readonly folder: string;
  readonly reason: string | undefined;
}

async function bringUp(options: DemoOptions, standing: Standing): Promise<Demo> {
  const { identity, files } = standing;
  const log = createLog({ level: options.environment['LENDLINE_SERVER_LOG_LEVEL'] ?? 'warn' });
  const clock = createMovableClock({ path: files.clock });
  const world = worldOf(identity);
  const lenderUrl = `http://${options.host ?? '127.0.0.1'}:${options.port}`;
  const running: { lender?: Lender } = {};
  options.progress('country');
  const sandbox = createSandbox({
    world,
    clock,
    port: options.sandboxPort,
    statePath: files.country,
    clients: [registeredClient(identity)],
    bankAsks: true,
    partner: demoPartner(identity, lenderUrl),
    lender: { borrower: `${lenderUrl}/`, console: `${lenderUrl}/console/` },
    nextDueDate: () => (running.lender ? nextDueDate(running.lender.clients.loans, clock) : Promise.resolve(null)),
    ...(identity.state === 'seeding' ? { timing: { settle_ms: 5 } } : {}),
  });
  const { url: sandboxUrl } = await startSandbox(sandbox, options.sandboxPort);
  try {
    if (options.pages) await buildWebApps(options.checkout, (app) => options.progress(`web:${app}`));
    options.progress('lender');
    const lender = await startLender({
      slices: allSlices,
      database: standing.database,
      clock,
      log,
      environment: {
        ...sandboxEnvironment(identity, { sandbox: sandboxUrl, lender: lenderUrl }),
        ...options.environment,
      },
      keyFile: files.keys,
      port: options.port,
      ...(options.host ? { host: options.host } : {}),
      web: webFolders(options.checkout),
      version: lenderVersion,
    });
    running.lender = lender;
    return await welcome(options, { ...standing, clock, world, sandbox, sandboxUrl, lender, log });
  } catch (error) {
    // Before the database under it: what it still asks would be asked again for ever.
    await running.lender?.stop();
    await sandbox.stop();
    throw error;
  }
}

function zoneOf(country: 'cn' | 'ke'): string {
  return present(packById(country), 'both packs are in the box').zone;
}

async function startSandbox(sandbox: Sandbox, port: number): Promise<{ url: string }> {
  try {
    return await sandbox.start();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartupProblem('demo.sandbox', {
      text: { en: `The simulated country cannot start: ${reason}`, 'zh-CN': `模拟国家无法启动：${reason}` },
      advice: {
        en: `If its port is taken, choose another: npm start -- --sandbox-port ${port + 10}`,
        'zh-CN': `如果端口被占用，请换一个：npm start -- --sandbox-port ${port + 10}`,
      },
      cause,
    });
  }
}

interface Up extends Standing {
  readonly clock: MovableClock;
  readonly world: World;
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly lender: Lender;
  readonly log: Log;
}

async function welcome(options: DemoOptions, up: Up): Promise<Demo> {
  const { lender, clock, identity, sandboxUrl, files } = up;
  const service = newContext({ actor: { kind: 'service', name: 'server' }, clock });
  await registerDemoModels(lender.clients.models, service, identity.country);
  await ensureOwner(lender, service);
  if (identity.state === 'seeding') {
    await withoutWaitingForTheDisk(up.database, () => seed(options, up));
    writeIdentity(files, { ...identity, state: 'ready' });
  }
  const days = closeDays({ lender, clock, zone: zoneOf(identity.country), log: up.log });
  const forgetMoves = clock.onMove(() => days.look());
  const { ticket } = must(await lender.clients.staff.issueTicket(service, { user: ownerName }));
  return {
    borrower: `${lender.url}/`,
    console: `${lender.url}/console/`,
    consoleTicket: `${lender.url}/console/#ticket=${ticket}`,
    api: `${lender.url}/api/docs`,
    sandbox: sandboxUrl,
    inbox: `${sandboxUrl}/inbox`,
    dataFolder: up.folder,
    lender,
    world: up.world,
    clock,
    ...(up.reason ? { dataReason: up.reason } : {}),
    stop: async () => {
      forgetMoves();
      // The lender's stop ends what a day that is being closed waits for.
      await Promise.all([days.stop(), lender.stop()]);
      await up.sandbox.stop();
      await closeDown(up);
    },
  };
}

const ownerName = 'owner';

async function ensureOwner(lender: Lender, context: ReturnType<typeof newContext>): Promise<void> {
  const password = globalThis.crypto.randomUUID() + globalThis.crypto.randomUUID();
  const added = await lender.clients.staff.addMember(context, {
    user: ownerName,
    displayName: 'Demo Owner',
    roles: ['owner'],
    password,
    locale: 'zh-CN',
  });
  // A second start finds the owner there.
  if (!added.ok && added.error.status !== 409) must(added);
}

async function seed(options: DemoOptions, up: Up): Promise<void> {
  const { lender, world, clock, identity, sandboxUrl } = up;
  const personas = await personasOf(sandboxUrl);
  await seedHistory({
    lender,
    world,
    clock,
    country: simulatedCountry({ url: sandboxUrl, world, clock }),
    from: Temporal.PlainDate.from(identity.historyFrom),
    days: identity.days,
    zone: zoneOf(identity.country),
    people: identity.people,
    except: personas,
    said: (day, of) => options.progress('history', day, of),
  });
  await clock.moveTo(Temporal.Now.instant());
}

/** A history that is interrupted is thrown away whole, so its commits need not wait for the disk one by one. */
async function withoutWaitingForTheDisk(database: Database, work: () => Promise<void>): Promise<void> {
  await database.pool.query('alter system set synchronous_commit = off');
  await database.pool.query('select pg_reload_conf()');
  await work();
  await database.pool.query('alter system reset synchronous_commit');
  await database.pool.query('select pg_reload_conf()');
  await database.pool.query('checkpoint');
}

async function personasOf(sandboxUrl: string): Promise<ReadonlySet<number>> {
  const response = await fetch(`${sandboxUrl}/inbox/api/personas`);
  const { personas } = (await response.json()) as { personas: readonly { index: number }[] };
  return new Set(personas.map(({ index }) => index));
}

async function closeDown({ postgres, database }: { postgres: RunningPostgres; database: Database }): Promise<void> {
  await database.close();
  await postgres.stop();
}
