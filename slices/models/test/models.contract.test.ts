import { compileModel, type ModelDocument } from '@lendline/scoring';
import { newId } from '@lendline/kernel';
import {
  borrower,
  contractSuite,
  fakeClock,
  service,
  staff,
  testContext,
  testDatabase,
  testSlice,
} from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelsClient, Segment } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import { madeUpModel } from './made-up-model.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [modelsSlice] });
const build = () => testSlice<ModelsClient>(modelsSlice, { database: db.database, clock });
let slice: Awaited<ReturnType<typeof build>>;
let documents: readonly ModelDocument[];
let used = 0;

beforeAll(async () => {
  slice = await build();
  documents = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => madeUpModel(seed));
});
afterAll(() => slice.close());

let tenants = 0;
/** Each test has a lender of its own, so that champions do not meet. */
const lender = () => {
  const tenant = `lender-${(tenants += 1)}`;
  const permissions = ['models.read', 'models.write', 'models.approve'];
  return {
    risk: testContext({ tenant, actor: staff('staff_risk', ...permissions), clock }),
    decisions: testContext({ tenant, actor: service('decisions'), clock }),
  };
};

const document = (): ModelDocument => documents[(used += 1) % documents.length]!;
const values = {
  number_of_contacts__call__90d: 6,
  percent_nocturnal__call__90d: 0.39,
  income_monthly_median_minor: null,
};

contractSuite<ModelsClient>(
  'models',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    const register = async (to: ReturnType<typeof lender>, segments: readonly Segment[], of = document()) => {
      const answer = await client().register(to.risk, { name: 'made up', segments, document: of });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    const promote = (to: ReturnType<typeof lender>, modelId: `model_${string}`) =>
      client().assignRole(to.risk, { modelId, role: 'champion', note: 'approved by the committee' });

    it('registers the same document once, as a shadow that decides nothing', async () => {
      const at = lender();
      const of = document();
      const first = await register(at, ['new', 'new', 'repeat'], of);
      expect(first).toMatchObject({ role: 'shadow', simulated: true, kind: 'scorecard', segments: ['new', 'repeat'] });
      expect(first.metrics['auc']).toBeGreaterThan(0.6);
      expect(await register(at, ['trader'], structuredClone(of))).toEqual(first);
      const score = await client().score(at.decisions, { segment: 'new', values });
      expect(score).toMatchObject({ ok: false, error: { code: 'models.no-champion', parameters: { segment: 'new' } } });
    });

    it('refuses what is no model, and one that was edited', async () => {
      const at = lender();
      const send = (of: unknown) => client().register(at.risk, { name: 'x', segments: ['new'], document: of });
      expect(await send({ hello: 1 })).toMatchObject({ error: { code: 'models.not-a-model' } });
      expect(await send({ ...document(), version: 99 })).toMatchObject({ error: { code: 'models.newer-version' } });
      expect(await send({ ...document(), features: [{ name: 'x' }] })).toMatchObject({
        error: { code: 'models.damaged' },
      });
    });

    it('scores with the champion of the segment, exactly as the engine does, with reasons in words', async () => {
      const at = lender();
      const of = document();
      const { id } = await register(at, ['new'], of);
      await promote(at, id);
      const answer = await client().score(at.decisions, { segment: 'new', values });
      if (!answer.ok) throw new Error(answer.error.code);
      const direct = compileModel(of).scoreRow(values);
      expect(answer.value).toMatchObject({ modelId: id, modelName: 'made up', simulated: true });
      expect([answer.value.pd, answer.value.score]).toEqual([direct.pd, direct.score]);
      expect(answer.value.reasons.map(({ feature }) => feature)).toEqual(direct.reasons);
      expect(answer.value.reasons.map(({ text }) => text.en)).toContain('Call contacts');
      expect(answer.value.reasons.map(({ text }) => text['zh-CN'])).toContain('通话联系人数');
      expect(answer.value.points.length).toBe(of.features.length);
      const other = await client().score(at.decisions, { segment: 'trader', values });
      expect(other).toMatchObject({ ok: false, error: { code: 'models.no-champion' } });
    });

    it('scores nothing on features that the caller does not know', async () => {
      const at = lender();
      await promote(at, (await register(at, ['new'])).id);
      const { percent_nocturnal__call__90d, income_monthly_median_minor } = values;
      const fewer = { percent_nocturnal__call__90d, income_monthly_median_minor };
      expect(await client().score(at.decisions, { segment: 'new', values: fewer })).toMatchObject({
        ok: false,
        error: { code: 'models.values-missing', parameters: { features: 'number_of_contacts__call__90d' } },
      });
    });

    it('has one champion per segment: a new one retires the one before', async () => {
      const at = lender();
      const [first, second] = [await register(at, ['new', 'repeat']), await register(at, ['new'])];
      await promote(at, first.id);
      expect(await promote(at, second.id)).toMatchObject({ ok: true, value: { role: 'champion' } });
      const byWhom = async (segment: Segment) => {
        const answer = await client().score(at.decisions, { segment, values });
        return answer.ok ? answer.value.modelId : answer.error.code;
      };
      expect([await byWhom('new'), await byWhom('repeat')]).toEqual([second.id, first.id]);
      expect(await promote(at, first.id)).toMatchObject({ ok: true });
      expect(await byWhom('new')).toBe(first.id);
    });

    it('refuses a change of role that the lifecycle does not know', async () => {
      const at = lender();
      const { id } = await register(at, ['new']);
      await client().assignRole(at.risk, { modelId: id, role: 'retired', note: 'not wanted' });
      expect(await client().assignRole(at.risk, { modelId: id, role: 'challenger', note: 'try it' })).toMatchObject({
        ok: false,
        error: { code: 'models.role-not-allowed', status: 409, parameters: { from: 'retired', to: 'challenger' } },
      });
    });

    it('shows a card in both languages that says the model is simulated', async () => {
      const at = lender();
      const { id } = await register(at, ['new']);
      const answer = await client().get(at.risk, { modelId: id });
      expect(answer).toMatchObject({
        ok: true,
        value: { id, card: { en: /Simulated/, 'zh-CN': /模拟数据/ } },
      });
      const listed = await client().list(at.risk, {});
      expect(listed).toMatchObject({ ok: true, value: { models: [{ id }] } });
    });

    it('keeps a lender’s models from another, and borrowers out', async () => {
      const { id } = await register(lender(), ['new']);
      expect(await client().get(lender().risk, { modelId: id })).toMatchObject({ error: { status: 404 } });
      const outsider = testContext({ actor: borrower(newId('line', clock.now())), clock });
      expect(await client().list(outsider, {})).toMatchObject({ error: { status: 404 } });
    });
  },
);

