import type { SliceTransaction } from '@lendline/platform';
import { cn, decisionInputToJson, packStrategy } from '@lendline/strategy';
import { chinese } from '@lendline/strategy/applicants';
import { withLegalAge } from '@lendline/strategy/with-legal-age';
import { contractSuite, fakeClock, staff, testContext, testDatabase, testSlice } from '@lendline/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionsClient, StrategySummary } from '../contract.ts';
import { decisionsSlice } from '../slice.ts';
import type { DecisionsTables } from '../store/tables.ts';
import { approved, draft, madeLive, madeUpLender, type MadeUpLender, value } from './made-up-lender.ts';

const clock = fakeClock();
const db = testDatabase({ slices: [decisionsSlice] });
let slice: Awaited<ReturnType<typeof testSlice<DecisionsClient>>>;
beforeAll(async () => {
  slice = await testSlice<DecisionsClient>(decisionsSlice, { database: db.database, clock });
});
afterAll(() => slice.close());

let lenders = 0;
const lender = (): MadeUpLender => madeUpLender(`lender-${(lenders += 1)}`, clock);
const note = 'agreed in committee';
const soundApplicant = {
  ...decisionInputToJson(chinese()),
  values: decisionInputToJson(chinese())['values'] as object,
};
const releasesOf = ({ releases }: StrategySummary) =>
  Object.fromEntries(releases.map(({ environment, state, share_ppm }) => [environment, share_ppm ?? state]));

async function actions(at: MadeUpLender, outcome: string): Promise<readonly string[]> {
  const { rows } = await db.database.pool.query<{ line: string }>(
    `select concat_ws(' ', action, reason) as line from decisions.audit where tenant = $1 and outcome = $2 order by seq`,
    [at.tenant, outcome],
  );
  return rows.map(({ line }) => line);
}

