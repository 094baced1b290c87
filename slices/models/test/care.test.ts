import { seededRandom } from '@lendline/kernel';
import { testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingRunDetail, TrainingRunId } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import { type MadeUpLender, register, value } from './made-up-lender.ts';
import { MadeUpLife, patience_ms } from './made-up-life.ts';
import { madeUpPeople } from './made-up-model.ts';

const db = testDatabase({ slices: [modelsSlice] });
const life = new MadeUpLife(db, { keepValuesDays: '30', keepScoreDays: '60' });
beforeAll(() => life.start());
afterAll(() => life.stop());

const week = { hours: 24 * 7 };

async function rowsOf(at: MadeUpLender, table: string): Promise<number> {
  const { rows } = await db.database.pool.query(
    `select count(*)::int as count from models.${table} where tenant = $1`,
    [at.tenant],
  );
  return rows[0].count;
}

/** Hands in a challenger beside the champion. */
async function challenger(at: MadeUpLender) {
  const model = await register(life.client, at, { document: await life.document(32), name: 'next' });
  value(await life.client.requestRole(at.risk, { modelId: model.id, role: 'challenger', note: 'try it' }));
  return model;
}

describe('a score that is kept', { timeout: patience_ms }, () => {
  it('costs the decision one row: no job, no event', async () => {
    const at = life.lender();
    await life.champion(at);
    const before = await rowsOf(at, 'outbox');
    await life.score(at, madeUpPeople(3, seededRandom(1)));
    const { rows } = await db.database.pool.query(
      `select count(*)::int as count from graphile_worker._private_jobs where payload->>'tenant' = $1`,
      [at.tenant],
    );
    expect(rows).toEqual([{ count: 0 }]);
    expect(await rowsOf(at, 'outbox')).toBe(before);
    expect(await rowsOf(at, 'kept_score')).toBe(3);
  });

  it('is looked at with the next decision when its own was never told', async () => {
    const at = life.lender();
    await life.champion(at);
    await life.score(at, madeUpPeople(4, seededRandom(2)));
    expect(await rowsOf(at, 'model_score')).toBe(0);
    await life.decideOn(at, madeUpPeople(1, seededRandom(3)));
    expect(await rowsOf(at, 'model_score')).toBe(5);
  });

  it('is one job for all decisions of a moment', async () => {
    const at = life.lender();
    await life.champion(at);
    await life.score(at, madeUpPeople(5, seededRandom(4)));
    for (let told = 0; told < 5; told += 1) await life.hear(at, 'decisions.decided', {});
    expect(await life.runJobs(at, ['score-beside'])).toBe(1);
    expect(await rowsOf(at, 'model_score')).toBe(5);
  });

  it('is kept for the days that were the policy of its day: first the values go, then the score', async () => {
    const at = life.lender();
    await life.champion(at);
    const made = await life.decideOn(at, madeUpPeople(6, seededRandom(5)));
    await life.mature(at, made);
    const valuesKept = async () => {
      const { rows } = await db.database.pool.query(
        `select count(feature_values)::int as count from models.kept_score where tenant = $1`,
        [at.tenant],
      );
      return rows[0].count as number;
    };
    life.clock.advance({ hours: 24 * 29 });
    await life.runJobs(at, ['forget-scores']);
    expect(await valuesKept()).toBe(6);
    const longer = new MadeUpLife(db, { keepValuesDays: '3000', keepScoreDays: '3000' });
    life.clock.advance({ hours: 24 * 2 });
    await longer.start();
    longer.clock.advance({ hours: 24 * 32 });
    await longer.runJobs(at, ['forget-scores']);
    await longer.stop();
    expect(await valuesKept()).toBe(0);
    expect(await rowsOf(at, 'model_score')).toBe(6);
    life.clock.advance({ hours: 24 * 30 });
    await life.runJobs(at, ['forget-scores']);
    for (const table of ['kept_score', 'model_score', 'outcome']) expect(await rowsOf(at, table)).toBe(0);
    const { rows } = await db.database.pool.query(
      `select details->'scores' as scores, details->'values' as values from models.audit
        where tenant = $1 and action = 'forget-old-scores' order by seq`,
      [at.tenant],
    );
    expect(rows).toEqual([
      { scores: 0, values: 6 },
      { scores: 6, values: 0 },
    ]);
  });
});

describe('outcomes', { timeout: patience_ms }, () => {
  it('may be none at all', async () => {
    const at = life.lender();
    expect(value(await life.client.recordOutcomes(at.risk, { definition: 'ever 30 days', outcomes: [] }))).toEqual({
      recorded: 0,
    });
  });
});

