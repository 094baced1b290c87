import { newId, seededRandom } from '@lendline/kernel';
import { testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingRun } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import { type MadeUpLender, register, value } from './made-up-lender.ts';
import { MadeUpLife, patience_ms } from './made-up-life.ts';
import { type MadeUpPerson, madeUpPeople } from './made-up-model.ts';

const db = testDatabase({ slices: [modelsSlice] });
const life = new MadeUpLife(db, { retrainDays: '90' });
beforeAll(() => life.start());
afterAll(() => life.stop());

describe('models beside the champion', { timeout: patience_ms }, () => {
  it('score the same applications after the decision, change nothing of it, and are compared', async () => {
    const at = life.lender();
    const first = await life.champion(at);
    const shadow = await register(life.client, at, { document: await life.document(32) });
    const made = await life.score(at, madeUpPeople(60, seededRandom(1)));
    const before = value(await life.client.compare(at.risk, { modelId: shadow.id })).comparisons;
    expect(before).toMatchObject([{ segment: 'new', champion: { id: first.id }, rows: 0, matured: null }]);
    await life.hear(at, 'decisions.decided', {});
    await life.runJobs(at, ['score-beside']);
    await life.mature(at, made);
    const [after] = value(await life.client.compare(at.risk, { modelId: shadow.id })).comparisons;
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
    const at = life.lender();
    await life.champion(at);
    const [{ values }] = madeUpPeople(1, seededRandom(2)) as [MadeUpPerson];
    const keep = { applicationId: 'application_twice', attempt: 1, lineId: life.line(0) };
    value(await life.client.score(at.decisions, { segment: 'new', values, keep }));
    value(await life.client.score(at.decisions, { segment: 'new', values, keep }));
    value(await life.client.score(at.decisions, { segment: 'new', values }));
    await life.hear(at, 'decisions.decided', {});
    await life.runJobs(at, ['score-beside']);
    const { rows } = await db.database.pool.query(
      `select application_id, count(*)::int as count from models.kept_score join models.model_score on kept_id = id
        where kept_score.tenant = $1 group by 1`,
      [at.tenant],
    );
    expect(rows).toEqual([{ application_id: 'application_twice', count: 1 }]);
  });
});

describe('drift of a model in use', { timeout: patience_ms }, () => {
  it('is measured by week, and tells its owner once, until somebody has looked', async () => {
    const at = life.lender();
    const model = await life.champion(at);
    value(await life.client.setDuty(at.risk, { modelId: model.id, duty: 'monitoring', holder: 'staff:staff_watch' }));
    await life.decideOn(at, madeUpPeople(150, seededRandom(3), 0.35));
    expect(await life.runJobs(at, ['watch-drift'])).toBe(1);
    const [week] = value(await life.client.drift(at.risk, { modelId: model.id })).weeks;
    expect(week).toMatchObject({ rows: 150, matured: null });
    const night = week!.features.find(({ name }) => name === 'percent_nocturnal__call__90d')!;
    expect(night).toMatchObject({ verdict: 'shifted', thumb: 'shifted', binning: 'model bins' });
    expect(night.prs).toBeGreaterThan(night.shifted!);
    expect(night.bins.reduce((sum, bin) => sum + bin.actual, 0)).toBeCloseTo(1, 9);
    const contacts = week!.features.find(({ name }) => name === 'number_of_contacts__call__90d')!;
    expect(['noise', 'small']).toContain(contacts.verdict);
    const open = async () => value(await life.client.listAlerts(at.risk, { state: 'open' })).alerts;
    const first = await open();
    expect(first.find(({ finding }) => finding === 'feature-drift')).toMatchObject({
      about: 'percent_nocturnal__call__90d',
      owner: 'staff:staff_watch',
      modelName: 'made up',
    });
    await life.decideOn(at, madeUpPeople(30, seededRandom(4), 0.35));
    await life.runJobs(at, ['watch-drift']);
    expect((await open()).map(({ id }) => id).toSorted()).toEqual(first.map(({ id }) => id).toSorted());
    for (const { id } of first)
      value(await life.client.acknowledgeAlert(at.risk, { alertId: id, note: 'a new region' }));
    await life.decideOn(at, madeUpPeople(5, seededRandom(5), 0.35));
    await life.runJobs(at, ['watch-drift']);
    expect(await open()).toEqual([]);
    const again = value(await life.client.acknowledgeAlert(at.second, { alertId: first[0]!.id, note: 'second word' }));
    expect(again).toMatchObject({ note: 'a new region', acknowledgedBy: 'staff_risk' });
  });

  it('raises no alert about people like those it was trained on', async () => {
    const at = life.lender();
    const model = await life.champion(at);
    const shadow = await register(life.client, at, { document: await life.document(32) });
    await life.decideOn(at, madeUpPeople(120, seededRandom(6)));
    expect(await life.runJobs(at, ['watch-drift'])).toBe(2);
    expect(value(await life.client.listAlerts(at.risk, {})).alerts).toEqual([]);
    for (const { id } of [model, shadow]) {
      expect(value(await life.client.drift(at.risk, { modelId: id })).weeks).toHaveLength(1);
    }
  });

  it('is followed by what outcomes say when they mature', async () => {
    const at = life.lender();
    const model = await life.champion(at);
    const made = await life.decideOn(at, madeUpPeople(160, seededRandom(7)));
    await life.runJobs(at, ['watch-drift']);
    const coin = seededRandom(8);
    const outcomes = made.map(({ applicationId }) => ({ applicationId, bad: coin.next() < 0.7 }));
    await life.mature(at, outcomes);
    await life.runJobs(at, ['watch-drift']);
    const [week] = value(await life.client.drift(at.risk, { modelId: model.id })).weeks;
    expect(week!.matured).toMatchObject({ rows: 160, ranking: 'worse', calibration: 'off' });
    const { alerts } = value(await life.client.listAlerts(at.risk, { state: 'open' }));
    expect(alerts.map(({ finding }) => finding).toSorted()).toEqual(['calibration-off', 'ranking-worse']);
  });
});

