import { asList, asObject, asText, type Loose } from '../jdm.ts';

/** A node by its graph (empty: the strategy's own) and its id. */
export interface NodePlace {
  readonly graph: string;
  readonly node: string;
}

/** One of the graphs of a document; what cannot be read is empty. */
export function graphAt(document: unknown, graph: string): Loose {
  const whole = asObject(document);
  return graph === '' ? whole : asObject(asObject(whole['graphs'])[graph]);
}

/** The document with one of its graphs changed; everything else stays as it was written. */
export function changeGraph(document: unknown, graph: string, change: (graph: Loose) => Loose): Loose {
  const whole = asObject(document);
  if (graph === '') return change(whole);
  const graphs = asObject(whole['graphs']);
  return { ...whole, graphs: { ...graphs, [graph]: change(asObject(graphs[graph])) } };
}

export function nodeAt(document: unknown, { graph, node }: NodePlace): Loose | undefined {
  return asList(graphAt(document, graph)['nodes']).find(({ id }) => id === node);
}

export function changeNode(document: unknown, place: NodePlace, change: (node: Loose) => Loose): Loose {
  return changeGraph(document, place.graph, (graph) => ({
    ...graph,
    nodes: asList(graph['nodes']).map((node) => (node['id'] === place.node ? change(node) : node)),
  }));
}

/** Changes what a node holds: its rows, expressions, statements or parameters. */
export function changeContent(document: unknown, place: NodePlace, change: (content: Loose) => Loose): Loose {
  return changeNode(document, place, (node) => ({ ...node, content: change(asObject(node['content'])) }));
}

/** A name that none of the others has: `row`, else `row-2`, `row-3`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let count = 2; taken.includes(name); count += 1) name = `${wanted}-${count}`;
  return name;
}

export function idsOf(items: unknown, key = 'id'): readonly string[] {
  return asList(items).map((item) => asText(item[key]));
}