contractSuite<DecisionsClient>(
  'versions of a strategy',
  { 'in process': () => Promise.resolve(slice.client), 'over HTTP': () => slice.overHttp() },
  (client) => {
    it('begin with the pack’s own, live everywhere before anybody looked', async () => {
      const at = lender();
      const { strategies, environment } = value(await client().listStrategies(at.analyst, {}));
      expect(environment).toBe('live');
      expect(strategies.map(({ number, origin, state }) => [number, origin, state])).toEqual([[1, 'pack', 'approved']]);
      expect(releasesOf(strategies[0]!)).toEqual({ test: 'live', live: 'live' });
      const detail = value(await client().getStrategy(at.analyst, { strategyId: strategies[0]!.id }));
      expect(detail.document).toEqual(JSON.parse(JSON.stringify(packStrategy(cn))));
      expect(detail.faults).toEqual([]);
    });

    it('go from a draft by a second person’s word to a canary, to live and back', async () => {
      const at = lender();
      const before = value(await client().listStrategies(at.analyst, {})).strategies[0]!;
      const strategyId = await approved(client(), at, withLegalAge(30));
      const release = (environment: 'test' | 'live', state: 'canary' | 'live', share_ppm?: number) =>
        client().releaseStrategy(at.second, {
          strategyId,
          environment,
          state,
          note,
          ...(share_ppm !== undefined && { share_ppm }),
        });
      expect(await release('live', 'canary', 50_000)).toMatchObject({ error: { code: 'decisions.not-promoted' } });
      value(await release('test', 'live'));
      expect(await release('live', 'canary')).toMatchObject({ error: { code: 'decisions.share-of-canary' } });
      expect(releasesOf(value(await release('live', 'canary', 50_000)))).toEqual({ test: 'live', live: 50_000 });
      value(await release('live', 'canary', 200_000));
      expect(releasesOf(value(await release('live', 'live')))).toEqual({ test: 'live', live: 'live' });
      const back = value(await client().rollBackStrategy(at.analyst, { environment: 'live', note }));
      expect([back.id, releasesOf(back).live]).toEqual([before.id, 'live']);
      const after = value(await client().getStrategy(at.analyst, { strategyId }));
      expect(after.releases.find(({ environment }) => environment === 'live')?.state).toBe('retired');
      expect(after.history.map(({ environment, from, to, isRollback }) => [environment, from, to, isRollback])).toEqual(
        [
          ['live', 'live', 'retired', true],
          ['live', 'canary', 'live', false],
          ['live', 'canary', 'canary', false],
          ['live', null, 'canary', false],
          ['test', null, 'live', false],
          [null, 'in-review', 'approved', false],
          [null, 'draft', 'in-review', false],
          [null, null, 'draft', false],
        ],
      );
      expect(await client().rollBackStrategy(at.analyst, { environment: 'live', note })).toMatchObject({
        error: { code: 'decisions.nothing-to-roll-back' },
      });
    });

    it('are kept whole when two people save at once: one is told who was faster, and saves a draft of their own', async () => {
      const at = lender();
      const { id: strategyId, revision } = await draft(client(), at, withLegalAge(25));
      const save = (by: 'analyst' | 'colleague', age: number) =>
        client().saveStrategy(at[by], { strategyId, revision, document: withLegalAge(age), note });
      const answers = await Promise.all([save('analyst', 26), save('colleague', 27)]);
      const won = answers.findIndex(({ ok }) => ok);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers[1 - won]).toMatchObject({
        error: {
          code: 'decisions.strategy-changed',
          parameters: { by: `staff:staff_${won === 0 ? 'analyst' : 'colleague'}`, revision: 2 },
        },
      });
      const kept = value(await client().getStrategy(at.analyst, { strategyId }));
      expect(kept.document).toEqual(withLegalAge(26 + won));
      const own = value(
        await client().draftStrategy(at.colleague, { from: strategyId, document: withLegalAge(27 - won), note }),
      );
      expect(own).toMatchObject({ basedOn: strategyId, state: 'draft' });
      const first = value(await client().getStrategy(at.analyst, { strategyId, revision: 1 }));
      expect(first.document).toEqual(withLegalAge(25));
    });

    it('say at every save what is wrong and where, and leave draft only when nothing is', async () => {
      const at = lender();
      const broken = withLegalAge(25);
      const nodes = (broken['nodes'] as { id: string }[]).filter(({ id }) => id !== 'eligibility');
      const { id: strategyId, revision, faults } = await draft(client(), at, { ...broken, nodes });
      expect(faults.length).toBeGreaterThan(0);
      for (const { text } of faults) expect(text['zh-CN'] !== '' && text.en !== '').toBe(true);
      expect(value(await client().checkDocument(at.analyst, { document: { ...broken, nodes } })).faults).toEqual(
        faults,
      );
      const sent = await client().sendToReview(at.analyst, { strategyId, revision, note });
      expect(sent).toMatchObject({ error: { code: 'decisions.strategy-faulty' } });
      const text = JSON.stringify(broken).replace('"field":"age_years"', '"field":"features.of_yesterday"');
      const deleted = await client().checkDocument(at.analyst, { document: JSON.parse(text) as object });
      expect(value(deleted).faults).toContainEqual(
        expect.objectContaining({ code: 'feature-unknown', column: 'features.of_yesterday' }),
      );
      const saved = value(await client().saveStrategy(at.analyst, { strategyId, revision, document: broken, note }));
      expect(saved).toMatchObject({ state: 'draft', revision: 2, faults: [] });
      value(await client().sendToReview(at.analyst, { strategyId, revision: 2, note }));
      expect(
        await client().saveStrategy(at.analyst, { strategyId, revision: 2, document: broken, note }),
      ).toMatchObject({
        error: { code: 'decisions.strategy-not-draft' },
      });
    });

    it('name what a table may say in both languages, and at each check what its nodes have worked out', async () => {
      const at = lender();
      const { facts, reasons, currency, tiers } = value(await client().strategyVocabulary(at.analyst, {}));
      expect([currency, tiers]).toEqual(['CNY', ['A', 'B', 'C', 'D']]);
      expect(facts.find(({ name }) => name === 'bureau')).toEqual({
        name: 'bureau',
        text: { 'zh-CN': '征信', en: 'Credit bureau' },
        unit: null,
        domain: {
          words: ['clear', 'no-file', 'delinquent', 'not-run', 'unknown'],
          truth: false,
          numbers: null,
          isList: false,
        },
        isAllowed: true,
      });
      expect(facts.find(({ name }) => name === 'last_raise_days_ago')!.domain.numbers).toEqual({
        whole: true,
        least: null,
      });
      expect(reasons.map(({ code }) => code)).toContain('under-age');
      const { faults, workedOut } = value(await client().checkDocument(at.analyst, { document: withLegalAge(25) }));
      expect(faults).toEqual([]);
      const known = workedOut.find(({ node }) => node === 'lists')!.values;
      expect(known.find(({ name }) => name === 'fraud')!.domain.words).not.toEqual([]);
      expect(value(await client().checkDocument(at.analyst, { document: {} })).workedOut).toEqual([]);
    });

    it('differ by node, row and cell', async () => {
      const at = lender();
      const base = value(await client().listStrategies(at.analyst, {})).strategies[0]!;
      const diff = value(
        await client().diffStrategies(at.analyst, {
          from: { strategyId: base.id },
          to: { document: withLegalAge(30) },
        }),
      );
      expect(diff.edges).toEqual([]);
      const [node] = diff.nodes;
      expect(diff.nodes.map(({ node: id }) => id)).toEqual(['eligibility']);
      expect(node!.rows.flatMap(({ cells }) => cells)).toEqual([
        { field: 'age_years', from: '< 18', to: '< 30' },
        { field: 'age_years', from: '>= 18', to: '>= 30' },
      ]);
    });

    it('say of one input what they would offer, why not more, and when to come back', async () => {
      const at = lender();
      const { id: strategyId } = value(await client().listStrategies(at.analyst, {})).strategies[0]!;
      const tried = async (values: Record<string, unknown>) =>
        value(
          await client().simulate(at.analyst, {
            strategy: { strategyId },
            input: { ...soundApplicant, values: { ...soundApplicant.values, ...values } },
          }),
        ).result!;
      const offered = await tried({});
      expect(offered).toMatchObject({ outcome: 'approve', tier: 'A', comeBackOn: null });
      expect(offered.menu.map(({ amount }) => amount.currency)).toContain('CNY');
      const early = await tried({ recent_loans: 3, last_loan_closed_on: '2026-02-28' });
      expect(early).toMatchObject({ outcome: 'decline', menu: [], comeBackOn: '2026-03-07' });
      expect(early.reasons[0]!.borrowerText['zh-CN']).not.toBe('');
    });

    it('are tried on saved cases before anybody is decided by them', async () => {
      const at = lender();
      const input = {
        segment: 'new',
        product: 'instalment',
        amount: { amount: '100000', currency: 'CNY' },
        term: 'any',
        as_of: '2026-03-01T08:00:00Z',
        values: { age_years: 25 },
      };
      const saved = value(
        await client().saveCase(at.analyst, { name: 'twenty-five', input, expected: { outcome: 'refer' } }),
      );
      const tried = async (document: unknown) =>
        value(await client().simulate(at.analyst, { strategy: { document } })).cases[0]!;
      expect(await tried(withLegalAge(20))).toMatchObject({ passes: true, differs: [], got: { outcome: 'refer' } });
      const declined = await tried(withLegalAge(30));
      expect(declined).toMatchObject({ passes: false, differs: ['outcome'], got: { outcome: 'decline' } });
      expect(declined.got.reasons.map(({ code }) => code)).toEqual(['under-age']);
      expect(declined.got.trace.map(({ step }) => step)).toEqual(['eligibility']);
      const { id: caseId, revision } = saved;
      const again = { caseId, revision, name: 'twenty-five', input, expected: { outcome: 'decline' as const } };
      expect(value(await client().saveCase(at.colleague, again)).revision).toBe(2);
      expect(await client().saveCase(at.analyst, again)).toMatchObject({ error: { code: 'decisions.case-changed' } });
      expect((await tried(withLegalAge(30))).passes).toBe(true);
      const wrong = { ...again, input: { ...input, values: { age_yeers: 25 } } };
      expect(await client().saveCase(at.analyst, wrong)).toMatchObject({
        error: { code: 'decisions.case-unreadable' },
      });
      value(await client().removeCase(at.analyst, { caseId, revision: 2 }));
      expect(value(await client().listCases(at.analyst, {})).cases).toEqual([]);
    });
  },
);

