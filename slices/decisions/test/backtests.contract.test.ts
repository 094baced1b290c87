import { canonicalJson, newId, toWire } from '@lendline/kernel';
import { asService, type EventEnvelope, runJobsOnce } from '@lendline/platform';
import {
  cn,
  compileStrategy,
  type DecisionInput,
  decisionInputToJson,
  decisionToJson,
  packStrategy,
  type Strategy,
} from '@lendline/strategy';
import { chinese, yuan } from '@lendline/strategy/applicants';
import { withLegalAge } from '@lendline/strategy/with-legal-age';
import { contractSuite, fakeClock, staff, testContext, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BacktestId, Decision, DecisionId, DecisionsClient } from '../contract.ts';
import { decisionsSlice } from '../slice.ts';
import { insertDecision } from '../store/decisions.ts';
import { writeLoanOutcome } from '../store/loan-outcomes.ts';
import type { DecisionsTables } from '../store/tables.ts';
import { outcomeOf } from '../usecases/hear-loans.ts';
import { draft, madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [decisionsSlice] });
const note = 'would forty-somethings alone do better';
/** What the loans slice says of a loan, by its id. */
const loans = new Map<string, object>();
let slice: Awaited<ReturnType<typeof testSlice<DecisionsClient>>>;
let strategy: Strategy;
beforeAll(async () => {
  const get = async (_: unknown, { loanId }: { loanId: string }) => ({ ok: true, value: loans.get(loanId) });
  slice = await testSlice<DecisionsClient>(decisionsSlice, { database: db.database, clock, needs: { loans: { get } } });
  const compiled = compileStrategy(packStrategy(cn), cn);
  if (!compiled.ok) throw new Error('the strategy of the pack is sound');
  strategy = compiled.value;
});
afterAll(() => slice.close());

let lenders = 0;
const lender = (): MadeUpLender => madeUpLender(`backtests-${(lenders += 1)}`, clock);
const tables = () => db.database.forSlice<DecisionsTables>('decisions');

interface Kept {
  readonly application: string;
  readonly attempt?: number;
  readonly input: DecisionInput;
  readonly outcome?: 'good' | 'bad' | 'open';
}

/** A decision as it is stored when it is made, and what became of its loan. */
async function keep(at: MadeUpLender, { application, attempt = 1, input, outcome }: Kept): Promise<void> {
  const decided = await strategy.decide(input);
  await tables().transaction(at.applications, async (tx) => {
    await insertDecision(
      tx,
      {
        id: newId('decision', clock.now()) as DecisionId,
        application_id: `${at.tenant}-${application}`,
        attempt,
        line_id: newId('line', clock.now()),
        as_of: input.asOf,
        outcome: decided.outcome,
        strategy_version: strategy.version.slice(0, 16),
        input: canonicalJson(decisionInputToJson(input)),
        result: canonicalJson(decisionToJson(decided)),
        answer: {} as Decision,
        identity_checked_on: null,
        snapshot_id: null,
        model_id: null,
        decided_at: clock.now(),
        strategy_id: null,
        environment: null,
        cohort: null,
        raise_holdout: false,
        raise_withheld: false,
      },
      [],
    );
    if (!outcome) return;
    const loan = { application_id: `${at.tenant}-${application}`, loan_id: newId('loan', clock.now()), outcome };
    await writeLoanOutcome(tx, { ...loan, principal: toWire(yuan(1_000)) });
  });
}

const aged = (age_years: number, hours = 0) => {
  const input = chinese({ values: { age_years } });
  return { ...input, asOf: input.asOf.add({ hours }) };
};

async function runJobs(): Promise<void> {
  const tasks = Object.fromEntries(Object.entries(slice.instance.jobs ?? {}));
  await runJobsOnce({ database: db.database, clock, tasks: { decisions: tasks } });
}

/** The pack's own version and one for whom people are of age at forty. */
async function sides(client: DecisionsClient, at: MadeUpLender) {
  const pack = value(await client.listStrategies(at.analyst, {})).strategies.find(({ origin }) => origin === 'pack')!;
  const older = await draft(client, at, withLegalAge(40));
  return { a: { strategyId: pack.id }, b: { strategyId: older.id }, note };
}

