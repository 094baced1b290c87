import { withLegalAge } from '@lendline/strategy/with-legal-age';
import { fakeClock, testDatabase, testSlice } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DecisionsClient, StrategyId } from '../contract.ts';
import { decisionsSlice } from '../slice.ts';
import { madeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [decisionsSlice] });
let slice: Awaited<ReturnType<typeof testSlice<DecisionsClient>>>;
beforeAll(async () => {
  slice = await testSlice<DecisionsClient>(decisionsSlice, { database: db.database, clock });
});
afterAll(() => slice.close());

const who = fc.constantFrom('analyst' as const, 'colleague' as const, 'second' as const);
const which = fc.nat(2);
const environment = fc.constantFrom('test' as const, 'live' as const);
const call = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('promote' as const), who, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save' as const), who, which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), who, which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('review' as const),
      who,
      which,
      approve: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), who, which }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('release' as const),
      who,
      which,
      environment,
      state: fc.constantFrom('live' as const, 'live' as const, 'canary' as const, 'retired' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('roll-back' as const), who, environment }) },
);
type Call = typeof call extends fc.Arbitrary<infer One> ? One : never;

const note = 'by chance';
const documents = [25, 26, 27, 28].map((age) => withLegalAge(age));
let tenants = 0;

async function play(calls: readonly Call[]): Promise<string> {
  const tenant = `chance-${(tenants += 1)}`;
  const at = madeUpLender(tenant, clock);
  const { client } = slice;
  const ids: StrategyId[] = [];
  for (const document of documents.slice(0, 3)) {
    ids.push(value(await client.draftStrategy(at.analyst, { document, note })).id);
  }
  for (const one of calls) {
    const as = at[one.who];
    if (one.do === 'roll-back') {
      await client.rollBackStrategy(as, { environment: one.environment, note });
      continue;
    }
    const strategyId = ids[one.which]!;
    const { strategies } = value(await client.listStrategies(as, {}));
    const { revision } = strategies.find(({ id }) => id === strategyId)!;
    const step = { strategyId, revision, note };
    if (one.do === 'save') await client.saveStrategy(as, { ...step, document: documents[3] });
    else if (one.do === 'send') await client.sendToReview(as, step);
    else if (one.do === 'review') await client.reviewStrategy(as, { ...step, approve: one.approve });
    else if (one.do === 'promote') {
      await client.sendToReview(at.analyst, step);
      await client.reviewStrategy(at.second, { ...step, approve: true });
      await client.releaseStrategy(as, { strategyId, environment: 'test', state: 'live', note });
    } else if (one.do === 'reopen') await client.reopenStrategy(as, { strategyId, note });
    else {
      const share = one.state === 'canary' ? { share_ppm: 100_000 } : {};
      const { state } = one;
      await client.releaseStrategy(as, { strategyId, environment: one.environment, state, ...share, note });
    }
  }
  return tenant;
}

async function count(sql: string, tenant: string): Promise<number> {
  const { rows } = await db.database.pool.query<{ count: number }>(sql, [tenant]);
  return rows[0]!.count;
}

const environmentsWithoutOneLive = `select count(*)::int as count from (values ('test'), ('live')) as place (environment)
  where 1 <> (select count(*) from decisions.release where tenant = $1 and release.environment = place.environment
                and state = 'live')`;

/** Versions of the lender's own that are or were released though nobody else had approved what they say now. */
const unapproved = `select count(*)::int as count from decisions.release
  join decisions.strategy_version version on version.id = release.strategy_id
  where release.tenant = $1 and version.origin = 'lender' and not exists (
    select 1 from decisions.strategy_change approval
      where approval.strategy_id = version.id and approval.to_state = 'approved' and approval.revision = version.revision
        and approval.by_whom not in (select saved_by from decisions.strategy_revision where strategy_id = version.id)
        and approval.by_whom <> (select by_whom from decisions.strategy_change sent where sent.strategy_id = version.id
                                   and sent.to_state = 'in-review' order by seq desc limit 1))`;

const notPromoted = `select count(*)::int as count from decisions.strategy_change change
  where tenant = $1 and environment = 'live' and to_state in ('live', 'canary') and not exists (
    select 1 from decisions.strategy_change earlier where earlier.strategy_id = change.strategy_id
      and earlier.environment = 'test' and earlier.to_state = 'live' and earlier.seq < change.seq)`;

const ownLive = `select count(*)::int as count from decisions.strategy_change change
  join decisions.strategy_version version on version.id = change.strategy_id
  where change.tenant = $1 and version.origin = 'lender' and to_state = 'live'`;

it('no sequence of calls leaves an environment without its one live version, or with one that nobody else approved', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 15, maxLength: 30 }), async (calls) => {
      const tenant = await play(calls);
      made += await count(ownLive, tenant);
      expect(await count(environmentsWithoutOneLive, tenant)).toBe(0);
      expect(await count(unapproved, tenant)).toBe(0);
      expect(await count(notPromoted, tenant)).toBe(0);
    }),
    { numRuns: 10, seed: 20_261_124 },
  );
  // The calls are not so random that nothing ever happened.
  expect(made).toBeGreaterThan(5);
}, 120_000);
