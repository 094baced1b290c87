import type { DocumentFault } from '@lendline/decisions/contract';
import type { NodePlace } from './document.ts';

/** Faults of a node, those of its sub-graph left out. */
export function faultsOfNode(faults: readonly DocumentFault[], { graph, node }: NodePlace): readonly DocumentFault[] {
  return faults.filter((fault) => (fault.graph ?? '') === graph && fault.node === node);
}

/** Faults of a row, whatever its column. */
export function faultsOfRow(faults: readonly DocumentFault[], row: string): readonly DocumentFault[] {
  return faults.filter((fault) => fault.row === row);
}

/** What is said of a cell: faults of its row and column, and of the column as a whole. */
export function faultsOfCell(
  faults: readonly DocumentFault[],
  { row, column }: { readonly row: string; readonly column: string },
): readonly DocumentFault[] {
  return faults.filter((fault) => fault.column === column && (fault.row === row || fault.row === null));
}

/** Faults that are about no row: of the table as a whole, or of a column. */
export function faultsOfWhole(faults: readonly DocumentFault[]): readonly DocumentFault[] {
  return faults.filter((fault) => fault.row === null);
}
