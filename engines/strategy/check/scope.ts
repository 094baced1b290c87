import { contextNames, type Domain, featureDomain, featurePrefix } from '../context.ts';
import { pathOf } from '../findings.ts';
import { readCondition } from '../jdm/condition.ts';
import type { JdmGraph, JdmNode, StrategyDocument, TableNode } from '../jdm/document.ts';
import { either, listDomain, narrowed, numberDomain, truthDomain, wordDomain } from './domains.ts';
import { inOrder } from './graph.ts';
import { type Scope, typed } from './typing.ts';

/** The names that a strategy begins with. */
export function firstScope(features: readonly string[]): Scope {
  const facts = [...contextNames].map(([name, { domain }]) => [name, domain] as const);
  const asked = features.map((name) => [`${featurePrefix}${name}`, featureDomain] as const);
  return new Map([...facts, ...asked, ['run', numberDomain(0, true)]]);
}

/** What is known where each node of a graph stands: what every way to it has passed on. */
export function scopesOf(graph: JdmGraph, first: Scope, document: StrategyDocument): ReadonlyMap<string, Scope> {
  const before = new Map<string, Scope>();
  const after = new Map<string, Scope>();
  for (const node of inOrder(graph)) {
    const ways = graph.edges
      .filter(({ targetId }) => targetId === node.id)
      .flatMap(({ sourceId }) => after.get(sourceId) ?? []);
    const scope = node.type === 'inputNode' ? first : common(ways);
    before.set(node.id, scope);
    after.set(node.id, scopeAfter(node, scope, document));
  }
  return before;
}

function common(ways: readonly Scope[]): Scope {
  const [one, ...others] = ways;
  if (!one) return new Map();
  const kept = [...one].filter(([name]) => others.every((scope) => scope.has(name)));
  return new Map(
    kept.map(([name, domain]) => [name, others.reduce((all, scope) => either(all, scope.get(name)!), domain)]),
  );
}

function scopeAfter(node: JdmNode, scope: Scope, document: StrategyDocument): Scope {
  switch (node.type) {
    case 'decisionTableNode':
      return new Map([...scope, ...tableValues(node, scope)]);
    case 'expressionNode': {
      const worked = node.content.expressions.map(({ key, value }) => [key, typed(value, scope).domain] as const);
      return new Map([...(node.content.passThrough ? scope : []), ...worked]);
    }
    case 'customNode': {
      if (node.content.kind === 'limit') return new Map([...scope, [pathOf('affordability'), listDomain]]);
      const fits = either(truthDomain, wordDomain('none'));
      return new Map([...scope, [pathOf('menu'), listDomain], ['menu_fits', fits]]);
    }
    case 'decisionNode':
      return afterSubGraph(node, scope, document);
    case 'inputNode':
    case 'outputNode':
    case 'switchNode':
      return scope;
  }
}

function afterSubGraph(
  node: Extract<JdmNode, { type: 'decisionNode' }>,
  scope: Scope,
  document: StrategyDocument,
): Scope {
  const graph = document.graphs?.[node.content.key];
  const end = graph?.nodes.find(({ type }) => type === 'outputNode')?.id ?? '';
  return (graph && scopesOf(graph, scope, document).get(end)) ?? scope;
}

/** A table that collects leaves a list; one that takes the first row leaves the values of its rows. */
function tableValues(node: TableNode, scope: Scope): readonly (readonly [string, Domain])[] {
  const { hitPolicy, outputPath, outputs } = node.content;
  if (hitPolicy === 'collect') return outputPath === undefined ? [] : [[outputPath, listDomain]];
  const prefix = outputPath === undefined ? '' : `${outputPath}.`;
  return outputs.map(({ id, field }) => {
    const cells = node.content.rules.map((row) => typed(row[id] ?? '', rowScope(node, row, scope)).domain);
    return [`${prefix}${field}`, cells.reduce(either, wordDomain())] as const;
  });
}

/** What is known in the results of a row: its conditions hold there. */
export function rowScope({ content }: TableNode, row: TableNode['content']['rules'][number], scope: Scope): Scope {
  const known = new Map(scope);
  for (const { id, field } of content.inputs) {
    const condition = readCondition(row[id] ?? '');
    const domain = scope.get(field);
    if (condition.ok && domain) known.set(field, narrowed(domain, condition.value));
  }
  return known;
}
