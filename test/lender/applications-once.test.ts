import { applicationsSlice } from '@lendline/applications';
import type { ApplicationsClient, MyApplication } from '@lendline/applications/contract';
import { consentsRoutes } from '@lendline/consents/routes';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { featuresRoutes } from '@lendline/features/routes';
import { type Actor, type Problem, type Result } from '@lendline/kernel';
import { httpClient, runJobsOnce, serviceTokens } from '@lendline/platform';
import { recordsRoutes } from '@lendline/records/routes';
import { borrower, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSlices } from '@lendline/server';
import { type Journey, journeyOf, wish } from './journey.ts';
import { startWholeLender, value, type WholeLender } from './whole-lender.ts';

const db = testDatabase({ slices: allSlices, poolSize: 24 });
let lender: WholeLender;
let journey: Journey;

beforeAll(async () => {
  lender = await startWholeLender(db.database);
  journey = journeyOf(lender, () => lender.applications.client);
}, 60_000);
afterAll(() => lender.stop());

const client = (): ApplicationsClient => lender.applications.client;
const { me, officer } = {
  me: (...of: Parameters<Journey['me']>) => journey.me(...of),
  officer: (id?: string) => journey.officer(id),
};

/** Sixteen at once, as sixteen browsers would. */
const together = <Value>(ask: (index: number) => Promise<Result<Value, Problem>>) =>
  Promise.all(Array.from({ length: 16 }, (_, index) => ask(index)));

async function count(query: string, id: string): Promise<number> {
  const { rows } = await db.database.pool.query<{ count: bigint }>(`select count(*) from ${query}`, [id]);
  return Number(rows[0]?.count);
}

const stepsOf = (id: string, what: string) =>
  count(`applications.happening where application_id = $1 and what = '${what}'`, id);

describe('a start that is run again under its key, because its answer was lost', () => {
  it('is the application that it started, also when that has ended since', async () => {
    const who = await journey.applicant();
    const start = () =>
      client().start({ ...me(who), idempotencyKey: 'one-start-for-all' }, { segment: 'person', requested: wish });
    const { id: applicationId } = value(await start());
    value(await client().cancel(me(who), { applicationId }));
    expect(value(await start())).toMatchObject({ id: applicationId, state: 'cancelled' });
    expect(await count('applications.application where line_id = $1', who.line)).toBe(1);
  });
});

describe('whatever is sent sixteen times at once happens once', () => {
  it('starting, handing in and deciding', async () => {
    const who = await journey.applicant();
    const started = await together(() => client().start(me(who), { segment: 'person', requested: wish }));
    const ids = new Set(started.map((answer) => value(answer).id));
    expect(ids.size).toBe(1);
    const [applicationId] = [...ids] as [MyApplication['id']];
    const submitted = await together(() => client().submit(me(who), { applicationId }));
    expect(submitted.every((answer) => answer.ok && answer.value.state === 'deciding')).toBe(true);
    await Promise.all([lender.runJobs(), lender.runJobs()]);
    expect((await journey.view(who, applicationId)).state).toBe('offered');
    expect(await count('decisions.decision where application_id = $1', applicationId)).toBe(1);
    expect(await stepsOf(applicationId, 'submit')).toBe(1);
    expect(await stepsOf(applicationId, 'approve')).toBe(1);
  });

  it('choosing, confirming, signing and paying out', async () => {
    const who = await journey.applicant();
    const { id: applicationId, decision } = await journey.decided(who);
    const { amount, instalments } = decision!.menu[0]!;
    await together(() => client().choose(me(who), { applicationId, amount, instalments }));
    expect(await stepsOf(applicationId, 'choose')).toBe(1);
    await together(() => client().openCostStatement(me(who), { applicationId }));
    expect(await stepsOf(applicationId, 'open-cost')).toBe(1);
    await lender.pass({ seconds: 10 });
    const confirmed = await together(() => client().confirmCostStatement(me(who), { applicationId }));
    expect(new Set(confirmed.map((answer) => value(answer).agreement?.hash)).size).toBe(1);
    expect(await count('applications.agreement where application_id = $1', applicationId)).toBe(1);
    await lender.pass({ seconds: 61 });
    const { id: challengeId } = value(await client().startSigning(me(who), { applicationId, locale: 'en' }));
    const code = await lender.codeOf(who.person);
    await together(() => client().sign(me(who), { applicationId, challengeId, code }));
    expect(await stepsOf(applicationId, 'sign')).toBe(1);
    const after = value(await client().sign(me(who), { applicationId, challengeId, code }));
    expect(after.state).toBe('signed');
    await Promise.all([lender.runJobs(), lender.runJobs()]);
    await lender.until(who.line, applicationId, 'active');
    expect(await count('loans.loan where application_id = $1', applicationId)).toBe(1);
  });

  it('appealing, reviewing and cancelling', async () => {
    const who = await journey.applicant('newcomer');
    const { id: applicationId } = await journey.decided(who);
    await together(() => client().appeal(me(who), { applicationId, message: 'please look again' }));
    expect(await stepsOf(applicationId, 'appeal')).toBe(1);
    const reviews = await together((index) =>
      client().review(officer(`staff_${index}`), { applicationId, outcome: 'approve', tier: 'D', note: 'papers seen' }),
    );
    expect(reviews.filter(({ ok }) => ok).length).toBe(1);
    expect(await count('applications.review where application_id = $1', applicationId)).toBe(1);
    const cancelled = await together(() => client().cancel(me(who), { applicationId }));
    expect(cancelled.every(({ ok }) => ok)).toBe(true);
    expect(await stepsOf(applicationId, 'cancel')).toBe(1);
  });

  it('an appeal that is declined again is not decided by the same person twice', async () => {
    const who = await journey.applicant('with a relative’s card');
    const { id: applicationId } = await journey.decided(who);
    const decline = (id: string) =>
      client().review(officer(id), { applicationId, outcome: 'decline', note: 'no papers came' });
    value(await decline('staff_first'));
    value(await client().appeal(me(who), { applicationId, message: 'here are the papers' }));
    expect(await decline('staff_first')).toMatchObject({
      error: { code: 'applications.reviewed-by-you', status: 403 },
    });
    expect(value(await decline('staff_second')).application.state).toBe('declined');
  });

  it('one person’s word never releases held money, however often it is given', async () => {
    const who = await journey.applicant();
    const { id: applicationId } = await journey.signed(who);
    await lender.setFault({ carrier: 'timeout' });
    await lender.runJobs();
    await lender.setFault({ carrier: 'ok' });
    await journey.signWithCode(who, applicationId);
    const votes = await together(() =>
      client().releaseHold(officer('staff_one'), { applicationId, note: 'let it go' }),
    );
    expect(votes.filter(({ ok }) => ok).length).toBe(1);
    expect((await journey.view(who, applicationId)).state).toBe('held');
  });
});

