import { inOrder } from '../../check/graph.ts';
import type { JdmGraph, JdmNode, PassingOn, StrategyDocument } from '../../jdm/document.ts';
import type { Left } from '../findings.ts';
import { limitNode, menuNode, type Run } from '../money.ts';
import { graphForZen } from '../prepare.ts';
import { onlyZen, type Scope, truth } from './exact.ts';
import { evaluatorOf } from './expression.ts';
import { isName } from './reads.ts';
import { tableOf } from './table.ts';

/** Walks a graph for one run; throws where only ZEN can say what it comes to. */
export type Walk = (run: Run, context: Left) => Left;

/** What a node hands on, and of a switch the statement that it took. */
interface Handed {
  readonly scope: Scope;
  readonly taken?: string;
}

type Work = (scope: Scope, run: Run) => Handed;

interface Stop {
  readonly work: Work;
  readonly from: readonly { readonly stop: number; readonly statement: string | undefined }[];
}

/**
 * A strategy made ready to be walked without ZEN, for replaying it many thousand times: the same tables, expressions and
 * switches, in exact arithmetic. Undefined where any part of it is not known here; and wherever the two might differ on one
 * application the walk gives up on it, and ZEN decides.
 */
export function walkOf(document: StrategyDocument): Walk | undefined {
  const graphs = Object.entries(document.graphs ?? {});
  const walk = graphWalk(document, new Map(graphs));
  return walk && ((run, context) => walk({ ...context, run: 0 }, run));
}

type GraphWalk = (scope: Scope, run: Run) => Scope;

function graphWalk(graph: JdmGraph, graphs: ReadonlyMap<string, JdmGraph>): GraphWalk | undefined {
  const nodes = inOrder(graphForZen(graph));
  if (nodes.length !== graph.nodes.length) return undefined;
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  const stops: Stop[] = [];
  for (const node of nodes) {
    const work = workOf(node, { graphs, alone: isAlone(node, graph) });
    if (!work) return undefined;
    const from = graph.edges.filter(({ targetId }) => targetId === node.id);
    stops.push({
      work,
      from: from.map(({ sourceId, sourceHandle }) => ({ stop: places.get(sourceId)!, statement: sourceHandle })),
    });
  }
  const out = nodes.findIndex(({ type }) => type === 'outputNode');
  return (scope, run) => {
    const handed: (Handed | undefined)[] = [];
    for (const stop of stops) handed.push(taken(stop, handed, { scope, run }));
    return handed[out]?.scope ?? onlyZen();
  };
}

interface Begun {
  readonly scope: Scope;
  readonly run: Run;
}

/** What a stop hands on; undefined where no way led to it. */
function taken(
  { work, from }: Stop,
  handed: readonly (Handed | undefined)[],
  { scope, run }: Begun,
): Handed | undefined {
  if (from.length === 0) return work(scope, run);
  let into: Scope | undefined;
  for (const { stop, statement } of from) {
    const before = handed[stop];
    if (!before || (before.taken !== undefined && before.taken !== statement)) continue;
    into = into ? together(into, before.scope) : before.scope;
  }
  return into && work(into, run);
}

/** Two ways that meet: what both of them know they know alike. */
function together(one: Scope, other: Scope): Scope {
  const both = { ...one };
  for (const name of Object.keys(other)) {
    const value = other[name];
    if (both[name] !== undefined && !Object.is(both[name], value)) onlyZen();
    both[name] = value;
  }
  return both;
}

/** Whether what a node is handed is handed to nobody else, so that it may be added to where it lies. */
function isAlone({ id }: JdmNode, { edges }: JdmGraph): boolean {
  const into = edges.filter(({ targetId }) => targetId === id);
  const [only] = into;
  if (!only || into.length > 1) return false;
  return edges.every(
    (edge) => edge === only || edge.sourceId !== only.sourceId || edge.sourceHandle !== only.sourceHandle,
  );
}

interface Around {
  readonly graphs: ReadonlyMap<string, JdmGraph>;
  readonly alone: boolean;
}

function workOf(node: JdmNode, { graphs, alone }: Around): Work | undefined {
  switch (node.type) {
    case 'inputNode':
    case 'outputNode':
      return (scope) => ({ scope });
    case 'decisionTableNode':
      return passed(tableOf(node), node.content, alone);
    case 'expressionNode':
      return passed(expressionsOf(node), node.content, alone);
    case 'decisionNode': {
      const graph = graphs.get(node.content.key);
      // A sub-graph adds to what it is handed as its own nodes do.
      return graph && passed(copying(graphWalk(graph, graphs)), node.content, alone);
    }
    case 'switchNode':
      return switchOf(node);
    case 'customNode': {
      const money = node.content.kind === 'limit' ? limitNode : node.content.kind === 'menu' ? menuNode : undefined;
      return money && ((scope, run) => ({ scope: money(run, scope) }));
    }
  }
}

/** What a node found, under its own name or beside what came in. */
function passed(
  find: ((scope: Scope, run: Run) => unknown) | undefined,
  { passThrough, outputPath }: PassingOn,
  alone: boolean,
): Work | undefined {
  if (!find || (outputPath && !isName(outputPath))) return undefined;
  return (scope, run) => {
    const found = find(scope, run);
    const result = outputPath ? { [outputPath]: found } : Array.isArray(found) ? onlyZen() : (found as Scope);
    if (passThrough !== true) return { scope: result };
    return { scope: alone ? Object.assign(scope, result) : { ...scope, ...result } };
  };
}

function copying(walk: GraphWalk | undefined): GraphWalk | undefined {
  return walk && ((scope, run) => walk({ ...scope }, run));
}

function expressionsOf({
  content,
}: Extract<JdmNode, { type: 'expressionNode' }>): ((scope: Scope) => Scope) | undefined {
  const entries = content.expressions.map(({ key, value }) => ({ key, evaluate: evaluatorOf(value) }));
  const ready = entries.flatMap(({ key, evaluate }) => (evaluate && isName(key) ? [{ key, evaluate }] : []));
  if (ready.length < entries.length) return undefined;
  return (scope) => {
    const result: Scope = {};
    for (const { key, evaluate } of ready) result[key] = evaluate(scope);
    return result;
  };
}

function switchOf({ content }: Extract<JdmNode, { type: 'switchNode' }>): Work | undefined {
  const last = content.statements.at(-1);
  const tested = content.statements.filter(({ isDefault }) => isDefault !== true);
  const conditions = tested.map(({ id, condition }) => ({ id, holds: evaluatorOf(condition) }));
  const ready = conditions.flatMap(({ id, holds }) => (holds ? [{ id, holds }] : []));
  // A way for everything else stands last, and there is one.
  if (ready.length < conditions.length || last?.isDefault !== true || tested.length !== content.statements.length - 1)
    return undefined;
  return (scope) => {
    // Every condition, so that one which cannot be told is never passed by.
    const held = ready.filter(({ holds }) => truth(holds(scope)));
    return { scope, taken: held[0]?.id ?? last.id };
  };
}