describe('training again', { timeout: patience_ms }, () => {
  const runs = async (at: MadeUpLender) => value(await life.client.listRuns(at.risk, {})).runs;
  const withdraw = (at: MadeUpLender, lineId: string) =>
    life.hear(at, 'consents.withdrawn', {
      lineId,
      consentId: newId('consent', life.clock.now()),
      source: 'call-records',
    });
  const book = async (at: MadeUpLender, count: number) => {
    const made = await life.decideOn(at, madeUpPeople(count, seededRandom(9)));
    await life.mature(at, made);
    return made;
  };

  it('ends in a challenger that waits for two people, and can be repeated to the letter', async () => {
    const at = life.lender();
    const base = await life.champion(at);
    value(await life.client.setDuty(at.risk, { modelId: base.id, duty: 'monitoring', holder: 'staff:staff_watch' }));
    const stakes = { modelId: base.id, intendedUse: 'first loans', exposure: 'medium', note: 'committee' } as const;
    value(await life.client.setMateriality(at.risk, stakes));
    const made = await book(at, 300);
    const asked = value(await life.client.retrain(at.risk, { segment: 'new', note: 'quarter' }));
    expect(await life.client.retrain(at.risk, { segment: 'new', note: 'again' })).toMatchObject({
      error: { code: 'models.run-waiting' },
    });
    await life.runJobs(at, ['train']);
    const run = value(await life.client.getRun(at.risk, { runId: asked.id }));
    expect(run).toMatchObject({ state: 'done', rows: 300, because: null, baseModelId: base.id });
    const challenger = value(await life.client.get(at.risk, { modelId: run.modelId! }));
    expect(challenger).toMatchObject({
      name: 'made up',
      version: 2,
      role: 'challenger',
      registeredBy: 'service:models',
      codeVersion: '0.1.0',
      reproducible: true,
      reference: { from: 'training', rows: 300 },
    });
    const cared = value(await life.client.inventory(at.risk, {})).rows.find(({ modelId }) => modelId === challenger.id);
    expect(cared).toMatchObject({
      intendedUse: 'first loans',
      exposure: 'medium',
      duties: { development: 'service:models', monitoring: 'staff:staff_watch', review: null },
    });
    const [request] = challenger.requests.filter(({ state }) => state === 'waiting');
    expect(request).toMatchObject({ to: 'champion', askedBy: 'service:models' });
    value(await life.client.reproduce(at.risk, { modelId: challenger.id, note: 'audit' }));
    await life.runJobs(at, ['train']);
    const repeated = (await runs(at)).filter(({ kind }) => kind === 'reproduce');
    expect(repeated).toMatchObject([{ state: 'done', reproduced: true }]);
    const agree = { requestId: request!.id, approve: true, note: 'better on time' };
    expect(value(await life.client.decideRole(at.risk, agree))).toMatchObject({
      state: 'waiting',
      askedBy: 'staff:staff_risk',
    });
    expect(await life.client.decideRole(at.risk, agree)).toMatchObject({ error: { code: 'models.same-person' } });
    expect(value(await life.client.decideRole(at.second, agree))).toMatchObject({ state: 'applied' });
    const { values } = madeUpPeople(1, seededRandom(1))[0]!;
    expect(value(await life.client.score(at.decisions, { segment: 'new', values })).modelId).toBe(challenger.id);
    await withdraw(at, made[0]!.lineId);
    value(await life.client.reproduce(at.risk, { modelId: challenger.id, note: 'after a withdrawal' }));
    await life.runJobs(at, ['train']);
    const last = (await runs(at)).find(({ state }) => state === 'refused');
    expect(last).toMatchObject({ kind: 'reproduce', rows: 299, reproduced: null });
    expect(last!.because!.en).toContain('consent was withdrawn');
  });

  it('is refused, with the reason, while too little has matured', async () => {
    const at = life.lender();
    await life.champion(at);
    await book(at, 6);
    value(await life.client.retrain(at.risk, { segment: 'new', note: 'too early' }));
    await life.runJobs(at, ['train']);
    const [run] = await runs(at);
    expect(run).toMatchObject({ state: 'refused', rows: 6, modelId: null });
    expect(run!.because!['zh-CN'].length).toBeGreaterThan(5);
    expect(value(await life.client.list(at.risk, {})).models).toHaveLength(1);
  });

  it('comes by itself when a champion is old, once', async () => {
    const at = life.lender();
    await life.champion(at);
    life.clock.advance({ hours: 24 * 91 });
    await book(at, 40);
    await life.runJobs(at, ['watch-drift']);
    await life.runJobs(at, ['watch-drift']);
    const planned: readonly TrainingRun[] = await runs(at);
    expect(planned).toMatchObject([{ kind: 'retrain', note: 'every 90 days', askedBy: 'service:models' }]);
  });

  it('cannot be repeated for a model that came from outside', async () => {
    const at = life.lender();
    const { id: modelId } = await life.champion(at);
    expect(await life.client.reproduce(at.risk, { modelId, note: 'audit' })).toMatchObject({
      error: { code: 'models.not-reproducible' },
    });
  });
});
