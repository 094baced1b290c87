import { type StatementEntry, writeAlipay } from '@lendline/behaviour';
import { decisionsSlice } from '@lendline/decisions';
import type { Decision, DecisionId, DecisionsClient } from '@lendline/decisions/contract';
import { featuresRoutes } from '@lendline/features/routes';
import { canonicalJson, newId } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { loansRoutes } from '@lendline/loans/routes';
import type { Segment } from '@lendline/models/contract';
import { httpClient, serviceTokens } from '@lendline/platform';
import type { RecordSource } from '@lendline/records/contract';
import { decide, decisionToJson, readDecisionInputJson, readPackJson } from '@lendline/strategy';
import { borrower, contractSuite, service, staff, testDatabase, testSlice } from '@lendline/testkit';
import type { Person } from '@lendline/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpModel } from './made-up-model.ts';
import { startWalk, value, type Walk, walkSlices } from './walk.ts';

const db = testDatabase({ slices: walkSlices });
let walk: Walk;
let next = 0;

beforeAll(async () => {
  walk = await startWalk(db.database);
  const risk = walk.as(staff('staff_risk', 'models.write', 'models.approve'));
  const registered = await walk.models.client.register(risk, {
    name: 'made up',
    segments: ['new', 'repeat'],
    document: madeUpModel(7),
  });
  const { id: modelId } = value(registered);
  value(await walk.models.client.assignRole(risk, { modelId, role: 'champion', note: 'for the walk' }));
});
afterAll(() => walk.close());

const today = Temporal.PlainDate.from('2026-06-15');
const day = (days: number): Temporal.PlainDate => today.add({ days });
const span = { from: day(-180), until: day(0) };

/** An employee with a card of their own, held for years, whose wallet shows an income. */
function employee(): Person {
  const person = walk.country.who(
    (one, { since, latestSimChange }) =>
      one.index >= next &&
      one.registeredName === one.name &&
      one.line.recycledOn === null &&
      one.segment !== 'trader' &&
      since.until(today, { largestUnit: 'months' }).months > 30 &&
      !one.line.forwarding.includes('unconditional') &&
      one.birthDate.until(today, { largestUnit: 'years' }).years >= 20 &&
      latestSimChange.until(walk.country.clock.now()).total('days') > 30,
  );
  next = person.index + 1;
  return person;
}

/** A second later: a new instant is a new snapshot. */
async function tick(): Promise<void> {
  const { clock } = walk.country;
  await clock.moveTo(clock.now().add({ seconds: 1 }));
}

async function applicant(...sources: readonly string[]): Promise<{ person: Person; line: LineId }> {
  const person = employee();
  const line = await walk.arrive(person);
  await walk.consent(line, ...sources);
  return { person, line };
}

const everything = ['line-checks', 'call-records', 'payment-statement'] as const;

async function add(line: LineId, source: RecordSource, bytes: Uint8Array): Promise<void> {
  const file = { source, fileName: 'file.csv', bytes: Uint8Array.from(bytes) };
  value(await walk.records.client.upload(walk.as(borrower(line)), file));
}

const addCalls = (line: LineId, { index }: Person) =>
  add(line, 'call-records', walk.country.world.callListFile(index, { format: 'carrier-list', ...span }).bytes);

/** Wages of CNY 6,000 a month, so that what a statement changes does not depend on who was drawn. */
function wages(name: string, until = 0): Uint8Array {
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime('Asia/Shanghai').toInstant();
  const rows = [1, 31, 61, 91, 121, 151, 181].map(
    (ago): StatementEntry => ({
      wall_ms: day(until - ago).toZonedDateTime('UTC').epochMilliseconds + 9 * 3_600_000,
      amount: 600_000n,
      direction: 'in',
      category: '转账红包',
      counterparty: '某单位',
      counterparty_account: null,
      description: '工资',
      method: null,
      status_text: '交易成功',
      order_id: `2026000${ago}`,
      merchant_order_id: null,
      note: null,
    }),
  );
  return writeAlipay({
    holder: { name, account: '138****0000' },
    window: { from: at(day(until - 182)), to: at(day(until)) },
    exported_at: at(day(until)),
    transactions: rows,
  });
}

const asked = (line: LineId, changes: { segment?: Segment; attempt?: number; applicationId?: string } = {}) => ({
  applicationId: newId('application', walk.country.clock.now()),
  attempt: 1,
  lineId: line,
  segment: 'new' as const,
  requested: { amount: '500000', currency: 'CNY' as const },
  asOf: walk.country.clock.now().toString(),
  ...changes,
});

