import type { EntityGraph } from '../entity-graph.ts';
import type { Entity } from '../entity.ts';
import { listedNear, pathsShown } from '../reading/exposure.ts';
import type { Question } from '../reading/look-up.ts';
import { ownNodes } from '../reading/person.ts';
import { View } from '../search/view.ts';
import { type Walk, wayTo } from '../search/walk.ts';
import { edgesBetween, type ExplainedEdge } from './edges-between.ts';
import type { Why } from './why.ts';
import { reasonsOf } from './reasons-of.ts';

/** The part of the graph around an entity that tells why it was read as it was: ready to be drawn, and the same as a table. */
export interface Explanation {
  /** Nearest first, then by kind and key. */
  readonly nodes: readonly ExplainedNode[];
  /** By holder, then by held entity and relation. */
  readonly edges: readonly ExplainedEdge[];
  /** What is shared, in the order of nodes. */
  readonly table: readonly SharedRow[];
  /** Near entities for which there was no room. */
  readonly left_out: number;
  /** Whether so much is near that not even two edges were looked at: `left_out` is less than there is then. */
  readonly more: boolean;
}

export interface ExplainedNode {
  readonly entity: Entity;
  /** Edges from the person. */
  readonly hops: number;
  readonly why: readonly Why[];
}

export interface SharedRow {
  readonly entity: Entity;
  /** All who hold it, drawn or not. */
  readonly people: number;
  /** Its holders in the drawing, with by what relation and since when. */
  readonly holders: readonly Omit<ExplainedEdge, 'held'>[];
  readonly listed: boolean;
}

export interface Drawing extends Question {
  /** The most nodes; 40 unless told. The ways to the block list come first, then what is nearest and shared. */
  readonly most_nodes?: number;
}

const near_edges = 2;

/** Explains an entity as of an instant; null where nothing was known of it. */
export function explain(graph: EntityGraph, entity: Entity, drawing: Drawing): Explanation | null {
  const { as_of, own = [], most_nodes = 40 } = drawing;
  const subject = graph.entities.find(entity);
  const view = new View(graph, as_of);
  if (subject === undefined || !view.knows(subject)) return null;
  const self = ownNodes(view, [subject, ...own.flatMap((one) => graph.entities.find(one) ?? [])]);
  const { found, listed } = listedNear(view, self);
  const onPath = new Set(listed.slice(0, pathsShown).flatMap((place) => wayTo(found, place)));
  const reasons = reasonsOf(view, { subject, self, onPath });
  const near = [...found.nodes.keys()].filter(
    (place) => found.hops[place]! <= near_edges || onPath.has(found.nodes[place]!),
  );
  const rank = (node: number): number =>
    node === subject ? 0 : onPath.has(node) ? 1 : reasons.people(node) > 1 ? 2 : 3;
  const inOrder = orderOf(view, found);
  const chosen = near
    .toSorted((a, b) => nearRank(found, a, rank) - nearRank(found, b, rank) || inOrder(a, b))
    .slice(0, most_nodes)
    .sort(inOrder);
  const nodes = chosen.map((place) => found.nodes[place]!);
  const edges = edgesBetween(view, nodes);
  return {
    nodes: chosen.map((place) => explained(view, reasons.of(found.nodes[place]!), { found, place })),
    edges,
    table: sharedRows({ view, edges, people: reasons.people }, nodes),
    left_out: near.length - chosen.length,
    more: found.whole_hops < near_edges,
  };
}

/** Ways to the block list before everything else; of the rest the nearer before the farther, and what is shared first. */
function nearRank({ nodes, hops }: Walk, place: number, rank: (node: number) => number): number {
  const own = rank(nodes[place]!);
  return own < 2 ? own : 2 + hops[place]! * 2 + own;
}

function orderOf({ graph }: View, { nodes, hops }: Walk): (a: number, b: number) => number {
  return (a, b) => hops[a]! - hops[b]! || graph.entities.order(nodes[a]!, nodes[b]!);
}

function explained(view: View, why: readonly Why[], { found, place }: { found: Walk; place: number }): ExplainedNode {
  return { entity: view.graph.entities.entity(found.nodes[place]!), hops: found.hops[place]!, why };
}

interface Drawn {
  readonly view: View;
  readonly edges: readonly ExplainedEdge[];
  readonly people: (node: number) => number;
}

function sharedRows({ view, edges, people }: Drawn, nodes: readonly number[]): SharedRow[] {
  const { entities } = view.graph;
  return nodes
    .filter((node) => people(node) > 1)
    .map((node) => {
      const entity = entities.entity(node);
      const held = edges.filter((edge) => edge.held.kind === entity.kind && edge.held.key === entity.key);
      const holders = held.map(({ holder, relation, since_ms }) => ({ holder, relation, since_ms }));
      return { entity, people: people(node), holders, listed: view.isListed(node) };
    });
}