contractSuite<DecisionsClient>(
  'backtests of versions of a strategy',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    it('replay a draft beside the pack on what was decided, with what became of the loans', async () => {
      const at = lender();
      await keep(at, { application: 'young', input: aged(25), outcome: 'bad' });
      await keep(at, { application: 'old', input: aged(50), outcome: 'good' });
      await keep(at, { application: 'older', input: aged(60) });
      const asked = value(await client().startBacktest(at.analyst, await sides(client(), at)));
      expect(asked).toMatchObject({ state: 'waiting', total: null, note, askedBy: 'staff:staff_analyst' });
      expect(await client().exportBacktest(at.analyst, { backtestId: asked.id })).toMatchObject({
        error: { code: 'decisions.backtest-not-done' },
      });
      await runJobs();
      const done = value(await client().getBacktest(at.analyst, { backtestId: asked.id }));
      expect(done).toMatchObject({
        state: 'done',
        total: 3,
        done: 3,
        leftOut: { unreadable: 0, laterThanDecision: 0, notComparable: 0 },
        report: {
          applications: 3,
          all: {
            a: { outcomes: { approve: 3 }, loans: { known: 2, bad: 1 } },
            b: { outcomes: { approve: 2, decline: 1 }, loans: { known: 1, bad: 0, bounds: { low: 0, high: 0.5 } } },
            swap: { out: { applications: 1, bad: 1 }, in: { applications: 0 } },
          },
          byRule: [{ rule: 'book.age', outcome: 'decline', a: { applications: 0 }, b: { applications: 1, bad: 1 } }],
        },
      });
      expect(value(await client().listBacktests(at.analyst, {})).backtests.map(({ id }) => id)).toEqual([asked.id]);
      const file = value(await client().exportBacktest(at.analyst, { backtestId: asked.id }));
      const text = new TextDecoder().decode(file.bytes);
      expect([file.fileName, file.mediaType]).toEqual([`${asked.id}.csv`, 'text/csv; charset=utf-8']);
      expect(text).toMatch(/^(?:\uFEFF)?(?:of,figure|范围,指标)/);
      expect(text).toContain('book.age');
    });

    it('refuse what cannot be compared, and tell nobody of another lender’s', async () => {
      const [at, other] = [lender(), lender()];
      const { a, b } = await sides(client(), at);
      const start = (more: object) => client().startBacktest(at.analyst, { a, b, note, ...more });
      expect(await start({ b: a })).toMatchObject({ error: { code: 'decisions.backtest-same' } });
      expect(await start({ from: '2026-03-02', to: '2026-03-01' })).toMatchObject({
        error: { code: 'decisions.backtest-days' },
      });
      expect(await start({ b: { ...b, revision: 7 } })).toMatchObject({ error: { status: 404 } });
      const broken = await draft(client(), at, { ...withLegalAge(25), edges: [] });
      expect(await start({ b: { strategyId: broken.id } })).toMatchObject({
        error: { code: 'decisions.strategy-faulty' },
      });
      const { id: backtestId } = value(await start({}));
      expect(await client().getBacktest(other.analyst, { backtestId })).toMatchObject({ error: { status: 404 } });
      expect(value(await client().listBacktests(other.analyst, {})).backtests).toEqual([]);
      const reader = testContext({ tenant: at.tenant, actor: staff('staff_reader', 'decisions.read'), clock });
      expect(await client().startBacktest(reader, { a, b, note })).toMatchObject({ error: { code: 'not-allowed' } });
    });
  },
);