describe('alerts', { timeout: patience_ms }, () => {
  it('are raised about challengers as about champions, each with its role, and about no shadow', async () => {
    const at = life.lender();
    const first = await life.champion(at);
    const second = await challenger(at);
    const shadow = await register(life.client, at, { document: await life.document(33), name: 'shadow' });
    await life.decideOn(at, madeUpPeople(150, seededRandom(6), 0.35));
    expect(await life.runJobs(at, ['watch-drift'])).toBe(3);
    const { alerts } = value(await life.client.listAlerts(at.risk, { state: 'open' }));
    const about = new Map(alerts.map(({ modelId, role }) => [modelId, role]));
    expect(about).toEqual(
      new Map([
        [first.id, 'champion'],
        [second.id, 'challenger'],
      ]),
    );
    expect(value(await life.client.drift(at.risk, { modelId: shadow.id })).weeks[0]!.features).not.toEqual([]);
  });

  it('come from the outcomes of a quarter where each week has too few of them', async () => {
    const at = life.lender();
    const model = await life.champion(at);
    const coin = seededRandom(7);
    for (let n = 0; n < 4; n += 1) {
      const made = await life.decideOn(at, madeUpPeople(40, seededRandom(70 + n)));
      await life.mature(
        at,
        made.map(({ applicationId }) => ({ applicationId, bad: coin.next() < 0.5 })),
      );
      await life.runJobs(at, ['watch-drift']);
      life.clock.advance(week);
    }
    const { weeks } = value(await life.client.drift(at.risk, { modelId: model.id }));
    expect(weeks.length).toBeGreaterThanOrEqual(4);
    for (const { matured } of weeks) expect(matured).toMatchObject({ ranking: 'too-few', calibration: 'too-few' });
    const { alerts } = value(await life.client.listAlerts(at.risk, { state: 'open' }));
    expect(alerts.map(({ finding }) => finding).toSorted()).toEqual(['calibration-off', 'ranking-worse']);
  });
});

describe('a training run', { timeout: patience_ms }, () => {
  const book = async (at: MadeUpLender) => life.mature(at, await life.decideOn(at, madeUpPeople(300, seededRandom(8))));
  const ask = async (at: MadeUpLender) =>
    value(await life.client.retrain(at.risk, { segment: 'new', note: 'a quarter' })).id;
  const read = async (at: MadeUpLender, runId: TrainingRunId): Promise<TrainingRunDetail> =>
    value(await life.client.getRun(at.risk, { runId }));

  it('tells its stages in order, the last one at the end', async () => {
    const at = life.lender();
    await life.champion(at);
    await book(at);
    const runId = await ask(at);
    await life.runJobs(at, ['train']);
    const { state, steps, startedAt } = await read(at, runId);
    expect(state).toBe('done');
    expect(startedAt).not.toBeNull();
    expect(steps[0]!.name).toBe('prepare');
    expect(steps.at(-1)).toMatchObject({ name: 'done', share: 1 });
    const shares = steps.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('gives its challenger somebody who watches it: whoever watched the champion, or registered it', async () => {
    const at = life.lender();
    await life.champion(at);
    await book(at);
    const runId = await ask(at);
    await life.runJobs(at, ['train']);
    const { modelId } = await read(at, runId);
    const row = value(await life.client.inventory(at.risk, {})).rows.find((one) => one.modelId === modelId);
    expect(row!.duties).toMatchObject({ development: 'service:models', monitoring: 'staff:staff_risk' });
  });

  it('is stopped before it begins, and another may be asked for at once', async () => {
    const at = life.lender();
    await life.champion(at);
    const runId = await ask(at);
    const stopped = value(await life.client.cancelRun(at.second, { runId, note: 'wrong quarter' }));
    expect(stopped).toMatchObject({
      state: 'cancelled',
      because: { en: 'Stopped by staff:staff_second: wrong quarter' },
    });
    expect(await life.client.cancelRun(at.second, { runId, note: 'again' })).toMatchObject({
      error: { code: 'models.run-ended', parameters: { state: 'cancelled' } },
    });
    await ask(at);
    await life.runJobs(at, ['train']);
    expect(await read(at, runId)).toMatchObject({ state: 'cancelled', startedAt: null });
  });

  it('is stopped while it goes on, and leaves no model', async () => {
    const at = life.lender();
    await life.champion(at);
    await book(at);
    const runId = await ask(at);
    const running = life.runJobs(at, ['train']);
    await expect.poll(async () => (await read(at, runId)).state, { timeout: 20_000, interval: 5 }).toBe('running');
    value(await life.client.cancelRun(at.risk, { runId, note: 'it takes too long' }));
    await running;
    expect(await read(at, runId)).toMatchObject({ state: 'cancelled', modelId: null });
    expect(value(await life.client.list(at.risk, {})).models).toHaveLength(1);
  });

  it('is one at a time for a segment, also when two people ask at once', async () => {
    const at = life.lender();
    await life.champion(at);
    const asked = await Promise.all(
      [at.risk, at.second].map((who) => life.client.retrain(who, { segment: 'new', note: 'at once' })),
    );
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(asked.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'models.run-waiting' } });
  });
});
