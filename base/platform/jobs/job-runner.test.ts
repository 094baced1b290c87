import { setTimeout as pause } from 'node:timers/promises';
import { fakeClock, staff, testContext, testDatabase } from '@lendline/testkit';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleSlice, type SampleTables } from '../database/test/sample-slice.ts';
import type { JobHandler } from '../slice/manifest.ts';
import type { NewJob } from '../database/slice-database.ts';
import { runJobsOnce, startJobs } from './job-runner.ts';
import { hurryJobs } from './moved-clock.ts';
import { holdPresence, releaseDeadWorkers } from './queue-presence.ts';

const test = testDatabase({ slices: [sampleSlice] });
const clock = fakeClock();
const context = testContext({ clock, tenant: 'branch', actor: staff('staff_1', 'pay'), correlation: 'request-1' });

beforeEach(async () => {
  await test.database.pool.query('truncate graphile_worker._private_jobs, sample.note');
});

async function enqueue(job: NewJob): Promise<void> {
  await test.database.forSlice<SampleTables>('sample').transaction(context, (tx) => tx.enqueue(job));
}

function options(remind: JobHandler) {
  return { database: test.database, clock, tasks: { sample: { remind } } };
}

async function waitingJobs(): Promise<number> {
  const { rows } = await test.database.pool.query('select from graphile_worker.jobs');
  return rows.length;
}

describe('a job', () => {
  it('runs with the payload, tenant, actor and correlation of its cause, by the clock of the lender', async () => {
    const seen: unknown[] = [];
    await enqueue({ task: 'remind', payload: { loan: 'loan_1', amount: 5n } });
    await runJobsOnce(
      options(async (job, payload) => {
        const { tenant, actor, correlation } = job;
        seen.push({ tenant, actor, correlation, at: job.now(), payload });
      }),
    );
    const { tenant, actor, correlation } = context;
    expect(seen).toEqual([{ tenant, actor, correlation, at: clock.now(), payload: { loan: 'loan_1', amount: '5' } }]);
    expect(await waitingJobs()).toBe(0);
  });

  it('does not exist when the transaction of its cause is rolled back', async () => {
    const failing = test.database.forSlice('sample').transaction(context, async (tx) => {
      await tx.enqueue({ task: 'remind', payload: {} });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await waitingJobs()).toBe(0);
  });

  it('is not seen by a worker before its cause is committed', async () => {
    let ran = 0;
    const runner = await startJobs(options(async () => void (ran += 1)));
    try {
      await test.database.forSlice('sample').transaction(context, async (tx) => {
        await tx.enqueue({ task: 'remind', payload: {} });
        await pause(150);
        expect(ran).toBe(0);
      });
      await expect.poll(() => ran).toBe(1);
    } finally {
      await runner.stop();
    }
  });

  it('waits for its time', async () => {
    let ran = 0;
    await enqueue({ task: 'remind', payload: {}, runAt: clock.now().add({ hours: 1 }) });
    await runJobsOnce(options(async () => void (ran += 1)));
    expect([ran, await waitingJobs()]).toEqual([0, 1]);
  });

  it("becomes due when the lender's clock is moved past its time", async () => {
    let ran = 0;
    await enqueue({ task: 'remind', payload: {}, runAt: clock.now().add({ hours: 1 }) });
    await enqueue({ task: 'remind', payload: {}, runAt: clock.now().add({ hours: 9 }) });
    expect(await hurryJobs(test.database, clock.now().add({ hours: 2 }))).toBe(1);
    expect(await hurryJobs(test.database, clock.now().add({ hours: 2 }))).toBe(0);
    await runJobsOnce(options(async () => void (ran += 1)));
    expect([ran, await waitingJobs()]).toEqual([1, 1]);
  });

  it('replaces a waiting one with the same key, of the same tenant only', async () => {
    const seen: unknown[] = [];
    await enqueue({ task: 'remind', payload: 'first', key: 'loan_1' });
    await enqueue({ task: 'remind', payload: 'second', key: 'loan_1' });
    await test.database
      .forSlice('sample')
      .transaction(testContext({ tenant: 'other' }), (tx) =>
        tx.enqueue({ task: 'remind', payload: 'theirs', key: 'loan_1' }),
      );
    await runJobsOnce(options(async (_context, payload) => void seen.push(payload)));
    expect(new Set(seen)).toEqual(new Set(['second', 'theirs']));
  });

  it('is kept for another try when it fails', async () => {
    await enqueue({ task: 'remind', payload: {} });
    await runJobsOnce(
      options(async () => {
        throw new Error('the gateway is down');
      }),
    );
    const { rows } = await test.database.pool.query(
      'select attempts, run_at > now() as later from graphile_worker.jobs',
    );
    expect(rows).toEqual([{ attempts: 1, later: true }]);
  });

  it('cannot be added in the name of another tenant', async () => {
    const forged = test.database.forSlice('sample').transaction(context, async ({ db }) => {
      await sql`select enqueue_job('sample.remind', '{"tenant": "other"}', null, null, null)`.execute(db);
    });
    await expect(forged).rejects.toMatchObject({ code: '42501' });
  });

  it('of a slice that does not run here is left to another process', async () => {
    await enqueue({ task: 'other-task', payload: {} });
    await runJobsOnce(options(async () => {}));
    expect(await waitingJobs()).toBe(1);
  });
});

describe('workers', () => {
  it('finish what they have in hand before they stop', async () => {
    const started = Promise.withResolvers<void>();
    let finished = false;
    const runner = await startJobs(
      options(async () => {
        started.resolve();
        await pause(200);
        finished = true;
      }),
    );
    await enqueue({ task: 'remind', payload: {} });
    await started.promise;
    await runner.stop();
    expect([finished, await waitingJobs()]).toEqual([true, 0]);
  });

  it('that died give their jobs back, those that live keep theirs', async () => {
    await enqueue({ task: 'remind', payload: {} });
    const lock = `update graphile_worker._private_jobs set locked_by = 'pool-1', locked_at = now()`;
    await test.database.pool.query(lock);
    const alive = holdPresence(test.database, 'pool-1');
    await pause(200);
    expect(await releaseDeadWorkers(test.database)).toBe(0);
    await alive.leave();
    expect(await releaseDeadWorkers(test.database)).toBe(1);
    let ran = 0;
    await runJobsOnce(options(async () => void (ran += 1)));
    expect(ran).toBe(1);
  });

  it('mark the jobs that they hold with the name under which they say that they live', async () => {
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const runner = await startJobs(
      options(async () => {
        started.resolve();
        await release.promise;
      }),
    );
    try {
      await enqueue({ task: 'remind', payload: {} });
      await started.promise;
      await pause(100);
      expect(await releaseDeadWorkers(test.database)).toBe(0);
      const { rows } = await test.database.pool.query('select locked_by is not null as held from graphile_worker.jobs');
      expect(rows).toEqual([{ held: true }]);
    } finally {
      release.resolve();
      await runner.stop();
    }
  });
});

describe('a schedule', () => {
  it('becomes one job for each tenant', async () => {
    const seen: string[] = [];
    const schedule = { slice: 'sample', task: 'remind', cron: '* * * * *' };
    await test.database.pool.query(
      `select graphile_worker.add_job('sample.remind.scheduled', '{"_cron": {"ts": "2026-03-02T09:00:00Z"}}')`,
    );
    await runJobsOnce({
      ...options(async ({ tenant }) => void seen.push(tenant)),
      schedules: [schedule],
      tenants: async () => ['one', 'two'],
    });
    expect(seen.toSorted()).toEqual(['one', 'two']);
  });
});
