import { fakeClock, staff, testContext, testDatabase, testSlice } from '@lendline/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelId, ModelRole, ModelsClient, RoleRequest, RoleRequestId, Segment } from '../contract.ts';
import { modelsSlice } from '../slice.ts';
import { madeUpLender, register } from './made-up-lender.ts';
import { madeUpModel } from './made-up-model.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [modelsSlice] });
let slice: Awaited<ReturnType<typeof testSlice<ModelsClient>>>;
let documents: Awaited<ReturnType<typeof madeUpModel>>[];
beforeAll(async () => {
  slice = await testSlice<ModelsClient>(modelsSlice, { database: db.database, clock });
  documents = await Promise.all([21, 22, 23].map((seed) => madeUpModel(seed)));
});
afterAll(() => slice.close());

const people = ['risk', 'second', 'third'] as const;
/** Champion more often than the others: it is what everything turns on. */
const roles: readonly ModelRole[] = [
  'champion',
  'champion',
  'champion',
  'challenger',
  'shadow',
  'retired',
  'withdrawn',
];
const segments: readonly Segment[] = ['new', 'repeat'];
const note = 'by chance';

const who = fc.constantFrom(...people);
const call = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('promote' as const), model: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      who,
      model: fc.nat(2),
      role: fc.constantFrom(...roles),
      only: fc.option(fc.constantFrom(...segments)),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who,
      request: fc.nat(2),
      approve: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('roll-back' as const),
      who,
      segment: fc.constantFrom(...segments),
      emergency: fc.boolean(),
    }),
  },
);
type Call = typeof call extends fc.Arbitrary<infer One> ? One : never;

let tenants = 0;

async function play(calls: readonly Call[]): Promise<string> {
  const tenant = `chance-${(tenants += 1)}`;
  const { client } = slice;
  const at = madeUpLender(tenant, clock);
  const as = (name: (typeof people)[number]) =>
    testContext({ tenant, actor: staff(`staff_${name}`, 'models.read', 'models.write', 'models.approve'), clock });
  const models: ModelId[] = [];
  for (const document of documents) models.push((await register(client, at, { document, segments })).id);
  const requests: RoleRequestId[] = [];
  const keep = (answer: { ok: true; value: RoleRequest } | { ok: false }) =>
    answer.ok && requests.push(answer.value.id);
  for (const one of calls) {
    if (one.do === 'ask') {
      const modelId = models[one.model]!;
      const only = one.only === null ? {} : { segments: [one.only] };
      keep(await client.requestRole(as(one.who), { modelId, role: one.role, note, ...only }));
    } else if (one.do === 'promote') {
      const asked = await client.requestRole(at.risk, { modelId: models[one.model]!, role: 'champion', note });
      keep(asked);
      if (asked.ok) await client.decideRole(at.second, { requestId: asked.value.id, approve: true, note });
    } else if (one.do === 'roll-back') {
      keep(await client.rollBack(as(one.who), { segment: one.segment, emergency: one.emergency, note }));
    } else if (requests.length > 0) {
      // The newest first, so that what waits is decided about.
      const requestId = requests.at(-1 - (one.request % requests.length))!;
      await client.decideRole(as(one.who), { requestId, approve: one.approve, note });
    }
  }
  return tenant;
}

async function count(sql: string, tenant: string): Promise<number> {
  const { rows } = await db.database.pool.query<{ count: number }>(sql, [tenant]);
  return rows[0]!.count;
}

const twoChampions = `select count(*)::int as count from (
  select segment from models.assignment where tenant = $1 and role = 'champion' group by segment having count(*) > 1) two`;

/** Champions whose model was never approved for that segment by another person than the one who asked for it. */
const unapproved = `select count(*)::int as count from models.role_change change
  where tenant = $1 and to_role = 'champion' and not exists (
    select 1 from models.role_request request
      where request.tenant = change.tenant and request.model_id = change.model_id
        and change.segment = any(request.segments) and request.to_role = 'champion' and request.state = 'applied'
        and request.decided_by <> request.asked_by and request.decided_by <> 'staff:staff_risk'
        and request.decided_at <= change.at)`;

const cameBack = `select count(*)::int as count from models.role_change where tenant = $1 and from_role = 'withdrawn'`;

const champions = `select count(*)::int as count from models.role_change where tenant = $1 and to_role = 'champion'`;

it('no sequence of calls ends with two champions of a segment, one that nobody approved, or one that was withdrawn', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 8, maxLength: 24 }), async (calls) => {
      const tenant = await play(calls);
      made += await count(champions, tenant);
      expect(await count(twoChampions, tenant)).toBe(0);
      expect(await count(unapproved, tenant)).toBe(0);
      expect(await count(cameBack, tenant)).toBe(0);
    }),
    { numRuns: 12, seed: 20_261_123 },
  );
  // The calls are not so random that nothing ever happened.
  expect(made).toBeGreaterThan(8);
}, 120_000);
