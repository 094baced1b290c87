import { type Context, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { borrower, fakeClock, service, testContext, testDatabase, testSlice, type TestSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FraudAssessment, FraudClient } from '../contract.ts';
import { fraudSlice } from '../slice.ts';
import { madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';
import { MadeUpNeighbours } from './made-up-neighbours.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [fraudSlice] });
const neighbours = new MadeUpNeighbours(clock);
const process = () =>
  testSlice<FraudClient>(fraudSlice, { database: db.database, needs: { ...neighbours.needs }, clock });
let slice: TestSlice<FraudClient>;
let other: TestSlice<FraudClient>;

beforeAll(async () => {
  [slice, other] = [await process(), await process()];
  await slice.overHttp();
});
afterAll(async () => {
  await Promise.all([slice.close(), other.close()]);
});

let tenants = 0;
const newLender = () => madeUpLender(`assess-${(tenants += 1)}`, clock);
const asDecisions = (at: MadeUpLender): Context =>
  testContext({ tenant: at.tenant, actor: service('decisions'), clock });

/** A borrower's app says that it is there; answers the cookie that its browser then has. */
async function visit(at: MadeUpLender, line: LineId, cookie?: string): Promise<string> {
  const token = Buffer.from(JSON.stringify({ actor: borrower(line), tenant: at.tenant })).toString('base64url');
  const answer = await fetch(`${slice.url()}/api/fraud/visits`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(cookie && { cookie }) },
  });
  expect(answer.status).toBe(204);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

interface Applying {
  readonly by?: TestSlice<FraudClient>;
  readonly attempt?: number;
  readonly applicationId?: string;
  readonly asOf?: Temporal.Instant;
  readonly stage?: 'application' | 'drawdown';
}

async function apply(at: MadeUpLender, line: LineId, given: Applying = {}): Promise<FraudAssessment> {
  const { by = slice, attempt = 1, applicationId = newId('application', clock.now()), stage = 'application' } = given;
  const asOf = (given.asOf ?? clock.now()).toString();
  return value(
    await by.client.assess(asDecisions(at), { applicationId, attempt, lineId: line, stage, asOf, ...asked }),
  );
}

const asked = { requested: { amount: '200000', currency: 'CNY' } } as const;

async function job(at: MadeUpLender, name: string, payload: unknown = {}): Promise<void> {
  await slice.instance.jobs?.[name]?.(asDecisions(at), payload);
}

/** Hears an event of another slice, as the relay tells it. */
async function hear(at: MadeUpLender, type: string, data: unknown): Promise<void> {
  const subscription = slice.instance.subscriptions?.find((one) => one.type === type);
  const event = { id: newId('event', clock.now()), type, occurredAt: clock.now(), data };
  await db.database
    .forSlice('fraud')
    .transaction(asDecisions(at), (tx) => subscription?.handle(tx as never, event as never) ?? Promise.resolve());
}

describe('an assessment', () => {
  it('finds nothing in somebody who is new and whom everything is known of, and opens no case', async () => {
    const at = newLender();
    const line = neighbours.join();
    await visit(at, line);
    // As clocks tell it: with fractions of a millisecond, within which the attempt itself must not get lost.
    clock.advance({ seconds: 1, microseconds: 456, nanoseconds: 789 });
    const assessed = await apply(at, line);
    expect(assessed).toMatchObject({
      lists: 'clear',
      velocity: 'normal',
      ring: 'clear',
      typologies: 'clear',
      hits: [],
      caseId: null,
    });
    expect(assessed.signals).toMatchObject({
      applications_of_number_24h: 1,
      applications_of_id_24h: 1,
      ids_of_device_7d: 1,
      requested_of_device_7d_ratio: 1,
      device_known_to_line: 'first',
      statement_suspicion: 'no-statement',
      ring_people: 1,
      ring_burst: 1,
    });
    clock.advance({ nanoseconds: 543_211 });
  });

  it('suspects a ring that shares a device and an account, opens one case of it, and declines nobody', async () => {
    const at = newLender();
    const ring = [1, 2, 3, 4, 5].map(() => neighbours.join({ accounts: ['wallet-mule-7'] }));
    let cookie: string | undefined;
    const assessed: FraudAssessment[] = [];
    for (const line of ring) {
      cookie = await visit(at, line, cookie);
      await job(at, 'observe-ties', { lineId: line });
      clock.advance({ hours: 3 });
      assessed.push(await apply(at, line));
    }
    const last = assessed.at(-1)!;
    expect(last).toMatchObject({
      ring: 'suspected',
      signals: { ring_people: 5, ids_of_account_30d: 5, ring_burst: 5 },
    });
    expect(last.hits.find(({ typology }) => typology === 'application-ring')).toMatchObject({ outcome: 'alert' });
    expect(last.caseId).toBe(assessed.at(-2)!.caseId);
    const opened = value(await slice.client.getCase(at.officer, { caseId: last.caseId! }));
    expect(new Set(opened.lineIds)).toEqual(new Set(ring));

    const drawn = value(await slice.client.network(at.officer, { caseId: last.caseId! }));
    expect(drawn.nodes.filter(({ kind }) => kind === 'borrower')).toHaveLength(5);
    expect(drawn.rows.map(({ kind, people }) => [kind, people])).toEqual([
      ['device', 5],
      ['account', 5],
    ]);
    expect(drawn.ring.score).toBe(last.signals['ring_score']);
    // Neither a key nor the name of anybody leaves the server with the drawing; names are read on a purpose, which is kept.
    const { rows } = await db.database.pool.query('select held from fraud.edge where tenant = $1', [at.tenant]);
    const text = JSON.stringify(drawn);
    const keys = (rows as { held: string }[]).filter(({ held }) => !held.startsWith('application_'));
    expect(keys.some(({ held }) => text.includes(held))).toBe(false);
    const named = await slice.client.networkPeople(at.officer, { caseId: last.caseId!, purpose: 'case review' });
    expect(value(named).people).toHaveLength(5);
    expect(await slice.client.networkPeople(at.reader, { caseId: last.caseId!, purpose: 'curious' })).toMatchObject({
      error: { code: 'not-allowed' },
    });

    await job(at, 'find-communities');
    const found = await db.database.pool.query('select people, borrowers from fraud.community where tenant = $1', [
      at.tenant,
    ]);
    expect(found.rows).toMatchObject([{ people: 5 }]);
    expect(drawn.community).toBeNull();
    const seen = value(await slice.client.network(at.officer, { caseId: last.caseId! }));
    expect(seen.community).toMatchObject({ people: 5, foundAt: clock.now().toString() });
    const before = { caseId: last.caseId!, asOf: clock.now().subtract({ seconds: 1 }).toString() };
    expect(value(await slice.client.network(at.officer, before)).community).toBeNull();
  });

  it('takes a family that shares a phone for none', async () => {
    const at = newLender();
    let cookie: string | undefined;
    for (const [account, days] of [
      ['own-1', 30],
      ['own-2', 30],
      ['own-3', 0],
    ] as const) {
      const line = neighbours.join({ accounts: [account] });
      cookie = await visit(at, line, cookie);
      await job(at, 'observe-ties', { lineId: line });
      const assessed = await apply(at, line);
      expect(assessed).toMatchObject({ ring: 'clear', typologies: 'clear', velocity: 'normal', caseId: null });
      clock.advance({ hours: 24 * days + 1 });
    }
  });

  it('stops a takeover after a SIM swap: a borrower’s line on a device that it never used', async () => {
    const at = newLender();
    const line = neighbours.join();
    await visit(at, line);
    await hear(at, 'loans.activated', { lineId: line });
    clock.advance({ hours: 24 * 100 });
    const swapped = clock.now().subtract({ hours: 20 }).toString();
    const swap = { outcome: 'fail', facts: { swapped: true, changed_at: swapped } } as const;
    const { checks } = neighbours.of(line);
    neighbours.of(line).checks = { ...checks, 'sim-swap': swap, 'device-swap': swap };
    await visit(at, line);
    const assessed = await apply(at, line);
    expect(assessed.signals).toMatchObject({ device_known_to_line: 'new', borrower_before: true });
    expect(assessed.signals['hours_since_sim_swap']).toBeCloseTo(20, 6);
    expect(assessed.hits.map(({ typology }) => typology)).toContain('account-takeover-after-sim-swap');
    expect(assessed.typologies).not.toBe('clear');
    expect(assessed.caseId).not.toBeNull();
  });

  it('sees a velocity attack from one device, and each attempt counts itself and those before it', async () => {
    const at = newLender();
    const cookie = await visit(at, neighbours.join());
    const counts: unknown[] = [];
    let last: FraudAssessment | undefined;
    for (let person = 0; person < 8; person += 1) {
      const line = neighbours.join();
      await visit(at, line, cookie);
      clock.advance({ minutes: 6 });
      last = await apply(at, line);
      counts.push(last.signals['ids_of_device_7d']);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(last).toMatchObject({ velocity: 'high' });
    expect(last!.signals['shortest_gap_of_device_24h_minutes']).toBeCloseTo(6, 6);
    expect(last!.hits.map(({ typology }) => typology)).toContain('velocity-attack');
  });

  it('is made once for an attempt, whichever process is asked and however often', async () => {
    const at = newLender();
    const [line, applicationId] = [neighbours.join(), newId('application', clock.now())];
    const both = await Promise.all([apply(at, line, { applicationId }), apply(at, line, { applicationId, by: other })]);
    expect(both[0]).toEqual(both[1]);
    clock.advance({ hours: 1 });
    expect(await apply(at, line, { applicationId, by: other })).toEqual(both[0]);
    expect((await apply(at, line, { applicationId, attempt: 2 })).signals).toMatchObject({
      applications_of_number_24h: 2,
    });
    const { assessments } = value(await slice.client.assessments(at.officer, { applicationId }));
    expect(assessments.map(({ attempt }) => attempt)).toEqual([2, 1]);
    const stranger = { applicationId, attempt: 1, lineId: neighbours.join(), stage: 'application' } as const;
    expect(await slice.client.assess(asDecisions(at), { ...stranger, asOf: clock.now().toString() })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('lets none of two who try at once in two processes go by unseen', async () => {
    const at = newLender();
    const [ann, bea] = [neighbours.join(), neighbours.join()];
    const cookie = await visit(at, ann);
    await visit(at, bea, cookie);
    clock.advance({ minutes: 1 });
    const both = await Promise.all([apply(at, ann), apply(at, bea, { by: other })]);
    const seen = both.map(({ signals }) => Number(signals['numbers_of_device_7d']));
    expect(Math.max(...seen)).toBe(2);
    expect((await apply(at, ann, { attempt: 2, by: other })).signals['numbers_of_device_7d']).toBe(2);
  });

  it('says of the past what was known then, and looks again at each drawdown', async () => {
    const at = newLender();
    const [ann, bea] = [neighbours.join(), neighbours.join()];
    const cookie = await visit(at, ann);
    clock.advance({ hours: 1 });
    const before = clock.now();
    const applicationId = newId('application', before);
    clock.advance({ hours: 1 });
    await visit(at, bea, cookie);
    await apply(at, bea);
    const then = await apply(at, ann, { applicationId, asOf: before });
    expect(then.signals).toMatchObject({ people_of_device: 1, numbers_of_device_7d: 1 });
    const looks = [];
    for (const hours of [1, 2]) {
      clock.advance({ hours });
      looks.push(await apply(at, ann, { applicationId, stage: 'drawdown' }));
    }
    expect(looks.map(({ signals }) => [signals['people_of_device'], signals['applications_of_device_24h']])).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(looks[0]!.id).not.toBe(looks[1]!.id);
  });

  it('takes silence for no good news', async () => {
    const at = newLender();
    const line = neighbours.join();
    neighbours.silentAbout.add(line);
    const assessed = await apply(at, line);
    expect(assessed).toMatchObject({ lists: 'unknown', velocity: 'unknown', typologies: 'unknown' });
    expect(assessed.signals).toMatchObject({ hours_since_sim_swap: null, applications_of_id_24h: null });
  });

  it('sees who is two steps from the block list, and sends them to nobody but a person', async () => {
    const at = newLender();
    const [ann, bea, cem] = [
      neighbours.join({ accounts: ['shared-1'] }),
      neighbours.join({ accounts: ['shared-1'] }),
      neighbours.join(),
    ];
    for (const line of [ann, bea]) await job(at, 'observe-ties', { lineId: line });
    const cookie = await visit(at, bea);
    await visit(at, cem, cookie);
    const block = { list: 'block', kind: 'borrower', value: cem, reason: 'a loss of ours' } as const;
    const { id: entryId } = value(await slice.client.addEntry(at.officer, block));
    value(await slice.client.decideEntry(at.analyst, { entryId, approve: true, note: 'I agree' }));
    clock.advance({ hours: 1 });
    const [near, far, self] = [await apply(at, bea), await apply(at, ann), await apply(at, cem)];
    expect(near.signals).toMatchObject({ blocked_at_first_degree: 1 });
    expect(far).toMatchObject({ lists: 'clear', signals: { blocked_at_first_degree: 0, blocked_at_second_degree: 1 } });
    expect(self).toMatchObject({ lists: 'hit', listHits: [{ entryId, list: 'block', kind: 'borrower' }] });
    expect(self.caseId).not.toBeNull();
    value(await slice.client.endEntry(at.analyst, { entryId, note: 'a mistake' }));
    clock.advance({ hours: 1 });
    expect((await apply(at, ann, { by: other })).signals).toMatchObject({ blocked_at_second_degree: 0 });
  });

  it('looks at a statement that came a moment ago, and takes one that nobody could judge for none that is sound', async () => {
    const at = newLender();
    const [ann, bea] = [neighbours.join({ suspicion: 'strong' }), neighbours.join({ suspicion: 'none' })];
    for (const line of [ann, bea]) {
      await apply(at, line);
      await hear(at, 'records.imported', { lineId: line, source: 'payment-statement' });
    }
    const assessed = await apply(at, ann);
    expect(assessed.signals).toMatchObject({ statement_suspicion: 'strong', statement_holder: 'applicant' });
    expect(assessed.hits.map(({ typology }) => typology)).toContain('edited-statement');
    neighbours.silentAbout.add(bea);
    expect(await apply(at, bea)).toMatchObject({ typologies: 'unknown', signals: { statement_suspicion: null } });
  });
});

describe('what was observed', () => {
  it('is not kept without consent, and forgotten whole when its person is erased', async () => {
    const at = newLender();
    const [ann, bea] = [neighbours.join(), neighbours.join()];
    // Nor under an older notice, which did not speak of browsers.
    for (const agreedTo of [null, 'of-before']) {
      neighbours.agreedTo = agreedTo;
      expect(await visit(at, ann)).toBe('');
    }
    neighbours.agreedTo = 'of-today';
    const cookie = await visit(at, ann);
    await visit(at, bea, cookie);
    clock.advance({ hours: 1 });
    await apply(at, ann);
    expect((await apply(at, bea)).signals).toMatchObject({ people_of_device: 2, ring_people: 2 });
    value(await slice.client.forgetPerson(asDecisions(at), { lineId: ann }));
    clock.advance({ hours: 1 });
    for (const by of [slice, other]) {
      expect((await apply(at, bea, { by })).signals).toMatchObject({ people_of_device: 1, ring_people: 1 });
    }
    const { rows } = await db.database.pool.query(
      `select (select count(*) from fraud.edge where tenant = $1 and holder = $2)
            + (select count(*) from fraud.attempt where tenant = $1 and borrower = $2)
            + (select count(*) from fraud.visit where tenant = $1 and line_id = $2) as left`,
      [at.tenant, ann],
    );
    expect(rows[0]).toEqual({ left: 0n });
  });

  it('keeps a device under a name of its own that no script can read, and takes none that is made up', async () => {
    const at = newLender();
    const line = neighbours.join();
    const token = Buffer.from(JSON.stringify({ actor: borrower(line), tenant: at.tenant })).toString('base64url');
    const answer = await fetch(`${slice.url()}/api/fraud/visits`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, cookie: 'lendline_device=<script>' },
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^lendline_device=[\w-]{22}; Max-Age=34560000; Path=\/api\/fraud\/visits; HttpOnly; SameSite=Strict$/,
    );
    const device = cookie.slice('lendline_device='.length, cookie.indexOf(';'));
    const { rows } = await db.database.pool.query('select device from fraud.visit where tenant = $1', [at.tenant]);
    expect(rows).toHaveLength(1);
    expect((rows[0] as { device: string }).device).not.toContain(device);
    expect((await fetch(`${slice.url()}/api/fraud/visits`, { method: 'POST' })).status).toBe(401);
  });
});
