import { canonicalJson } from '@lendline/kernel';
import type { EdgeChange, NodeChange, RowChange, StrategyDiff, ValueChange } from '../contract.ts';

type Fields = Readonly<Record<string, unknown>>;

interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly rows: readonly TableRow[];
  readonly columns: ReadonlyMap<string, string>;
}

interface TableRow {
  readonly id: string;
  readonly cells: ReadonlyMap<string, string>;
}

interface Graph {
  readonly fields: ReadonlyMap<string, string>;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlySet<string>;
}

/**
 * What differs between two JDM documents, node by node, and in decision tables row by row and cell by cell. Nodes and rows are
 * known by their ids, so that a renamed one is changed and not replaced. Where a node is drawn is no difference.
 */
export function diffDocuments(from: unknown, to: unknown): StrategyDiff {
  const [before, after] = [graphOf(from), graphOf(to)];
  const ids = [...new Set([...before.nodes.keys(), ...after.nodes.keys()])];
  const nodes = ids.map((id) => diffNode(before.nodes.get(id), after.nodes.get(id)));
  return {
    fields: diffValues(before.fields, after.fields),
    nodes: nodes.filter((change) => change !== null),
    edges: diffEdges(before, after),
  };
}

/** Nodes of sub-graphs stand under `<graph>/<node>`. */
function graphOf(document: unknown): Graph {
  const { graphs, ...rest } = fieldsOf(document);
  const parts = [
    partOf(document, ''),
    ...Object.entries(fieldsOf(graphs)).map(([key, graph]) => partOf(graph, `${key}/`)),
  ];
  return {
    fields: new Map(flatten({ ...rest, nodes: undefined, edges: undefined }).filter(([, value]) => value !== '')),
    nodes: new Map(parts.flatMap(({ nodes }) => nodes.map((node) => [node.id, node]))),
    edges: new Set(parts.flatMap(({ edges }) => edges)),
  };
}

interface Part {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly string[];
}

function partOf(graph: unknown, under: string): Part {
  const { nodes: drawn, edges } = fieldsOf(graph);
  const nodes = listOf(drawn).map((node) => nodeOf(node, under));
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const nameOf = (id: unknown): string => names.get(under + textOf(id)) ?? textOf(id);
  const arrows = listOf(edges).map(({ sourceId, targetId, sourceHandle }) => {
    const port = typeof sourceHandle === 'string' ? `#${sourceHandle}` : '';
    return canonicalJson([nameOf(sourceId) + port, nameOf(targetId)]);
  });
  return { nodes, edges: arrows };
}

function nodeOf(node: Fields, under: string): GraphNode {
  const content = fieldsOf(node['content']);
  const { rules, inputs, outputs, ...rest } = content;
  const columns = [...listOf(inputs), ...listOf(outputs)];
  const isTable = node['type'] === 'decisionTableNode';
  const fields = flatten(isTable ? { ...rest, columns: columnsById(columns) } : content);
  return {
    id: under + textOf(node['id']),
    name: textOf(node['name']),
    kind: textOf(node['type']),
    fields: new Map([['name', textOf(node['name'])], ...fields]),
    rows: isTable ? listOf(rules).map((row) => rowOf(row)) : [],
    columns: new Map(columns.map((column) => [textOf(column['id']), textOf(column['field'] ?? column['name'])])),
  };
}

function columnsById(columns: readonly Fields[]): Fields {
  return Object.fromEntries(columns.map(({ id, ...column }) => [textOf(id), column]));
}

function rowOf({ _id, ...cells }: Fields): TableRow {
  return { id: textOf(_id), cells: new Map(Object.entries(cells).map(([column, cell]) => [column, textOf(cell)])) };
}

function diffNode(before: GraphNode | undefined, after: GraphNode | undefined): NodeChange | null {
  const node = after ?? before;
  if (!node) return null;
  const change = !before ? 'added' : !after ? 'removed' : 'changed';
  const fields = diffValues(before?.fields, after?.fields);
  const rows = diffRows(before, after);
  if (change === 'changed' && fields.length === 0 && rows.length === 0) return null;
  return { node: node.id, name: node.name, kind: node.kind, change, fields, rows };
}

function diffRows(before: GraphNode | undefined, after: GraphNode | undefined): readonly RowChange[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const stayed = { old: orderAmong(old, now), now: orderAmong(now, old) };
  const columns = new Map([...(before?.columns ?? []), ...(after?.columns ?? [])]);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((row): RowChange[] => {
    const [was, is] = [old.get(row), now.get(row)];
    const cells = diffValues(was?.cells, is?.cells).map((cell) => ({
      ...cell,
      field: columns.get(cell.field) ?? cell.field,
    }));
    const places = { from: was?.place ?? null, to: is?.place ?? null };
    if (!was || !is) return [{ row, change: is ? 'added' : 'removed', ...places, cells }];
    if (cells.length > 0) return [{ row, change: 'changed', ...places, cells }];
    // A row that only slid because others came or went has not moved.
    return stayed.old.get(row) === stayed.now.get(row) ? [] : [{ row, change: 'moved', ...places, cells }];
  });
}

type Placed = ReadonlyMap<string, TableRow & { readonly place: number }>;

function placesOf(node: GraphNode | undefined): Placed {
  return new Map((node?.rows ?? []).map((row, place) => [row.id, { ...row, place }]));
}

/** The place of each row among those that the other document has, too. */
function orderAmong(rows: Placed, others: Placed): ReadonlyMap<string, number> {
  return new Map([...rows.keys()].filter((row) => others.has(row)).map((row, place) => [row, place]));
}

function diffValues(
  before: ReadonlyMap<string, string> = new Map(),
  after: ReadonlyMap<string, string> = new Map(),
): readonly ValueChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((field): ValueChange[] => {
    const [from, to] = [before.get(field) ?? null, after.get(field) ?? null];
    // An empty cell and no cell mean the same: anything.
    return (from ?? '') === (to ?? '') ? [] : [{ field, from, to }];
  });
}

function diffEdges({ edges: before }: Graph, { edges: after }: Graph): readonly EdgeChange[] {
  const told = (edges: ReadonlySet<string>, change: EdgeChange['change']): EdgeChange[] =>
    [...edges].map((edge) => {
      const [from, to] = JSON.parse(edge) as [string, string];
      return { change, from, to };
    });
  return [...told(before.difference(after), 'removed'), ...told(after.difference(before), 'added')];
}

/** The leaves of a value by their path: `expressions.2.value`. */
function flatten(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, textOf(value)]];
  return Object.entries(value).flatMap(([name, field]) => flatten(field, path === '' ? name : `${path}.${name}`));
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map((one) => fieldsOf(one)) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : canonicalJson(value);
}
