import type { GraphView } from '../jdm.ts';
import { stepsOf } from '../jdm.ts';

/** Height of a node with the gap below it, and how far the arcs may reach to the left, in pixels. */
export const rowHeight = 44;
export const gutter = 76;

/** The nodes in the order in which they are decided. */
export function inOrder(graph: GraphView): GraphView['nodes'] {
  const steps = stepsOf(graph);
  return graph.nodes.toSorted((a, b) => steps.get(a.id)! - steps.get(b.id)!);
}

export interface DrawnEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** An SVG path in the gutter, top to bottom. */
  readonly path: string;
}

const root = gutter - 10;
const middle = rowHeight / 2;

/**
 * Every node on a line of its own, so that its name has room at any width; an edge to the next one is straight, one that
 * skips nodes swings out to the left, the further the more it skips.
 */
export function edgesOf(graph: GraphView): readonly DrawnEdge[] {
  const places = new Map(inOrder(graph).map(({ id }, place) => [id, place]));
  const longest = Math.max(2, ...graph.edges.map(({ from, to }) => Math.abs(places.get(to)! - places.get(from)!)));
  return graph.edges.map(({ from, to }, index) => {
    const [start, end] = [places.get(from)!, places.get(to)!];
    const [top, bottom] = [start * rowHeight + middle, end * rowHeight + middle];
    const skipped = Math.abs(end - start);
    const reach = skipped <= 1 ? 0 : 12 + (root - 20) * ((skipped - 1) / (longest - 1));
    const path =
      reach === 0
        ? `M${root} ${top}V${bottom}`
        : `M${root} ${top}C${root - reach * 1.3} ${top} ${root - reach * 1.3} ${bottom} ${root} ${bottom}`;
    return { key: `${from} ${to} ${index}`, from, to, path };
  });
}