const decideOn = async (line: LineId, changes = {}, client = walk.decisions.client): Promise<Decision> =>
  value(await client.decide(walk.as(service('applications')), asked(line, changes)));

const codes = ({ reasons }: Decision): string[] => reasons.map(({ code }) => code);
const yuan = (decision: Decision): number => Number(decision.limit?.amount ?? 0) / 100;

async function setCarrier(carrier: 'timeout' | 'ok'): Promise<void> {
  await fetch(`${walk.country.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ carrier }),
  });
}

contractSuite<DecisionsClient>(
  'decisions',
  { 'in process': () => Promise.resolve(walk.decisions.client), 'over HTTP': () => walk.decisions.overHttp() },
  (client) => {
    it('decides an attempt once, and answers the first decision after that', async () => {
      const { line } = await applicant(...everything);
      const input = asked(line);
      const first = value(await client().decide(walk.as(service('applications')), input));
      const again = { ...input, asOf: walk.country.clock.now().add({ seconds: 9 }).toString() };
      expect(value(await client().decide(walk.as(service('applications')), again))).toEqual(first);
      const second = value(await client().decide(walk.as(service('applications')), { ...again, attempt: 2 }));
      expect(second.id).not.toBe(first.id);
      const read = walk.as(staff('staff_a', 'decisions.read'));
      expect(await client().getDecision(read, { decisionId: first.id })).toEqual({ ok: true, value: first });
      const { decisions } = value(await client().listOfLine(read, { lineId: line }));
      expect(new Set(decisions.map(({ id }) => id))).toEqual(new Set([first.id, second.id]));
    });

    it('walks the ten steps of the pack and says what each looked at, in both languages', async () => {
      const { person, line } = await applicant(...everything);
      await addCalls(line, person);
      await add(line, 'payment-statement', wages(person.name));
      const decision = await decideOn(line, {}, client());
      expect(decision.outcome).toBe('approve');
      expect(decision.trace.map(({ step }) => step)).toEqual([
        'eligibility',
        'identity',
        'lists',
        'paid-checks',
        'records',
        'score',
        'tier',
        'affordability',
        'menu',
        'offer',
      ]);
      for (const { text, rules } of decision.trace) {
        expect(text['zh-CN'] !== '' && text.en !== '' && rules.length > 0).toBe(true);
      }
      expect(decision.trace[1]?.facts).toMatchObject({ name_id_number_match: 'match', sim_swapped: false });
      expect(decision.trace[7]?.facts['median_monthly_income']).toBe('6000.00 CNY');
      expect(decision.score?.simulated).toBe(true);
      expect(decision.flags).toContain('simulated-model');
      expect(decision.strategy).toMatchObject({ name: 'cn', version: /^[0-9a-f]{16}$/ });
      for (const cell of decision.menu) {
        expect(cell.every).toEqual({ count: 1, unit: 'months' });
        expect(Number(cell.totalRepayable.amount)).toBeGreaterThan(Number(cell.amount.amount));
        expect(Math.max(cell.apr.nominal_ppm, cell.apr.effective_ppm)).toBeLessThanOrEqual(cell.cap_ppm);
        expect(Number(cell.amount.amount)).toBeLessThanOrEqual(Number(decision.limit?.amount));
      }
    });

    it('explains a decision to the person it is about and to nobody else', async () => {
      const { line } = await applicant(...everything);
      const { id, reasons, limit } = await decideOn(line, {}, client());
      const mine = value(await client().explain(walk.as(borrower(line)), { decisionId: id }));
      expect(mine.reasons).toEqual(reasons.map(({ code, borrowerText }) => ({ code, text: borrowerText })));
      expect(mine).toMatchObject({ id, limit, simulated: true });
      expect(Object.keys(mine)).not.toContain('score');
      const other = walk.as(borrower(newId('line', walk.country.clock.now())));
      expect(await client().explain(other, { decisionId: id })).toMatchObject({ ok: false, error: { status: 404 } });
      expect(await client().getDecision(walk.as(borrower(line)), { decisionId: id })).toMatchObject({
        ok: false,
        error: { status: 404 },
      });
    });

    it('refuses an amount in another currency, a line that nobody has, and a decision of another line', async () => {
      const { line } = await applicant(...everything);
      const as = walk.as(service('applications'));
      const dollars = { ...asked(line), requested: { amount: '100', currency: 'USD' as const } };
      expect(await client().decide(as, dollars)).toMatchObject({ error: { code: 'decisions.wrong-currency' } });
      const nobody = newId('line', walk.country.clock.now());
      expect(await client().decide(as, asked(nobody))).toMatchObject({ error: { status: 404 } });
      const { id, applicationId } = await decideOn(line, {}, client());
      const { line: other } = await applicant(...everything);
      expect(await client().decide(as, asked(other, { applicationId }))).toMatchObject({ error: { status: 404 } });
      const elsewhere = { decisionId: id, lineId: other, asOf: walk.country.clock.now().toString() };
      expect(await client().recheck(as, elsewhere)).toMatchObject({ error: { status: 404 } });
    });

    it('checks the line again before money leaves, once for an instant', async () => {
      const { line } = await applicant(...everything);
      const { id, menu } = await decideOn(line, {}, client());
      const as = walk.as(service('applications'));
      const asOf = walk.country.clock.now().toString();
      const check = { decisionId: id, lineId: line, asOf };
      expect(value(await client().recheck(as, check))).toEqual({ verdict: 'pass', reasons: [] });
      await setCarrier('timeout');
      await tick();
      try {
        expect(value(await client().recheck(as, check)).verdict).toBe('pass');
        const later = { ...check, asOf: walk.country.clock.now().toString() };
        const held = value(await client().recheck(as, later));
        expect(held.verdict).toBe('hold');
        expect(held.reasons.map(({ code }) => code)).toContain('swap-silent');
      } finally {
        await setCarrier('ok');
      }
      const agreed = { amount: menu[0]!.amount, instalments: menu[0]!.instalments };
      await tick();
      const chosen = { ...check, asOf: walk.country.clock.now().toString(), agreed };
      expect(value(await client().recheck(as, chosen)).verdict).toBe('pass');
      await tick();
      const never = { ...chosen, asOf: walk.country.clock.now().toString() };
      const more = { amount: '99900000', currency: 'CNY' as const };
      const gone = value(await client().recheck(as, { ...never, agreed: { ...agreed, amount: more } }));
      expect(gone).toMatchObject({ verdict: 'hold', reasons: [{ code: 'agreed-terms-gone' }] });
    });
  },
);

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
    const { rows } = await db.database.pool.query<{ input: string; result: string; pack: string }>(
      `select d.input, d.result, s.pack from decisions.decision d
         join decisions.strategy s on s.tenant = d.tenant and s.version = d.strategy_version`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const pack = readPackJson(JSON.parse(row.pack));
      if (!pack.ok) throw new Error('the stored pack can be read');
      const input = readDecisionInputJson(JSON.parse(row.input), pack.value);
      if (!input.ok) throw new Error(canonicalJson(input.error));
      expect(canonicalJson(decisionToJson(decide(input.value, pack.value)))).toBe(row.result);
    }
  });

  it('leaves a row, an audit row and an event in one transaction', async () => {
    const { line } = await applicant(...everything);
    const { id, applicationId, outcome } = await decideOn(line);
    const { pool } = db.database;
    const audit = await pool.query('select action, outcome, actor from decisions.audit where subject = $1', [id]);
    expect(audit.rows).toEqual([{ action: 'decide', outcome: 'done', actor: 'service:applications' }]);
    const events = await pool.query(
      `select data from decisions.outbox where subject = $1 and type = 'decisions.decided'`,
      [id],
    );
    expect(events.rows).toEqual([{ data: { decisionId: id, applicationId, lineId: line, outcome } }]);
    const asOf = walk.country.clock.now().toString();
    value(
      await walk.decisions.client.recheck(walk.as(service('applications')), { decisionId: id, lineId: line, asOf }),
    );
    const checks = await pool.query('select verdict from decisions.recheck where decision_id = $1', [id]);
    expect(checks.rows).toEqual([{ verdict: 'pass' }]);
  });

  it('is made once even when it is asked for twice at the same time', async () => {
    const { line } = await applicant(...everything);
    const input = asked(line);
    const as = walk.as(service('applications'));
    const made = await Promise.all([1, 2, 3].map(() => walk.decisions.client.decide(as, input)));
    expect(new Set(made.map((answer) => value(answer).id)).size).toBe(1);
    const { rows } = await db.database.pool.query<{ count: number }>(
      `select count(*)::int as count from decisions.audit where action = 'decide'
         and details->>'applicationId' = $1`,
      [input.applicationId],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('is not found by an id that nobody has', async () => {
    const decisionId: DecisionId = newId('decision', walk.country.clock.now());
    const answer = await walk.decisions.client.getDecision(walk.as(service('applications')), { decisionId });
    expect(answer).toMatchObject({ ok: false, error: { status: 404 } });
  });
});
