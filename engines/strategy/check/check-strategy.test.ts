import { describe, expect, it } from 'vitest';
import type { TableNode, TableRow } from '../jdm/document.ts';
import { readStrategy } from '../jdm/read.ts';
import { packStrategy } from '../pack-strategy/pack-strategy.ts';
import { packs } from '../packs/by-id.ts';
import { cn } from '../packs/cn.ts';
import { checkStrategy } from './check-strategy.ts';
import { own, table, without } from './test/changed-strategy.ts';
import { wrongGraphs } from './test/wrong-graphs.ts';
import { wrongTables } from './test/wrong-tables.ts';

describe('a strategy is refused for', () => {
  it.each([...wrongGraphs, ...wrongTables].map(([what, faults, code, says]) => ({ what, faults, code, says })))(
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
