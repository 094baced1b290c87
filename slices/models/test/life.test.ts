import { newId, seededRandom } from '@lendline/kernel';
import { asService, type EventEnvelope, type JobHandler, runJobsOnce } from '@lendline/platform';
import { fakeClock, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelsClient, TrainingRun } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import type { ModelsTables } from '../store/tables.ts';
import { madeUpLender, type MadeUpLender, promote, register, value } from './made-up-lender.ts';
import { madeUpModel, type MadeUpPerson, madeUpPeople } from './made-up-model.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [modelsSlice] });
let slice: Awaited<ReturnType<typeof testSlice<ModelsClient>>>;
let documents: Awaited<ReturnType<typeof madeUpModel>>[];
beforeAll(async () => {
  slice = await testSlice<ModelsClient>(modelsSlice, { database: db.database, clock, config: { retrainDays: '90' } });
  documents = await Promise.all([31, 32, 33].map((seed) => madeUpModel(seed)));
});
afterAll(() => slice.close());

/** Hundreds of decisions and whole trainings: far more than they take, also on a busy machine. */
const patience_ms = 180_000;

let lenders = 0;
const lender = () => madeUpLender(`life-${(lenders += 1)}`, clock);
const line = (number: number) => newId('line', clock.now().add({ milliseconds: number }));