describe('a slice that does not answer', () => {
  const silent = { url: 'http://127.0.0.1:1', tokens: serviceTokens('nobody listens there'), timeout_ms: 500 };

  it('leaves an application deciding until it answers, and goes to a person when it stays silent', async () => {
    const decisions = httpClient(decisionsRoutes, { name: 'decisions', ...silent });
    const cut = await testSlice<ApplicationsClient>(applicationsSlice, {
      database: db.database,
      clock: lender.country.clock,
      needs: { ...lender.clients, decisions },
    });
    const jobs = {
      database: db.database,
      clock: lender.country.clock,
      tasks: { applications: cut.instance.jobs ?? {} },
    };
    const who = await journey.applicant();
    const applicationId = await journey.start(who);
    value(await cut.client.submit(me(who), { applicationId }));
    await runJobsOnce(jobs);
    expect((await journey.view(who, applicationId)).state).toBe('deciding');
    await lender.pass({ minutes: 11 });
    // Looking at it puts a job that waits for its next try, or was lost, back to work.
    value(await cut.client.getMine(me(who), { applicationId }));
    await runJobsOnce(jobs);
    expect(await journey.view(who, applicationId)).toMatchObject({ state: 'in-review', decision: null });
    const note = 'decided by hand';
    const approve = await cut.client.review(officer(), { applicationId, outcome: 'approve', tier: 'D', note });
    expect(approve).toMatchObject({ ok: false, error: { code: 'slice-unreachable' } });
    const file = value(await client().review(officer(), { applicationId, outcome: 'approve', tier: 'D', note }));
    expect(file.application.state).toBe('offered');
    await cut.close();
  });

  it('takes up at a start what a crash left behind', async () => {
    const who = await journey.applicant();
    const applicationId = await journey.start(who);
    value(await client().submit(me(who), { applicationId }));
    await db.database.pool.query(`delete from graphile_worker._private_jobs where payload::text like $1`, [
      `%${applicationId}%`,
    ]);
    await lender.runJobs();
    expect((await journey.view(who, applicationId)).state).toBe('deciding');
    await lender.applications.instance.start?.();
    await lender.runJobs();
    expect((await journey.view(who, applicationId)).state).toBe('offered');
  });

  it('leaves its part of a file empty and shows the rest', async () => {
    const who = await journey.applicant();
    const { id: applicationId } = await journey.decided(who);
    const cut = await testSlice<ApplicationsClient>(applicationsSlice, {
      database: db.database,
      clock: lender.country.clock,
      needs: {
        ...lender.clients,
        consents: httpClient(consentsRoutes, { name: 'consents', ...silent }),
        records: httpClient(recordsRoutes, { name: 'records', ...silent }),
        features: httpClient(featuresRoutes, { name: 'features', ...silent }),
      },
    });
    const file = value(await cut.client.getFile(officer(), { applicationId }));
    expect(file).toMatchObject({ consents: [], imports: [], features: null, line: { id: who.line } });
    expect(file.decisions.map((decision) => decision.applicationId)).toEqual([applicationId]);
    await cut.close();
  });
});