describe('who may do what with a version', () => {
  it('is written, read by a second person and released by those who may, and every refusal is audited', async () => {
    const at = lender();
    const { client } = slice;
    const { id: strategyId } = await draft(client, at, withLegalAge(25));
    const document = withLegalAge(26);
    value(await client.saveStrategy(at.colleague, { strategyId, revision: 1, document, note }));
    value(await client.sendToReview(at.analyst, { strategyId, revision: 2, note }));
    const review = (by: 'analyst' | 'colleague' | 'second', revision = 2) =>
      client.reviewStrategy(at[by], { strategyId, revision, approve: true, note });
    expect(await review('analyst')).toMatchObject({ error: { code: 'decisions.same-person' } });
    expect(await review('colleague')).toMatchObject({ error: { code: 'decisions.same-person' } });
    expect(await review('second', 1)).toMatchObject({ error: { code: 'decisions.strategy-changed' } });
    const early = { strategyId, environment: 'test', state: 'live', note } as const;
    expect(await client.releaseStrategy(at.second, early)).toMatchObject({ error: { code: 'decisions.not-approved' } });
    expect(value(await review('second')).state).toBe('approved');
    expect(await client.reopenStrategy(at.analyst, { strategyId, note })).toMatchObject({
      error: { code: 'decisions.step-not-allowed' },
    });
    const reader = testContext({ tenant: at.tenant, actor: staff('staff_reader', 'decisions.read'), clock });
    expect(await client.saveStrategy(reader, { strategyId, revision: 2, document, note })).toMatchObject({
      error: { code: 'not-allowed', parameters: { permission: 'decisions.write' } },
    });
    expect(await client.releaseStrategy(reader, early)).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await actions(at, 'refused')).toEqual([
      'review-strategy decisions.same-person',
      'review-strategy decisions.same-person',
      'review-strategy decisions.strategy-changed',
      'release-strategy decisions.not-approved',
      'reopen-strategy decisions.step-not-allowed',
      'decisions.saveStrategy not-allowed',
      'decisions.releaseStrategy not-allowed',
    ]);
  });

  it('cannot be approved by anybody once it was taken back to be edited, and not by who edited it then', async () => {
    const at = lender();
    const { client } = slice;
    const { id: strategyId } = await draft(client, at, withLegalAge(25));
    value(await client.sendToReview(at.analyst, { strategyId, revision: 1, note }));
    value(await client.setBeside(at.analyst, { strategyId, isBeside: true, note }));
    expect(value(await client.reopenStrategy(at.colleague, { strategyId, note }))).toMatchObject({
      state: 'draft',
      isBeside: false,
    });
    value(await client.saveStrategy(at.second, { strategyId, revision: 1, document: withLegalAge(26), note }));
    value(await client.sendToReview(at.analyst, { strategyId, revision: 2, note }));
    const approve = { strategyId, revision: 2, approve: true, note };
    expect(await client.reviewStrategy(at.second, approve)).toMatchObject({ error: { code: 'decisions.same-person' } });
    expect(value(await client.reviewStrategy(at.colleague, { ...approve, approve: false })).state).toBe('rejected');
    expect(await client.setBeside(at.analyst, { strategyId, isBeside: true, note })).toMatchObject({ ok: false });
  });

  it('leaves an environment one live version and at most one canary, whoever releases at the same time', async () => {
    const at = lender();
    const { client } = slice;
    const ids = [await approved(client, at, withLegalAge(25)), await approved(client, at, withLegalAge(26))];
    const release = (strategyId: (typeof ids)[number], state: 'live' | 'canary') =>
      client.releaseStrategy(at.second, {
        strategyId,
        environment: 'test',
        state,
        note,
        ...(state === 'canary' && { share_ppm: 100_000 }),
      });
    await Promise.all(ids.map((id) => release(id, 'canary')));
    await Promise.all(ids.map((id) => release(id, 'live')));
    const { rows } = await db.database.pool.query(
      `select state, count(*)::int as count from decisions.release
         where tenant = $1 and environment = 'test' and state <> 'retired' group by state`,
      [at.tenant],
    );
    expect(rows).toEqual([{ state: 'live', count: 1 }]);
  });

  it('goes back by one step at a time, and never to what was itself taken back', async () => {
    const at = lender();
    const { client } = slice;
    const packs = value(await client.listStrategies(at.analyst, {})).strategies[0]!.id;
    const first = await madeLive(client, at, withLegalAge(25));
    const second = await madeLive(client, at, withLegalAge(26));
    const back = async () => value(await client.rollBackStrategy(at.second, { environment: 'live', note })).id;
    expect([await back(), await back()]).toEqual([first, packs]);
    expect(await client.rollBackStrategy(at.second, { environment: 'live', note })).toMatchObject({ ok: false });
    value(await client.releaseStrategy(at.second, { strategyId: second, environment: 'live', state: 'live', note }));
    expect(await back()).toBe(packs);
  });
});

