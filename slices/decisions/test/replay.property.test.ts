import { canonicalJson, newId } from '@lendline/kernel';
import {
  cn,
  compileStrategy,
  type DecisionInput,
  decisionInputToJson,
  decisionToJson,
  factNames,
  packStrategy,
  packToJson,
  type Strategy,
} from '@lendline/strategy';
import { chinese, yuan } from '@lendline/strategy/applicants';
import { fakeClock, testDatabase, testSlice } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decision, DecisionId, DecisionsClient } from '../contract.ts';
import { decisionsSlice } from '../slice.ts';
import { insertDecision } from '../store/decisions.ts';
import { keepStrategy } from '../store/strategies.ts';
import type { DecisionsTables } from '../store/tables.ts';
import { madeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [decisionsSlice] });
const at = madeUpLender('replays', clock);
let slice: Awaited<ReturnType<typeof testSlice<DecisionsClient>>>;
let strategy: Strategy;
beforeAll(async () => {
  slice = await testSlice<DecisionsClient>(decisionsSlice, { database: db.database, clock });
  const compiled = compileStrategy(packStrategy(cn), cn);
  if (!compiled.ok) throw new Error('the strategy of the pack is sound');
  strategy = compiled.value;
  await db.database.forSlice<DecisionsTables>('decisions').transaction(at.applications, (tx) =>
    keepStrategy(tx, {
      version: 'the-pack-itself',
      name: 'cn',
      pack: canonicalJson(packToJson(cn)),
      document: canonicalJson(packStrategy(cn)),
    }),
  );
});
afterAll(() => slice.close());

const passing = chinese().values;
const names = factNames.filter((name) => passing[name] !== 'unknown');

const input: fc.Arbitrary<DecisionInput> = fc
  .record({
    segment: fc.constantFrom('new' as const, 'repeat' as const, 'trader' as const),
    amount: fc.integer({ min: 100, max: 60_000 }),
    term: fc.constantFrom('any' as const, 3, 6),
    pd_ppm: fc.integer({ min: 0, max: 120_000 }),
    income: fc.integer({ min: 0, max: 30_000 }),
    limit: fc.integer({ min: 500, max: 20_000 }),
    loans: fc.nat(3),
    silent: fc.subarray(names, { maxLength: 2 }),
    raise_holdout: fc.boolean(),
    contacts: fc.option(fc.constantFrom<number | 'unknown'>(0, 12.5, 'unknown'), { nil: undefined }),
  })
  .map(({ segment, amount, term, pd_ppm, income, limit, loans, silent, raise_holdout, contacts }) =>
    chinese({
      segment,
      amount: yuan(amount),
      term,
      ...(contacts !== undefined && { features: { number_of_contacts__call__90d: contacts } }),
      values: {
        pd_ppm,
        raise_holdout,
        loans_closed: loans,
        last_loan_worst_lateness_days: 0,
        own_pd_ppm: 20_000,
        current_limit: yuan(limit),
        median_monthly_income: yuan(income),
        median_monthly_turnover: yuan(income * 3),
        ...Object.fromEntries(silent.map((name) => [name, 'unknown'])),
      },
    }),
  );

async function keep(of: DecisionInput): Promise<DecisionId> {
  const made = await strategy.decide(of);
  const id = newId('decision', clock.now());
  const answer = { outcome: made.outcome, strategy: { name: 'cn', version: 'the-pack-itself', number: 1 } };
  await db.database.forSlice<DecisionsTables>('decisions').transaction(at.applications, (tx) =>
    insertDecision(
      tx,
      {
        id,
        application_id: id,
        attempt: 1,
        line_id: newId('line', clock.now()),
        as_of: of.asOf,
        outcome: made.outcome,
        strategy_version: 'the-pack-itself',
        input: canonicalJson(decisionInputToJson(of)),
        result: canonicalJson(decisionToJson(made)),
        answer: answer as unknown as Decision,
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
      ['statement'],
    ),
  );
  return id;
}

it('a decision made again from what is kept of it comes out the same, byte for byte', async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(input, async (of) => {
      const id = await keep(of);
      const replay = value(await slice.client.replayDecision(at.analyst, { decisionId: id }));
      expect(replay).toEqual({ same: true, strategy: { number: 1, version: 'the-pack-itself' }, differs: [] });
      const { rows } = await db.database.pool.query<{ outcome: string }>(
        'select outcome from decisions.decision where id = $1',
        [id],
      );
      outcomes.add(rows[0]!.outcome);
    }),
    { numRuns: 40, seed: 20_261_124 },
  );
  // The inputs are not so alike that every replay was the same one.
  expect(outcomes).toEqual(new Set(['approve', 'decline', 'refer']));
}, 120_000);