describe('what an application leaves behind', () => {
  it('is a history, an audit row and an event for every step', async () => {
    const who = await journey.applicant();
    const { id: applicationId } = await journey.confirmed(who);
    const { pool } = db.database;
    const steps = ['submit', 'approve', 'choose', 'confirm-cost'];
    const audit = await pool.query<{ action: string }>(
      `select action from applications.audit where subject = $1 and outcome = 'done' order by seq`,
      [applicationId],
    );
    expect(audit.rows.map(({ action }) => action)).toEqual([
      'start',
      'submit',
      'approve',
      'choose',
      'open-cost',
      'confirm-cost',
    ]);
    const events = await pool.query<{ data: { from: string; to: string; lineId: string } }>(
      `select data from applications.outbox where subject = $1 and type = 'applications.changed' order by seq`,
      [applicationId],
    );
    expect(events.rows.map(({ data }) => `${data.from} > ${data.to}`)).toEqual([
      'draft > deciding',
      'deciding > offered',
      'offered > chosen',
      'chosen > confirmed',
    ]);
    for (const step of steps) expect(await stepsOf(applicationId, step)).toBe(1);
  });

  it('holds no name, number or free text outside encrypted columns', async () => {
    const who = await journey.applicant('newcomer');
    const { id: applicationId } = await journey.decided(who);
    const secret = 'my sister Zhao can vouch for me';
    value(await client().appeal(me(who), { applicationId, message: secret }));
    const note = 'spoke with the sister';
    value(await client().review(officer(), { applicationId, outcome: 'approve', tier: 'D', note }));
    const { amount, instalments } = (await journey.view(who, applicationId)).decision!.menu[0]!;
    value(await client().choose(me(who), { applicationId, amount, instalments }));
    value(await client().openCostStatement(me(who), { applicationId }));
    await lender.pass({ seconds: 10 });
    value(await client().confirmCostStatement(me(who), { applicationId }));
    const { person } = who;
    const tables = ['application', 'happening', 'agreement', 'appeal', 'review', 'release_vote', 'audit', 'outbox'];
    for (const table of [...tables, 'idempotency']) {
      const { rows } = await db.database.pool.query<{ text: string }>(
        `select t::text as text from applications.${table} t`,
      );
      const all = rows.map(({ text }) => text).join('\n');
      const found = [person.phone.slice(3), person.name, person.idNumber, secret, note].filter((one) =>
        all.includes(one),
      );
      expect({ table, found }).toEqual({ table, found: [] });
    }
  });
});

describe('the live status', () => {
  const tokenOf = (actor: Actor) => Buffer.from(JSON.stringify({ actor, tenant: 'main' })).toString('base64url');
  const open = async (actor: Actor | null, id: string) => {
    await lender.applications.overHttp();
    const headers = actor ? { authorization: `Bearer ${tokenOf(actor)}` } : {};
    return fetch(`${lender.applications.url()}/api/applications/mine/${id}/events`, { headers });
  };

  it('sends the application at once and again whenever it changes, whoever changed it', async () => {
    const who = await journey.applicant();
    const applicationId = await journey.start(who);
    const response = await open(borrower(who.line), applicationId);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const states: string[] = [];
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (wanted: string): Promise<void> => {
      while (!states.includes(wanted)) {
        const { value: text = '', done } = await reader.read();
        if (done) throw new Error('the stream ended');
        // A browser's `onmessage` hears only messages without a name.
        expect(text).not.toMatch(/^event:/m);
        for (const [, data] of text.matchAll(/^data: (.+)$/gm)) {
          const { state } = JSON.parse(data!) as MyApplication;
          // More than its state may change: what has been asked of whom while it is decided on.
          if (state !== states.at(-1)) states.push(state);
        }
      }
    };
    await read('draft');
    value(await client().submit(me(who), { applicationId }));
    await read('deciding');
    await lender.runJobs();
    await read('offered');
    // Another process writes the row: nobody wakes this stream, and it looks by itself.
    await db.database.pool.query(`update applications.application set state = 'cancelled' where id = $1`, [
      applicationId,
    ]);
    await read('cancelled');
    await reader.cancel();
    expect(states).toEqual(['draft', 'deciding', 'offered', 'cancelled']);
  });

  it('is not there for a stranger, and asks who is not signed in to sign in', async () => {
    const who = await journey.applicant();
    const applicationId = await journey.start(who);
    expect((await open(borrower((await journey.applicant()).line), applicationId)).status).toBe(404);
    expect((await open(null, applicationId)).status).toBe(401);
  });
});
