import { decisionsSlice } from '@lendline/decisions';
import type { Decision, DecisionsClient } from '@lendline/decisions/contract';
import { featuresRoutes } from '@lendline/features/routes';
import { newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { httpClient, serviceTokens } from '@lendline/platform';
import { borrower, staff, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicantHands, everything, startScoredWalk, wages } from './applicants.ts';
import { value, type Walk, walkSlices } from './walk.ts';

const db = testDatabase({ slices: walkSlices });
let walk: Walk;
beforeAll(async () => {
  walk = await startScoredWalk(db.database);
});
afterAll(() => walk.close());

const { employee, applicant, add, addCalls, decideOn, setCarrier, tick } = applicantHands(() => walk);

const codes = ({ reasons }: Decision): string[] => reasons.map(({ code }) => code);
const yuan = (decision: Decision): number => Number(decision.limit?.amount ?? 0) / 100;

describe('what a file changes for the same applicant', () => {
  it('is features, reasons, tier and limit, one file at a time', async () => {
    const { person, line } = await applicant(...everything);
    const none = await decideOn(line);
    expect(none).toMatchObject({ outcome: 'approve' });
    expect(none.flags).toEqual(expect.arrayContaining(['thin-file', 'income-presumed']));
    expect(codes(none)).toEqual(expect.arrayContaining(['records-absent', 'income-unproven']));
    expect(yuan(none)).toBeLessThanOrEqual(1000);

    await addCalls(line, person);
    await tick();
    const calls = await decideOn(line);
    expect(codes(calls)).not.toContain('records-absent');
    expect(codes(calls)).toContain('income-unproven');
    expect(calls.flags).not.toContain('thin-file');
    expect(calls.score?.pd).not.toBe(none.score?.pd);
    expect(yuan(calls)).toBeLessThanOrEqual(1000);

    await add(line, 'payment-statement', wages(person.name));
    await tick();
    const both = await decideOn(line);
    expect(codes(both)).not.toContain('income-unproven');
    expect(both.flags).not.toContain('income-presumed');
    expect(both.score!.pd).toBeLessThan(calls.score!.pd);
    expect(yuan(both)).toBeGreaterThan(yuan(calls));
    const points = (decision: Decision) =>
      decision.score?.points.find(({ feature }) => feature === 'income_monthly_median_minor')?.value;
    expect([points(none), points(calls), points(both)]).toEqual([null, null, 600_000]);
    const { rows } = await db.database.pool.query<{ source: string }>(
      'select source from decisions.score_source where decision_id = $1 order by source',
      [both.id],
    );
    expect(rows.map(({ source }) => source)).toEqual(['calls', 'statement']);
  });

  it('is nothing but a flag when the file is old or of another', async () => {
    const { person, line } = await applicant(...everything);
    const none = await decideOn(line);
    await add(line, 'payment-statement', wages(person.name, -30));
    await tick();
    const stale = await decideOn(line);
    expect(stale.flags).toEqual(expect.arrayContaining(['statement-absent', 'statement-stale']));
    expect(codes(stale)).toContain('records-stale');
    expect([stale.limit, stale.score?.pd]).toEqual([none.limit, none.score?.pd]);

    const { line: another } = await applicant(...everything);
    await add(another, 'payment-statement', wages('王不是'));
    const other = await decideOn(another);
    expect(other.flags).toEqual(expect.arrayContaining(['statement-absent', 'statement-other-holder']));
    expect(codes(other)).toContain('records-of-another');
    expect(other.score?.pd).toBe(none.score?.pd);
  });

  it('is less than nothing proved when the heading that names the holder was taken off', async () => {
    const { person, line } = await applicant(...everything);
    const text = new TextDecoder('gb18030').decode(wages(person.name));
    const headless = new TextEncoder().encode(text.slice(text.indexOf('交易时间')));
    await add(line, 'payment-statement', headless);
    const decision = await decideOn(line);
    expect(decision.flags).toEqual(expect.arrayContaining(['statement-absent', 'statement-holder-unknown']));
    expect(decision.score?.points.every(({ value: read }) => read === null)).toBe(true);
  });
});

describe('silence', () => {
  it('of the carrier refers, never passes, and is over when the carrier speaks', async () => {
    const { line } = await applicant(...everything);
    await setCarrier('timeout');
    const silent = await decideOn(line);
    await setCarrier('ok');
    expect(silent.outcome).toBe('refer');
    expect(codes(silent)).toContain('swap-silent');
    expect(silent.trace[1]?.facts).toMatchObject({ sim_swapped: 'unknown', tenure_months: 'unknown' });
    const hears = value(await walk.decisions.client.explain(walk.as(borrower(line)), { decisionId: silent.id }));
    expect(hears).toMatchObject({ outcome: 'refer', limit: null, menu: [] });
    await tick();
    expect((await decideOn(line)).outcome).toBe('approve');
  });

  it('without consent is kept: the carrier is not asked', async () => {
    const { line } = await applicant('call-records');
    const decision = await decideOn(line);
    expect(decision.outcome).toBe('refer');
    expect(codes(decision)).toContain('match-silent');
    const { rows } = await db.database.pool.query<{ name: string }>(
      'select name from lines.line_check where line_id = $1',
      [line],
    );
    expect(rows.map(({ name }) => name)).toEqual(['possession']);
  });

  it('of other slices is unknown: no crash and no pass', async () => {
    const { line } = await applicant(...everything);
    const gone = { url: 'http://127.0.0.1:9', tokens: serviceTokens('x'.repeat(43)) };
    const needs = {
      lines: walk.lines.client,
      consents: walk.consents.client,
      features: walk.features.client,
      models: walk.models.client,
      loans: walk.loans.client,
      fraud: walk.fraud.client,
    };
    const build = (changes: object) =>
      testSlice<DecisionsClient>(decisionsSlice, {
        config: { licence: 'small-loan-company' },
        database: db.database,
        clock: walk.country.clock,
        needs: { ...needs, ...changes },
      });
    const bookless = await build({ loans: httpClient(loansRoutes, { name: 'loans', ...gone }) });
    const withoutBook = await decideOn(line, {}, bookless.client);
    expect(withoutBook.outcome).toBe('refer');
    expect(codes(withoutBook)).toContain('own-book-silent');
    const blind = await build({ features: httpClient(featuresRoutes, { name: 'features', ...gone }) });
    const withoutFeatures = await decideOn(line, {}, blind.client);
    expect(withoutFeatures).toMatchObject({ outcome: 'refer', snapshotId: null, score: null });
    expect(codes(withoutFeatures)).toContain('score-silent');
    await bookless.close();
    await blind.close();
  });

  it('of a segment without a champion refers to a person', async () => {
    const { line } = await applicant(...everything);
    const trader = await decideOn(line, { segment: 'trader' });
    expect(trader).toMatchObject({ outcome: 'refer', score: null });
    expect(codes(trader)).toContain('score-silent');
  });
});

describe('who is out already', () => {
  it('is asked no further: a minor’s line is not checked and their records are not read', async () => {
    const young = employee();
    const line = await walk.arrive(young, { name: young.name, idNumber: minorId(young.idNumber) });
    await walk.consent(line, ...everything);
    const decision = await decideOn(line);
    expect(decision).toMatchObject({ outcome: 'decline', limit: null, menu: [], snapshotId: null, score: null });
    expect(codes(decision)).toEqual(['under-age']);
    expect(decision.trace.map(({ step }) => step)).toEqual(['eligibility']);
  });

  it('goes to a person when the card is a relative’s', async () => {
    const person = walk.country.who((one) => one.registeredName !== one.name && one.line.recycledOn === null);
    const line = await walk.arrive(person);
    await walk.consent(line, ...everything);
    const decision = await decideOn(line);
    expect(decision.outcome).toBe('refer');
    expect(codes(decision).some((code) => code === 'name-differs' || code === 'id-differs')).toBe(true);
  });
});

/** The same id number with a birth year twelve years ago and its check digit (GB 11643-1999). */
function minorId(idNumber: string): string {
  const body = `${idNumber.slice(0, 6)}2014${idNumber.slice(10, 17)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11]!;
}

describe('a borrower who comes back', () => {
  async function repaid(line: LineId, { principal, worstDpd }: { principal: bigint; worstDpd: number }): Promise<void> {
    const id = newId('loan', walk.country.clock.now());
    await db.database.pool.query(
      `insert into loans.loan (id, tenant, application_id, line_id, state, currency, principal, payout, rate_ppm, fee_ppm,
         duty_ppm, instalments, every_count, every_unit, nominal_ppm, effective_ppm, agreement_hash, simulated_model,
         opened_at, disbursed_on, matures_on, closed_on, aged_on, worst_dpd)
       values ($1, 'main', $1, $2, 'closed', 'CNY', $3, $3, 180000, 0, 0, 3, 1, 'months', 180000, 195000, 'hash', true,
         '2026-01-10T00:00:00Z', '2026-01-10', '2026-04-10', '2026-04-10', '2026-04-10', $4)`,
      [id, line, principal.toString(), worstDpd],
    );
  }

  it('is priced by their own repayment and raised after a good loan', async () => {
    const { person, line } = await applicant(...everything);
    await repaid(line, { principal: 100_000n, worstDpd: 0 });
    await addCalls(line, person);
    await add(line, 'payment-statement', wages(person.name));
    const decision = await decideOn(line, { segment: 'repeat' });
    expect(decision).toMatchObject({ outcome: 'approve', segment: 'repeat' });
    expect(decision.trace.find(({ step }) => step === 'score')?.facts['own_pd_ppm']).toBe(48_000);
    expect(yuan(decision)).toBeGreaterThan(0);
  });

  it('is new again in all but name when nothing was repaid with settled money', async () => {
    const { line } = await applicant(...everything);
    const decision = await decideOn(line, { segment: 'repeat' });
    expect(decision.segment).toBe('new');
    expect(decision.score).not.toBeNull();
  });
});

describe('a decision', () => {
  it('asks for the limit when no amount is named, so that nothing is called a counter-offer', async () => {
    const { line } = await applicant(...everything);
    const decision = await decideOn(line, { requested: null });
    expect(decision.outcome).toBe('approve');
    expect(decision.flags).not.toContain('counter-offer');
    expect(decision.menu[0]?.amount).toEqual(decision.limit);
  });

  it('replays from its stored input and strategy to the same result, byte for byte', async () => {
    const { person, line } = await applicant(...everything);
    await addCalls(line, person);
    await decideOn(line);
    await setCarrier('timeout');
    await decideOn(line);
    await setCarrier('ok');
    const { rows } = await db.database.pool.query<{ id: Decision['id'] }>('select id from decisions.decision');
    expect(rows.length).toBeGreaterThan(10);
    const reader = walk.as(staff('staff_a', 'decisions.read'));
    for (const { id } of rows) {
      const replay = value(await walk.decisions.client.replayDecision(reader, { decisionId: id }));
      expect(replay).toMatchObject({ same: true, differs: [], strategy: { number: 1 } });
    }
  });
});
