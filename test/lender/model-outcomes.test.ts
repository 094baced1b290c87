import type { LoanEvent } from '@lendline/loans/contract';
import { loansSlice } from '@lendline/loans';
import type { LoansClient } from '@lendline/loans/contract';
import { newId } from '@lendline/kernel';
import { modelsSlice } from '@lendline/models';
import type { ModelsClient } from '@lendline/models/contract';
import { type Relay, runJobsOnce, startRelay } from '@lendline/platform';
import { fakeClock, service, type TestSlice, testContext, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

const db = testDatabase({ slices: [loansSlice, modelsSlice] });
const clock = fakeClock('2026-01-10T03:00:00Z');
const context = () => testContext({ actor: service('loans'), clock });
/** Far more than the relay needs, also on a busy machine. */
const patience_ms = 20_000;

let loans: TestSlice<LoansClient>;
let models: TestSlice<ModelsClient>;
let relay: Relay;

beforeAll(async () => {
  const on = { database: db.database, clock };
  loans = await testSlice<LoansClient>(loansSlice, on);
  const config = { badAtDpd: '30', outcomeDays: '90' };
  models = await testSlice<ModelsClient>(modelsSlice, { ...on, config, needs: { loans: loans.client } });
  const subscriptions = (models.instance.subscriptions ?? []).filter(({ producer }) => producer === 'loans');
  relay = startRelay({ ...on, consumer: 'models', subscriptions, pollEvery_ms: 50 });
});
afterAll(async () => {
  await relay.stop();
  await models.close();
  await loans.close();
});

/** A loan that was paid out today and was at worst so many days behind. */
async function paidOut(applicationId: string, worstDpd: number): Promise<void> {
  const id = newId('loan', clock.now());
  const lineId = newId('line', clock.now());
  await db.database.pool.query(
    `insert into loans.loan (id, tenant, application_id, line_id, state, currency, principal, payout, rate_ppm, fee_ppm,
       duty_ppm, instalments, every_count, every_unit, nominal_ppm, effective_ppm, agreement_hash, simulated_model,
       opened_at, disbursed_on, matures_on, closed_on, aged_on, worst_dpd)
     values ($1, 'main', $2, $3, 'closed', 'CNY', 100000, 100000, 180000, 0, 0, 3, 1, 'months', 180000, 195000, 'hash', true,
       '2026-01-10T00:00:00Z', '2026-01-10', '2026-04-10', '2026-04-10', '2026-04-10', $4)`,
    [id, applicationId, lineId, worstDpd],
  );
  const data: LoanEvent = { loanId: id, lineId, applicationId, state: 'active' };
  await db.database
    .forSlice('loans')
    .transaction(context(), (tx) => tx.publish({ type: 'loans.activated', version: 1, subject: id, data }));
}

async function waitingJobs(): Promise<number> {
  const { rows } = await db.database.pool.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs where task_identifier = 'models.mature-outcome'`,
  );
  return rows[0]!.count;
}

it('what became of a loan is known to the models when its window is over, and not before', async () => {
  await paidOut('application_good', 29);
  await paidOut('application_bad', 30);
  await expect.poll(waitingJobs, { timeout: patience_ms }).toBe(2);
  const tasks = { models: models.instance.jobs ?? {} };
  const outcomes = async () =>
    (await db.database.pool.query('select application_id, bad, definition from models.outcome order by application_id'))
      .rows;
  await runJobsOnce({ database: db.database, clock, tasks });
  expect(await outcomes()).toEqual([]);
  await db.database.pool.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now())`,
  );
  clock.advance({ days: 90 });
  await runJobsOnce({ database: db.database, clock, tasks });
  const definition = 'ever 30 days past due within 90 days';
  expect(await outcomes()).toEqual([
    { application_id: 'application_bad', bad: true, definition },
    { application_id: 'application_good', bad: false, definition },
  ]);
});
