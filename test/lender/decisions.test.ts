import type { DecisionId, DecisionsClient } from '@lendline/decisions/contract';
import { newId } from '@lendline/kernel';
import { borrower, contractSuite, service, staff, testDatabase } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicantHands, everything, startScoredWalk, wages } from './applicants.ts';
import { value, type Walk, walkSlices } from './walk.ts';

const db = testDatabase({ slices: walkSlices });
let walk: Walk;
beforeAll(async () => {
  walk = await startScoredWalk(db.database);
});
afterAll(() => walk.close());

const { applicant, add, addCalls, asked, decideOn, setCarrier, tick } = applicantHands(() => walk);

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

describe('a decision', () => {
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

  it('asks what fraud checks say of the attempt, and again before money leaves: a block sends to a person and holds', async () => {
    const [clear, blocked] = [await applicant(...everything), await applicant(...everything)];
    const entry = { list: 'block', kind: 'borrower', reason: 'a loss of ours' } as const;
    const block = async (line: string): Promise<void> => {
      const asks = walk.as(staff('staff_a', 'fraud.work'));
      const { id: entryId } = value(await walk.fraud.client.addEntry(asks, { ...entry, value: line }));
      const agrees = walk.as(staff('staff_b', 'fraud.approve'));
      value(await walk.fraud.client.decideEntry(agrees, { entryId, approve: true, note: 'I agree' }));
    };
    await block(blocked.line);
    await tick();
    expect((await decideOn(blocked.line)).outcome).toBe('refer');
    const approved = await decideOn(clear.line);
    expect(approved).toMatchObject({
      outcome: 'approve',
      trace: { 2: { facts: { lists: 'clear', velocity: 'normal' } } },
    });
    await block(clear.line);
    await tick();
    const asOf = walk.country.clock.now().toString();
    const check = { decisionId: approved.id, lineId: clear.line, asOf };
    expect(value(await walk.decisions.client.recheck(walk.as(service('applications')), check)).verdict).toBe('hold');
    const read = walk.as(staff('staff_a', 'fraud.read'));
    const { assessments } = value(await walk.fraud.client.assessments(read, { applicationId: approved.applicationId }));
    expect(assessments.map(({ stage, lists }) => [stage, lists])).toEqual([
      ['drawdown', 'hit'],
      ['application', 'clear'],
    ]);
  });

  it('is not found by an id that nobody has', async () => {
    const decisionId: DecisionId = newId('decision', walk.country.clock.now());
    const answer = await walk.decisions.client.getDecision(walk.as(service('applications')), { decisionId });
    expect(answer).toMatchObject({ ok: false, error: { status: 404 } });
  });
});