describe('the strategy of the pack', () => {
  /** As if an earlier Lendline had written what the first version says. */
  const writtenEarlier = (at: MadeUpLender) =>
    db.database.pool.query(
      `update decisions.strategy_revision set document_hash = 'of an earlier pack'
         where tenant = $1 and strategy_id = (select id from decisions.strategy_version where tenant = $1 and number = 1)`,
      [at.tenant],
    );

  it('is followed by that of a newer Lendline, once, where nobody put another in its place', async () => {
    const [untouched, own] = [lender(), lender()];
    for (const at of [untouched, own]) value(await slice.client.listStrategies(at.analyst, {}));
    const ours = await madeLive(slice.client, own, withLegalAge(25));
    for (const at of [untouched, own]) await writtenEarlier(at);
    const newer = () => testSlice<DecisionsClient>(decisionsSlice, { database: db.database, clock });
    for (const process of [await newer(), await newer()]) {
      const { strategies } = value(await process.client.listStrategies(untouched.analyst, {}));
      expect(strategies.map((one) => [one.number, one.origin, releasesOf(one)])).toEqual([
        [2, 'pack', { test: 'live', live: 'live' }],
        [1, 'pack', { test: 'retired', live: 'retired' }],
      ]);
      const theirs = value(await process.client.listStrategies(own.analyst, {})).strategies;
      expect(theirs.find(({ releases }) => releases.some(({ state }) => state === 'live'))?.id).toBe(ours);
      await process.close();
    }
  });

  it('is a version like any other: what was saved of it or approved cannot be changed by the application', async () => {
    const at = lender();
    value(await slice.client.listStrategies(at.analyst, {}));
    const tables = db.database.forSlice<DecisionsTables>('decisions');
    const changes: readonly ((tx: SliceTransaction<DecisionsTables>) => Promise<unknown>)[] = [
      (tx) => tx.db.updateTable('strategy_revision').set({ document: '{}' }).execute(),
      (tx) => tx.db.deleteFrom('strategy_revision').execute(),
      (tx) => tx.db.updateTable('strategy_change').set({ note: '' }).execute(),
    ];
    for (const change of changes) {
      await expect(tables.transaction(at.analyst, change)).rejects.toThrow('permission denied');
    }
  });
});
