/** A decision graph as the page shows it. Drafts may be kept with faults: what cannot be read is left out, and its fault says so. */
export interface GraphView {
  /** Key of a sub-graph; empty for the strategy's own graph. */
  readonly key: string;
  readonly nodes: readonly NodeView[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

export interface NodeView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly table: TableView | null;
}

export interface TableView {
  readonly hitPolicy: 'first' | 'collect';
  readonly columns: readonly { readonly id: string; readonly name: string; readonly isResult: boolean }[];
  /** Cells in the order of the columns; an empty condition holds of everything. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[];
}

/** A part of a document that may be anything. */
export type Loose = Readonly<Record<string, unknown>>;

/** The graphs of a JDM document, its own first. */
export function graphsOf(document: unknown): readonly GraphView[] {
  const whole = asObject(document);
  const inner = Object.entries(asObject(whole['graphs'])).map(([key, graph]) => graphOf(key, asObject(graph)));
  return [graphOf('', whole), ...inner];
}

function graphOf(key: string, { nodes, edges }: Loose): GraphView {
  const read = asList(nodes).map(nodeOf);
  const known = new Set(read.map(({ id }) => id));
  return {
    key,
    nodes: read,
    edges: asList(edges)
      .map((edge) => ({ from: asText(edge['sourceId']), to: asText(edge['targetId']) }))
      .filter(({ from, to }) => known.has(from) && known.has(to)),
  };
}

function nodeOf(node: Loose): NodeView {
  const kind = asText(node['type']);
  const id = asText(node['id']);
  const table = kind === 'decisionTableNode' ? tableOf(asObject(node['content'])) : null;
  return { id, name: asText(node['name']) || id, kind, table };
}

function tableOf({ hitPolicy, inputs, outputs, rules }: Loose): TableView {
  const column = (isResult: boolean) => (one: Loose) => ({
    id: asText(one['id']),
    name: asText(one['name']) || asText(one['field']),
    isResult,
  });
  const columns = [...asList(inputs).map(column(false)), ...asList(outputs).map(column(true))];
  return {
    hitPolicy: hitPolicy === 'collect' ? 'collect' : 'first',
    columns,
    rows: asList(rules).map((row) => ({ id: asText(row['_id']), cells: columns.map(({ id }) => asText(row[id])) })),
  };
}

export function asObject(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

export function asList(value: unknown): readonly Loose[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** How many steps from its beginnings each node is decided at: after all that lead to it. What goes in a circle stays where it was met. */
export function stepsOf({ nodes, edges }: Pick<GraphView, 'nodes' | 'edges'>): ReadonlyMap<string, number> {
  const steps = new Map(nodes.map(({ id }) => [id, 0]));
  // Longer than any way without a circle: a faulty draft may hold one.
  for (let round = 0; round < nodes.length; round += 1) {
    for (const { from, to } of edges) {
      const next = steps.get(from)! + 1;
      if (next > steps.get(to)! && next < nodes.length) steps.set(to, next);
    }
  }
  return steps;
}
