import { describe, expect, it } from 'vitest';
import type { StrategyFault } from '../fault.ts';
import type { JdmNode, StrategyDocument, TableNode, TableRow } from '../jdm/document.ts';
import { readStrategy } from '../jdm/read.ts';
import { packStrategy } from '../pack-strategy/pack-strategy.ts';
import { packs } from '../packs/by-id.ts';
import { cn } from '../packs/cn.ts';
import { checkStrategy } from './check-strategy.ts';

const own = packStrategy(cn);

type Change = (node: JdmNode) => JdmNode;

/** The strategy of the pack with one node changed. */
function changed(id: string, change: Change): StrategyDocument {
  return { ...own, nodes: own.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

function table(id: string, change: (rows: readonly TableRow[]) => readonly TableRow[]): StrategyDocument {
  return changed(id, (node) => {
    const { content } = node as TableNode;
    return { ...(node as TableNode), content: { ...content, rules: change(content.rules) } };
  });
}

/** One row with other cells. */
const row = (id: string, cells: Record<string, string>) => (rows: readonly TableRow[]) =>
  rows.map((one) => (one['_id'] === id ? ({ ...one, ...cells } as TableRow) : one));

const without = (id: string) => (rows: readonly TableRow[]) => rows.filter((one) => one['_id'] !== id);

const expression = (key: string, value: string) =>
  changed('file', (node) =>
    node.type === 'expressionNode'
      ? { ...node, content: { ...node.content, expressions: [...node.content.expressions, { id: key, key, value }] } }
      : node,
  );

const custom = (id: 'limit' | 'menu', config: Record<string, unknown>) =>
  changed(id, (node) =>
    node.type === 'customNode'
      ? { ...node, content: { ...node.content, config: { ...node.content.config, ...config } } }
      : node,
  );

const withoutBureau = { ...cn, allowedSources: cn.allowedSources.filter(({ id }) => id !== 'credit-bureau') };

const sub = (nodes: readonly JdmNode[]): StrategyDocument => ({
  ...changed('fraud', (node) => ({
    id: node.id,
    name: node.name,
    type: 'decisionNode',
    content: { key: 'own', passThrough: true },
  })),
  graphs: { own: { nodes, edges: [] } },
});

/** What an analyst does wrong, with the code and a piece of the text that says what to do. */
const wrong: readonly (readonly [what: string, faults: () => readonly StrategyFault[], code: string, says: RegExp])[] =
  [
    [
      'an edge that ends nowhere',
      () => checkStrategy({ ...own, edges: [...own.edges, { id: 'x', sourceId: 'tier', targetId: 'gone' }] }, cn),
      'edge-dangling',
      /Connect it again/,
    ],
    [
      'an edge that leaves a switch by no branch',
      () =>
        checkStrategy({ ...own, edges: [...own.edges, { id: 'x', sourceId: 'after-tier', targetId: 'output' }] }, cn),
      'edge-dangling',
      /one of the branches/,
    ],
    [
      'a cycle',
      () => checkStrategy({ ...own, edges: [...own.edges, { id: 'x', sourceId: 'tier', targetId: 'records' }] }, cn),
      'cycle',
      /in a circle/,
    ],
    [
      'a node that nothing leads to',
      () =>
        checkStrategy(
          {
            ...own,
            nodes: [
              ...own.nodes,
              { id: 'x', name: 'X', type: 'expressionNode', content: { passThrough: true, expressions: [] } },
            ],
          },
          cn,
        ),
      'node-unreachable',
      /Connect it or remove/,
    ],
    [
      'two outputs',
      () => checkStrategy({ ...own, nodes: [...own.nodes, { id: 'x', name: 'X', type: 'outputNode' }] }, cn),
      'graph-ends',
      /exactly one an? ?output|exactly one/,
    ],
    [
      'a sub-graph that is not there',
      () => checkStrategy({ ...sub([]), graphs: {} }, cn),
      'sub-graph-missing',
      /Add it under graphs/,
    ],
    [
      'a custom node that nobody knows',
      () =>
        checkStrategy(
          changed('menu', (node) =>
            node.type === 'customNode' ? { ...node, content: { ...node.content, kind: 'lottery' } } : node,
          ),
          cn,
        ),
      'custom-unknown',
      /There are: limit, menu/,
    ],
    [
      'a table that keeps the facts to itself',
      () =>
        checkStrategy(
          changed('fraud', (node) =>
            node.type === 'decisionTableNode' ? { ...node, content: { ...node.content, passThrough: false } } : node,
          ),
          cn,
        ),
      'not-passed-on',
      /Turn passThrough on/,
    ],
    [
      'a step without its table',
      () =>
        checkStrategy(
          changed('records', (node) =>
            node.type === 'decisionTableNode'
              ? { ...node, content: { ...node.content, outputPath: 'elsewhere' } }
              : node,
          ),
          cn,
        ),
      'step-missing',
      /"records" has exactly one node/,
    ],
    [
      'a rule taken out',
      () =>
        checkStrategy(
          table('eligibility', (rows) => rows.filter((one) => one['rule'] !== '"book.age"')),
          cn,
        ),
      'rule-missing',
      /"book.age" has no row/,
    ],
    [
      'a rule of nobody’s',
      () =>
        checkStrategy(
          table('eligibility', (rows) => [...rows, { _id: 'x', rule: '"own.x"', outcome: '"pass"' }]),
          cn,
        ),
      'rule-unnamed',
      /named in both languages/,
    ],
    [
      'a condition on an unknown name',
      () =>
        checkStrategy(
          changed('fraud', (node) =>
            node.type === 'decisionTableNode'
              ? { ...node, content: { ...node.content, inputs: [{ id: 'velocity', name: 'v', field: 'velocitee' }] } }
              : node,
          ),
          cn,
        ),
      'value-unknown',
      /no "velocitee" here/,
    ],
    [
      'a condition that cannot be read',
      () => checkStrategy(table('eligibility', row('book.age.2', { age_years: 'age < 18' })), cn),
      'cell-unreadable',
      /ranges/,
    ],
    [
      'a word behind a comparison',
      () => checkStrategy(table('identity', row('line.tenure.4', { tenure_max_months: '> 3, "open"' })), cn),
      'cell-unreadable',
      /words before comparisons/,
    ],
    [
      'a number compared with a word',
      () => checkStrategy(table('lists', row('lists.ring.3', { ring: '> 3' })), cn),
      'types',
      /ring is never/,
    ],
    [
      'a word that a fact never is',
      () => checkStrategy(table('lists', row('lists.ring.3', { ring: '"fine"' })), cn),
      'types',
      /it may be "clear"/,
    ],
    [
      'arithmetic on what may be unknown',
      () => checkStrategy(expression('x', 'calls_covered_days + 1'), cn),
      'types',
      /"unknown" among them/,
    ],
    [
      'an expression on a name that is not there',
      () => checkStrategy(expression('x', 'tier == "A"'), cn),
      'value-unknown',
      /no "tier" here/,
    ],
    [
      'the clock, by way of a date',
      () => checkStrategy(expression('x', 'd().year() > 2026'), cn),
      'cell-unreadable',
      /cannot be read/,
    ],
    ['the clock as a function', () => checkStrategy(expression('x', 'date("now")'), cn), 'clock', /may read the clock/],
    ['a random number', () => checkStrategy(expression('x', 'rand(100) < 5'), cn), 'random', /no decision replays/],
    [
      'a function that is not for strategies',
      () => checkStrategy(expression('x', 'fetch("x")'), cn),
      'function-refused',
      /There is no function/,
    ],
    [
      'a row that earlier rows hide',
      () =>
        checkStrategy(
          table('tier-by-pd', (rows) => rows.toSpliced(1, 0, { ...rows[0]!, _id: 'x' })),
          cn,
        ),
      'row-shadowed',
      /never counts/,
    ],
    [
      'a case without a row',
      () => checkStrategy(table('tier-by-pd', without('tier-by-pd.2')), cn),
      'row-missing',
      /pd_used_ppm = \d+/,
    ],
    [
      'no row for unknown',
      () => checkStrategy(table('lists', without('lists.ring.1')), cn),
      'row-missing',
      /ring = "unknown"/,
    ],
    [
      'unknown that passes by an empty cell',
      () =>
        checkStrategy(
          table('lists', (rows) => row('lists.ring.3', { ring: '' })(without('lists.ring.1')(rows))),
          cn,
        ),
      'unknown-passes',
      /unknown ring pass/,
    ],
    [
      'unknown that passes by name',
      () => checkStrategy(table('lists', row('lists.ring.1', { outcome: '"pass"', reason: '' })), cn),
      'unknown-passes',
      /row of its own/,
    ],
    [
      'a decline without a reason',
      () => checkStrategy(table('eligibility', row('book.age.2', { reason: '' })), cn),
      'reason-missing',
      /Fill in reason/,
    ],
    [
      'a reason without texts',
      () => checkStrategy(table('eligibility', row('book.age.2', { reason: '"too-young"' })), cn),
      'reason-unknown',
      /"too-young" has no texts/,
    ],
    [
      'an outcome that is none',
      () => checkStrategy(table('eligibility', row('book.age.2', { outcome: '"maybe"' })), cn),
      'outcome-unknown',
      /There are pass/,
    ],
    [
      'a flag that is none',
      () => checkStrategy(table('records', row('records.coverage.1', { flags: '["slim"]' })), cn),
      'flag-unknown',
      /no flag "slim"/,
    ],
    [
      'a ring that declines',
      () => checkStrategy(table('lists', row('lists.ring.4', { outcome: '"decline"' })), cn),
      'link-declines',
      /never decline/,
    ],
    [
      'a source that the pack does not allow',
      () => checkStrategy(own, withoutBureau),
      'source-prohibited',
      /bureau comes from/,
    ],
    [
      'a feature that was removed',
      () => checkStrategy(expression('x', 'features.gone == 1'), cn, { features: new Map() }),
      'feature-unknown',
      /no feature "gone"/,
    ],
    [
      'a model that was withdrawn',
      () => checkStrategy({ ...own, models: { new: 'model_1' } }, cn, { models: new Set() }),
      'model-unknown',
      /"model_1"/,
    ],
    ['a pack without a cap', () => checkStrategy(own, { ...cn, caps: [] }), 'cap-missing', /no cap/],
    [
      'a riskier tier that borrows more',
      () => {
        const rising = cn.tiers.map(({ tier, firstLimit, raise_ppm }, index) => ({
          tier,
          raise_ppm,
          firstLimit: firstLimit.toString(),
          ceiling: String(2_000_000 + index * 50_000),
        }));
        return checkStrategy(custom('limit', { tiers: rising }), cn);
      },
      'pack-unsound',
      /the ceiling rises with the risk/,
    ],
    [
      'instalments that take more of an income than the pack lets them',
      () => checkStrategy(custom('limit', { maxShare_ppm: 900_000 }), cn),
      'custom-config',
      /Lower the share/,
    ],
    ['a tier without a price', () => checkStrategy(custom('menu', { prices: [] }), cn), 'custom-config', /Each tier/],
    [
      'a price that could pass the cap',
      () =>
        checkStrategy(
          custom('menu', {
            prices: cn.tiers.map(({ tier, price_ppm }) => ({ tier, price_ppm: tier === 'D' ? 230_000 : price_ppm })),
          }),
          cn,
        ),
      'price-above-cap',
      /Tier D at 23\.00 %: CNY .* falls due as .* > 24\.00 %, the cap of/,
    ],
    [
      'a later cap that the strategy says nothing of',
      () => checkStrategy(custom('menu', { withoutLawfulPrice: [] }), cn),
      'price-above-cap',
      /12\.00 %, the cap of small-loan-company from 2027-12-31/,
    ],
  ];

describe('a strategy is refused for', () => {
  it.each(wrong.map(([what, faults, code, says]) => ({ what, faults, code, says })))(
    '$what',
    ({ faults, code, says }) => {
      const found = faults().filter((fault) => fault.code === code);
      expect(found.map(({ text }) => text.en).join('\n')).toMatch(says);
      for (const { text } of found) expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
    },
  );

  it.each([
    ['functionNode', /Use a table or an expression/],
    ['httpRequestNode', /pass the answer in as a fact/],
  ])('a node of the type %s, before it is read any further', (type, says) => {
    const read = readStrategy({ ...own, nodes: [...own.nodes, { id: 'x', name: 'X', type, content: {} }] });
    expect(read).toMatchObject({
      ok: false,
      error: [{ code: 'node-refused', node: 'x', text: { en: expect.stringMatching(says) } }],
    });
  });

  it('a shape that is none, with the path in the JSON', () => {
    const read = readStrategy({ ...own, nodes: own.nodes.map((node) => ({ ...node, name: '' })) });
    expect(read).toMatchObject({
      ok: false,
      error: expect.arrayContaining([expect.objectContaining({ code: 'shape', path: 'nodes[0].name' })]),
    });
  });
});

describe('a strategy', () => {
  it.each(packs)('that $id comes to has nothing against it, and is the same after a trip through JSON', (pack) => {
    const document = packStrategy(pack);
    expect(checkStrategy(document, pack)).toEqual([]);
    expect(readStrategy(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
  });

  it('may overlap where it collects', () => {
    const twice = table('eligibility', (rows) => [...rows, { ...rows[1]!, _id: 'x' }]);
    expect(checkStrategy(twice, cn)).toEqual([]);
  });
});

it.each([
  ['tier-by-pd', 'tier-by-pd.2', { tier_by_pd: '"D"' }],
  ['lists', 'lists.ring.1', { outcome: '"refer"', reason: '"ring-silent"' }],
])('a case that no row of %s takes comes with the cells of a row that takes it', (id, gone, results) => {
  const left = without(gone)((own.nodes.find((node) => node.id === id) as TableNode).content.rules);
  const missing = checkStrategy(
    table(id, () => left),
    cn,
  ).filter(({ code }) => code === 'row-missing');
  const added = missing.map(({ cells }, place) => ({ ...cells, ...results, _id: `added-${place}` }) as TableRow);
  expect(missing.length).toBeGreaterThan(0);
  const after = checkStrategy(
    table(id, () => [...added, ...left]),
    cn,
  ).filter(({ code }) => code === 'row-missing');
  expect(after.map(({ text }) => text.en)).not.toEqual(expect.arrayContaining(missing.map(({ text }) => text.en)));
});
