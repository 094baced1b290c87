import type { Marks } from '../store/marks.ts';
import type { Rows } from '../store/rows.ts';

interface Surface {
  readonly rows: Rows;
  readonly size: number;
  readonly joins: (edge: number) => boolean;
  readonly marks: Marks;
}

/**
 * The side that is cut off now that an edge between two nodes has gone, or null where another way still joins them. Both
 * sides are searched in step, a node at a time, and the first to run out of nodes is the answer: an end at the rim of a
 * large ring costs what hangs off it (S. Even, Y. Shiloach, An on-line edge-deletion problem, JACM 28:1, 1981).
 */
export function severedSide([a, b]: readonly [number, number], surface: Surface): number[] | null {
  const { marks, size } = surface;
  marks.clear(size);
  const sides = [[a], [b]];
  marks.set(a, 0);
  marks.set(b, 1);
  for (let step = 0; ; step += 1) {
    for (const [side, queue] of sides.entries()) {
      if (step === queue.length) return queue;
      if (meets(queue, { step, side }, surface)) return null;
    }
  }
}

/** Puts the neighbours of one node in the queue; whether one of them belongs to the other side. */
function meets(
  queue: number[],
  { step, side }: { readonly step: number; readonly side: number },
  { rows, joins, marks }: Surface,
): boolean {
  const node = queue[step]!;
  const end = rows.start[node]! + rows.length[node]!;
  for (let place = rows.start[node]!; place < end; place += 1) {
    const peer = rows.peer[place]!;
    if (!joins(rows.edge[place]!)) continue;
    if (!marks.has(peer)) {
      marks.set(peer, side);
      queue.push(peer);
    } else if (marks.note[peer] !== side) return true;
  }
  return false;
}
