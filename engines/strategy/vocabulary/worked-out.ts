import { graphFaults } from '../check/graph.ts';
import { firstScope, scopesOf } from '../check/scope.ts';
import type { Scope } from '../check/typing.ts';
import { contextNames, type Domain, featurePrefix } from '../context.ts';
import type { JdmGraph, StrategyDocument } from '../jdm/document.ts';

/** The values that nodes before a node have worked out, and what each may be. */
export interface WorkedOut {
  /** The key of the sub-graph; left out for the strategy's own graph. */
  readonly graph?: string;
  readonly node: string;
  readonly values: readonly { readonly name: string; readonly domain: Domain }[];
}

/** What each node may name besides facts and features. Empty for a graph that is not drawn to its end. */
export function workedOut(document: StrategyDocument): readonly WorkedOut[] {
  if (graphFaults(document).length > 0) return [];
  const own = scopesOf(document, firstScope([]), document);
  const inner = Object.entries(document.graphs ?? {}).flatMap(([key, graph]) => {
    const caller = document.nodes.find((node) => node.type === 'decisionNode' && node.content.key === key);
    const first = (caller && own.get(caller.id)) ?? firstScope([]);
    return valuesOf(graph, scopesOf(graph, first, document)).map((one) => ({ graph: key, ...one }));
  });
  return [...valuesOf(document, own), ...inner];
}

function valuesOf({ nodes }: JdmGraph, scopes: ReadonlyMap<string, Scope>): readonly WorkedOut[] {
  return nodes.map(({ id }) => ({
    node: id,
    values: [...(scopes.get(id) ?? [])]
      .filter(([name]) => !contextNames.has(name) && !name.startsWith(featurePrefix))
      .map(([name, domain]) => ({ name, domain })),
  }));
}
