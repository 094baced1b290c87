import type { StrategyFault } from '@lendline/strategy';
import type { DocumentFault } from '../contract.ts';

/** Faults of the engine as they are told: what a fault is not about is null. */
export function documentFaults(faults: readonly StrategyFault[]): readonly DocumentFault[] {
  return faults.map(({ code, graph, node, row, column, path, cells, text }) => ({
    code,
    graph: graph ?? null,
    node: node ?? null,
    row: row ?? null,
    column: column ?? null,
    path: path ?? null,
    ...(cells && { cells }),
    text,
  }));
}
