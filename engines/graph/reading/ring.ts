import { type Entity, type EntityKind, entityKinds } from '../entity.ts';
import type { View } from '../search/view.ts';
import { type Walk, walk } from '../search/walk.ts';
import { ringFacts } from './ring-facts.ts';
import { type RingScore, ringScore } from './ring-score.ts';

/** Who is tied together by what they share, as of an instant. */
export interface Ring {
  readonly size: number;
  readonly by_kind: Readonly<Record<EntityKind, number>>;
  /** Nearest first, then by kind and key. */
  readonly members: readonly Entity[];
  /** Whether there are members beyond those named, whom the score does not look at either. */
  readonly more: boolean;
  readonly score: RingScore;
}

export function ringOf(view: View, node: number): Ring {
  const { entities, rules } = view.graph;
  const named = walk(view, [node], {
    joining: true,
    hops: Infinity,
    looked_at: rules.reach.looked_at,
    nodes: rules.reach.members,
  });
  const by_kind = kindCounts(view, named);
  const size = Object.values(by_kind).reduce((sum, count) => sum + count, 0);
  const places = [...named.nodes.keys()].sort(
    (a, b) => named.hops[a]! - named.hops[b]! || entities.order(named.nodes[a]!, named.nodes[b]!),
  );
  return {
    size,
    by_kind,
    members: places.map((place) => entities.entity(named.nodes[place]!)),
    more: size > named.nodes.length,
    score: ringScore(ringFacts(view, named.nodes), rules),
  };
}

/** One read where the graph keeps the rings of this instant; otherwise the whole ring is walked. */
function kindCounts(view: View, named: Walk): Record<EntityKind, number> {
  const { entities, rings } = view.graph;
  const start = named.nodes[0]!;
  if (view.kept) return byKind((kind) => rings.components.count(start, kind));
  const whole = named.complete
    ? named
    : walk(view, [start], { joining: true, hops: Infinity, looked_at: Infinity, nodes: Infinity });
  const counts = new Int32Array(entityKinds.length);
  for (const node of whole.nodes) counts[entities.kind[node]!]! += 1;
  return byKind((kind) => counts[kind]!);
}

function byKind(count: (kind: number) => number): Record<EntityKind, number> {
  return Object.fromEntries(entityKinds.map((kind, index) => [kind, count(index)])) as Record<EntityKind, number>;
}
