import { dayIn } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { contractSuite, fakeClock, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FraudCaseId, FraudClient } from '../contract.ts';
import { fraudSlice } from '../slice.ts';
import { tellEdges } from '../store/edges.ts';
import type { FraudTables } from '../store/tables.ts';
import { raiseAlert } from '../usecases/raise-alert.ts';
import { aHit, aLine, anAlert, type MadeUpAlert, madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });
let slice: Awaited<ReturnType<typeof testSlice<FraudClient>>>;
beforeAll(async () => {
  slice = await testSlice<FraudClient>(fraudSlice, { database: db.database, clock });
});
afterAll(() => slice.close());

const zone = 'Asia/Shanghai';
let tenants = 0;
const lender = () => madeUpLender(`cases-${(tenants += 1)}`, clock);
const store = () => db.database.forSlice<FraudTables>('fraud');
const raise = (at: MadeUpLender, alert: MadeUpAlert) => store().transaction(at.server, (tx) => raiseAlert(tx, alert));
const note = 'looked at it together';
const later = (hours: number) => clock.now().add({ hours }).toString();
const wake = (at: MadeUpLender, caseId: FraudCaseId) => slice.instance.jobs!['wake-case']!(at.server, { caseId });

contractSuite<FraudClient>(
  'fraud cases',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    const close = (at: MadeUpLender, caseId: FraudCaseId, outcome: 'confirmed-fraud' | 'false-positive') =>
      client().closeCase(at.officer, { caseId, outcome, note });

    it('are opened by an alert, and joined by every further one of the same person or ring', async () => {
      const at = lender();
      const [lineId, relative] = [aLine(clock), aLine(clock)];
      const first = anAlert(clock, { lineId, people: [relative] });
      const caseId = await raise(at, first);
      expect(await raise(at, first)).toBe(caseId);
      clock.advance({ hours: 3 });
      const urgent = anAlert(clock, {
        lineId: relative,
        priority: 'urgent',
        hits: [aHit({ typology: 'velocity-attack', outcome: 'interdict' })],
      });
      expect(await raise(at, urgent)).toBe(caseId);
      const stranger = await raise(at, anAlert(clock));
      expect(stranger).not.toBe(caseId);
      const found = value(await client().getCase(at.reader, { caseId }));
      expect(found).toMatchObject({ state: 'open', priority: 'urgent', alerts: 2, age_h: 3, assignedTo: null });
      expect(found.lineIds.toSorted()).toEqual([lineId, relative].toSorted());
      expect(found.typologies.map(({ typology }) => typology)).toEqual(['velocity-attack', 'mule-account']);
      expect(found.history.map(({ kind }) => kind)).toEqual(['opened', 'alert-joined']);
      const ofApplication = await client().casesOfApplication(at.reader, {
        applicationId: urgent.assessment.applicationId,
      });
      expect(value(ofApplication).cases.map(({ id }) => id)).toEqual([caseId]);
    });

    it('are one, however many alerts of a ring come at once', async () => {
      const at = lender();
      const ring = Array.from({ length: 6 }, () => aLine(clock));
      const ids = await Promise.all(ring.map((lineId) => raise(at, anAlert(clock, { lineId, people: ring }))));
      expect(new Set(ids).size).toBe(1);
      expect(value(await client().getCase(at.reader, { caseId: ids[0]! })).alerts).toBe(6);
    });

    it('stand in a queue: the most urgent first, then who has waited longest, by who works on them', async () => {
      const at = lender();
      const ids: FraudCaseId[] = [];
      for (const priority of ['normal', 'urgent', 'high', 'normal'] as const) {
        ids.push(await raise(at, anAlert(clock, { priority })));
        clock.advance({ minutes: 1 });
      }
      const queue = async (of: Parameters<FraudClient['listCases']>[1]) => {
        const { cases, total } = value(await client().listCases(at.officer, of));
        return { order: cases.map(({ id }) => ids.indexOf(id)), total };
      };
      expect(await queue({ state: 'open' })).toEqual({ order: [1, 2, 0, 3], total: 4 });
      expect(await queue({ limit: 2, offset: 1 })).toEqual({ order: [2, 0], total: 4 });
      value(await client().assignCase(at.officer, { caseId: ids[2]!, to: 'me' }));
      expect(await queue({ assignedTo: 'me' })).toEqual({ order: [2], total: 1 });
      expect((await queue({ assignedTo: 'nobody' })).total).toBe(3);
      const given = value(await client().assignCase(at.analyst, { caseId: ids[2]!, to: null }));
      expect([given.assignedTo, given.history.at(-1)?.kind]).toEqual([null, 'assigned']);
    });

    it('sleep until their time, or until something new is seen, and are woken by a job and by nobody twice', async () => {
      const at = lender();
      const lineId = aLine(clock);
      const caseId = await raise(at, anAlert(clock, { lineId }));
      value(await client().snoozeCase(at.officer, { caseId, until: later(48), note }));
      await wake(at, caseId);
      expect(value(await client().getCase(at.reader, { caseId })).state).toBe('snoozed');
      clock.advance({ hours: 49 });
      await wake(at, caseId);
      await wake(at, caseId);
      const woken = value(await client().getCase(at.reader, { caseId }));
      expect([woken.state, woken.snoozedUntil]).toEqual(['open', null]);
      expect(woken.history.map(({ kind }) => kind)).toEqual(['opened', 'snoozed', 'woken']);
      value(await client().snoozeCase(at.officer, { caseId, until: later(48), note }));
      await raise(at, anAlert(clock, { lineId }));
      expect(value(await client().getCase(at.reader, { caseId })).state).toBe('open');
      for (const until of [clock.now().toString(), later(24 * 91)]) {
        const refused = await client().snoozeCase(at.officer, { caseId, until, note });
        expect(refused).toMatchObject({ error: { code: 'fraud.snooze-until' } });
      }
      expect(await client().wakeCase(at.officer, { caseId, note })).toMatchObject({
        error: { code: 'fraud.case-not-now', parameters: { state: 'open' } },
      });
    });

    it('go on in one another with both histories, and take the alerts of both from then on', async () => {
      const at = lender();
      const [one, other] = [aLine(clock), aLine(clock)];
      const caseId = await raise(at, anAlert(clock, { lineId: one }));
      const merged = await raise(at, anAlert(clock, { lineId: other, priority: 'high' }));
      value(await client().noteCase(at.officer, { caseId: merged, note: 'same handset' }));
      const both = value(await client().mergeCases(at.officer, { caseId, other: merged, note }));
      expect(both).toMatchObject({ priority: 'high', alerts: 2, merged: [merged], others: [] });
      expect(both.history.map((event) => `${event.caseId === caseId} ${event.kind}`)).toEqual([
        'true opened',
        'false opened',
        'false noted',
        'false merged',
        'true merged',
      ]);
      expect(await raise(at, anAlert(clock, { lineId: other }))).toBe(caseId);
      const gone = value(await client().getCase(at.reader, { caseId: merged }));
      expect([gone.state, gone.mergedInto]).toEqual(['merged', caseId]);
      for (const act of ['noteCase', 'reopenCase', 'wakeCase'] as const) {
        expect(await client()[act](at.officer, { caseId: merged, note })).toMatchObject({
          error: { code: 'fraud.case-not-now', text: { en: expect.stringContaining('merged into another one') } },
        });
      }
      expect(await client().mergeCases(at.officer, { caseId, other: caseId, note })).toMatchObject({
        error: { code: 'fraud.case-same' },
      });
    });

    it('close with an outcome that is from then on a label, and until then was none', async () => {
      const at = lender();
      const alert = anAlert(clock);
      const caseId = await raise(at, alert);
      clock.advance({ hours: 24 });
      const before = clock.now().subtract({ minutes: 1 }).toString();
      value(await close(at, caseId, 'false-positive'));
      const closed = clock.now().toString();
      clock.advance({ hours: 24 });
      const labels = async (asOf?: string) => value(await client().labels(at.reader, asOf ? { asOf } : {})).labels;
      const { applicationId, lineId, asOf } = alert.assessment;
      expect(await labels(before)).toEqual([]);
      const label = { applicationId, attempt: 1, lineId, outcome: 'false-positive', caseId, asOf, knownAt: closed };
      expect(await labels()).toEqual([label]);
      value(await client().reopenCase(at.officer, { caseId, note: 'the id was borrowed' }));
      expect(await labels()).toEqual([]);
      expect(await labels(closed)).toEqual([label]);
      value(await close(at, caseId, 'confirmed-fraud'));
      expect((await labels()).map(({ outcome }) => outcome)).toEqual(['confirmed-fraud']);
    });

    it('tell their labels page by page, each once', async () => {
      const at = lender();
      const told: string[] = [];
      for (let nth = 0; nth < 5; nth += 1) value(await close(at, await raise(at, anAlert(clock)), 'false-positive'));
      const read = async (after: string | null): Promise<void> => {
        const page = value(await client().labels(at.reader, { limit: 2, ...(after !== null && { after }) }));
        told.push(...page.labels.map(({ caseId }) => caseId));
        if (page.next !== null) await read(page.next);
      };
      await read(null);
      expect([told.length, new Set(told).size]).toEqual([5, 5]);
    });

    it('put confirmed fraudsters and what they hold on the block list, for a second person to look at', async () => {
      const at = lender();
      const [lineId, victim] = [aLine(clock), aLine(clock)];
      const now = clock.now();
      await store().transaction(at.server, (tx) =>
        tellEdges(
          tx,
          (['device', 'emergency-contact'] as const).map((relation) => ({
            holder_kind: 'borrower' as const,
            holder: lineId,
            relation,
            held: `hash of a ${relation}`,
            from_at: now,
            arrived_at: now,
          })),
        ),
      );
      const caseId = await raise(at, anAlert(clock, { lineId }));
      await raise(at, anAlert(clock, { lineId: victim, people: [lineId] }));
      const about = (of: LineId) =>
        client().closeCase(at.officer, { caseId, outcome: 'confirmed-fraud', note, about: [of] });
      expect(await about(aLine(clock))).toMatchObject({
        error: { code: 'fraud.not-of-this-case' },
      });
      value(await about(lineId));
      const listed = async () => value(await client().listEntries(at.reader, { inForce: true })).entries;
      const entries = await listed();
      expect(entries.map(({ kind, state, source }) => `${kind} ${state} ${source}`).toSorted()).toEqual([
        'borrower unreviewed own-case',
        'device unreviewed own-case',
      ]);
      expect(value(await client().labels(at.reader, {})).labels.map((label) => label.lineId)).toEqual([lineId]);
      const [first, second] = entries;
      const look = { entryId: first!.id, approve: true, note };
      expect(await client().decideEntry(at.officer, look)).toMatchObject({ error: { code: 'not-allowed' } });
      expect(value(await client().decideEntry(at.second, look)).state).toBe('active');
      const disagree = { entryId: second!.id, approve: false, note };
      expect(value(await client().decideEntry(at.second, disagree)).state).toBe('ended');
      value(await client().reopenCase(at.officer, { caseId, note: 'wrong person' }));
      expect(await listed()).toEqual([]);
    });

    it('that are closed begin anew with the next alert, and are not opened again beside it', async () => {
      const at = lender();
      const lineId = aLine(clock);
      const caseId = await raise(at, anAlert(clock, { lineId }));
      value(await close(at, caseId, 'false-positive'));
      expect(await close(at, caseId, 'false-positive')).toMatchObject({
        error: { code: 'fraud.case-not-now', status: 409 },
      });
      const next = await raise(at, anAlert(clock, { lineId }));
      expect(next).not.toBe(caseId);
      expect(value(await client().getCase(at.reader, { caseId: next })).others.map(({ id }) => id)).toEqual([caseId]);
      expect(await client().reopenCase(at.officer, { caseId, note })).toMatchObject({
        error: { code: 'fraud.case-goes-on', parameters: { case: next } },
      });
    });

    it('that are closed are deleted on their day with those merged into them and all beside them, and no others', async () => {
      const at = lender();
      const [caseId, other, open] = [
        await raise(at, anAlert(clock)),
        await raise(at, anAlert(clock)),
        await raise(at, anAlert(clock)),
      ];
      value(await client().mergeCases(at.officer, { caseId, other, note }));
      value(await close(at, caseId, 'confirmed-fraud'));
      const kept = async () => {
        await slice.instance.jobs!['forget-cases']!(at.server, {});
        const { rows } = await db.database.pool.query(
          `select (select count(*)::int from fraud.fraud_case where tenant = $1) as cases,
                  (select count(*)::int from fraud.fraud_alert where tenant = $1) as alerts,
                  (select count(*)::int from fraud.fraud_label where tenant = $1) as labels`,
          [at.tenant],
        );
        return rows[0] as object;
      };
      const day = dayIn(zone, clock.now()).add({ days: 1_825 });
      clock.set(day.toZonedDateTime(zone).subtract({ seconds: 1 }).toInstant());
      expect(await kept()).toEqual({ cases: 3, alerts: 3, labels: 2 });
      clock.advance({ seconds: 1 });
      expect(await kept()).toEqual({ cases: 1, alerts: 1, labels: 0 });
      expect(await client().getCase(at.reader, { caseId: other })).toMatchObject({ error: { code: 'not-found' } });
      expect(value(await client().getCase(at.reader, { caseId: open }))).toMatchObject({ state: 'open' });
    });

    it('are not there for another lender and changed by nobody who only reads; each change is audited and told', async () => {
      const at = lender();
      const caseId = await raise(at, anAlert(clock));
      expect(await client().getCase(lender().reader, { caseId })).toMatchObject({ error: { code: 'not-found' } });
      expect(await client().noteCase(at.reader, { caseId, note })).toMatchObject({
        error: { code: 'not-allowed', parameters: { permission: 'fraud.work' } },
      });
      value(await close(at, caseId, 'false-positive'));
      const { rows } = await db.database.pool.query(
        `select (select array_agg(type order by seq) from fraud.outbox where tenant = $1 and subject = $2) as told,
                (select array_agg(action order by seq) from fraud.audit where tenant = $1 and subject = $2) as audited`,
        [at.tenant, caseId],
      );
      const { told, audited } = rows[0] as { told: string[]; audited: string[] };
      expect(told.filter((type) => type !== 'fraud.audited')).toEqual(['fraud.case-opened', 'fraud.case-closed']);
      expect(audited).toEqual(['raise-alert', 'close-case']);
    });
  },
);

it('what is done each night is done for every lender, once for each', async () => {
  const [one, two] = [lender(), lender()];
  for (const at of [one, two]) value(await slice.client.listTypologies(at.reader, {}));
  // As the schedule asks: for the lender that is there unless told.
  const night = () => slice.instance.jobs!['night']!(lender().server, {});
  await night();
  await night();
  const { rows } = await db.database.pool.query(
    `select payload->>'tenant' as tenant, array_agg(task_identifier order by task_identifier) as tasks
       from (select jobs.payload, tasks.identifier as task_identifier
               from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id) queued
      where payload->>'tenant' = any($1) group by 1 order by 1`,
    [[one.tenant, two.tenant]],
  );
  const tasks = ['find-communities', 'forget-assessments', 'forget-cases', 'tidy'].map((task) => `fraud.${task}`);
  expect(rows).toEqual([one, two].map(({ tenant }) => ({ tenant, tasks })));
});
