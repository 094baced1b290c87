import { dayIn, newId } from '@lendline/kernel';
import { contractSuite, fakeClock, testDatabase, testSlice } from '@lendline/testkit';
import type { Typology } from '@lendline/typology';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FraudAssessment, FraudClient, TypologyVersionDetail } from '../contract.ts';
import { fraudSlice } from '../slice.ts';
import { insertAssessment } from '../store/assessments.ts';
import type { FraudTables } from '../store/tables.ts';
import { anAlert, aHit, madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });
let slice: Awaited<ReturnType<typeof testSlice<FraudClient>>>;
beforeAll(async () => {
  slice = await testSlice<FraudClient>(fraudSlice, { database: db.database, clock });
});
afterAll(() => slice.close());

let tenants = 0;
const lender = () => madeUpLender(`typologies-${(tenants += 1)}`, clock);
const note = 'as agreed in the meeting';
const zone = 'Asia/Shanghai';

/** Assessments of applications as they are stored, oldest first, a minute apart. */
async function store(at: MadeUpLender, assessments: readonly Partial<FraudAssessment>[]): Promise<void> {
  const { versions } = value(await slice.client.listTypologies(at.reader, {}));
  const typologyVersionId = versions.find(({ state }) => state === 'live')!.id;
  const deleteOn = dayIn(zone, clock.now()).add({ days: 30 });
  await db.database.forSlice<FraudTables>('fraud').transaction(at.server, async (tx) => {
    for (const assessed of assessments) {
      clock.advance({ minutes: 1 });
      const now = clock.now().toString();
      const { assessment } = anAlert(clock, { hits: [], typologyVersionId, ...assessed, asOf: now, assessedAt: now });
      await insertAssessment(tx, assessment, deleteOn);
    }
  });
}

