import { createHash } from 'node:crypto';
import type { Decision, DecisionsClient, StrategyId } from '@lendline/decisions/contract';
import { newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { type JobHandler, runJobsOnce } from '@lendline/platform';
import { withLegalAge } from '@lendline/strategy/with-legal-age';
import { service, staff, testDatabase, type TestSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicantHands, everything, startScoredWalk, wages } from './applicants.ts';
import { decidingOn, value, type Walk, walkSlices } from './walk.ts';

const db = testDatabase({ slices: walkSlices });
let walk: Walk;
beforeAll(async () => {
  walk = await startScoredWalk(db.database);
});
afterAll(() => walk.close());

const { applicant, add, addCalls, asked, decideOn, tick } = applicantHands(() => walk);
const note = 'agreed in committee';
const permissions = ['decisions.read', 'decisions.write', 'decisions.approve'];
const analyst = () => walk.as(staff('staff_analyst', ...permissions));
const second = () => walk.as(staff('staff_second', ...permissions));

async function approved(document: unknown): Promise<StrategyId> {
  const { client } = walk.decisions;
  const { id: strategyId, revision } = value(await client.draftStrategy(analyst(), { document, note }));
  value(await client.sendToReview(analyst(), { strategyId, revision, note }));
  value(await client.reviewStrategy(second(), { strategyId, revision, approve: true, note }));
  const test = { strategyId, environment: 'test', state: 'live', note } as const;
  value(await client.releaseStrategy(second(), test));
  return strategyId;
}

const release = async (strategyId: StrategyId, state: 'canary' | 'live', share_ppm?: number) =>
  value(
    await walk.decisions.client.releaseStrategy(second(), {
      strategyId,
      environment: 'live',
      state,
      note,
      ...(share_ppm !== undefined && { share_ppm }),
    }),
  );
const rollBack = async () =>
  value(await walk.decisions.client.rollBackStrategy(analyst(), { environment: 'live', note }));

/** The slice once more on the same database, as a second process has it. */
function secondProcess(config: Readonly<Record<string, string>> = {}): Promise<TestSlice<DecisionsClient>> {
  return decidingOn(walk, { config, database: db.database, clock: walk.country.clock });
}

async function kept(id: Decision['id']): Promise<Record<string, unknown>> {
  const { rows } = await db.database.pool.query('select * from decisions.decision where id = $1', [id]);
  return rows[0] as Record<string, unknown>;
}

async function runBeside(): Promise<void> {
  const { database } = db;
  const jobs: Readonly<Record<string, JobHandler>> = walk.decisions.instance.jobs ?? {};
  await database.pool.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs
       where task_identifier = 'decisions.evaluate-beside'), run_at := now())`,
  );
  await runJobsOnce({ database, clock: walk.country.clock, tasks: { decisions: jobs } });
}

describe('which strategy decides', () => {
  it('is the canary for its stable share of lines and the live one for the rest, and is kept with the decision', async () => {
    const strict = await approved(withLegalAge(99));
    await release(strict, 'canary', 500_000);
    const lot = (line: LineId) =>
      Number.parseInt(createHash('sha256').update(`${strict}|${line}`).digest('hex').slice(0, 12), 16) % 1e6;
    const seen = new Set<string>();
    for (let people = 0; people < 12 && seen.size < 2; people += 1) {
      const { line } = await applicant(...everything);
      const decision = await decideOn(line);
      const drawn = lot(line) < 500_000;
      seen.add(decision.strategy.cohort ?? 'none');
      expect([decision.strategy.cohort, decision.outcome]).toEqual(drawn ? ['canary', 'decline'] : ['live', 'approve']);
      const row = await kept(decision.id);
      expect(row).toMatchObject({ cohort: drawn ? 'canary' : 'live', environment: 'live' });
      expect(row['strategy_id'] === strict).toBe(drawn);
      // The same line again meets the same strategy.
      await tick();
      expect((await decideOn(line)).strategy).toEqual(decision.strategy);
    }
    expect([...seen].toSorted()).toEqual(['canary', 'live']);
    await rollBack();
  });

  it('is what two processes agree on at their next decision, a rollback among it', async () => {
    const other = await secondProcess();
    const { line } = await applicant(...everything);
    const decides = async (client: DecisionsClient) => {
      await tick();
      const { outcome, strategy } = await decideOn(line, {}, client);
      return [outcome, strategy.number];
    };
    const before = await decides(other.client);
    expect(before[0]).toBe('approve');
    const strict = await release(await approved(withLegalAge(98)), 'live');
    expect(await decides(other.client)).toEqual(['decline', strict.number]);
    expect(await decides(walk.decisions.client)).toEqual(['decline', strict.number]);
    await rollBack();
    expect(await decides(other.client)).toEqual(before);
    await other.close();
  });

  it('in another environment is what is live there', async () => {
    const test = await secondProcess({ environment: 'test' });
    const strict = await approved(withLegalAge(97));
    const { line } = await applicant(...everything);
    const decision = await decideOn(line, {}, test.client);
    expect(decision).toMatchObject({ outcome: 'decline', strategy: { cohort: 'live' } });
    expect(await kept(decision.id)).toMatchObject({ environment: 'test', strategy_id: strict });
    await tick();
    expect((await decideOn(line)).outcome).toBe('approve');
    await test.close();
  });
});

describe('a strategy that cannot run any more', () => {
  it('decides nothing, and nothing else decides in its place, until it is rolled back', async () => {
    const broken = await approved(withLegalAge(96));
    await release(broken, 'live');
    // As if an upgrade could read its document no more.
    await db.database.pool.query(`update decisions.strategy_revision set document = '{}' where strategy_id = $1`, [
      broken,
    ]);
    const restarted = await secondProcess();
    const { line } = await applicant(...everything);
    const as = walk.as(service('applications'));
    expect(await restarted.client.decide(as, asked(line))).toMatchObject({
      error: { code: 'decisions.strategy-unusable', status: 503 },
    });
    await rollBack();
    expect((await decideOn(line, {}, restarted.client)).outcome).toBe('approve');
    await restarted.close();
  });
});

describe('a version beside the live one', () => {
  it('says afterwards what it would have decided, on the same inputs and without effect', async () => {
    const { client } = walk.decisions;
    const strict = await approved(withLegalAge(99));
    value(await client.setBeside(analyst(), { strategyId: strict, isBeside: true, note }));
    const people = [await applicant(...everything), await applicant(...everything)];
    const made: Decision[] = [];
    for (const { line } of people) made.push(await decideOn(line));
    expect(made.map(({ outcome }) => outcome)).toEqual(['approve', 'approve']);
    expect(value(await client.compareStrategy(analyst(), { strategyId: strict })).waiting).toBe(2);
    await runBeside();
    const { all, waiting, bySegment } = value(await client.compareStrategy(analyst(), { strategyId: strict }));
    expect({ waiting, rows: all.rows, swap: all.swap }).toEqual({ waiting: 0, rows: 2, swap: { in: 0, out: 2 } });
    expect(all.outcomes.decline).toEqual({ live: 0, beside: 2 });
    expect(bySegment.map(({ segment, figures }) => [segment, figures.rows])).toEqual([['new', 2]]);
    expect(value(await client.getDecision(analyst(), { decisionId: made[0]!.id }))).toEqual(made[0]);
    value(await client.setBeside(analyst(), { strategyId: strict, isBeside: false, note }));
    await decideOn(people[0]!.line);
    expect(value(await client.compareStrategy(analyst(), { strategyId: strict })).waiting).toBe(0);
  });

  it('is not compared where the live one had stopped asking before it would have', async () => {
    const { client } = walk.decisions;
    const lenient = await approved(withLegalAge(17));
    value(await client.setBeside(analyst(), { strategyId: lenient, isBeside: true, note }));
    await release(await approved(withLegalAge(99)), 'live');
    const { line } = await applicant(...everything);
    expect((await decideOn(line)).outcome).toBe('decline');
    await runBeside();
    const comparison = value(await client.compareStrategy(analyst(), { strategyId: lenient }));
    expect([comparison.all.rows, comparison.notComparable]).toEqual([0, 1]);
    value(await client.setBeside(analyst(), { strategyId: lenient, isBeside: false, note }));
    await rollBack();
  });
});

describe('an old decision', () => {
  it('comes out the same from what is kept of it, by whichever version it was made, and says where it would not', async () => {
    const { client } = walk.decisions;
    const { rows } = await db.database.pool.query<{ id: Decision['id']; strategy_version: string; outcome: string }>(
      'select id, strategy_version, outcome from decisions.decision',
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ strategy_version: version }) => version)).size).toBeGreaterThan(3);
    for (const { id } of rows) {
      const replay = value(await client.replayDecision(analyst(), { decisionId: id }));
      expect(replay).toMatchObject({ same: true, differs: [] });
    }
    const approvedOne = rows.find(({ outcome }) => outcome === 'approve')!;
    await db.database.pool.query(
      `update decisions.decision set result = replace(result, '"outcome":"approve"', '"outcome":"decline"') where id = $1`,
      [approvedOne.id],
    );
    const replay = value(await client.replayDecision(analyst(), { decisionId: approvedOne.id }));
    expect(replay).toMatchObject({ same: false, differs: [{ field: 'outcome', from: 'decline', to: 'approve' }] });
  });
});

describe('a lot that withholds raises', () => {
  it('keeps what stands of the borrowers it draws, raises the others, and says which of them a decision was', async () => {
    const drawn = await secondProcess({ raiseHoldoutPpm: '500000' });
    const outcomes: { readonly held: boolean; readonly limit: number }[] = [];
    for (let people = 0; people < 12 && new Set(outcomes.map(({ held }) => held)).size < 2; people += 1) {
      const { person, line } = await applicant(...everything);
      await addCalls(line, person);
      await add(line, 'payment-statement', wages(person.name));
      await repaid(line);
      const decision = await decideOn(line, { segment: 'repeat', requested: null }, drawn.client);
      const row = await kept(decision.id);
      const held = row['raise_holdout'] === true;
      outcomes.push({ held, limit: Number(decision.limit?.amount) });
      expect(Number(decision.limit?.amount)).toBeGreaterThanOrEqual(300_000);
      expect(row['raise_withheld']).toBe(held);
      expect(decision.reasons.some(({ code }) => code === 'raise-held-out')).toBe(held);
    }
    expect(new Set(outcomes.filter(({ held }) => held).map(({ limit }) => limit))).toEqual(new Set([300_000]));
    expect(Math.max(...outcomes.map(({ limit }) => limit))).toBeGreaterThan(300_000);
    await drawn.close();
  });

  async function repaid(line: LineId): Promise<void> {
    const id = newId('loan', walk.country.clock.now());
    await db.database.pool.query(
      `insert into loans.loan (id, tenant, application_id, line_id, state, currency, principal, payout, rate_ppm, fee_ppm,
         duty_ppm, instalments, every_count, every_unit, nominal_ppm, effective_ppm, agreement_hash, simulated_model,
         opened_at, disbursed_on, matures_on, closed_on, aged_on, worst_dpd)
       values ($1, 'main', $1, $2, 'closed', 'CNY', 300000, 300000, 180000, 0, 0, 3, 1, 'months', 180000, 195000, 'hash',
         true, '2026-01-10T00:00:00Z', '2026-01-10', '2026-04-10', '2026-04-10', '2026-04-10', 0)`,
      [id, line],
    );
  }
});

describe('a model that a strategy names', () => {
  it('is known when it is sent to review, and its silence refers when it was withdrawn after that', async () => {
    const { client } = walk.decisions;
    const nobody = { ...withLegalAge(18), models: { new: newId('model', walk.country.clock.now()) } };
    const { id: strategyId } = value(await client.draftStrategy(analyst(), { document: nobody, note }));
    expect(await client.sendToReview(analyst(), { strategyId, revision: 1, note })).toMatchObject({
      error: { code: 'decisions.strategy-faulty', parameters: { codes: 'model-unknown' } },
    });
    const [champion] = value(await walk.models.client.list(walk.as(service('decisions')), {})).models;
    const named = await approved({ ...withLegalAge(18), models: { new: champion!.id } });
    await release(named, 'live');
    const { line } = await applicant(...everything);
    expect((await decideOn(line)).score?.modelId).toBe(champion!.id);
    const risk = walk.as(staff('staff_risk', 'models.write'));
    value(await walk.models.client.requestRole(risk, { modelId: champion!.id, role: 'withdrawn', note }));
    await tick();
    const silent = await decideOn(line);
    expect(silent).toMatchObject({ outcome: 'refer', score: null });
    expect(silent.reasons.map(({ code }) => code)).toContain('score-silent');
  });
});