describe('what a change of role leaves behind', () => {
  it('is an audit row and an event for each model that moved', async () => {
    const at = lender();
    const [first, second] = [document(), document()];
    const ids: `model_${string}`[] = [];
    for (const of of [first, second]) {
      const answer = await slice.client.register(at.risk, { name: 'm', segments: ['new'], document: of });
      if (!answer.ok) throw new Error(answer.error.code);
      ids.push(answer.value.id);
      await slice.client.assignRole(at.risk, { modelId: answer.value.id, role: 'champion', note: 'better AUC' });
    }
    const { pool } = db.database;
    const audit = await pool.query(
      `select subject, details->>'from' as "from", details->>'to' as "to", actor from models.audit
        where action = 'assign-role' and subject = any($1) order by seq`,
      [ids],
    );
    const actor = 'staff:staff_risk';
    expect(audit.rows).toEqual([
      { subject: ids[0], from: 'shadow', to: 'champion', actor },
      { subject: ids[0], from: 'champion', to: 'retired', actor },
      { subject: ids[1], from: 'shadow', to: 'champion', actor },
    ]);
    const events = await pool.query(
      `select count(*)::int as count from models.outbox where type = 'models.role-changed' and subject = any($1)`,
      [ids],
    );
    expect(events.rows).toEqual([{ count: 3 }]);
  });

  it('is one champion even when two are made at once', async () => {
    const at = lender();
    const made = await Promise.all(
      [document(), document(), document()].map((of) =>
        slice.client.register(at.risk, { name: 'm', segments: ['new'], document: of }),
      ),
    );
    const ids = made.flatMap((answer) => (answer.ok ? [answer.value.id] : []));
    const changed = await Promise.all(
      ids.map((modelId) => slice.client.assignRole(at.risk, { modelId, role: 'champion', note: 'race' })),
    );
    expect(changed.every(({ ok }) => ok)).toBe(true);
    const { rows } = await db.database.pool.query(
      `select count(*)::int as count from models.assignment where tenant = $1 and role = 'champion'`,
      [at.risk.tenant],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
