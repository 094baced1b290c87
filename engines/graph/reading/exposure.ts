import type { Entity } from '../entity.ts';
import type { View } from '../search/view.ts';
import { type Walk, walk, wayTo } from '../search/walk.ts';

/** How near the block list is, the person left out. Graph evidence may send an application to a person, never decline it alone. */
export interface Exposure {
  /** Listed entities that the person holds, and listed ones that hold the same: at one and two edges. */
  readonly first_degree: number;
  /** Listed entities at three and four edges: one more person in between. */
  readonly second_degree: number;
  /** The ways to the nearest of them, from the person on, nearest first: at most `pathsShown`. */
  readonly paths: readonly (readonly Entity[])[];
  /** Up to how many edges away all were looked at: less than the rules' reach where too many are near. */
  readonly looked_edges: number;
}

export const pathsShown = 5;

export function exposureOf(view: View, own: readonly number[]): Exposure {
  const { found, listed } = listedNear(view, own);
  const within = (from: number, to: number): number =>
    listed.filter((place) => found.hops[place]! >= from && found.hops[place]! <= to).length;
  return {
    first_degree: within(1, 2),
    second_degree: within(3, 4),
    paths: listed
      .slice(0, pathsShown)
      .map((place) => wayTo(found, place).map((node) => view.graph.entities.entity(node))),
    looked_edges: found.whole_hops,
  };
}

/** The walk from a person to whom is listed; places of listed nodes in it, nearest first, then by entity. */
export function listedNear(view: View, own: readonly number[]): { found: Walk; listed: readonly number[] } {
  const { rules, entities } = view.graph;
  const { exposure_edges, looked_at } = rules.reach;
  const found = walk(view, own, { joining: false, hops: exposure_edges, looked_at, nodes: Infinity });
  const listed: number[] = [];
  found.nodes.forEach((node, place) => {
    if (found.hops[place]! > 0 && view.isListed(node)) listed.push(place);
  });
  listed.sort((a, b) => found.hops[a]! - found.hops[b]! || entities.order(found.nodes[a]!, found.nodes[b]!));
  return { found, listed };
}