describe('a backtest', () => {
  async function figuresOf(at: MadeUpLender, more: object = {}) {
    const { id: backtestId } = value(
      await slice.client.startBacktest(at.analyst, { ...(await sides(slice.client, at)), ...more }),
    );
    await runJobs();
    return value(await slice.client.getBacktest(at.analyst, { backtestId }));
  }

  it('takes the newest attempt of each application, and only the days that were asked for', async () => {
    const at = lender();
    await keep(at, { application: 'twice', input: aged(25) });
    await keep(at, { application: 'twice', attempt: 2, input: aged(50) });
    await keep(at, { application: 'next-day', input: aged(51, 24) });
    const day = aged(50).asOf.toZonedDateTimeISO(cn.zone).toPlainDate().toString();
    expect(await figuresOf(at, { from: day, to: day })).toMatchObject({
      total: 1,
      report: { applications: 1, all: { b: { outcomes: { approve: 1 } } } },
    });
    expect((await figuresOf(at)).total).toBe(2);
  });

  it('leaves out, and counts, what holds later values or was declined before its facts were asked for', async () => {
    const at = lender();
    await keep(at, {
      application: 'seer',
      input: chinese({ values: { last_raise_on: Temporal.PlainDate.from('2099-01-01') } }),
    });
    // The pack declines; with a legal age of 10 the strategy would have gone on to facts that nobody gathered.
    await keep(at, { application: 'child', input: aged(12) });
    const child = await draft(slice.client, at, withLegalAge(10));
    const left = await figuresOf(at, { b: { strategyId: child.id } });
    expect(left).toMatchObject({
      total: 2,
      leftOut: { unreadable: 0, laterThanDecision: 1, notComparable: 1 },
      report: { applications: 0, period: null },
    });
  });

  it('hears what became of a loan as the loan itself says, in whatever order it is told', async () => {
    const at = lender();
    await keep(at, { application: 'late', input: aged(50) });
    const loanId = newId('loan', clock.now());
    const applicationId = `${at.tenant}-late`;
    const tell = async (type: string, loan: object) => {
      loans.set(loanId, { applicationId, principal: toWire(yuan(1_000)), ...loan });
      const heard = slice.instance.subscriptions!.find((subscription) => subscription.type === type)!;
      await tables().transaction(asService(at.analyst, 'relay'), (tx) =>
        heard.handle(tx as never, { data: { loanId } } as EventEnvelope),
      );
      await runJobs();
    };
    await tell('loans.activated', { state: 'active', worstDpd: 0 });
    expect((await figuresOf(at)).report!.all.a.loans).toMatchObject({ lent: 1, known: 0 });
    await tell('loans.defaulted', { state: 'overdue', worstDpd: 90 });
    await tell('loans.closed', { state: 'closed', worstDpd: 94 });
    const { loans: known, money } = (await figuresOf(at)).report!.all.a;
    expect(known).toMatchObject({ lent: 1, known: 1, bad: 1 });
    expect(money.recorded).toMatchObject({ principal: { amount: '100000', currency: 'CNY' }, loss: null });
  });

  it('calls a loan good only once it has closed without ever being 90 days late', () => {
    expect(outcomeOf({ state: 'closed', worstDpd: 89 })).toBe('good');
    expect(outcomeOf({ state: 'active', worstDpd: 89 })).toBe('open');
    expect(outcomeOf({ state: 'overdue', worstDpd: 90 })).toBe('bad');
    expect(outcomeOf({ state: 'charged-off', worstDpd: 30 })).toBe('bad');
  });

  it('of a version that can no longer run fails with what to do, and is begun once', async () => {
    const at = lender();
    const { id: backtestId } = value(await slice.client.startBacktest(at.analyst, await sides(slice.client, at)));
    await db.database.pool.query(
      `update decisions.strategy_revision set document = '{}' where tenant = $1 and strategy_id =
         (select b_strategy_id from decisions.backtest where id = $2)`,
      [at.tenant, backtestId satisfies BacktestId],
    );
    await runJobs();
    const failed = value(await slice.client.getBacktest(at.analyst, { backtestId }));
    expect(failed).toMatchObject({ state: 'failed', report: null });
    expect(failed.because?.en).toContain('can no longer run');
    await slice.instance.jobs!['run-backtest']!(at.analyst, { backtestId });
    expect(value(await slice.client.getBacktest(at.analyst, { backtestId })).endedAt).toBe(failed.endedAt);
  });
});