/** Runs the jobs of these tasks that a lender has waiting, whenever they are due; answers how many of its own ran. */
async function runJobs(at: MadeUpLender, tasks: readonly string[]): Promise<number> {
  const jobs = slice.instance.jobs ?? {};
  let own = 0;
  const counted = tasks.map((task): [string, JobHandler] => [
    task,
    async (context, payload) => {
      await jobs[task]!(context, payload);
      if (context.tenant === at.tenant) own += 1;
    },
  ]);
  await db.database.pool.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = any($1)),
       run_at := now())`,
    [tasks.map((task) => `models.${task}`)],
  );
  await runJobsOnce({ database: db.database, clock, tasks: { models: Object.fromEntries(counted) } });
  return own;
}

let applications = 0;
/** Applications of made-up people, each scored as a decision does. */
async function decideOn(at: MadeUpLender, people: readonly MadeUpPerson[]) {
  const made: { applicationId: string; bad: boolean; lineId: ReturnType<typeof line> }[] = [];
  for (const { values, bad } of people) {
    const applicationId = `application_${(applications += 1)}`;
    const lineId = line(applications);
    const keep = { applicationId, attempt: 1, lineId };
    value(await slice.client.score(at.decisions, { segment: 'new', values, keep }));
    made.push({ applicationId, bad, lineId });
    clock.advance({ minutes: 1 });
  }
  return made;
}

async function champion(at: MadeUpLender, which = 0) {
  const model = await register(slice.client, at, { document: documents[which]! });
  await promote(slice.client, at, model.id);
  return model;
}

describe('models beside the champion', { timeout: patience_ms }, () => {
  it('score the same applications after the decision, change nothing of it, and are compared', async () => {
    const at = lender();
    const first = await champion(at);
    const shadow = await register(slice.client, at, { document: documents[1]! });
    const made = await decideOn(at, madeUpPeople(60, seededRandom(1)));
    const before = value(await slice.client.compare(at.risk, { modelId: shadow.id })).comparisons;
    expect(before).toMatchObject([{ segment: 'new', champion: { id: first.id }, rows: 0, matured: null }]);
    await runJobs(at, ['score-beside']);
    value(
      await slice.client.recordOutcomes(at.risk, {
        definition: 'ever 30 days',
        outcomes: made.map(({ applicationId, bad }) => ({ applicationId, bad })),
      }),
    );
    const [after] = value(await slice.client.compare(at.risk, { modelId: shadow.id })).comparisons;
    expect(after).toMatchObject({ rows: 60, matured: { rows: 60, bads: made.filter(({ bad }) => bad).length } });
    expect(after!.grid.flat().reduce((sum, cell) => sum + cell, 0)).toBe(60);
    expect(after!.spread.reduce((sum, { champion: rows }) => sum + rows, 0)).toBe(60);
    expect(after!.matured!.gain).toBeCloseTo(after!.matured!.aucOther - after!.matured!.aucChampion, 12);
    const { rows } = await db.database.pool.query(
      `select model_id, role, count(*)::int as count from models.model_score where tenant = $1 group by 1, 2 order by role`,
      [at.tenant],
    );
    expect(rows).toEqual([
      { model_id: first.id, role: 'champion', count: 60 },
      { model_id: shadow.id, role: 'shadow', count: 60 },
    ]);
  });

  it('see an attempt once, and nothing that no decision was made on', async () => {
    const at = lender();
    await champion(at);
    const [{ values }] = madeUpPeople(1, seededRandom(2)) as [MadeUpPerson];
    const keep = { applicationId: 'application_twice', attempt: 1, lineId: line(0) };
    value(await slice.client.score(at.decisions, { segment: 'new', values, keep }));
    value(await slice.client.score(at.decisions, { segment: 'new', values, keep }));
    value(await slice.client.score(at.decisions, { segment: 'new', values }));
    expect(await runJobs(at, ['score-beside'])).toBe(1);
  });
});

describe('drift of a model in use', { timeout: patience_ms }, () => {
  it('is measured by week, and tells its owner once, until somebody has looked', async () => {
    const at = lender();
    const model = await champion(at);
    value(await slice.client.setDuty(at.risk, { modelId: model.id, duty: 'monitoring', holder: 'staff:staff_watch' }));
    await decideOn(at, madeUpPeople(150, seededRandom(3), 0.35));
    await runJobs(at, ['score-beside']);
    expect(await runJobs(at, ['watch-drift'])).toBe(1);
    const [week] = value(await slice.client.drift(at.risk, { modelId: model.id })).weeks;
    expect(week).toMatchObject({ rows: 150, matured: null });
    const night = week!.features.find(({ name }) => name === 'percent_nocturnal__call__90d')!;
    expect(night).toMatchObject({ verdict: 'shifted', thumb: 'shifted', binning: 'model bins' });
    expect(night.prs).toBeGreaterThan(night.shifted!);
    expect(night.bins.reduce((sum, bin) => sum + bin.actual, 0)).toBeCloseTo(1, 9);
    const contacts = week!.features.find(({ name }) => name === 'number_of_contacts__call__90d')!;
    expect(['noise', 'small']).toContain(contacts.verdict);
    const open = async () => value(await slice.client.listAlerts(at.risk, { state: 'open' })).alerts;
    const first = await open();
    expect(first.find(({ finding }) => finding === 'feature-drift')).toMatchObject({
      about: 'percent_nocturnal__call__90d',
      owner: 'staff:staff_watch',
      modelName: 'made up',
    });
    await decideOn(at, madeUpPeople(30, seededRandom(4), 0.35));
    await runJobs(at, ['score-beside']);
    await runJobs(at, ['watch-drift']);
    expect((await open()).map(({ id }) => id).toSorted()).toEqual(first.map(({ id }) => id).toSorted());
    for (const { id } of first)
      value(await slice.client.acknowledgeAlert(at.risk, { alertId: id, note: 'a new region' }));
    await decideOn(at, madeUpPeople(5, seededRandom(5), 0.35));
    await runJobs(at, ['score-beside']);
    await runJobs(at, ['watch-drift']);
    expect(await open()).toEqual([]);
    const again = value(await slice.client.acknowledgeAlert(at.second, { alertId: first[0]!.id, note: 'second word' }));
    expect(again).toMatchObject({ note: 'a new region', acknowledgedBy: 'staff_risk' });
  });

  it('raises no alert about people like those it was trained on, nor about a model that decides nothing', async () => {
    const at = lender();
    const model = await champion(at);
    const shadow = await register(slice.client, at, { document: documents[1]! });
    await decideOn(at, madeUpPeople(120, seededRandom(6)));
    await runJobs(at, ['score-beside']);
    expect(await runJobs(at, ['watch-drift'])).toBe(2);
    expect(value(await slice.client.listAlerts(at.risk, {})).alerts).toEqual([]);
    for (const { id } of [model, shadow]) {
      expect(value(await slice.client.drift(at.risk, { modelId: id })).weeks).toHaveLength(1);
    }
  });

  it('is followed by what outcomes say when they mature', async () => {
    const at = lender();
    const model = await champion(at);
    const made = await decideOn(at, madeUpPeople(160, seededRandom(7)));
    await runJobs(at, ['score-beside']);
    await runJobs(at, ['watch-drift']);
    const coin = seededRandom(8);
    const outcomes = made.map(({ applicationId }) => ({ applicationId, bad: coin.next() < 0.7 }));
    value(await slice.client.recordOutcomes(at.risk, { definition: 'ever 30 days', outcomes }));
    await runJobs(at, ['watch-drift']);
    const [week] = value(await slice.client.drift(at.risk, { modelId: model.id })).weeks;
    expect(week!.matured).toMatchObject({ rows: 160, ranking: 'worse', calibration: 'off' });
    const { alerts } = value(await slice.client.listAlerts(at.risk, { state: 'open' }));
    expect(alerts.map(({ finding }) => finding).toSorted()).toEqual(['calibration-off', 'ranking-worse']);
  });
});

describe('training again', { timeout: patience_ms }, () => {
  const runs = async (at: MadeUpLender) => value(await slice.client.listRuns(at.risk, {})).runs;
  /** What the slice hears when a person withdraws a consent. */
  const withdraw = (at: MadeUpLender, lineId: string) =>
    db.database.forSlice<ModelsTables>('models').transaction(asService(at.risk, 'consents'), async (tx) => {
      const heard = slice.instance.subscriptions!.find(({ type }) => type === 'consents.withdrawn')!;
      const data = { lineId, consentId: newId('consent', clock.now()), source: 'call-records' };
      await heard.handle(tx as never, { data } as EventEnvelope);
    });
  const book = async (at: MadeUpLender, count: number) => {
    const made = await decideOn(at, madeUpPeople(count, seededRandom(9)));
    await runJobs(at, ['score-beside']);
    const outcomes = made.map(({ applicationId, bad }) => ({ applicationId, bad }));
    value(await slice.client.recordOutcomes(at.risk, { definition: 'ever 30 days', outcomes }));
    return made;
  };

  it('ends in a challenger that waits for two people, and can be repeated to the letter', async () => {
    const at = lender();
    const base = await champion(at);
    const made = await book(at, 300);
    const asked = value(await slice.client.retrain(at.risk, { segment: 'new', note: 'quarter' }));
    expect(await slice.client.retrain(at.risk, { segment: 'new', note: 'again' })).toMatchObject({
      error: { code: 'models.run-waiting' },
    });
    await runJobs(at, ['train']);
    const run = value(await slice.client.getRun(at.risk, { runId: asked.id }));
    expect(run).toMatchObject({ state: 'done', rows: 300, because: null, baseModelId: base.id });
    const challenger = value(await slice.client.get(at.risk, { modelId: run.modelId! }));
    expect(challenger).toMatchObject({
      name: 'made up',
      version: 2,
      role: 'challenger',
      registeredBy: 'service:models',
      codeVersion: '0.1.0',
      reproducible: true,
      reference: { from: 'training', rows: 300 },
    });
    const [request] = challenger.requests.filter(({ state }) => state === 'waiting');
    expect(request).toMatchObject({ to: 'champion', askedBy: 'service:models' });
    value(await slice.client.reproduce(at.risk, { modelId: challenger.id, note: 'audit' }));
    await runJobs(at, ['train']);
    const repeated = (await runs(at)).filter(({ kind }) => kind === 'reproduce');
    expect(repeated).toMatchObject([{ state: 'done', reproduced: true }]);
    value(await slice.client.decideRole(at.second, { requestId: request!.id, approve: true, note: 'better on time' }));
    const { values } = madeUpPeople(1, seededRandom(1))[0]!;
    expect(value(await slice.client.score(at.decisions, { segment: 'new', values })).modelId).toBe(challenger.id);
    await withdraw(at, made[0]!.lineId);
    value(await slice.client.reproduce(at.risk, { modelId: challenger.id, note: 'after a withdrawal' }));
    await runJobs(at, ['train']);
    const last = (await runs(at)).find(({ state }) => state === 'refused');
    expect(last).toMatchObject({ kind: 'reproduce', rows: 299, reproduced: null });
    expect(last!.because!.en).toContain('consent was withdrawn');
  });

  it('is refused, with the reason, while too little has matured', async () => {
    const at = lender();
    await champion(at);
    await book(at, 6);
    value(await slice.client.retrain(at.risk, { segment: 'new', note: 'too early' }));
    await runJobs(at, ['train']);
    const [run] = await runs(at);
    expect(run).toMatchObject({ state: 'refused', rows: 6, modelId: null });
    expect(run!.because!['zh-CN'].length).toBeGreaterThan(5);
    expect(value(await slice.client.list(at.risk, {})).models).toHaveLength(1);
  });

  it('comes by itself when a champion is old, once', async () => {
    const at = lender();
    await champion(at);
    clock.advance({ hours: 24 * 91 });
    await book(at, 40);
    await runJobs(at, ['watch-drift']);
    await runJobs(at, ['watch-drift']);
    const planned: readonly TrainingRun[] = await runs(at);
    expect(planned).toMatchObject([{ kind: 'retrain', note: 'every 90 days', askedBy: 'service:models' }]);
  });

  it('cannot be repeated for a model that came from outside', async () => {
    const at = lender();
    const { id: modelId } = await champion(at);
    expect(await slice.client.reproduce(at.risk, { modelId, note: 'audit' })).toMatchObject({
      error: { code: 'models.not-reproducible' },
    });
  });
});
