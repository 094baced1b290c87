import { compileModel, type ModelDocument } from '@lendline/scoring';
import { newId } from '@lendline/kernel';
import { borrower, contractSuite, fakeClock, staff, testContext, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelsClient, Segment } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import { madeUpLender, promote as promoteIn, register as registerIn, value } from './made-up-lender.ts';
import { madeUpModel } from './made-up-model.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [modelsSlice] });
const build = () => testSlice<ModelsClient>(modelsSlice, { database: db.database, clock });
let slice: Awaited<ReturnType<typeof build>>;
let documents: readonly ModelDocument[];
let used = 0;

beforeAll(async () => {
  slice = await build();
  documents = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => madeUpModel(seed)));
});
afterAll(() => slice.close());

let tenants = 0;
const lender = () => madeUpLender(`lender-${(tenants += 1)}`, clock);

const document = (): ModelDocument => documents[(used += 1) % documents.length]!;
const values = {
  number_of_contacts__call__90d: 6,
  percent_nocturnal__call__90d: 0.39,
  income_monthly_median_minor: null,
};
const why = 'better AUC';

contractSuite<ModelsClient>(
  'models',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    const register = (to: ReturnType<typeof lender>, segments: readonly Segment[], of = document()) =>
      registerIn(client(), to, { segments, document: of });
    const promote = (to: ReturnType<typeof lender>, modelId: `model_${string}`) => promoteIn(client(), to, modelId);

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

    it('refuses what is no model, one that was edited, and one that reads what no decision hands over', async () => {
      const at = lender();
      const send = (of: unknown) => client().register(at.risk, { name: 'x', segments: ['new'], document: of });
      const events = {
        plan: { kinds: ['call'], numbers: [] },
        net: { embedding: 4, length: 8, numbers: 0 },
        rule: { person: 'line', numbers: [] },
        graph: 'AAAA',
        people: 1,
      };
      expect(await send({ ...document(), events })).toMatchObject({ error: { code: 'models.reads-events' } });
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
      expect(await promote(at, second.id)).toMatchObject({
        state: 'applied',
        askedBy: 'staff:staff_risk',
        decidedBy: 'staff:staff_second',
      });
      const byWhom = async (segment: Segment) => {
        const answer = await client().score(at.decisions, { segment, values });
        return answer.ok ? answer.value.modelId : answer.error.code;
      };
      expect([await byWhom('new'), await byWhom('repeat')]).toEqual([second.id, first.id]);
      await promote(at, first.id);
      expect(await byWhom('new')).toBe(first.id);
    });

    it('refuses a change of role that the lifecycle does not know', async () => {
      const at = lender();
      const { id: modelId } = await register(at, ['new']);
      value(await client().requestRole(at.risk, { modelId, role: 'retired', note: 'not wanted' }));
      expect(await client().requestRole(at.risk, { modelId, role: 'challenger', note: 'try it' })).toMatchObject({
        ok: false,
        error: { code: 'models.role-not-allowed', status: 409, parameters: { from: 'retired', to: 'challenger' } },
      });
      expect(
        await client().requestRole(at.risk, { modelId, segments: ['trader'], role: 'shadow', note: why }),
      ).toMatchObject({ error: { code: 'models.not-its-segment' } });
      expect(await client().requestRole(at.risk, { modelId, role: 'retired', note: why })).toMatchObject({
        error: { code: 'models.role-held' },
      });
    });

    it('lets nobody make a champion alone: not who asked, not who registered it', async () => {
      const at = lender();
      const { id: modelId } = await register(at, ['new']);
      const asked = value(await client().requestRole(at.second, { modelId, role: 'champion', note: why }));
      expect(asked).toMatchObject({ state: 'waiting', modelName: 'made up', decidedBy: null });
      for (const alone of [at.second, at.risk]) {
        expect(await client().decideRole(alone, { requestId: asked.id, approve: true, note: why })).toMatchObject({
          error: { code: 'models.same-person', status: 403 },
        });
      }
      const third = testContext({ tenant: at.tenant, actor: staff('staff_third', 'models.approve'), clock });
      const refused = value(
        await client().decideRole(third, { requestId: asked.id, approve: false, note: 'too few rows' }),
      );
      expect(refused).toMatchObject({ state: 'refused', decidedBy: 'staff:staff_third', decisionNote: 'too few rows' });
      expect(await client().decideRole(third, { requestId: asked.id, approve: true, note: why })).toMatchObject({
        error: { code: 'models.request-decided', parameters: { state: 'refused' } },
      });
      expect(value(await client().get(at.risk, { modelId })).role).toBe('shadow');
    });

    it('holds one request of a model at a time, and a stop overtakes it', async () => {
      const at = lender();
      const { id: modelId } = await register(at, ['new']);
      const ask = () => client().requestRole(at.risk, { modelId, role: 'champion', note: why });
      const first = value(await ask());
      expect(await ask()).toMatchObject({ error: { code: 'models.request-waiting' } });
      value(await client().requestRole(at.risk, { modelId, role: 'withdrawn', note: 'wrong data' }));
      const { requests } = value(await client().listRoleRequests(at.risk, { state: 'overtaken' }));
      expect(requests.map(({ id }) => id)).toEqual([first.id]);
      expect(await client().decideRole(at.second, { requestId: first.id, approve: true, note: why })).toMatchObject({
        error: { code: 'models.request-decided' },
      });
    });

    it('says of a withdrawn champion that it was withdrawn, and scores nothing with it ever again', async () => {
      const at = lender();
      const { id: modelId } = await register(at, ['new', 'repeat']);
      await promote(at, modelId);
      value(
        await client().requestRole(at.risk, { modelId, segments: ['new'], role: 'withdrawn', note: 'wrong labels' }),
      );
      for (const segment of ['new', 'repeat'] as const) {
        const answer = await client().score(at.decisions, { segment, values });
        expect(answer).toMatchObject({
          ok: false,
          error: { code: 'models.champion-withdrawn', status: 409, parameters: { segment, model: 'made up' } },
        });
      }
      for (const role of ['champion', 'shadow', 'retired'] as const) {
        expect(await client().requestRole(at.risk, { modelId, role, note: why })).toMatchObject({
          error: { code: 'models.role-not-allowed', parameters: { from: 'withdrawn', to: role } },
        });
      }
    });

    it('rolls back to the champion before, which waits for a second person like any other', async () => {
      const at = lender();
      const [first, second] = [await register(at, ['new']), await register(at, ['new'])];
      await promote(at, first.id);
      const back = { segment: 'new', emergency: false, note: 'the new one refuses everybody' } as const;
      expect(await client().rollBack(at.risk, back)).toMatchObject({ error: { code: 'models.nothing-to-roll-back' } });
      await promote(at, second.id);
      const asked = value(await client().rollBack(at.risk, back));
      expect(asked).toMatchObject({ modelId: first.id, kind: 'rollback', state: 'waiting', emergency: false });
      const byWhom = async () => value(await client().score(at.decisions, { segment: 'new', values })).modelId;
      expect(await byWhom()).toBe(second.id);
      value(await client().decideRole(at.second, { requestId: asked.id, approve: true, note: why }));
      expect(await byWhom()).toBe(first.id);
    });

    it('rolls back at once in an emergency, and keeps it open until a second person has looked', async () => {
      const at = lender();
      const [first, second] = [await register(at, ['new']), await register(at, ['new'])];
      await promote(at, first.id);
      await promote(at, second.id);
      const done = value(await client().rollBack(at.risk, { segment: 'new', emergency: true, note: 'PDs are all 1' }));
      expect(done).toMatchObject({ modelId: first.id, state: 'unreviewed', emergency: true });
      expect(value(await client().score(at.decisions, { segment: 'new', values })).modelId).toBe(first.id);
      const look = { requestId: done.id, approve: true, note: 'it was right' };
      expect(await client().decideRole(at.risk, look)).toMatchObject({ error: { code: 'models.same-person' } });
      expect(value(await client().decideRole(at.second, look))).toMatchObject({ state: 'reviewed' });
      value(await client().requestRole(at.risk, { modelId: second.id, role: 'withdrawn', note: 'broken' }));
      expect(await client().rollBack(at.risk, { segment: 'new', emergency: true, note: why })).toMatchObject({
        error: { code: 'models.nothing-to-roll-back' },
      });
    });

    it('counts the versions of a name, and keeps where each comes from', async () => {
      const at = lender();
      const [first, second] = [await register(at, ['new']), await register(at, ['new'])];
      expect([first.version, second.version]).toEqual([1, 2]);
      const detail = value(await client().get(at.risk, { modelId: second.id }));
      expect(detail).toMatchObject({
        registeredBy: 'staff:staff_risk',
        reproducible: false,
        reference: { from: 'model' },
      });
      expect(detail.features.length).toBe(3);
      const card = { format: 'lendline.scoring.training-card', version: 1, dataHash: 'x', codeVersion: 'x' };
      const send = (beside: object) =>
        client().register(at.risk, { name: 'x', segments: ['new'], document: document(), ...beside });
      const options = { target: 'bad', kind: 'auto', seed: 1, simulated: true };
      expect(await send({ trainingCard: { ...card, documentHash: 'x', options } })).toMatchObject({
        error: { code: 'models.not-its-card' },
      });
      expect(await send({ reference: { features: [] } })).toMatchObject({
        error: { code: 'models.not-its-reference' },
      });
    });

    it('gives the report as a page in the reader’s language', async () => {
      const at = lender();
      const { id: modelId } = await register(at, ['new']);
      expect(value(await client().report(at.risk, { modelId })).html).toContain('<html lang="en">');
      const chinese = { ...at.risk, locale: 'zh-CN' } as const;
      expect(value(await client().report(chinese, { modelId })).html).toContain('<html lang="zh-CN">');
    });

    it('lists every model by materiality with who answers for it, also as a spreadsheet', async () => {
      const at = lender();
      const { id: modelId } = await register(at, ['new'], document());
      await promote(at, modelId);
      const [row] = value(await client().inventory(at.risk, {})).rows;
      expect(row).toMatchObject({ tier: 'high', exposure: null, reviewEveryDays: 90 });
      expect(row!.duties).toMatchObject({ development: 'staff:staff_risk', review: null, retirement: null });
      const holder = 'staff:staff_risk';
      expect(await client().setDuty(at.risk, { modelId, duty: 'review', holder })).toMatchObject({
        error: { code: 'models.same-holder' },
      });
      value(await client().setDuty(at.risk, { modelId, duty: 'monitoring', holder: '=cmd' }));
      const lowered = value(
        await client().setMateriality(at.risk, { modelId, intendedUse: 'small, new', exposure: 'low', note: why }),
      );
      expect(lowered).toMatchObject({ tier: 'medium', exposure: 'low', intendedUse: 'small, new' });
      const file = value(await client().exportInventory(at.risk, {}));
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(text).toContain('"small, new"');
      expect(text).toContain(",'=cmd,");
      expect(text.trimEnd().split('\r\n').length).toBe(2);
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
    const ids: `model_${string}`[] = [];
    for (const of of [document(), document()]) {
      const { id } = await registerIn(slice.client, at, { document: of });
      ids.push(id);
      await promoteIn(slice.client, at, id);
    }
    const { pool } = db.database;
    const audit = await pool.query(
      `select subject, details->>'from' as "from", details->>'to' as "to", actor from models.audit
        where action = 'change-role' and subject = any($1) order by seq`,
      [ids],
    );
    const actor = 'staff:staff_second';
    expect(audit.rows).toEqual([
      { subject: ids[0], from: 'shadow', to: 'champion', actor },
      { subject: ids[0], from: 'champion', to: 'retired', actor },
      { subject: ids[1], from: 'shadow', to: 'champion', actor },
    ]);
    const events = await pool.query(
      `select type, count(*)::int as count from models.outbox where subject = any($1) and type like 'models.role%'
        group by type order by type`,
      [ids],
    );
    expect(events.rows).toEqual([
      { type: 'models.role-changed', count: 3 },
      { type: 'models.role-decided', count: 2 },
      { type: 'models.role-requested', count: 2 },
    ]);
  });

  it('says in the audit trail that a rollback was an emergency, and what was refused to whom', async () => {
    const at = lender();
    for (const of of [document(), document()]) {
      const { id } = await registerIn(slice.client, at, { document: of });
      await promoteIn(slice.client, at, id);
    }
    const done = value(await slice.client.rollBack(at.risk, { segment: 'new', emergency: true, note: 'broken' }));
    await slice.client.decideRole(at.risk, { requestId: done.id, approve: true, note: why });
    const { rows } = await db.database.pool.query(
      `select action, outcome, reason, details->>'emergency' as emergency from models.audit
        where tenant = $1 and (details->>'emergency' = 'true' or reason = 'models.same-person') order by seq`,
      [at.tenant],
    );
    expect(rows).toEqual([
      { action: 'roll-back', outcome: 'done', reason: null, emergency: 'true' },
      { action: 'change-role', outcome: 'done', reason: null, emergency: 'true' },
      { action: 'change-role', outcome: 'done', reason: null, emergency: 'true' },
      { action: 'decide-role', outcome: 'refused', reason: 'models.same-person', emergency: null },
    ]);
  });

  it('is one champion even when two are made at once', async () => {
    const at = lender();
    const made = await Promise.all(
      [document(), document(), document()].map((of) => registerIn(slice.client, at, { document: of })),
    );
    expect(new Set(made.map(({ version }) => version))).toEqual(new Set([1, 2, 3]));
    const asked = await Promise.all(
      made.map(({ id }) => slice.client.requestRole(at.risk, { modelId: id, role: 'champion', note: 'race' })),
    );
    const decided = await Promise.all(
      asked.map((one) => slice.client.decideRole(at.second, { requestId: value(one).id, approve: true, note: 'race' })),
    );
    expect(decided.every(({ ok }) => ok)).toBe(true);
    const { rows } = await db.database.pool.query(
      `select count(*)::int as count from models.assignment where tenant = $1 and role = 'champion'`,
      [at.tenant],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