contractSuite<FraudClient>(
  'typologies',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    const live = async (at: MadeUpLender) => {
      const { versions } = value(await client().listTypologies(at.reader, {}));
      const version = versions.find(({ state }) => state === 'live')!;
      return value(await client().getTypologies(at.reader, { versionId: version.id }));
    };
    const draft = async (at: MadeUpLender) => value(await client().draftTypologies(at.analyst, { note }));
    const save = (
      { id: versionId, revision }: TypologyVersionDetail,
      by: MadeUpLender['analyst'],
      document: readonly unknown[],
    ) => client().saveTypologies(by, { versionId, revision, document, note });
    const without = (of: TypologyVersionDetail, id: string) =>
      (of.document as Typology[]).filter((one) => one.id !== id);
    const ready = async (at: MadeUpLender) => {
      const begun = await draft(at);
      const saved = value(await save(begun, at.analyst, without(begun, 'mule-account')));
      const { id: versionId, revision } = value(await client().testTypologies(at.analyst, { versionId: saved.id }));
      return value(await client().submitTypologies(at.analyst, { versionId, revision, note }));
    };
    const decide = (by: MadeUpLender['analyst'], { id: versionId }: TypologyVersionDetail, approve = true) =>
      client().decideTypologies(by, { versionId, approve, note });

    it('ship as version 1, live from the first look on, without rules on sources that the pack forbids', async () => {
      const at = lender();
      const looks = await Promise.all(Array.from({ length: 8 }, () => client().listTypologies(at.reader, {})));
      expect(new Set(looks.map((look) => value(look).versions[0]!.id)).size).toBe(1);
      const first = await live(at);
      expect(first).toMatchObject({ version: 1, madeBy: 'lendline', basedOn: null, test: null });
      const rules = (first.document as Typology[]).flatMap((one) => one.rules);
      expect(rules.length).toBeGreaterThanOrEqual(40);
      const { signals } = value(await client().listTypologies(at.reader, {}));
      const known = new Set(signals.map(({ name }) => name));
      expect(rules.filter(({ signal }) => !known.has(signal))).toEqual([]);
      expect(value(await client().checkTypologies(at.analyst, { document: first.document })).faults).toEqual([]);
    });

    it('are refused at save with every fault in words, and are as they were', async () => {
      const at = lender();
      const begun = await draft(at);
      const [one] = structuredClone(begun.document) as [Typology];
      const faulty = [
        { ...one, name: { 'zh-CN': '', en: one.name.en }, rules: [{ ...one.rules[0], signal: 'nobody-knows' }] },
      ];
      const refused = await save(begun, at.analyst, faulty);
      expect(refused).toMatchObject({ ok: false, error: { code: 'fraud.typologies-faulty', status: 422 } });
      const { faults } = value(await client().checkTypologies(at.analyst, { document: faulty }));
      expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['text-missing', 'no-such-signal']));
      expect(faults.every(({ text }) => text.en !== '' && text['zh-CN'] !== '')).toBe(true);
      expect(await save(begun, at.analyst, [{ hello: 1 }])).toMatchObject({
        error: { code: 'fraud.typologies-faulty' },
      });
      expect(value(await client().getTypologies(at.reader, { versionId: begun.id }))).toEqual(begun);
    });

    it('say at every edit what their examples come to, also where they fail or where the rest has faults', async () => {
      const at = lender();
      const [one, other] = structuredClone((await live(at)).document) as [Typology, Typology];
      const stricter = { ...one, thresholds: { ...one.thresholds, alert: 1 } };
      const unreadable = { ...other, rules: [{ ...other.rules[0], signal: 'nobody-knows' }] };
      const { faults, examples } = value(
        await client().checkTypologies(at.analyst, { document: [stricter, unreadable] }),
      );
      expect(faults.map(({ where, code }) => `${where} ${code}`)).toContain('[1].rules[0].signal no-such-signal');
      expect(examples.map(({ typology }) => typology)).toEqual(one.examples.map(() => one.id));
      const failing = examples.findIndex(({ expected, got }) => expected === 'clear' && got === 'alert');
      expect(examples[failing]).toMatchObject({ holds: false, score: expect.any(Number) });
      expect(faults.map(({ where, code }) => `${where} ${code}`)).toContain(`[0].examples[${failing}] example-fails`);
    });

    it('tell week by week how often each live one was reached, of those that it was asked about', async () => {
      const at = lender();
      await store(at, [{ hits: [aHit()] }, {}, { hits: [aHit()], stage: 'drawdown' }]);
      clock.advance({ hours: 7 * 24 });
      await store(at, [{ hits: [aHit({ outcome: 'interdict' })] }, { halted: ['mule-account'] }, {}]);
      const { weeks, typologies } = value(await client().typologyRates(at.reader, { weeks: 2 }));
      expect(weeks.map(({ assessments }) => assessments)).toEqual([2, 3]);
      expect(typologies.map(({ typology }) => typology)).toEqual(
        ((await live(at)).document as Typology[]).map(({ id }) => id),
      );
      expect(typologies.find(({ typology }) => typology === 'mule-account')?.weeks).toEqual([
        { asked: 2, alerts: 1, interdicts: 0 },
        { asked: 2, alerts: 0, interdicts: 1 },
      ]);
    });

    it('that two people save at once keep the first, and tell the second of it', async () => {
      const at = lender();
      const begun = await draft(at);
      const answers = await Promise.all([
        save(begun, at.analyst, without(begun, 'mule-account')),
        save(begun, at.second, without(begun, 'velocity-attack')),
      ]);
      expect(answers.filter(({ ok }) => ok).length).toBe(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject({
        error: { code: 'fraud.typologies-saved-meanwhile', status: 409, parameters: { revision: 2 } },
      });
      const kept = value(await client().getTypologies(at.reader, { versionId: begun.id }));
      expect(kept).toMatchObject({
        revision: 2,
        savedBy: answers[0].ok ? 'staff:staff_analyst' : 'staff:staff_second',
      });
    });

    it('go live by a second person only, and back at once', async () => {
      const at = lender();
      const first = await live(at);
      const begun = await draft(at);
      const asIs = { versionId: begun.id, revision: begun.revision, note };
      expect(await client().submitTypologies(at.analyst, asIs)).toMatchObject({
        error: { code: 'fraud.typologies-not-tested' },
      });
      const waiting = await ready(at);
      expect(await save(waiting, at.analyst, waiting.document)).toMatchObject({
        error: { code: 'fraud.typologies-not-now', parameters: { state: 'waiting' } },
      });
      expect(await decide(at.analyst, waiting)).toMatchObject({ error: { code: 'fraud.same-person', status: 403 } });
      expect(value(await decide(at.second, waiting))).toMatchObject({ state: 'live', decidedBy: 'staff:staff_second' });
      const now = await live(at);
      expect(now.id).toBe(waiting.id);
      expect((now.document as Typology[]).map(({ id }) => id)).not.toContain('mule-account');
      const back = value(await client().rollBackTypologies(at.analyst, { note: 'missed too much' }));
      expect([back.id, (await live(at)).id]).toEqual([first.id, first.id]);
      expect(await client().rollBackTypologies(at.analyst, { note })).toMatchObject({
        error: { code: 'fraud.typologies-nothing-before' },
      });
    });

    it('never silently undo what went live since they were begun', async () => {
      const at = lender();
      const [one, other] = [await ready(at), await ready(at)];
      value(await decide(at.second, one));
      expect(await decide(at.second, other)).toMatchObject({ error: { code: 'fraud.typologies-overtaken' } });
      expect(value(await decide(at.second, other, false)).state).toBe('refused');
      expect((await live(at)).id).toBe(one.id);
    });

    it('are tried on their examples and on past assessments: who would be alerted on, and who no more', async () => {
      const at = lender();
      const first = await live(at);
      const mule = (first.document as Typology[]).find(({ id }) => id === 'mule-account')!;
      const alerting = mule.examples.find(({ expected }) => expected === 'alert')!.signals;
      const old = { hits: [aHit({ typology: 'gone-by-now' })], typologies: 'alert' } as const;
      await store(at, [{ signals: alerting }, old, {}, { signals: { 'left-the-catalogue': 5 } }]);
      const tested = value(await client().testTypologies(at.analyst, { versionId: first.id }));
      const { past, examples } = tested.test!;
      expect(examples.length).toBeGreaterThanOrEqual(first.typologies * 2);
      expect(examples.every(({ holds }) => holds)).toBe(true);
      expect(past).toMatchObject({
        assessments: 4,
        before: { alert: 1, interdict: 0 },
        newlyAlerted: 1,
        noLongerAlerted: 1,
      });
      expect(past.changed.map(({ before, after }) => `${before} ${after}`)).toEqual(['alert clear', 'clear alert']);
      expect(past.byTypology).toContainEqual({ typology: 'gone-by-now', before: 1, after: 0 });
      expect(past.byTypology).toContainEqual({ typology: 'mule-account', before: 0, after: 1 });
      const begun = await draft(at);
      const saved = value(await save(begun, at.analyst, without(begun, 'mule-account')));
      const narrower = value(await client().testTypologies(at.analyst, { versionId: saved.id }));
      expect(narrower.test?.past.newlyAlerted).toBe(0);
      expect(value(await save(narrower, at.analyst, begun.document)).test).toBeNull();
    });

    it('are halted one by one where a hit rate jumps, their owner is told, and go on by a person’s word', async () => {
      const at = lender();
      await live(at);
      const watch = () => slice.instance.jobs!['watch-hit-rates']!(at.server, {});
      const halts = async () => value(await client().listGuardAlerts(at.reader, { state: 'halted' })).alerts;
      const some = (count: number, hits: readonly string[]) =>
        store(
          at,
          Array.from({ length: count }, () => ({ hits: hits.map((typology) => aHit({ typology })) })),
        );
      await some(300, []);
      await some(170, []);
      await some(5, ['mule-account', 'velocity-attack']);
      await watch();
      expect(await halts()).toEqual([]);
      await some(25, ['mule-account']);
      await Promise.all([watch(), watch()]);
      const [halted, ...more] = await halts();
      expect(more).toEqual([]);
      expect(halted).toMatchObject({
        typology: 'mule-account',
        owner: 'lendline',
        recent: { hits: 30, assessments: 200 },
        baseline: { hits: 0, assessments: 300 },
        resumedAt: null,
      });
      expect(halted!.pValue).toBeLessThan(halted!.threshold);
      const { rows } = await db.database.pool.query(
        `select data from fraud.outbox where tenant = $1 and type = 'fraud.typology-halted'`,
        [at.tenant],
      );
      expect(rows).toEqual([{ data: { alertId: halted!.id, typology: 'mule-account', owner: 'lendline' } }]);
      const resume = { alertId: halted!.id, note };
      expect(await client().resumeTypology(at.officer, resume)).toMatchObject({ error: { code: 'not-allowed' } });
      expect(value(await client().resumeTypology(at.second, resume))).toMatchObject({
        resumedBy: 'staff:staff_second',
      });
      expect(await client().resumeTypology(at.second, resume)).toMatchObject({
        error: { code: 'fraud.typology-resumed' },
      });
      await watch();
      expect(await halts()).toEqual([]);
    });

    it('are halted by hand at once, once, and only where there are such', async () => {
      const at = lender();
      const halt = (typology: string) =>
        client().haltTypology(at.analyst, { typology, note: 'alerts on a whole town' });
      expect(value(await halt('mule-account')).text.en).toContain('alerts on a whole town');
      expect(await halt('mule-account')).toMatchObject({ error: { code: 'fraud.typology-halted' } });
      expect(await halt('no-such')).toMatchObject({ error: { code: 'fraud.no-such-typology' } });
    });

    it('leave assessments to be deleted on their day of the lender’s calendar, and not before', async () => {
      const at = lender();
      await store(at, [{}, {}]);
      const count = async () => {
        await slice.instance.jobs!['forget-assessments']!(at.server, {});
        const { rows } = await db.database.pool.query(`select id from fraud.assessment where tenant = $1`, [at.tenant]);
        return rows.length;
      };
      expect(await count()).toBe(2);
      const lastDay = dayIn(zone, clock.now()).add({ days: 30 });
      clock.set(lastDay.toZonedDateTime(zone).subtract({ seconds: 1 }).toInstant());
      expect(await count()).toBe(2);
      clock.advance({ seconds: 1 });
      expect(await count()).toBe(0);
    });

    it('are not there for another lender', async () => {
      const { id } = await live(lender());
      const at = lender();
      expect(await client().getTypologies(at.reader, { versionId: id })).toMatchObject({
        error: { code: 'not-found' },
      });
      expect(await client().getTypologies(at.reader, { versionId: newId('typologies', clock.now()) })).toMatchObject({
        error: { code: 'not-found' },
      });
    });
  },
);
