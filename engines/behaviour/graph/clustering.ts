import { entryOf, isReciprocated, type TieGraph } from './tie-graph.ts';

/** Pairs of a node's reciprocated contacts: of those that could be seen to be tied, how many are. */
export interface ContactPairs {
  readonly closed: number;
  /** A tie between two contacts shows only when one of the two has records here. */
  readonly observable: number;
}

/** Room to mark nodes in, as long as the graph has nodes; all zero before and after. */
export type Scratch = Uint8Array;

/**
 * The local clustering coefficient's numerator and denominator (D. Watts, S. Strogatz, Nature 393:440, 1998) over
 * reciprocated ties. `own` are nodes of the same person, which are nobody's contacts.
 */
export function contactPairs(
  graph: TieGraph,
  node: number,
  { own, marked }: { readonly own: ReadonlySet<number>; readonly marked: Scratch },
): ContactPairs {
  const contacts = reciprocatedContacts(graph, node, own);
  let hidden = 0;
  for (const contact of contacts) {
    marked[contact] = 1;
    if (graph.observed[contact] === 0) hidden += 1;
  }
  let ends = 0;
  for (const contact of contacts) {
    const degree = graph.start[contact + 1]! - graph.start[contact]!;
    // The row of a hotline is as long as the country: there each of the few contacts is looked up instead.
    ends +=
      degree > contacts.length * Math.log2(degree + 1)
        ? tiedByLookUp(graph, contact, contacts)
        : tiedByMark(graph, contact, marked);
  }
  for (const contact of contacts) marked[contact] = 0;
  return { closed: ends / 2, observable: pairs(contacts.length) - pairs(hidden) };
}

function tiedByMark(graph: TieGraph, contact: number, marked: Scratch): number {
  let tied = 0;
  for (let entry = graph.start[contact]!; entry < graph.start[contact + 1]!; entry += 1) {
    if (marked[graph.peer[entry]!] === 1 && isReciprocated(graph, entry)) tied += 1;
  }
  return tied;
}

function tiedByLookUp(graph: TieGraph, contact: number, contacts: readonly number[]): number {
  let tied = 0;
  for (const other of contacts) {
    const entry = entryOf(graph, contact, other);
    if (entry !== null && isReciprocated(graph, entry)) tied += 1;
  }
  return tied;
}

/** Contacts that were reached and that reached back. */
function reciprocatedContacts(graph: TieGraph, node: number, own: ReadonlySet<number>): number[] {
  const contacts: number[] = [];
  for (let entry = graph.start[node]!; entry < graph.start[node + 1]!; entry += 1) {
    if (isReciprocated(graph, entry) && !own.has(graph.peer[entry]!)) contacts.push(graph.peer[entry]!);
  }
  return contacts;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
