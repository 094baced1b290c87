import type { Network } from '@lendline/fraud/contract';

export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Branch {
  readonly node: string;
  readonly branches: Branch[];
}

const turn = 2 * Math.PI;
/** Lines shorter than a pixel are taken for upright ones by what draws them, before it scales them. */
const ring = 100;

/**
 * Where each node is drawn: on rings around the person looked at, as many steps away as the edges are, each in the slice of
 * what leads to it (a radial tree: P. Eades, Drawing Free Trees, 1992). The same network always has the same drawing, and no
 * two nodes have the same place. Two rings are 100 apart.
 */
export function networkPlaces({ nodes, edges }: Pick<Network, 'nodes' | 'edges'>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const put = ({ node, branches }: Branch, hops: number, [from, to]: readonly [from: number, to: number]): void => {
    const angle = (from + to) / 2;
    places.set(node, { x: ring * hops * Math.cos(angle), y: ring * hops * Math.sin(angle) });
    const whole = branches.reduce((sum, branch) => sum + leaves(branch), 0);
    let at = from;
    for (const branch of branches) {
      const next = at + ((to - from) * leaves(branch)) / whole;
      put(branch, hops + 1, [at, next]);
      at = next;
    }
  };
  const roots = treesOf({ nodes, edges });
  const [first, ...rest] = roots;
  if (first && rest.length === 0) put(first, 0, [0, turn]);
  // Nothing in the middle, where several have the same claim to it.
  else put({ node: '', branches: roots }, 0, [0, turn]);
  places.delete('');
  return places;
}

/** Every node under the first neighbour from which it was reached, nearest first; what nothing reaches is a root of its own. */
function treesOf({ nodes, edges }: Pick<Network, 'nodes' | 'edges'>): Branch[] {
  const neighbours = new Map<string, string[]>(nodes.map(({ node }) => [node, []]));
  for (const { holder, held } of edges) {
    neighbours.get(holder)?.push(held);
    neighbours.get(held)?.push(holder);
  }
  const seen = new Set<string>();
  const roots: Branch[] = [];
  for (const { node } of nodes) {
    if (seen.has(node)) continue;
    seen.add(node);
    const root: Branch = { node, branches: [] };
    roots.push(root);
    // Grows while it is walked: breadth first.
    const reached = [root];
    for (const branch of reached) {
      for (const next of neighbours.get(branch.node) ?? []) {
        if (seen.has(next) || !neighbours.has(next)) continue;
        seen.add(next);
        const grown: Branch = { node: next, branches: [] };
        branch.branches.push(grown);
        reached.push(grown);
      }
    }
  }
  return roots;
}

function leaves({ branches }: Branch): number {
  return branches.length === 0 ? 1 : branches.reduce((sum, branch) => sum + leaves(branch), 0);
}
