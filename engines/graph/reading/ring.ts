import { type Entity, type EntityKind, entityKinds } from '../entity.ts';
import type { View } from '../search/view.ts';
import { type Walk, walk } from '../search/walk.ts';
import { ringFacts } from './ring-facts.ts';
import { type RingScore, ringScore } from './ring-score.ts';

/** Who is tied together by what they share, as of an instant. */
export interface Ring {
  /** All of them up to the rules' `counted`; of a larger ring the nearest, which are as many or fewer. */
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

/**
 * Exact up to the rules' `counted`, whether the graph keeps the rings of this instant, where it is one read, or not, where the
 * ring is walked; the nearest of a larger ring, found by the same walk either way. So no reading takes longer than a ring
 * of that size, and none depends on where the graph happens to be.
 */
function kindCounts(view: View, named: Walk): Record<EntityKind, number> {
  if (named.complete) return countsOf(view, named.nodes);
  const { rings, rules } = view.graph;
  const [start, { counted, looked_at }] = [named.nodes[0]!, rules.reach];
  if (view.kept) {
    const isCounted = rings.components.size[rings.components.label[start]!]! <= counted;
    if (isCounted) return byKind((kind) => rings.components.count(start, kind));
  } else {
    const whole = walk(view, [start], {
      joining: true,
      hops: Infinity,
      looked_at: Infinity,
      nodes: Infinity,
      met: counted,
    });
    if (whole.complete) return countsOf(view, whole.nodes);
  }
  // In the proportion of what is looked at to name members.
  const most = Math.ceil((looked_at * counted) / rules.reach.members);
  const nearest = walk(view, [start], {
    joining: true,
    hops: Infinity,
    looked_at: most,
    nodes: counted,
    by_kind: true,
  });
  return countsOf(view, nearest.nodes);
}

function countsOf(view: View, nodes: readonly number[]): Record<EntityKind, number> {
  const counts = new Int32Array(entityKinds.length);
  for (const node of nodes) counts[view.graph.entities.kind[node]!]! += 1;
  return byKind((kind) => counts[kind]!);
}

function byKind(count: (kind: number) => number): Record<EntityKind, number> {
  return Object.fromEntries(entityKinds.map((kind, index) => [kind, count(index)])) as Record<EntityKind, number>;
}
