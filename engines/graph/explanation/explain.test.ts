import { locales } from '@lendline/kernel';
import { describe, expect, it } from 'vitest';
import { at, start_ms } from '../test/arbitrary-told.ts';
import { entity, graphOf, told } from '../test/told.ts';
import { explain } from './explain.ts';
import { whyText } from './why.ts';

const now = at(100);

describe('an explanation', () => {
  const edges = [
    ...told('borrower ann', { device: 'd1', number: 'n1', application: 'a1', 'emergency-contact': 'n2' }),
    ...told('application a1', { device: 'd1', account: 'k1' }),
    ...told('borrower bea', { device: 'd1', account: 'k2' }, 2),
    ...told('borrower cem', { account: 'k2', 'emergency-contact': 'n2' }, 4),
  ];
  const graph = graphOf(edges);
  graph.list({ entity: entity('borrower cem'), from_ms: start_ms, arrived_ms: start_ms });

  it('draws what is near with the reason for each, in an order that never changes', () => {
    const explanation = explain(graph, entity('borrower ann'), { as_of: now })!;
    expect(explanation.nodes.map((node) => [`${node.entity.kind} ${node.entity.key}`, node.hops, ...node.why])).toEqual(
      [
        ['borrower ann', 0, { code: 'subject' }],
        ['application a1', 0, { code: 'own' }],
        ['number n1', 1, { code: 'near' }],
        ['number n2', 1, { code: 'on-path' }, { code: 'shared', people: 2 }],
        ['device d1', 1, { code: 'shared', people: 2 }],
        ['account k1', 1, { code: 'near' }],
        ['borrower bea', 2, { code: 'shares', relations: ['device'] }],
        ['borrower cem', 2, { code: 'listed' }, { code: 'shares', relations: ['emergency-contact'] }],
      ],
    );
    expect(explanation.edges).toHaveLength(8);
    expect(explanation).toMatchObject({ left_out: 0, more: false });
  });

  it('has the same as a table: what is shared, by whom, how and since when', () => {
    const { table } = explain(graph, entity('borrower ann'), { as_of: now })!;
    const since_ms = start_ms;
    expect(table.map(({ entity: shared }) => shared.key)).toEqual(['n2', 'd1']);
    expect(table[1]).toEqual({
      entity: entity('device d1'),
      people: 2,
      holders: [
        { holder: entity('borrower ann'), relation: 'device', since_ms },
        { holder: entity('borrower bea'), relation: 'device', since_ms: since_ms + 2 * 86_400_000 },
        { holder: entity('application a1'), relation: 'device', since_ms },
      ],
      listed: false,
    });
  });

  it('keeps the way to the block list when there is room for little else', () => {
    const { nodes, left_out } = explain(graph, entity('borrower ann'), { as_of: now, most_nodes: 4 })!;
    expect(nodes.map(({ entity: one }) => one.key)).toEqual(['ann', 'a1', 'n2', 'cem']);
    expect(left_out).toBe(4);
  });

  it('is none of an entity that nobody knew of, and says its reasons in every language', () => {
    expect(explain(graph, entity('borrower ann'), { as_of: at(0) })).toBeNull();
    const { nodes } = explain(graph, entity('borrower ann'), { as_of: now })!;
    for (const why of nodes.flatMap((node) => node.why)) {
      for (const locale of locales) expect(whyText(why)[locale]).not.toBe('');
    }
    expect(whyText({ code: 'shares', relations: ['device', 'account'] })).toEqual({
      en: 'shares: device, account',
      'zh-CN': '共用：设备、账户',
    });
  });
});
