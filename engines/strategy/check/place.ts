import type { LocalText } from '@lendline/kernel';
import type { FaultCode, StrategyFault } from '../fault.ts';
import type { JdmGraph, StrategyDocument } from '../jdm/document.ts';

/** Where a check is looking: a graph of the strategy, a node of it, a row and a column. */
export interface Place {
  readonly graph?: string;
  readonly node?: string;
  readonly row?: string;
  readonly column?: string;
}

export function fault(code: FaultCode, place: Place, text: LocalText): StrategyFault {
  return { code, ...place, text };
}

/** A graph of a strategy with its key; the strategy's own graph has none. */
export interface PlacedGraph {
  readonly key: string | undefined;
  readonly graph: JdmGraph;
}

export function graphsOf(document: StrategyDocument): readonly PlacedGraph[] {
  const parts = Object.entries(document.graphs ?? {}).map(([key, graph]) => ({ key, graph }));
  return [{ key: undefined, graph: document }, ...parts];
}

/** The place of a node, with its graph where it is not the strategy's own. */
export function placeOf(key: string | undefined, node: string): Place {
  return { ...(key !== undefined && { graph: key }), node };
}
