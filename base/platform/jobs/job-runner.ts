import { EventEmitter } from 'node:events';
import type { Clock } from '@lendline/kernel';
import {
  type ParsedCronItem,
  parseCronItem,
  type Runner,
  run,
  runOnce,
  type Task,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import { newPool } from '../database/connection.ts';
import type { Database } from '../database/database.ts';
import { toJson } from '../database/values.ts';
import type { JobHandler } from '../slice/manifest.ts';
import { contextOf, type JobEnvelope, readJobEnvelope } from './job-envelope.ts';
import { inQuietLog } from './queue-log.ts';
import { holdPresence, type QueuePresence, releaseDeadWorkers } from './queue-presence.ts';

export interface JobsOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** The tasks of each slice that runs here: `{ lines: { 'expire-codes': handler } }`. Others are left to other processes. */
  readonly tasks: Readonly<Record<string, Readonly<Record<string, JobHandler>>>>;
  readonly schedules?: readonly Schedule[];
  /** Whom a schedule runs for, asked each time; the one tenant `main` unless told. */
  readonly tenants?: () => Promise<readonly string[]>;
  /** Jobs at once; 4 unless told. */
  readonly concurrency?: number;
}

/** A task that runs by the wall clock, once for each tenant. */
export interface Schedule {
  readonly slice: string;
  readonly task: string;
  /** In UTC, as crontab writes it. */
  readonly cron: string;
}

export interface JobRunner {
  /** Takes no more jobs, waits for those in hand, and returns what could not be finished. */
  stop(): Promise<void>;
}

const defaultConcurrency = 4;
const pollEvery_ms = 1_000;
const lookForDeadEvery_ms = 30_000;

/** Runs the jobs of the slices of this process until stopped. The queue's schema must have been migrated. */
export async function startJobs(options: JobsOptions): Promise<JobRunner> {
  const { database, concurrency = defaultConcurrency } = options;
  // Beside the workers' own needs: one connection listens and one is held for what arrives in between.
  const pool = queuePool(database, concurrency + 2);
  const events = new EventEmitter() as WorkerEvents;
  const presences: QueuePresence[] = [];
  events.on('pool:create', ({ workerPool }) => presences.push(holdPresence(database, workerPool.id)));
  await releaseDeadWorkers(database);
  const sweep = setInterval(() => void releaseDeadWorkers(database).catch(() => {}), lookForDeadEvery_ms);
  sweep.unref();
  try {
    const runner = await run({
      pgPool: pool,
      concurrency,
      noHandleSignals: true,
      pollInterval: pollEvery_ms,
      logger: inQuietLog(database.log),
      taskList: taskList(options),
      parsedCronItems: cronItems(options),
      events,
    });
    return { stop: () => stop({ runner, pool, sweep, presences }) };
  } catch (error) {
    await stop({ pool, sweep, presences });
    throw error;
  }
}

/** Runs what is due now, and what that enqueues, then returns. For tests and for programs that run once. */
export async function runJobsOnce(options: JobsOptions): Promise<void> {
  const pool = queuePool(options.database, 3);
  try {
    await runOnce({
      pgPool: pool,
      noHandleSignals: true,
      logger: inQuietLog(options.database.log),
      taskList: taskList(options),
      parsedCronItems: [],
    });
  } finally {
    await pool.end();
  }
}

// The queue reads its ids as text, so its connections have the plain types of `pg`.
function queuePool({ url, log }: Database, size: number): pg.Pool {
  return newPool({ url, log, size, name: 'lendline jobs', plainTypes: true });
}

interface Running {
  readonly runner?: Runner;
  readonly pool: pg.Pool;
  readonly sweep: NodeJS.Timeout;
  readonly presences: readonly QueuePresence[];
}

async function stop({ runner, pool, sweep, presences }: Running): Promise<void> {
  clearInterval(sweep);
  await runner?.stop();
  await Promise.all(presences.map((presence) => presence.leave()));
  await pool.end();
}

function taskList(options: JobsOptions): Record<string, Task> {
  const tasks: Record<string, Task> = {};
  for (const [slice, handlers] of Object.entries(options.tasks)) {
    for (const [task, handler] of Object.entries(handlers)) {
      tasks[`${slice}.${task}`] = async (value) => {
        const envelope = readJobEnvelope(value);
        await handler(contextOf(envelope, options.clock), envelope.payload);
      };
    }
  }
  for (const schedule of options.schedules ?? []) tasks[nameOf(schedule)] = spread(options, schedule);
  return tasks;
}

function nameOf({ slice, task }: Schedule): string {
  return `${slice}.${task}.scheduled`;
}

// A scheduled moment becomes one job for each tenant, so that one tenant's failure repeats for that tenant alone.
function spread(options: JobsOptions, { slice, task }: Schedule): Task {
  return async (_moment, { addJob, job }) => {
    for (const tenant of (await options.tenants?.()) ?? ['main']) {
      const envelope: JobEnvelope = {
        v: 1,
        tenant,
        actor: { kind: 'service', name: slice },
        correlation: `schedule-${job.id}`,
        locale: 'zh-CN',
        payload: {},
      };
      const jobKey = `${slice}.${task}:${tenant}:scheduled`;
      await addJob(`${slice}.${task}`, JSON.parse(toJson(envelope)), { jobKey });
    }
  };
}

function cronItems({ schedules = [] }: JobsOptions): ParsedCronItem[] {
  return schedules.map((schedule) =>
    parseCronItem({ task: nameOf(schedule), match: schedule.cron, identifier: nameOf(schedule) }),
  );
}
